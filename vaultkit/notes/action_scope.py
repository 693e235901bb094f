"""Under which headings, labels and parents each block stands, and what they make of a box.

A label is a line that heads what follows without being a heading: "**Action items**", "Next steps:", a callout's title, a bullet
with others below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.notes.action_words import is_private
from vaultkit.notes.action_words import is_word
from vaultkit.notes.action_words import title_has
from vaultkit.notes.regex import regex

_LABEL = regex(r"(?:\*\*|__)[^*_]{1,80}(?:\*\*|__)\s?[:：]?|[^:：]{1,60}[:：](?:\*\*|__)?")
#: A longer bullet is a statement, not a title for those below it.
_LONGEST_TITLE = 8


class Kind(StrEnum):
    """What the headings above make of a line."""

    ACTION = "action"
    DONE = "done"
    TOPIC = "topic"
    RATING = "rating"
    PRIVATE = "private"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Title:
    """One heading, label or parent above a block."""

    text: str
    #: Index of the block it is.
    index: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands above one block, innermost first, and what it says."""

    titles: tuple[Title, ...]
    kind: Kind = Kind.NONE
    #: Index of the title that decided the kind; -1 if none did.
    source: int = -1
    #: Tells how earlier commitments went.
    earlier: bool = False


def read_scopes(blocks: Sequence[Block], heads: frozenset[int]) -> tuple[Scope, ...]:
    """Return the scope of each block; `heads` are indices of headings that only say whose meeting it is, and when."""
    above: list[tuple[Title, ...]] = []
    labels: dict[tuple[int | None, int | None, bool], int] = {}
    scopes: list[Scope] = []
    known: dict[tuple[Title, ...], Scope] = {}
    for index, block in enumerate(blocks):
        place = (block.heading, block.parent, block.quoted)
        label = labels.get(place)
        outer = _outer(blocks, above, block)
        titles = (_title(blocks, label), *outer) if label is not None else outer
        if _is_label(block):
            labels[place] = index
            titles = outer
        above.append(titles)
        seen = tuple(title for title in titles if title.index not in heads)
        if seen not in known:
            known[seen] = _judge(seen)
        scopes.append(known[seen])
    return tuple(scopes)


def top_title(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the first heading, if it is the one title of all that follows and says nothing of what they are."""
    headings = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if not headings:
        return frozenset()
    first = blocks[headings[0]]
    alone = sum(blocks[index].depth <= first.depth for index in headings) == 1
    kind = _judge((Title(first.text, headings[0]),)).kind
    telling = kind is Kind.PRIVATE or (kind is not Kind.NONE and len(headings) == 1)
    return frozenset(headings[:1]) if alone and not telling else frozenset()


def _outer(blocks: Sequence[Block], above: Sequence[tuple[Title, ...]], block: Block) -> tuple[Title, ...]:
    if block.parent is not None:
        parent = blocks[block.parent]
        short = len(parent.text.split()) <= _LONGEST_TITLE or not parent.text
        return (_title(blocks, block.parent), *above[block.parent]) if short else above[block.parent]
    if block.heading is not None:
        return (_title(blocks, block.heading), *above[block.heading])
    return ()


def _title(blocks: Sequence[Block], index: int) -> Title:
    block = blocks[index]
    # An outliner's "TODO" with nothing behind it heads what is below.
    return Title(block.text or ("TODO" if block.task is not None else ""), index)


def _is_label(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or len(block.text.split()) > _LONGEST_TITLE:
        return False
    return block.marker.startswith("[!") or bool(_LABEL.fullmatch(block.text)) or is_word(block.text, "action")


def _judge(titles: tuple[Title, ...]) -> Scope:
    if any(is_private(title.text) for title in titles):
        return Scope(titles, Kind.PRIVATE)
    earlier = any(title_has(title.text, "earlier") for title in titles)
    for title in titles:
        if title_has(title.text, "undone"):
            return Scope(titles, Kind.ACTION, title.index, earlier)
        for kind in (Kind.DONE, Kind.ACTION, Kind.TOPIC, Kind.RATING):
            if title_has(title.text, kind.value):
                return Scope(titles, kind, title.index, earlier)
    return Scope(titles, earlier=earlier)
