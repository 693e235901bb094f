"""The blocks of a note as a tree: what stands below a heading, a bullet or a date on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vaultkit.model import Block
from vaultkit.notes.inline import plain_text


@dataclass(frozen=True, slots=True)
class Tree:
    """Blocks with the innermost heading or item above each, and the end of what stands below each."""

    blocks: tuple[Block, ...]
    #: Index of the innermost enclosing heading or item; None at the top.
    above: tuple[int | None, ...]
    #: Index of the first block behind the whole of what stands below; at least the block's own plus one.
    ends: tuple[int, ...]

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the headings and items above a block, innermost first."""
        place = self.above[index]
        while place is not None:
            yield place
            place = self.above[place]

    def below(self, index: int) -> range:
        """Return the indices of everything below a block."""
        return range(index + 1, self.ends[index])

    def direct(self, index: int) -> Iterator[int]:
        """Yield the indices of the blocks directly below a block."""
        return (i for i in self.below(index) if self.above[i] == index)


def build_tree(blocks: Sequence[Block]) -> Tree:
    """Arrange blocks as a tree; a callout's title encloses what follows in the callout."""
    above: list[int | None] = []
    title: int | None = None
    for index, block in enumerate(blocks):
        places = [place for place in (block.parent, block.heading) if place is not None]
        place = max(places, default=None)
        if not block.quoted or block.marker.startswith("[!"):
            title = index if block.marker.startswith("[!") else None
        elif title is not None and (place is None or place < title):
            place = title
        above.append(place)
    ends = [index + 1 for index in range(len(blocks))]
    for index in range(len(blocks) - 1, -1, -1):
        place = above[index]
        if place is not None:
            ends[place] = max(ends[place], ends[index])
    return Tree(tuple(blocks), tuple(above), tuple(ends))


@lru_cache(maxsize=1 << 12)
def plain(text: str) -> str:
    """Return the words of a block's text; headings are asked for once for each block below them."""
    return plain_text(text)
