"""The outline of notes too large for a Markdown parser, by one look at each line.

Nobody writes megabytes by hand: such a note is a log or an export, flat and regular. Headings, items, quotes, tables, code and
paragraphs come out as from `vaultkit.notes.outline`; underlined headings, headings that hold for one bullet only, and blocks inside
items are read more simply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.notes.outline_lines import Piece
from vaultkit.notes.outline_lines import split_item
from vaultkit.notes.outline_lines import split_paragraph
from vaultkit.notes.outline_lines import take_task
from vaultkit.notes.regex import regex

_LINE = regex(
    r"(?P<quote>[ \t]*>(?:[ \t]?>)*[ ]?)?(?P<indent>[ \t]*)"
    r"(?:(?P<fence>`{3,}|~{3,})|(?P<marker>[-*+]|[0-9]{1,9}[.)])(?:[ \t]+|$)|(?P<bar>\|))?"
)
_HEADING = regex(r"(#{1,6})(?:[ \t]+|$)(.*)")
_RULE = regex(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_DELIMITER = regex(r"\|[ \t:|-]*-[ \t:|-]*")
_CALLOUT = regex(r"\[!([\w -]{1,40})\][+-]?\s*(.*)")


@dataclass(slots=True)
class _Scan:
    """The blocks so far, and the lines of the paragraph or item that is still open."""

    first_line: int
    blocks: list[Block] = field(default_factory=list)
    #: (indentation, index) of the open items; (level, index) of the headings in force.
    items: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    start: int = 0
    lines: list[str] = field(default_factory=list)
    #: Indentation and marker of the open item; None for a paragraph.
    item: tuple[int, str] | None = None
    quoted: bool = False
    callout: str = ""

    def add(self, kind: BlockKind, line: int, text: str, **more: object) -> int:
        """Append a block at the present place; `line` counts from 0 in the body."""
        place = {"end": self.first_line + line, "parent": self.items[-1][1] if self.items else None, **more}
        heading = self.headings[-1][1] if self.headings else None
        block = Block(
            kind,
            self.first_line + line,
            text=text,
            heading=heading,
            quoted=self.quoted,
            callout=self.callout,
            **place,  # type: ignore[arg-type]  # end, depth, marker, task, parent, cells: as Block has them
        )
        self.blocks.append(block)
        return len(self.blocks) - 1

    def leave(self, indent: int) -> None:
        """Close the items that a line with this indentation does not belong to."""
        while self.items and self.items[-1][0] >= indent:
            self.items.pop()

    def flush(self) -> None:
        """Close the open paragraph or item."""
        if self.item is not None:
            self._flush_item(*self.item)
        elif self.lines:
            for piece in split_paragraph(self.lines):
                self._add_piece(piece)
        self.lines, self.item = [], None

    def _flush_item(self, indent: int, marker: str) -> None:
        self.leave(indent)
        heading = _HEADING.match(self.lines[0])
        if heading is not None:
            self.add_heading(self.start, heading)
            return
        pieces = list(split_item(self.lines)) or [Piece(0, 1, "")]
        task, text = take_task(pieces[0].text)
        end = self.first_line + self.start + pieces[0].count - 1
        depth = len(self.items)
        index = self.add(BlockKind.ITEM, self.start, text, end=end, depth=depth, marker=marker, task=task)
        self.items.append((indent, index))
        for piece in pieces[1:]:
            self._add_piece(piece)

    def _add_piece(self, piece: Piece) -> None:
        task, text = take_task(piece.text)
        line = self.start + piece.offset
        end = self.first_line + line + piece.count - 1
        if piece.bullet or task is not None:
            depth = len(self.items)
            self.add(BlockKind.ITEM, line, text, end=end, depth=depth, marker=piece.bullet, task=task)
        elif text:
            self.add(BlockKind.PARAGRAPH, line, text, end=end)

    def add_heading(self, line: int, heading: re.Match[str]) -> None:
        """Append a heading, which ends all lists and the headings of its level."""
        level = len(heading[1])
        self.items = []
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        text = re.sub(r"[ \t]+#+[ \t]*$", "", heading[2]).strip()
        index = self.add(BlockKind.HEADING, line, text, depth=level, marker=heading[1])
        self.headings.append((level, index))


def scan_outline(text: str, first_line: int) -> tuple[Block, ...]:
    """Return the blocks of a text, line by line; `first_line` is the file's line on which it begins."""
    scan = _Scan(first_line)
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        match = _LINE.match(lines[at])
        at += _take(scan, lines, at, match) if match is not None else 1
    scan.flush()
    return tuple(scan.blocks)


def _take(scan: _Scan, lines: list[str], at: int, match: re.Match[str]) -> int:
    """Take one line, or the lines of one code block; return how many."""
    line = lines[at]
    rest = line[match.end("indent") :]
    if (match["quote"] is not None) != scan.quoted:
        scan.flush()
        scan.quoted, scan.callout, scan.items = match["quote"] is not None, "", []
    if not rest.strip():
        scan.flush()
        return 1
    indent = len(match["indent"].expandtabs(4))
    if match["fence"] is not None:
        scan.flush()
        scan.leave(indent)
        return _take_code(scan, lines, at, match["fence"])
    heading = _HEADING.match(rest)
    callout = _CALLOUT.match(rest) if scan.quoted else None
    if heading is not None:
        scan.flush()
        scan.add_heading(at, heading)
    elif callout is not None:
        scan.flush()
        scan.callout = callout[1].lower().strip()
        if callout[2]:
            scan.add(BlockKind.PARAGRAPH, at, callout[2].strip(), marker=f"[!{scan.callout}]")
    elif _RULE.fullmatch(rest):
        scan.flush()
        scan.leave(indent)
        scan.add(BlockKind.RULE, at, "")
    elif match["marker"] is not None:
        scan.flush()
        scan.start, scan.item, scan.lines = at, (indent, match["marker"]), [line[match.end() :]]
    elif match["bar"] is not None:
        scan.flush()
        scan.leave(indent)
        _take_row(scan, lines, at, rest)
    else:
        _take_text(scan, at, rest, indent)
    return 1


def _take_text(scan: _Scan, at: int, rest: str, indent: int) -> None:
    if scan.lines:
        scan.lines.append(rest)
        return
    scan.leave(indent)
    scan.start, scan.lines = at, [rest]


def _take_row(scan: _Scan, lines: list[str], at: int, rest: str) -> None:
    if _DELIMITER.fullmatch(rest.strip()):
        return
    cells = tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", rest.strip().strip("|")))
    below = lines[at + 1].lstrip("> \t").strip() if at + 1 < len(lines) else ""
    marker = "th" if _DELIMITER.fullmatch(below) else ""
    scan.add(BlockKind.TABLE_ROW, at, " | ".join(cells), cells=cells, marker=marker)


def _take_code(scan: _Scan, lines: list[str], at: int, fence: str) -> int:
    end = next(_closings(lines, at + 1, fence), len(lines) - 1)
    info = lines[at].strip(" \t>`~")
    scan.add(BlockKind.CODE, at, info, end=scan.first_line + end, marker=fence)
    return end - at + 1


def _closings(lines: list[str], start: int, fence: str) -> Iterator[int]:
    for at in range(start, len(lines)):
        bare = lines[at].strip(" \t>")
        if bare.startswith(fence) and not bare.strip(fence[0]):
            yield at
