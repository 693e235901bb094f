"""Dated places of a note: headings, lines of their own, bullets and table rows that are a date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.notes.dates import DateHead
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.dates import complete
from vaultkit.notes.dates import read_date_head
from vaultkit.notes.datescan import valid
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.regex import regex

_SUMMARY = regex(r"</?(?:details|summary)[^<>]{0,100}>", re.IGNORECASE)
#: Any date has one of these: a year, two numbers with a sign between, a number beside a word.
_LIKE_DATE = regex(
    r"(?<!\w)(?:19|20)\d{2}|\d['’. ]?[./-]\d|[年月日년월일号]|\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?,?[ _-]{0,2}(?:of |de |d['’])?[^\W\d_]{3}|[^\W\d_]{3}\.?,?[ _-]{0,2}\d{1,2}|(?:W|KW)[- ]?\d"
)
#: What is like a date has one of these.
_SIGN = regex(r"[\d年月日년월일号]")
_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
#: A line of prose may begin with a date; a line that is one says little beside it.
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class DateNode:
    """One dated place: the block's index, what it says, and its day once years are filled in."""

    index: int
    head: DateHead
    day: dt.date | None


def parse_blocks(note: Note, order: DayOrder | None = None) -> tuple[Block, ...]:
    """Return a note's blocks; a date on a line of its own right behind a bullet becomes a heading, not the bullet's text."""
    blocks = parse_outline(note)
    hidden = [
        number
        for block in blocks
        if block.kind is BlockKind.ITEM and block.end > block.line
        for number in range(block.line + 1, block.end + 1)
        if _is_date_line(note.lines[number - 1], order)
    ]
    if not hidden:
        return blocks
    lines = list(note.lines)
    for number in hidden:
        lines[number - 1] = f"###### {lines[number - 1].strip()}"
    return parse_outline(replace(note, lines=tuple(lines)))


def _is_date_line(line: str, order: DayOrder | None) -> bool:
    if line[:1].isspace() or not any(c.isdigit() for c in line[:40]):
        return False
    head = read_date_head(line, order)
    return head is not None and len(head.rest.split()) <= 2


def find_date_nodes(tree: Tree, order: DayOrder | None, year: int | None) -> tuple[DateNode, ...]:
    """Return the dated places of a note in order, years completed by their neighbours or the file's own."""
    found: list[tuple[int, DateHead]] = []
    for index, block in enumerate(tree.blocks):
        head = _head_of(block, order)
        if head is not None:
            found.append((index, head))
    if not found:
        return ()
    days = complete([head for _, head in found])
    return tuple(
        DateNode(index, head, day or _in_year(head, _year_above(tree, index) or year))
        for (index, head), day in zip(found, days, strict=True)
    )


def _year_above(tree: Tree, index: int) -> int | None:
    """Return the year of a heading above: "2026", "March 2026"."""
    years = (
        _YEAR.search(tree.blocks[above].text) for above in tree.ancestors(index) if len(tree.blocks[above].text) < 40
    )
    return next((int(found[0]) for found in years if found), None)


def _head_of(block: Block, order: DayOrder | None) -> DateHead | None:
    if block.kind is BlockKind.TABLE_ROW:
        head = read_date_head(block.cells[0], order) if block.cells and block.cells[0] else None
        return head if head is not None and not head.rest else None
    if not _may_be_date(block):
        return None
    text = _SUMMARY.sub(" ", block.text) if "<" in block.text else block.text
    if block.kind is BlockKind.ITEM:
        return read_date_head(text, order) or read_date_head(_first_part(text), order)
    head = read_date_head(text, order)
    prose = head is not None and block.kind is BlockKind.PARAGRAPH and len(head.rest.split()) > _MOST_WORDS
    return None if prose else head


def _may_be_date(block: Block) -> bool:
    if block.kind not in {BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH} or block.task not in {None, "x", "X"}:
        return False
    if (block.quoted and not block.marker.startswith("[!")) or (
        "::" in block.text and block.kind is not BlockKind.HEADING
    ):
        return False
    end = 40 if block.kind is BlockKind.ITEM else 80
    return _SIGN.search(block.text, 0, end) is not None and _LIKE_DATE.search(block.text, 0, end) is not None


def _first_part(text: str) -> str:
    """Return a bullet's beginning up to its first separator: the day of "2026-03-05: talked about tests"."""
    return re.split(r"[:：]\s|\s[-–—]\s", plain_text(text), maxsplit=1)[0][:80]


def _in_year(head: DateHead, year: int | None) -> dt.date | None:
    if head.date is not None or year is None or head.month is None or head.day is None:
        return head.date
    return dt.date(year, head.month, head.day) if valid(year, head.month, head.day) else None


def outermost(tree: Tree, nodes: Sequence[DateNode]) -> tuple[DateNode, ...]:
    """Leave out dated places inside others: a due date in a meeting's section. Weeks and months may enclose days.

    In files that grow for years heading levels wander, so a deeper heading that is another day and nothing else stays.
    """
    dated = {node.index: node for node in nodes if node.head.span_days == 1}
    outer = {node.index: next((dated[i] for i in tree.ancestors(node.index) if i in dated), None) for node in nodes}

    def stays(node: DateNode) -> bool:
        around, block = outer[node.index], tree.blocks[node.index]
        if around is None:
            return True
        lines = block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and block.parent is None
        return lines and node.day != around.day and not node.head.rest

    kept = {node.index for node in nodes if stays(node)}
    levels = {tree.blocks[index].depth for index in kept if tree.blocks[index].kind is BlockKind.HEADING}
    for node in nodes:
        around, block = outer[node.index], tree.blocks[node.index]
        if around is not None and block.kind is BlockKind.HEADING and block.depth in levels and node.day != around.day:
            kept.add(node.index)
    return tuple(node for node in nodes if node.index in kept)
