"""Matters that keep coming up between two people, meeting after meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vaultkit.briefs.material import Material
from vaultkit.briefs.material import Said
from vaultkit.briefs.words import common_words
from vaultkit.model import Carried
from vaultkit.model import ItemKind

#: Meetings looked at for threads, and in how many of them a matter must have come up.
_WINDOW = 6
_TIMES = 3
#: Of all earlier meetings, a word in more than this share is the pair's daily bread and no thread.
_EVERYDAY = 0.6


def find_threads(material: Material, limit: int = 2) -> tuple[Carried, ...]:
    """Return matters that keep coming up, named by their word, with the last place and how often.

    A thread is a word rare enough to name something, said in three or more of the last six meetings and in one of the last two.
    """
    first = max(0, len(material.days) - _WINDOW)
    form = _form(material)
    recent = [
        said
        for said in material.said
        if said.meeting >= first and said.item.kind is not ItemKind.STATUS and said.item.text not in form
    ]
    meetings: dict[str, set[int]] = {}
    for said in recent:
        for word in said.words:
            meetings.setdefault(word, set()).add(said.meeting)
    everyday = _everyday(material)
    last = len(material.days) - 2
    found = [
        (word, where)
        for word, where in meetings.items()
        if len(where) >= _TIMES and max(where) >= last and word not in everyday and _names_something(word, recent)
    ]
    found.sort(key=lambda pair: (-len(pair[1]), -len(pair[0]), pair[0]))
    return tuple(_thread(word, where, recent) for word, where in _distinct(found)[:limit])


def _form(material: Material) -> frozenset[str]:
    """Return lines that stand word for word in more than one meeting: a form to fill in, nothing said."""
    places: dict[str, set[int]] = {}
    for said in material.said:
        places.setdefault(said.item.text, set()).add(said.meeting)
    return frozenset(text for text, where in places.items() if len(where) > 1)


def _everyday(material: Material) -> frozenset[str]:
    """Return the words that stand in most meetings, where there are enough to tell."""
    if len(material.days) < 2 * _WINDOW:
        return frozenset()
    counts = Counter(word for word, _ in {(word, said.meeting) for said in material.said for word in said.words})
    return frozenset(word for word, count in counts.items() if count > _EVERYDAY * len(material.days))


def _names_something(word: str, recent: Sequence[Said]) -> bool:
    """Tell whether a word is a name or a compound, or long enough to be a thing and not a filler."""
    if "-" in word:
        return True
    capital = word.capitalize()
    inside = [said.item.text.find(capital) for said in recent if word in said.words]
    named = sum(place > 0 for place in inside) * 2 > len(inside)
    return named or (len(word) >= 6 and not word.endswith(("ing", "ed", "ly")) and word not in common_words())


def _distinct(found: list[tuple[str, set[int]]]) -> list[tuple[str, set[int]]]:
    """Keep one word of those that always come together."""
    kept: list[tuple[str, set[int]]] = []
    for word, where in found:
        if all(where != other for _, other in kept):
            kept.append((word, where))
    return kept


def _thread(word: str, where: set[int], recent: Sequence[Said]) -> Carried:
    said = max((one for one in recent if word in one.words), key=lambda one: (one.date, one.path, one.item.line))
    text = said.item.text
    place = text.lower().find(word)
    name = text[place : place + len(word)] if place > 0 else word
    return Carried(name, said.path, said.item.line, said.date, kind="thread", times=len(where))
