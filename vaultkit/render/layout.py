"""A prepared text put into its place: front matter, lead, prep block, sections, in the file's own manner."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence

from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.briefs.filing.plan import sections_for
from vaultkit.model import Phase
from vaultkit.notes.prep_block import wrap_prep_block
from vaultkit.notes.regex import regex

_ITEM = regex(r"^(?:-|\d{1,9}\.) ")


def tidy(text: str) -> list[str]:
    """Return the lines of a text without blanks at their ends, without double empty lines, and with none around."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        stripped = line.rstrip()
        if stripped or (kept and kept[-1]):
            kept.append(stripped)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def as_bullets(lines: Iterable[str]) -> list[str]:
    """Turn paragraphs and the lists below them into one outline: everything a bullet, lists one step in."""
    made: list[str] = []
    labelled = False
    for line in lines:
        if not line:
            continue
        item = _ITEM.match(line)
        if item:
            made.append(("\t" if labelled else "") + "- " + line[item.end() :])
        else:
            made.append("- " + line)
            labelled = line.endswith(":")
    return made


def prep_lines(filing: Filing, body: str) -> list[str]:
    """Return the prep block with its marks, indented as the place wants it."""
    first, *middle, last = wrap_prep_block("\n".join(inner_lines(filing, body))).rstrip("\n").split("\n")
    return [filing.indent + first, *middle, filing.indent + last]


def inner_lines(filing: Filing, body: str) -> list[str]:
    """Return what stands between the marks of the prep block, indented and in bullets as the place wants it."""
    lines = tidy(body)
    if filing.bullets:
        step = "\t" if "\t" in filing.indent else "  "
        lines = [line.replace("\t", step) for line in as_bullets(lines)]
    return [filing.indent + line if line else "" for line in lines]


def section_lines(filing: Filing, phase: Phase) -> list[str]:
    """Return the empty sections below the prep block, or the one place to start writing."""
    made: list[str] = []
    for section in sections_for(filing, phase):
        if made and made[-1].strip():
            made.append("")
        made += section.lines
    while made and not made[-1].strip():
        made.pop()
    if not made and filing.start:
        made = [filing.indent + filing.start]
    return made


def whole(filing: Filing, phase: Phase, body: str) -> str:
    """Return the text of a new file, or the lines to insert into an existing one; line ends are line feeds."""
    lead, below = list(filing.lead), section_lines(filing, phase)
    while lead and not lead[-1]:
        lead.pop()
    gap = [] if filing.bullets else [""]
    # A section of the day's note is no part of the bullet above it.
    apart = [""] if below and below[0].startswith(("#", "-" * 3)) else gap
    lines = [
        *lead,
        *(gap if lead else []),
        *prep_lines(filing, body),
        *(apart if below else []),
        *below,
    ]
    if filing.mode is Mode.CREATE:
        return _ended([*filing.front, *lines])
    return _ended([*[""] * filing.blank_before, *lines, *[""] * filing.blank_after])


def _ended(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
