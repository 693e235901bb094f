"""Prose line by line: where a writer ends a thought with the line, each line is a paragraph of its own.

A paragraph comes as one text with the lines joined. For items the lines count: "Tired." and "Bought skis" below it are two
things, each a whole like a list item. Prose that is only wrapped, at some width or in the middle of a sentence, stays together.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Item
from vaultkit.model import Session

_ENDS = (".", "!", "?", "…", ":", ";")
_CLOSERS = "\"'”’)]*_ "
#: A line that is shorter than this part of the longest one was ended on purpose.
_SHARE = 0.75
#: A line of more characters is prose again, told sentence by sentence.
_ONE_THOUGHT = 160
_BOLD = ("**", "__")
#: Where nothing else tells, lines are wrapped at about this width.
_WIDE = 72
#: By so many characters an item is found in its paragraph.
_START = 24


def line_by_line(session: Session, lines: Sequence[str]) -> Session:
    """Return a session whose paragraphs are cut where its lines end on purpose.

    Args:
        session: as read.
        lines: of its note, from the first.
    """
    blocks: list[Block] = []
    places: dict[int, int] = {}
    for index, block in enumerate(session.blocks):
        places[index] = len(blocks)
        blocks.extend(_cut(block, lines))
    if len(blocks) == len(session.blocks):
        return session
    return replace(session, blocks=tuple(_moved(block, places) for block in blocks))


def _moved(block: Block, places: dict[int, int]) -> Block:
    parent = None if block.parent is None else places[block.parent]
    heading = None if block.heading is None else places[block.heading]
    return replace(block, parent=parent, heading=heading)


def _cut(block: Block, lines: Sequence[str]) -> Iterator[Block]:
    written = lines[block.line - 1 : block.end]
    own = [line.strip() for line in written]
    if block.kind is BlockKind.ITEM and len(own) > 1 and not block.quoted:
        yield from _cut_item(block, written, own)
        return
    if block.kind is not BlockKind.PARAGRAPH or block.quoted or len(own) < 2 or " ".join(own) != block.text:
        yield block
        return
    longest = max(len(line) for line in own)
    start = 0
    for at in range(1, len(own) + 1):
        if at == len(own) or _ends_here(own[at - 1], own[at], longest):
            text, whole = " ".join(own[start:at]), at - start == 1 and len(own[start]) <= _ONE_THOUGHT
            kind = BlockKind.ITEM if whole else BlockKind.PARAGRAPH
            yield replace(block, kind=kind, line=block.line + start, end=block.line + at - 1, text=text)
            start = at


def _cut_item(block: Block, written: Sequence[str], own: Sequence[str]) -> Iterator[Block]:
    """Cut off what Markdown takes for the rest of an item and stands at the margin below it, ended on purpose."""
    rest = " ".join(own[1:])
    margin = len(written[0]) - len(written[0].lstrip())
    hangs = any(line[:1].isspace() and len(line) - len(line.lstrip()) > margin for line in written[1:])
    if hangs or not block.text.endswith(rest) or not (own[1].startswith(_BOLD) or _ends_here(own[0], own[1], _WIDE)):
        yield block
        return
    yield replace(block, end=block.line, text=block.text.removesuffix(rest).rstrip())
    below = replace(
        block, kind=BlockKind.PARAGRAPH, line=block.line + 1, text=rest, depth=0, marker="", task=None, parent=None
    )
    if len(own) == 2:
        yield replace(below, kind=BlockKind.ITEM)
    else:
        yield from _cut(below, ["", *[""] * (block.line - 1), *own[1:]])


def _ends_here(line: str, following: str, longest: int) -> bool:
    if line.rstrip(_CLOSERS).endswith(_ENDS):
        return True
    return len(line) < longest * _SHARE and not following[:1].islower()


def line_of(item: Item, session: Session, lines: Sequence[str]) -> int:
    """Return the line on which an item's words begin: in wrapped prose not always the first of its paragraph."""
    block = next((one for one in session.blocks if one.line == item.line and one.kind is BlockKind.PARAGRAPH), None)
    if block is None or block.end == block.line:
        return item.line
    place, start = block.text.find(item.text[:_START]), 0
    for number in range(block.line, block.end + 1):
        start += len(lines[number - 1].strip()) + 1
        if 0 <= place < start:
            return number
    return item.line
