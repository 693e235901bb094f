"""Cut what belongs to one session out of a note: its blocks with new places, without private parts and machine text."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import replace

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.notes.inline import find_tags
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.privacy import Label
from vaultkit.notes.layouts.privacy import is_private_remark
from vaultkit.notes.layouts.privacy import read_label
from vaultkit.notes.layouts.privacy import says_private
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.words import words
from vaultkit.notes.names import fold

_LOCKS = ("🔒", "🔐", "🤐", "🙈")


def cut_blocks(tree: Tree, indices: Iterable[int], *, callout: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a session in order, parents and headings pointing into the new tuple.

    `callout` tells that the session is a callout: what is in it is then the writer's own text, not a quote.
    """
    kept = list(_kept(tree, list(indices)))
    if len(kept) == len(tree.blocks) and not callout:
        return tree.blocks
    places = {old: new for new, old in enumerate(kept)}
    blocks = []
    for old in kept:
        block = tree.blocks[old]
        parent = places.get(block.parent) if block.parent is not None else None
        heading = places.get(block.heading) if block.heading is not None else None
        if (parent, heading) != (block.parent, block.heading):
            block = replace(block, parent=parent, heading=heading)
        blocks.append(replace(block, quoted=False, callout="") if callout else block)
    return tuple(blocks)


def _kept(tree: Tree, indices: list[int]) -> Iterator[int]:
    hidden = hidden_blocks(tree, indices)
    yield from (i for i in indices if i not in hidden and tree.blocks[i].kind not in {BlockKind.CODE, BlockKind.HTML})


def hidden_blocks(tree: Tree, indices: Iterable[int]) -> frozenset[int]:
    """Return which of some blocks, in order, are private: what says so, and all that it stands above."""
    hidden: set[int] = set()
    end = -1
    label: int | None = None
    for index in indices:
        block = tree.blocks[index]
        if label is not None and _is_over(tree, label, index):
            label = None
        if index >= end and is_private(block):
            end = max(tree.ends[index], index + 1)
        if label is None and index >= end and _is_private_label(block):
            label = index
        if label is not None or index < end:
            hidden.add(index)
    return frozenset(hidden)


def _is_private_label(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.marker.startswith("[!"):
        return False
    text = plain_text(block.text)
    kind, words_of_it = read_label(block.text)
    named = kind is not Label.NONE and says_private(plain_text(words_of_it))
    return named or is_private_remark(block.text) or text.startswith(_LOCKS)


def _is_over(tree: Tree, label: int, index: int) -> bool:
    """Tell whether a block no longer stands below a private label: a heading, a label of its kind, another place."""
    first, block = tree.blocks[label], tree.blocks[index]
    if block.kind is BlockKind.HEADING or block.quoted != first.quoted:
        return True
    above = tree.above[label]
    if first.parent is not None and above is not None and index >= tree.ends[above]:
        return True
    if block.kind is not BlockKind.PARAGRAPH or block.parent != first.parent:
        return False
    own, other = read_label(first.text)[0], read_label(block.text)[0]
    if own in {Label.BOLD, Label.LINE}:
        return other is Label.BOLD or other is own
    # A remark is one paragraph, with the list below it.
    return other is not Label.NONE or block.line > tree.blocks[index - 1].end + 1


def is_private(block: Block) -> bool:
    """Tell whether a heading, label, bullet or callout keeps what is below it to the writer."""
    if block.callout in words("private"):
        return True
    text = plain_text(block.text)
    if block.kind is BlockKind.HEADING or block.marker.startswith("[!"):
        return any(lock in text for lock in _LOCKS) or says_private(text.rstrip(":： "))
    if block.kind is BlockKind.ITEM:
        tagged = any(
            fold(tag) in {"private", "confidential", "privat", "privato", "privado", "prive"}
            for tag in find_tags(block.text)
        )
        said = says_private(text.rstrip(":： ")) or is_private_remark(block.text)
        return tagged or text.startswith(_LOCKS) or said
    return False
