"""Markdown structure of a note as a flat tuple of blocks, each with its lines in the file.

Headings inside list items (outliners write `- ## 5 March`) are HEADING blocks, never ITEMs: items below them have the nearest
real item above as `parent` (mostly None), count their depth without it, and find it as their `heading`. Such a heading holds for
what is indented below it; one with nothing indented holds for the bullets that follow, as in a flat file.
A callout's title is a quoted PARAGRAPH with the marker "[!type]"; the first row of a table has the marker "th".
Field lines (`role:: x`) below an item are PARAGRAPHs with that item as parent.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.model import Property
from vaultkit.notes.block_parser import parse_blocks_of
from vaultkit.notes.inline import find_fields
from vaultkit.notes.outline_lines import Piece
from vaultkit.notes.outline_lines import split_item
from vaultkit.notes.outline_lines import split_paragraph
from vaultkit.notes.outline_lines import take_task
from vaultkit.notes.outline_plain import read_plain_outline
from vaultkit.notes.outline_scan import scan_outline
from vaultkit.notes.outline_source import readable_text
from vaultkit.notes.regex import regex

if TYPE_CHECKING:
    from markdown_it.token import Token

_CALLOUT = regex(r"\[!([\w -]{1,40})(?:\|[^\]\n]{0,100})?\][+-]?\s*")
_ONLY_TAGS = regex(r"(?:\s*</?[a-zA-Z][^<>\n]{0,300}>)+\s*")
#: A longer line above a rule of dashes is prose and a rule, whatever Markdown calls it.
_LONGEST_HEADING = 100
#: Characters from which a note is scanned by lines instead.
_LARGE = 500_000


def parse_outline(note: Note) -> tuple[Block, ...]:
    """Return the blocks of a note's body in file order; comments and the prep block give none."""
    text = readable_text(note)
    if not text.strip():
        return ()
    if len(text) > _LARGE:
        return scan_outline(text, note.body_line)
    plain = read_plain_outline(text, note.body_line)
    return plain if plain is not None else parse_text(text, note.body_line)


def parse_text(text: str, first_line: int) -> tuple[Block, ...]:
    """Return the blocks of a text as the Markdown parser finds them."""
    outline = _Outline(first_line)
    try:
        tokens = parse_blocks_of(text)
    except RecursionError:
        # The parser calls itself once a level; some hundred levels on one line are no note of a person's.
        return scan_outline(text, first_line)
    index = 0
    while index < len(tokens):
        index += _TAKE.get(tokens[index].type, _take_nothing)(outline, tokens, index)
    return tuple(outline.blocks)


def parse_fields(blocks: Iterable[Block]) -> tuple[Property, ...]:
    """Return the inline fields of some blocks, as properties with their lines; code has none."""
    return tuple(
        Property(key, value, block.line)
        for block in blocks
        if "::" in block.text and block.kind not in (BlockKind.CODE, BlockKind.HTML)
        for key, value in find_fields(block.text)
    )


@dataclass(slots=True)
class _Frame:
    """One open list item or quote."""

    #: Index of its ITEM; None for a quote, or while (or because) there is none.
    item: int | None
    #: Headings in force outside.
    headings: list[tuple[int, int]]
    marker: str = ""
    line: int = 0
    callout: str | None = None
    #: The heading that is its first content, as an index.
    heading: int | None = None


@dataclass(slots=True)
class _Outline:
    """The blocks so far, and what is open."""

    first_line: int
    blocks: list[Block] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    #: (level, index) of the headings in force, outermost first.
    headings: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: BlockKind, line: int, end: int, text: str, **more: object) -> int:
        """Append a block at the present place (`line` and `end` counted from 0 in the body); return its index."""
        quotes = [frame for frame in self.frames if frame.callout is not None] if self.frames else ()
        values = {"parent": self.parent(), "heading": self.headings[-1][1] if self.headings else None, **more}
        block = Block(
            kind, self.first_line + line, self.first_line + max(line, end), text,
            quoted=bool(quotes), callout=quotes[-1].callout or "" if quotes else "",
            **values,  # type: ignore[arg-type]  # depth, marker, task, cells: as Block has them
        )  # fmt: skip
        self.blocks.append(block)
        return len(self.blocks) - 1

    def parent(self) -> int | None:
        """Return the index of the innermost open item."""
        for frame in reversed(self.frames):
            if frame.item is not None:
                return frame.item
        return None

    def depth(self) -> int:
        """Return how many items are open."""
        return sum(frame.item is not None for frame in self.frames)


def _take_nothing(_outline: _Outline, _tokens: Sequence[Token], _index: int) -> int:
    return 1


def _open_item(outline: _Outline, tokens: Sequence[Token], index: int) -> int:
    token, content = tokens[index], tokens[index + 1]
    line = _lines(token)[0]
    marker = f"{token.info}{token.markup}" if token.info else token.markup
    frame = _Frame(None, list(outline.headings), marker, line)
    if content.type == "heading_open":
        outline.frames.append(frame)
        frame.heading = _add_heading(outline, content, tokens[index + 2].content)
        return 4
    if content.type != "paragraph_open":
        frame.item = outline.add(BlockKind.ITEM, line, line, "", depth=outline.depth(), marker=marker)
        outline.frames.append(frame)
        return 1
    start, _ = _lines(content)
    pieces = list(split_item(tokens[index + 2].content.split("\n"))) or [Piece(0, 1, "")]
    task, text = take_task(pieces[0].text)
    frame.item = outline.add(
        BlockKind.ITEM, start, start + pieces[0].count - 1, text, depth=outline.depth(), marker=marker, task=task
    )  # fmt: skip
    outline.frames.append(frame)
    for piece in pieces[1:]:
        _add_piece(outline, piece, start)
    return 4


