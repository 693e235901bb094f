"""The blocks of a text that anybody reads in one way only, found without the Markdown parser.

That is: headings with "#", bullets with "-" of one line each, and prose at the margin. Whatever else stands in a text makes it
one for the parser; what is read here comes out as it would there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.notes.outline_lines import split_item
from vaultkit.notes.outline_lines import split_paragraph
from vaultkit.notes.outline_lines import take_task
from vaultkit.notes.regex import regex

_HEADING = regex(r"(#{1,6})[ \t]+([^#\s](?:[^#]*[^#\s])?)[ \t]*")
_BULLET = regex(r"( *)- (?=\S)")
#: What begins a line, or the text of a bullet, that is more than words to Markdown.
_MORE = regex(r"[\s>+=|:-]|\*(?!\*[^*\s])|#+(?:\s|$)|_(?![^_\s])|`{3}|~{3}|\d{1,9}[.)]")
#: Columns that the text of a bullet stands behind its mark, and how much further bullets below it may be indented.
_OFFSET, _SLACK = 2, 2


class _Item(NamedTuple):
    """One open bullet: its column and the index of its block."""

    column: int
    block: int


class _Plain:
    """The blocks so far, and what is open."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.blocks: list[Block] = []
        self.headings: list[tuple[int, int]] = []
        self.items: list[_Item] = []

    def add_heading(self, number: int, marker: str, text: str) -> None:
        level, line = len(marker), self.first_line + number
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        above = self.headings[-1][1] if self.headings else None
        self.headings.append((level, len(self.blocks)))
        self.blocks.append(Block(BlockKind.HEADING, line, line, " ".join(text.split()), level, marker, heading=above))
        self.items.clear()

    def add_item(self, number: int, column: int, text: str) -> bool:
        """Append a bullet; return False where its indentation can be read in several ways."""
        items = self.items
        deepest = items[-1].column if items else -1
        while items and items[-1].column > column:
            items.pop()
        if items and items[-1].column == column:
            items.pop()
        elif column < deepest or not _is_next(column, items):
            return False
        piece = next(split_item((text,)), None)
        task, rest = take_task(piece.text) if piece is not None else (None, "")
        line = self.first_line + number
        self.blocks.append(
            Block(
                BlockKind.ITEM, line, line, rest, len(items), "-", task,
                items[-1].block if items else None, self.headings[-1][1] if self.headings else None,
            )
        )  # fmt: skip
        items.append(_Item(column, len(self.blocks) - 1))
        return True

    def add_prose(self, number: int, lines: Sequence[str]) -> bool:
        """Append the lines of a paragraph; return False where one is more than words."""
        self.items.clear()
        above = self.headings[-1][1] if self.headings else None
        for piece in split_paragraph(lines):
            task, rest = take_task(piece.text)
            if piece.bullet or task is not None or "<" in rest:
                return False
            if rest:
                line = self.first_line + number + piece.offset
                self.blocks.append(Block(BlockKind.PARAGRAPH, line, line + piece.count - 1, rest, heading=above))
        return True


def _is_next(column: int, items: Sequence[_Item]) -> bool:
    """Tell whether a bullet stands where one below the last open bullet does, or the first of a list."""
    if not items:
        return column == 0
    return 0 <= column - items[-1].column - _OFFSET <= _SLACK


def read_plain_outline(text: str, first_line: int) -> tuple[Block, ...] | None:
    """Return the blocks of a text of the simplest kind; None for any other."""
    if "\0" in text:
        return None
    found = _Plain(first_line)
    prose: list[str] = []
    lines = [*text.split("\n"), ""]
    for number, line in enumerate(lines):
        bullet = _BULLET.match(line) if line[:1] in {"-", " "} else None
        heading = _HEADING.fullmatch(line) if line[:1] == "#" else None
        blank = not line.strip(" \t")
        if not (bullet or heading or blank):
            # A line right below a bullet goes on with it.
            if _MORE.match(line) or (found.items and not prose and lines[number - 1].strip(" \t")):
                return None
            prose.append(line)
            continue
        if prose:
            if not found.add_prose(number - len(prose), prose):
                return None
            prose = []
        if heading is not None:
            found.add_heading(number, heading[1], heading[2])
        elif bullet is not None and (
            _MORE.match(line, bullet.end()) or not found.add_item(number, bullet.end(1), line[bullet.end() :])
        ):
            return None
    return tuple(found.blocks)
