"""The last look before anything is written: what was rendered, read back with the tool's own reader."""

from __future__ import annotations

from vaultkit.briefs.filing import Filing
from vaultkit.briefs.filing import Mode
from vaultkit.briefs.front_matter import KEY
from vaultkit.errors import TemplateError
from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.model import Severity
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.prep_block import PrepBlock
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.text import parse_note

_REMEDY = "Nothing was written; please report this with the note that the line comes from."


def check_rendered(text: str, filing: Filing, *, own: bool) -> None:
    """Refuse a text that would not read back as meant.

    Args:
        text: the new file, or the lines to insert.
        filing: what was planned.
        own: rendered by a built-in template, so that headings and keys are known exactly.

    Raises:
        TemplateError: front matter, headings or the prep block are not as planned; nothing has been written.
    """
    # Before moving anything to the margin: the digest counts every blank.
    blocks = find_prep_blocks(text.split("\n"))
    if len(blocks) != 1 or not blocks[0].untouched:
        raise _wrong(filing, "holds no sound prep block")
    note = _read(text, filing)
    if not own:
        return
    keys = [match[1].strip("\"'") for line in filing.front[1:] if (match := KEY.match(line))]
    if filing.mode is Mode.CREATE and [found.key for found in note.properties] != keys:
        raise _wrong(filing, "has other properties than planned")
    _check_blocks(note, blocks[0], filing)


def _read(text: str, filing: Filing) -> Note:
    note, problems = parse_note(filing.path, _dedented(text, filing).encode("utf-8", "surrogatepass"))
    error = next((problem for problem in problems if problem.severity is Severity.ERROR), None)
    if note is None or error:
        reason = error.message if error else "is no text"
        raise _wrong(filing, f"would not be readable ({reason})")
    return note


def _check_blocks(note: Note, prep: PrepBlock, filing: Filing) -> None:
    inside: list[Block] = []
    headings: list[str] = []
    for block in parse_outline(note):
        if prep.first <= block.line <= prep.last:
            inside.append(block)
        elif block.kind is BlockKind.HEADING:
            headings.append(block.text)
    for block in inside:
        if block.kind in {BlockKind.HEADING, BlockKind.CODE} or block.task is not None:
            raise _wrong(filing, f"has a {block.kind} in its prep block (line {block.line})")
    planned = [line for section in filing.sections for line in section.lines] + list(filing.lead)
    known = " ".join(planned)
    if any(heading not in known for heading in headings):
        raise _wrong(filing, "has headings that were not planned")


def _dedented(text: str, filing: Filing) -> str:
    """Move an insertion to the left margin, for alone it would be code."""
    first = next(iter(filing.lead), "")
    margin = first[: len(first) - len(first.lstrip())]
    if not margin:
        return text
    return "\n".join(line.removeprefix(margin) for line in text.split("\n"))


def _wrong(filing: Filing, what: str) -> TemplateError:
    return TemplateError(f"The prepared note '{filing.path}' {what}.", _REMEDY)
