"""Properties found by what they mean ("who was there"), whatever the language and spelling of the key."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from functools import cache

from vaultkit.model import Property
from vaultkit.notes.layouts.words import ordered
from vaultkit.notes.names import fold
from vaultkit.notes.properties import as_list
from vaultkit.notes.properties import as_text


@cache
def fold_key(key: str) -> str:
    """Reduce a key to what is compared: `Start_work`, `start-work` and `startWork` are one, accents do not count."""
    return fold(key).replace(" ", "")


@cache
def _places(group: str) -> dict[str, int]:
    return {fold_key(key): place for place, key in reversed(list(enumerate(ordered(group))))}


def find_key(properties: Iterable[Property], group: str) -> Property | None:
    """Return the property of the best key of a group that has a value; None if none has."""
    return next(find_keys(properties, group), None)


def find_keys(properties: Iterable[Property], group: str) -> Iterator[Property]:
    """Yield the properties of a group's keys that have values, best key first."""
    places = _places(group)
    found = [p for p in properties if fold_key(p.key) in places and as_text(p.value)]
    yield from sorted(found, key=lambda p: places[fold_key(p.key)]) if len(found) > 1 else found


@cache
def _all_places(groups: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for group in groups for key in _places(group))


def has_key(properties: Iterable[Property], groups: tuple[str, ...]) -> bool:
    """Tell whether there is a key of any of some groups, with a value or without."""
    known = _all_places(groups)
    return any(fold_key(found.key) in known for found in properties)


def find_values(properties: Iterable[Property], group: str) -> tuple[str, ...]:
    """Return all values of a group's keys as one flat list of texts."""
    return tuple(value for found in find_keys(properties, group) for value in as_list(found.value))


def is_key(key: str, group: str) -> bool:
    """Tell whether a key belongs to a group."""
    return fold_key(key) in _places(group)


def find_tags(properties: Iterable[Property]) -> tuple[str, ...]:
    """Return the tags of the front matter without '#'; a text holds several, parted by blanks or commas."""
    found: list[str] = []
    for item in properties:
        if fold_key(item.key) in {"tags", "tag", "keywords"}:
            for value in as_list(item.value):
                found += [value] if value.startswith("[[") else value.split()
    return tuple(tag.strip("#,'\"[] ") for tag in found if tag.strip("#,'\"[] "))
