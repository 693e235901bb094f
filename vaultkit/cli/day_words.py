"""The few words of five languages that say a day, brought into one form each, so that a handful of patterns reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from vaultkit.notes.data_file import read_table
from vaultkit.notes.monthnames import fold_word
from vaultkit.notes.regex import regex

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Nobody types a longer day.
_LONGEST = 80
_TOKEN = regex(r"[0-9]+|[^\W\d_]+|\S")
#: "15:00", "at 3 pm", "um 15 Uhr", "15h30" behind a day.
_TIME = regex(
    r",? (?:(?:at|um|a las|as|a) |@ ?)?(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9](?: ?[ap]m| ?uhr)?| ?(?:[ap]m|uhr|h(?:[0-5][0-9])?))$"
    r"|,? (?:at|a las) (?:[01]?[0-9]|2[0-3])$"
)
_APOSTROPHES = str.maketrans({"'": "", "’": ""})
_HYPHEN = regex(r"(?<=[^\W\d_])[-‐](?=[^\W\d_])")
_ORDINAL = regex(r"(?<=[0-9])(?:st|nd|rd|th)\b", re.IGNORECASE)
_BEFORE_DATES = frozenset({"", *(f"wd{number}" for number in range(7))})
_DAYS = frozenset({"today", "tomorrow", "overmorrow", *(f"wd{number}" for number in range(7))})


def one_form(text: str) -> str:
    """Return what was typed with one word for each meaning, parted by blanks: "dans deux semaines" is "in 2 week".

    Weekdays are "wd0" (Monday) to "wd6", articles are "on" and stay only before a number; what is not known stays as it is.
    A time or part of the day is left out. A text too long to be a day is "".
    """
    if len(text) > _LONGEST:
        return ""
    folded = _TIME.sub("", " ".join(_HYPHEN.sub(" ", fold_word(text).translate(_APOSTROPHES)).split()))
    words: list[str] = []
    for word in _TOKEN.findall(folded):
        # A dot behind a number is an ordinal's, any other ends a shortened name.
        if word != "," and (word != "." or (words and words[-1].isdecimal())):
            words.append(word)
    return _in_one_form(_without_part(tuple(words)))


def bare_date(text: str) -> str:
    """Return a date without the weekday and article before it and the ending of its number: "thursday the 3rd of December"."""
    words = _ORDINAL.sub("", text).split() if len(text) <= _LONGEST else []
    while words and one_form(words[0]) in _BEFORE_DATES:
        words = words[1:]
    return " ".join(words)


def weekdays_in(text: str) -> frozenset[int]:
    """Return the weekdays that a text names, 0 for Monday."""
    return frozenset(int(word[2:]) for word in one_form(text).split() if word in _DAYS and word[:2] == "wd")


def _without_part(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the part of the day that stands behind a day."""
    for count in (3, 2, 1):
        kept = words[:-count]
        if kept and words[-count:] in _parts() and _in_one_form(kept).rpartition(" ")[2] in _DAYS:
            whole = _phrases().get(words[-count - 1 :])
            return words if whole in _DAYS else kept
    return words


def _in_one_form(words: tuple[str, ...]) -> str:
    made: list[str] = []
    at = 0
    while at < len(words):
        count, meaning = _meant(words[at : at + 4])
        # "Th" behind a number is no Thursday.
        if count == 1 and made and made[-1].isdecimal() and words[at] in _endings():
            meaning = "th"
        made.append(meaning)
        at += count
    made.append("")
    return " ".join(word for word, behind in pairwise(made) if word != "on" or behind.isdecimal())


def _meant(words: tuple[str, ...]) -> tuple[int, str]:
    """Return how many words the longest phrase has that stands at the beginning, and what it means."""
    for count in range(len(words), 1, -1):
        if words[:count] in _phrases():
            return count, _phrases()[words[:count]]
    return 1, _phrases().get(words[:1], words[0])


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, ...], str]:
    found = {
        tuple(phrase): meaning for meaning, phrases in _data()["phrases"].items() for phrase in _spellings(phrases)
    }
    # The beginning of an English weekday is one too: "th" and "wednes".
    return found | {
        (name[:length],): f"wd{day}" for day, name in enumerate(WEEKDAYS) for length in range(2, len(name) + 1)
    }


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset({".", *(" ".join(ending) for ending in _spellings(_data()["phrases"]["th"]))})


@lru_cache(maxsize=1)
def _parts() -> frozenset[tuple[str, ...]]:
    return frozenset(_spellings(_data()["parts"]["of_day"]))


def _spellings(text: str) -> list[tuple[str, ...]]:
    return [tuple(part.split()) for part in text.split("|")]


def _data() -> Mapping[str, Mapping[str, str]]:
    return read_table("cli", "days.toml")
