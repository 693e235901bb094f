"""Names of months and weekdays for writing a date, in the language and width that the notes use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vaultkit.notes.data_file import read_table
from vaultkit.notes.monthnames import fold_word


@dataclass(frozen=True, slots=True)
class Names:
    """The twelve months or seven weekdays of one language and width."""

    language: str
    names: tuple[str, ...]

    def spells(self, word: str, number: int) -> bool:
        """Tell whether the word is the name with this number (from 1)."""
        return fold_word(self.names[number - 1]) == fold_word(word.strip("."))


def months() -> tuple[Names, ...]:
    """Return every known row of months."""
    return _calendar()["months"]


def weekdays() -> tuple[Names, ...]:
    """Return every known row of weekdays, Monday first."""
    return _calendar()["weekdays"]


def choose_names(
    rows: Iterable[Names], word: str, number: int, others: Iterable[tuple[str, int]] = (), language: str = ""
) -> Names | None:
    """Return the row that spells this word so, and as many of the others as any; ties go to the language, then the order."""
    known = tuple(others)
    fitting = [row for row in rows if row.spells(word, number)]
    return max(
        fitting,
        key=lambda row: (sum(row.spells(*other) for other in known), row.language == language),
        default=None,
    )


def in_case(sample: str, name: str) -> str:
    """Return the name in the letter case of the sample."""
    if sample.islower():
        return name.lower()
    if len(sample) > 1 and sample.isupper():
        return name.upper()
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=1)
def _calendar() -> dict[str, tuple[Names, ...]]:
    data = read_table("briefs", "calendar.toml")
    return {
        kind: tuple(Names(row["language"], tuple(row["names"])) for row in data[kind])
        for kind in ("months", "weekdays")
    }
