"""Notes parsed at most once in a reading, and not at all where an earlier reading tells what they give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import TypeVar

from vaultkit.model import Block
from vaultkit.model import Note
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.datescan import has_digit
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.nodes import DateNode
from vaultkit.notes.layouts.nodes import find_date_nodes
from vaultkit.notes.layouts.nodes import parse_blocks
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.tree import build_tree
from vaultkit.notes.marks import may_hold_marks
from vaultkit.notes.recall import Recall

Found = TypeVar("Found")


def has_marks(facts: Facts) -> bool:
    """Tell whether a note may say "1:1" anywhere and hold a day for it."""
    text = "\n".join(facts.note.lines)
    # Signs like "²" are digits as well, if rare ones.
    dated = facts.date is not None or has_digit(text) or (not text.isascii() and any(map(str.isdigit, text)))
    # A check-in counts in notes of days and of people; in a manual it is a word.
    return dated and may_hold_marks(text, weak=facts.span > 0)


@dataclass(slots=True)
class Reader:
    """One reading of a vault: its day, how dates are written, and what was parsed so far."""

    order: DayOrder | None
    today: dt.date
    recall: Recall = field(default_factory=Recall)
    #: Digest of what the facts of every note hang on beside its text: the order of dates, the folders of templates.
    around: str = ""
    #: Notes that may hold meetings; only their blocks are read.
    worth: dict[str, Note] = field(default_factory=dict)
    _trees: dict[str, Tree] = field(default_factory=dict)
    _marked: dict[str, bool] = field(default_factory=dict)
    _nodes: dict[str, tuple[DateNode, ...]] = field(default_factory=dict)

    def once(
        self,
        path: str,
        name: str,
        around: str,
        find: Callable[[], Found],
        days: Callable[[Found], Iterable[dt.date | None]] | None = None,
    ) -> Found:
        """Return one part of what a note gives, found earlier or now; see `Recall.once`."""
        return self.recall.once(path, name, around, self.today, find, days)

    def dates(self, facts: Facts) -> tuple[DateNode, ...]:
        """Return the dated places of a note."""
        if facts.path not in self._nodes:
            self._nodes[facts.path] = find_date_nodes(self.tree(facts.note), self.order, facts.year)
        return self._nodes[facts.path]

    def days(self, facts: Facts) -> Iterator[dt.date | None]:
        """Yield the days that a note holds, as far as it was read; its file name's among them."""
        yield facts.date
        yield from (node.day for node in self._nodes.get(facts.path, ()))

    def has_marks(self, facts: Facts) -> bool:
        """Tell what `has_marks` tells, once."""
        if facts.path not in self._marked:
            self._marked[facts.path] = has_marks(facts)
        return self._marked[facts.path]

    def tree(self, note: Note) -> Tree:
        """Return the blocks of a note as a tree."""
        if note.path not in self._trees:
            self._trees[note.path] = build_tree(parse_blocks(note, self.order))
        return self._trees[note.path]

    def tree_at(self, path: str) -> Tree:
        """Return the tree of a note that may hold meetings."""
        return self.tree(self.worth[path])


class Outlines(Mapping[str, tuple[Block, ...]]):
    """The blocks of the notes that may hold meetings, each parsed when it is asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __getitem__(self, path: str) -> tuple[Block, ...]:
        """Return the blocks of one note."""
        return self._reader.tree_at(path).blocks

    def __iter__(self) -> Iterator[str]:
        """Iterate over paths."""
        return iter(self._reader.worth)

    def __len__(self) -> int:
        """Return how many notes may hold meetings."""
        return len(self._reader.worth)

    def __contains__(self, path: object) -> bool:
        """Tell whether a note may hold meetings, without parsing it."""
        return path in self._reader.worth
