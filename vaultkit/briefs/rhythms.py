"""Running load: status, reports and post-mortems, which belong in a rhythm of their own and not in a 1:1.

A line is taken for it only where it says a figure or the state that work is in, and no more: a doubt, a person's own matter,
an agreement or a promise is never parked, for that is what the meeting is for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from vaultkit.briefs.material import Material
from vaultkit.briefs.material import Said
from vaultkit.briefs.material import carried
from vaultkit.model import Carried
from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Person
from vaultkit.notes.data_file import read_table
from vaultkit.notes.dates import read_date
from vaultkit.notes.dates import read_date_head
from vaultkit.notes.inline import plain_text
from vaultkit.notes.names import fold
from vaultkit.notes.names import tokens
from vaultkit.notes.regex import regex

#: Lines shown; the rest is counted.
PARKED = 5
#: The kinds of running load, in the order in which they are shown.
RHYTHMS = ("status", "report", "planning", "postmortem")
#: How sure a statement must be status where it tells the state of work, where it only has a figure, and in a meeting that was status.
_SURE = 0.4
_SURE_OF_FIGURES = 0.55
_SURE_IN_THEATRE = 0.3
#: From this on a statement is status without a figure or a word that says so.
_CERTAIN = 0.9
#: More words than this are a story and no figure.
_LONGEST = 40
#: What is longer is no line of a list.
_LONG_TEXT = 600
#: Figures of work: a share, an amount of money, so many of so many; and any number that is no date, time or place in an order.
_FIGURE = regex(r"\d\s?[%‰€£$]|[€£$]\s?\d|\d\s?/\s?\d|\d\s(?:of|von|sur|de|di|out of)\s(?:the\s)?\d")
_NUMBER = regex(r"\d")
_NO_NUMBER = regex(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[.:h]\d{2}\b|\b\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\b(?:19|20)\d{2}\b|\b\d{1,2}(?:st|nd|rd|th)\b"
    r"|\b1\s?[:-]\s?1s?\b|\b1-?(?:on|o)-?1s?\b"
)
_NEVER = frozenset({
    ItemKind.ACTION, ItemKind.AGENDA, ItemKind.CAREER, ItemKind.DECISION, ItemKind.PERSONAL, ItemKind.UNCERTAINTY,
    ItemKind.WAYS_OF_WORKING,
})  # fmt: skip
_MY = frozenset({"me", "i", "ich", "moi", "je", "yo", "eu", "io", "ik", "my"})
_WORD = regex(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """A list of words and phrases, folded; a "*" at an end is any letters."""

    phrases: frozenset[str]
    beginnings: tuple[str, ...]
    ends: tuple[str, ...]

    def speak(self, words: tuple[str, ...]) -> bool:
        """Tell whether any of them stands in a text, given as its words."""
        for place, word in enumerate(words):
            if word.startswith(self.beginnings) or word.endswith(self.ends):
                return True
            if any(" ".join(words[place : place + length]) in self.phrases for length in (1, 2, 3, 4)):
                return True
        return any(f" {one}" in f" {' '.join(words)}" for one in self.beginnings if " " in one)


def parked_load(material: Material, *, theatre: bool, limit: int = PARKED) -> tuple[tuple[Carried, ...], int]:
    """Return the running load of the last meeting, each under its rhythm, and how many more there are.

    A single line that looks like status in a meeting about something else is none: `theatre` says that the meeting was status.
    """
    last = len(material.days) - 1
    found = [said for said in running_load(material, theatre=theatre) if said.meeting == last]
    if len(found) < 2 and not theatre:
        return (), 0
    shown = sorted(found[:limit], key=lambda said: RHYTHMS.index(rhythm_of(said.item.text)))
    return tuple(carried(said, kind=rhythm_of(said.item.text)) for said in shown), max(0, len(found) - limit)


def running_load(material: Material, since: dt.date = dt.date.min, *, theatre: bool = False) -> tuple[Said, ...]:
    """Return every statement of running load from a day on, by date and place, each once: the newest of those alike.

    Args:
        material: of one relationship, private lines left out.
        since: the first day.
        theatre: the last meeting was known to be status, so that less is needed to take a line for it.
    """
    found: dict[str, Said] = {}
    for said in material.said:
        if said.date >= since and said.path and is_load(said.item, material.person, theatre=theatre):
            key = fold(plain_text(said.item.text))
            found.pop(key, None)
            found[key] = said
    return tuple(found.values())


def is_load(item: Item, person: Person, *, theatre: bool = False) -> bool:
    """Tell whether a statement is running load: a figure or a state of work, and nothing that two people have to talk about.

    Args:
        item: as it was read.
        person: whom the meeting was with; what begins with their name or the author's is a promise or a quotation.
        theatre: the meeting was status, so that less is needed.
    """
    if item.kind in _NEVER or len(item.text) > _LONG_TEXT or "::" in item.text:
        return False
    text = plain_text(item.text)
    words = _folded(text)
    # What went wrong is often told as a trouble of the work; its place is the post-mortem all the same.
    review = _lists()["postmortem"].speak(words) and not _lists()["telling"].speak(words)
    if item.kind is not ItemKind.STATUS and not review:
        return False
    if not 2 <= len(words) <= _LONGEST or text.rstrip(' "”’)').endswith(("?", "…")) or _is_of_the_form(text, person):
        return False
    if any(_lists()[group].speak(words) for group in ("doubt", "person", "settled")):
        return False
    return review or item.confidence >= _CERTAIN or item.confidence >= _needed(text, words, theatre=theatre)


def _needed(text: str, words: tuple[str, ...], *, theatre: bool) -> float:
    """Return how sure a statement of such words must be status; over 1 where nothing in it is a figure or a state of work."""
    states = _lists()["state"].speak(words)
    if not states and not _FIGURE.search(text) and not _NUMBER.search(_NO_NUMBER.sub(" ", text)):
        return 2.0
    if theatre:
        return _SURE_IN_THEATRE
    return _SURE if states and not _lists()["telling"].speak(words) else _SURE_OF_FIGURES


def _is_of_the_form(text: str, person: Person) -> bool:
    """Tell whether a line is a date, a field of the note's head ("Status: done"), or what one of the two is down for."""
    label, colon, value = text.partition(":")
    if not colon:
        return read_date(text) is not None
    return _is_owner(label, person) or read_date_head(value.strip()) is not None or value.strip().isalpha()


def rhythm_of(text: str) -> str:
    """Tell to which running load a line belongs: "postmortem", "report", "planning" or "status"."""
    words = _folded(plain_text(text[:_LONG_TEXT]))
    return next((rhythm for rhythm in ("postmortem", "report", "planning") if _lists()[rhythm].speak(words)), "status")


def _is_owner(label: str, person: Person) -> bool:
    """Tell whether what stands before a colon is one of the two: then what follows is a promise or a quotation."""
    words = set(_folded(label))
    names = {token for name in (person.name, *person.aliases) for token in tokens(name)}
    return bool(words) and len(words) <= 3 and words <= _MY | names


def _folded(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text.replace("'", " ").replace("’", " "))))


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, _Words]:
    return {
        name: _words([word for words in languages.values() for word in words])
        for name, languages in read_table("briefs", "rhythms.toml").items()
    }


def _words(listed: list[str]) -> _Words:
    return _Words(
        frozenset(word for word in listed if "*" not in word),
        tuple(word.removesuffix("*") for word in listed if word.endswith("*")),
        tuple(word.removeprefix("*") for word in listed if word.startswith("*")),
    )
