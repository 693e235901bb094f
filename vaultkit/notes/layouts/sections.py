"""Cut what belongs to one session out of a note: its blocks with new places, without private parts and machine text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import replace

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.notes.inline import find_tags
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import words
from vaultkit.notes.names import fold

_LOCKS = ("🔒", "🔐", "🤐", "🙈")
_OF_NOTES = re.compile(
    r"\b(?:my|notes?|reflections?|thoughts?|observations?|remarks?|comments?|section|part|only|notizen|gedanken|note|appunti|notas|anotacoes|observacoes|reflexiones|pensieri|notities|anteckningar)\b"
)
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")


def cut_blocks(tree: Tree, indices: Iterable[int], *, callout: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a session in order, parents and headings pointing into the new tuple.

    `callout` tells that the session is a callout: what is in it is then the writer's own text, not a quote.
    """
    kept = list(_kept(tree, list(indices)))
    places = {old: new for new, old in enumerate(kept)}
    blocks = []
    for old in kept:
        block = tree.blocks[old]
        block = replace(
            block,
            parent=places.get(block.parent) if block.parent is not None else None,
            heading=places.get(block.heading) if block.heading is not None else None,
        )
        blocks.append(replace(block, quoted=False, callout="") if callout else block)
    return tuple(blocks)


def _kept(tree: Tree, indices: list[int]) -> Iterator[int]:
    hidden = -1
    for index in indices:
        if index < hidden:
            continue
        block = tree.blocks[index]
        if is_private(block):
            hidden = max(tree.ends[index], index + 1)
        elif block.kind not in {BlockKind.CODE, BlockKind.HTML}:
            yield index


def is_private(block: Block) -> bool:
    """Tell whether a heading, label, bullet or callout keeps what is below it to the writer."""
    if block.callout in words("private"):
        return True
    text = plain_text(block.text)
    if block.kind is BlockKind.HEADING or block.marker.startswith("[!"):
        return any(lock in text for lock in _LOCKS) or _says_private(text)
    if block.kind is BlockKind.ITEM:
        tagged = any(
            fold(tag) in {"private", "confidential", "privat", "privato", "privado", "prive"}
            for tag in find_tags(block.text)
        )
        return tagged or text.startswith(_LOCKS) or _says_private(text.rstrip(":： "))
    return False


def _says_private(text: str) -> bool:
    folded = bare(text)
    if folded in words("private") or _OF_NOTES.sub("", folded).strip() in words("private"):
        return True
    remark = _IN_BRACKETS.search(text)
    return remark is not None and bare(remark[1]) in words("private")
