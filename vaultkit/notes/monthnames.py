"""Names of months and weekdays in many languages, also misspelt ones.

The names are data (`data/calendar.json`, made from Unicode's CLDR by `tools/make_calendar.py`).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vaultkit.notes.data_file import read_table

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class _Calendar:
    months: dict[str, int]
    english: frozenset[str]
    whole: tuple[str, ...]
    weekdays: dict[str, int]


@lru_cache(maxsize=1 << 12)
def fold_word(word: str) -> str:
    """Return a word without case and accents, for comparing."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


@lru_cache(maxsize=1 << 12)
def month_number(word: str, *, misspelt: bool = False) -> int | None:
    """Return 1 to 12 for the name of a month; with `misspelt` also for one with a typing error or two."""
    folded = fold_word(word.strip("."))
    found = _calendar().months.get(folded)
    return _nearest_month(folded) if found is None and misspelt else found


def is_english_month(word: str, *, misspelt: bool = False) -> bool:
    """Tell whether the word is an English month: those may stand before the day."""
    folded = fold_word(word.strip("."))
    if folded in _calendar().english:
        return True
    return misspelt and folded not in _calendar().months and _nearest_month(folded) is not None


@lru_cache(maxsize=1 << 12)
def is_weekday(word: str) -> bool:
    """Tell whether the word names a day of the week, whole or shortened, in any language known."""
    folded = fold_word(word.strip("."))
    return folded in _calendar().weekdays or ("-" in folded and folded.partition("-")[0] in _calendar().weekdays)


def distance(one: str, other: str, limit: int) -> int:
    """Return how many typing errors (change, loss, gain, swap) lie between two words; limit + 1 means more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return min(last[-1], limit + 1)


@lru_cache(maxsize=4096)
def _nearest_month(folded: str) -> int | None:
    """Return the one month whose name is a typing error away; None if there is none or two."""
    best: dict[int, set[int]] = {}
    for name in _calendar().whole:
        if name[0] != folded[:1] or len(folded) < 4:
            continue
        limit = 2 if min(len(name), len(folded)) >= 7 else 1
        errors = distance(folded, name, limit)
        # "match" and "marsh" are words; "marhc" and "agust" are not. So a short name may lose, gain or swap letters only.
        changed = len(name) < 6 and len(name) == len(folded) and sorted(name) != sorted(folded)
        if errors <= limit and not changed:
            best.setdefault(errors, set()).add(_calendar().months[name])
    months = best[min(best)] if best else set()
    return months.pop() if len(months) == 1 else None


@lru_cache(maxsize=1)
def _calendar() -> _Calendar:
    raw = read_table("notes", "calendar.json")
    return _Calendar(
        months=dict(raw["months"]),
        english=frozenset(raw["english"]),
        whole=tuple(raw["whole"]),
        weekdays=dict(raw["weekdays"]),
    )