def _open_quote(outline: _Outline, tokens: Sequence[Token], index: int) -> int:
    del tokens, index
    outline.frames.append(_Frame(None, list(outline.headings), callout=""))
    return 1


def _close(outline: _Outline, tokens: Sequence[Token], index: int) -> int:
    del tokens, index
    frame = outline.frames.pop()
    flat = frame.heading is not None and frame.heading == len(outline.blocks) - 1
    if not flat:
        outline.headings = frame.headings
    return 1


def _take_heading(outline: _Outline, tokens: Sequence[Token], index: int) -> int:
    token, text = tokens[index], tokens[index + 1].content
    start, end = _lines(token)
    if token.markup == "-" and ("\n" in text or len(text) > _LONGEST_HEADING):
        _add_paragraph(outline, text, start)
        outline.add(BlockKind.RULE, end - 1, end - 1, "")
    else:
        _add_heading(outline, token, text)
    return 3


def _add_heading(outline: _Outline, token: Token, text: str) -> int:
    level = int(token.tag[1:])
    # The first heading of an item stands among those outside; others stay inside what encloses them.
    inner = [f for f in outline.frames if f.heading is not None or f.item is not None or f.callout is not None]
    floor = len(inner[-1].headings) if inner else 0
    if inner and inner[-1].heading is not None:
        floor += 1
    while len(outline.headings) > floor and outline.headings[-1][0] >= level:
        outline.headings.pop()
    start, end = _lines(token)
    # Only an outliner writes a task as a heading ("- ## LATER call"); elsewhere the word is the heading.
    whole = " ".join(text.split())
    begins_item = bool(outline.frames) and outline.frames[-1] not in inner
    task, rest = take_task(whole) if begins_item else (None, whole)
    task, rest = (task, rest) if rest else (None, whole)
    index = outline.add(BlockKind.HEADING, start, end - 1, rest, depth=level, marker=token.markup, task=task)
    outline.headings = [*outline.headings, (level, index)]
    return index


def _take_paragraph(outline: _Outline, tokens: Sequence[Token], index: int) -> int:
    start, _ = _lines(tokens[index])
    text = tokens[index + 1].content
    frame = outline.frames[-1] if outline.frames else None
    first_of_quote = frame is not None and frame.callout == "" and tokens[index - 1].type == "blockquote_open"
    callout = _CALLOUT.match(text) if first_of_quote else None
    if callout is not None and frame is not None:
        frame.callout = callout[1].lower().strip()
        title, _, text = text[callout.end() :].partition("\n")
        if title.strip():
            outline.add(BlockKind.PARAGRAPH, start, start, title.strip(), marker=f"[!{frame.callout}]")
        start += 1
    if text.strip():
        _add_paragraph(outline, text, start)
    return 3


def _add_paragraph(outline: _Outline, text: str, start: int) -> None:
    for piece in split_paragraph(text.split("\n")):
        _add_piece(outline, piece, start)


def _add_piece(outline: _Outline, piece: Piece, start: int) -> None:
    line = start + piece.offset
    end = line + piece.count - 1
    task, rest = take_task(piece.text)
    if piece.bullet or task is not None:
        outline.add(BlockKind.ITEM, line, end, rest, depth=outline.depth(), marker=piece.bullet, task=task)
    elif rest:
        kind = BlockKind.HTML if _ONLY_TAGS.fullmatch(rest) else BlockKind.PARAGRAPH
        outline.add(kind, line, end, rest)


def _take_row(outline: _Outline, tokens: Sequence[Token], index: int) -> int:
    start, _ = _lines(tokens[index])
    cells = []
    end = index + 1
    while tokens[end].type != "tr_close":
        if tokens[end].type == "inline":
            cells.append(tokens[end].content.strip())
        end += 1
    marker = "th" if tokens[index - 1].type == "thead_open" else ""
    outline.add(BlockKind.TABLE_ROW, start, start, " | ".join(cells), cells=tuple(cells), marker=marker)
    return end + 1 - index


def _take_code(outline: _Outline, tokens: Sequence[Token], index: int) -> int:
    start, end = _lines(tokens[index])
    outline.add(BlockKind.CODE, start, end - 1, tokens[index].info.strip(), marker=tokens[index].markup)
    return 1


def _take_rule(outline: _Outline, tokens: Sequence[Token], index: int) -> int:
    start, _ = _lines(tokens[index])
    outline.add(BlockKind.RULE, start, start, "")
    return 1


def _lines(token: Token) -> tuple[int, int]:
    first, end = token.map or (0, 1)
    return first, end


_TAKE = {
    "list_item_open": _open_item,
    "list_item_close": _close,
    "blockquote_open": _open_quote,
    "blockquote_close": _close,
    "heading_open": _take_heading,
    "paragraph_open": _take_paragraph,
    "tr_open": _take_row,
    "fence": _take_code,
    "code_block": _take_code,
    "hr": _take_rule,
}
