"""The last look before anything is written: what was rendered, read back with the tool's own reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.briefs.filing.front_matter import KEY
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.errors import TemplateError
from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.model import Severity
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.prep_block import PrepBlock
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.notes.prep_block import wrap_prep_block
from vaultkit.notes.regex import regex
from vaultkit.notes.text import parse_note

_REMEDY = "Nothing was written; please report this with the note that the line comes from."
_REMEDY_OWN = "Mend the template."


@dataclass(frozen=True, slots=True)
class _Structure:
    """Something that may not stand in a prep block."""

    #: As the tool's own mistake tells it.
    name: str
    #: As the author of a template is told it.
    message: str
    remedy: str
    #: What a template's line looks like that makes it.
    maker: re.Pattern[str]


_HEADING = _Structure(
    "a heading",
    "A heading may not stand in the prep block.",
    "Write a label instead: 'Topics:'.",
    regex(r"^[ \t>]*#{1,6}[ \t]|^[ \t]*(?:=+|-+)[ \t]*$"),
)
_CODE = _Structure(
    "code",
    "Code may not stand in the prep block.",
    "Leave out the fence or the indentation.",
    regex(r"^[ \t>]*(?:`{3}|~{3}| {4}|\t)"),
)
_TASK = _Structure(
    "a task",
    "A task may not stand in the prep block: it would be there twice.",
    'Leave out the box, or set `carry = "copy"`.',
    regex(r"[-*+.)][ \t]+\[.\]"),
)
_ROW = _Structure(
    "a table row with more cells than its head",
    "A row of a table has more cells than its head, so the last would be lost.",
    "Give each row as many cells as its head.",
    regex(r"\|"),
)
_COMMENT = _Structure(
    "a comment that nobody closes",
    "A comment that nobody closes may not stand in the prep block: it would hide what is below.",
    "Close it with what opened it: '-->' or '%%'.",
    regex(r"<!--|%%"),
)
#: A bar that ends a cell: not escaped.
_BAR = regex(r"(?<!\\)(?:\\\\)*\|")


@dataclass(frozen=True, slots=True)
class Rules:
    """By what a text is judged."""

    #: No template of the user's shaped the note, so that headings and keys are known exactly.
    own: bool
    #: Commitments come back as tasks.
    copies: bool = False
    #: Templates of the user's that may have had a hand in it: path and source.
    authors: Sequence[tuple[str, str]] = ()


def check_rendered(text: str, filing: Filing, rules: Rules) -> None:
    """Refuse a text that would not read back as meant: the new file, or the lines to insert.

    Raises:
        TemplateError: front matter, headings or the prep block are not as planned; nothing has been written.
    """
    # Before moving anything to the margin: the digest counts every blank.
    blocks = find_prep_blocks(text.split("\n"))
    if len(blocks) != 1 or not blocks[0].untouched:
        raise _wrong(filing, rules, "holds no sound prep block")
    note = _read(text, filing, rules)
    keys = [match[1].strip("\"'") for line in filing.front[1:] if (match := KEY.match(line))]
    if rules.own and filing.mode is Mode.CREATE and [found.key for found in note.properties] != keys:
        raise _wrong(filing, rules, "has other properties than planned")
    bare = _read(_unmarked(text, blocks[0]), filing, rules)
    outline = parse_outline(bare)
    _check_inside(bare, _inside(outline, blocks[0]), filing, rules)
    _check_comments(text, blocks[0], filing, rules)
    if rules.own:
        _check_headings(outline, blocks[0], filing, rules)


def check_inner(text: str, filing: Filing, rules: Rules) -> None:
    """Refuse the text of a prep block that would not read back as meant; its marks are not part of it.

    Raises:
        TemplateError: it holds a heading, code or an unplanned task; nothing has been written.
    """
    whole = wrap_prep_block(text)
    blocks = find_prep_blocks(whole.split("\n"))
    if len(blocks) != 1:
        raise _wrong(filing, rules, "holds no sound prep block")
    bare = _read(_unmarked(whole, blocks[0]), filing, rules)
    _check_inside(bare, _inside(parse_outline(bare), blocks[0]), filing, rules)
    _check_comments(whole, blocks[0], filing, rules)


def _unmarked(text: str, prep: PrepBlock) -> str:
    """Return a text without the marks of its prep block, which hide what is between them from every reader."""
    lines = text.split("\n")
    lines[prep.first - 1] = lines[prep.last - 1] = ""
    return "\n".join(lines)


def _read(text: str, filing: Filing, rules: Rules) -> Note:
    note, problems = parse_note(filing.path, _dedented(text, filing).encode("utf-8", "surrogatepass"))
    error = next((problem for problem in problems if problem.severity is Severity.ERROR), None)
    if note is None or error:
        reason = f"line {error.line}: {error.message}" if error else "it is no text"
        raise _wrong(filing, rules, f"would not be readable ({reason})")
    return note


def _inside(outline: Sequence[Block], prep: PrepBlock) -> list[Block]:
    """Return the blocks that have a line in the prep block, code that it stands in included."""
    return [
        block
        for block in outline
        if prep.first <= block.line <= prep.last
        or (block.kind is BlockKind.CODE and block.line < prep.first <= block.end)
    ]


def _check_inside(note: Note, inside: Sequence[Block], filing: Filing, rules: Rules) -> None:
    head, last = 0, 0
    for block in inside:
        found: _Structure | None = None
        if block.kind is BlockKind.HEADING:
            found = _HEADING
        elif block.kind is BlockKind.CODE:
            found = _CODE
        elif block.task is not None and not rules.copies:
            found = _TASK
        elif block.kind is BlockKind.TABLE_ROW:
            bars = len(_BAR.findall(note.lines[block.line - 1]))
            # Between the head and the first row stands the line of dashes.
            head = head if head and block.line <= last + 2 else bars
            found, last = _ROW if bars > head else None, block.line
        if found is not None:
            raise _misplaced(found, block.line, filing, rules)


def _check_comments(text: str, prep: PrepBlock, filing: Filing, rules: Rules) -> None:
    """Refuse what a template of the user's leaves open in the block; what is carried is made harmless long before."""
    inside = "\n".join(text.split("\n")[prep.first : prep.last - 1])
    if rules.authors and (inside.count("%%") % 2 or "<!--" in inside.rpartition("-->")[2]):
        raise _misplaced(_COMMENT, prep.first, filing, rules)


