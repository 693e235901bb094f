"""What a meeting after a change says, by kind of change and relation: wording as data, filled with a first name."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vaultkit.model import Relation
from vaultkit.notes.data_file import read_table


@dataclass(frozen=True, slots=True)
class ResetWords:
    """The words for one kind of change between two people."""

    #: The change as a noun or a sentence; "" where the data know no better than the user's own word.
    change: str
    #: What to say, or where to begin, in the first meeting after it.
    first: str
    #: Who decides what, what good looks like by a date, how bad news travels; by "decides", "good", "news".
    settle: Mapping[str, str]
    theirs: tuple[str, ...]
    mine: tuple[str, ...]
    ask: str


def reset_words(kind: str, relation: Relation, name: str) -> ResetWords:
    """Return the words for a kind of change ("" for an unknown one) with somebody who is called `name`."""
    rows = tuple(_rows(kind, relation))

    def one(key: str) -> str:
        return next((str(row[key]) for row in rows if key in row), "").replace("{first}", name)

    def several(key: str) -> tuple[str, ...]:
        return tuple(text.replace("{first}", name) for text in next((row[key] for row in rows if key in row), ()))

    return ResetWords(
        change=one("change"),
        first=one("first"),
        settle={key: one(key) for key in ("decides", "good", "news")},
        theirs=several("theirs"),
        mine=several("mine"),
        ask=one("ask"),
    )


def relax_words(relation: Relation, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what ends and what stays where the footing between two people gets easier."""
    whole = _data()["relax"]
    row = whole.get(relation.value, whole)
    ends, stays = (tuple(text.replace("{first}", name) for text in row[key]) for key in ("ends", "stays"))
    return ends, stays


def _rows(kind: str, relation: Relation) -> Iterator[Mapping[str, Any]]:
    """Yield the tables to look into, the most particular first."""
    for table in (_data().get(kind, {}), _data()["default"]):
        yield table.get(relation.value, {})
        yield table


def _data() -> Mapping[str, Any]:
    return read_table("briefs", "resets.toml")
