"""A whole note from a user's template: what it was given, and the prep block put where it wants it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import PurePosixPath

from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.model import Layout
from vaultkit.model import Phase
from vaultkit.render.context import Context
from vaultkit.render.layout import prep_lines
from vaultkit.render.layout import section_lines


def mark_of(context: Context) -> str:
    """Return what stands for the prep block while a template is rendered: no text of a note can pass for it."""
    return "vaultkit-prep-" + hashlib.sha256(json.dumps(context).encode("ascii")).hexdigest()


def given(context: Context, filing: Filing, phase: Phase) -> Context:
    """Return what a template of a whole note gets, besides what a body gets."""
    return {
        **context,
        "prep": mark_of(context),
        "title": PurePosixPath(filing.path).stem,
        "time": "",
        "front_matter": "\n".join(filing.front),
        "lead": "\n".join(filing.lead),
        "sections": "\n".join(section_lines(filing, phase)),
    }


def shapes(text: str, filing: Filing) -> bool:
    """Tell whether a template of a whole note can shape this one.

    Where meetings are parts of a file (sections, bullets, callouts), only what begins with {{ lead }} would be found again.
    """
    if filing.mode is Mode.CREATE and filing.layout is Layout.NOTE:
        return True
    lead = _without_end(filing.lead)
    return bool(lead) and _entry(text)[: len(lead)] == lead


def placed(text: str, mark: str, body: str, filing: Filing) -> str:
    """Return the note with its prep block; where the template does not place it, it goes below front matter and title.

    Lines to insert have no front matter, and the indentation of their place.
    """
    lead = _without_end(filing.lead)
    entry = filing.mode is Mode.INSERT
    lines = _entry(text) if entry else _lines(text)
    if not any(mark in line for line in lines):
        start = len(lines) - len(_entry(text))
        at = start + len(lead) if lead and lines[start:][: len(lead)] == lead else _below_title(lines)
        lines[at:at] = [*([""] if at and lines[at - 1].strip() else []), mark, *([""] if lines[at:] else [])]
    if entry:
        below = [_indented(line, filing) for line in lines[len(lead) :]]
        lines = [*[""] * filing.blank_before, *lead, *below, *[""] * filing.blank_after]
    number = next(number for number, line in enumerate(lines) if mark in line)
    before, _, after = lines[number].partition(mark)
    prep = "\n".join(prep_lines(filing, body))
    lines[number : number + 1] = [part for part in (before.rstrip(), prep, after.strip()) if part]
    return "\n".join(line.replace(mark, "") for line in lines) + "\n"


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def _entry(text: str) -> list[str]:
    """Return the lines of a text without front matter and without empty ones at the beginning."""
    lines = _lines(text)
    del lines[: _front(lines)]
    while lines and not lines[0].strip():
        del lines[0]
    return lines


def _without_end(lines: Sequence[str]) -> list[str]:
    """Return lines without the empty ones at the end."""
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _indented(line: str, filing: Filing) -> str:
    return filing.indent + line if line.strip() and not line.startswith(filing.indent) else line


def _front(lines: list[str]) -> int:
    """Return the number of lines of front matter."""
    if not lines or lines[0].strip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.strip() == "---"), 0)


def _below_title(lines: list[str]) -> int:
    """Return the place after front matter and a title."""
    at = _front(lines)
    first = next((number for number in range(at, len(lines)) if lines[number].strip()), None)
    if first is not None and lines[first].startswith("# "):
        return first + 1
    return at if first is None else first