def _check_headings(outline: Sequence[Block], prep: PrepBlock, filing: Filing, rules: Rules) -> None:
    planned = " ".join([line for section in filing.sections for line in section.lines] + list(filing.lead))
    for block in outline:
        if block.kind is BlockKind.HEADING and not prep.first <= block.line <= prep.last and block.text not in planned:
            raise _wrong(filing, rules, "has headings that were not planned")


def _dedented(text: str, filing: Filing) -> str:
    """Move an insertion to the left margin, for alone it would be code."""
    first = next(iter(filing.lead), "")
    margin = first[: len(first) - len(first.lstrip())]
    if not margin:
        return text
    return "\n".join(line.removeprefix(margin) for line in text.split("\n"))


def _wrong(filing: Filing, rules: Rules, what: str) -> TemplateError:
    message = f"The prepared note '{filing.path}' {what}."
    if not rules.authors:
        return TemplateError(message, _REMEDY)
    return TemplateError(f"{rules.authors[0][0]}:1: {message} Nothing was written.", _REMEDY_OWN)


def _misplaced(found: _Structure, line: int, filing: Filing, rules: Rules) -> TemplateError:
    """Say what may not be there; where templates of the user's had a hand in it, at the line that most likely made it."""
    if not rules.authors:
        return _wrong(filing, rules, f"has {found.name} in its prep block (line {line})")
    shown, number = rules.authors[0][0], 1
    for author, source in reversed(rules.authors):
        for place, text in enumerate(source.split("\n"), 1):
            if found.maker.search(text):
                shown, number = author, place
                break
    return TemplateError(f"{shown}:{number}: {found.message} Nothing was written.", found.remedy)
