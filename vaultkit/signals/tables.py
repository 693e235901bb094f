"""TOML tables, checked: a value of another shape stops the command and names its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vaultkit.errors import UsageError

_REMEDY = "Compare it with the lexicon that comes with vaultkit, or leave it out."


def merge(base: Mapping[str, Any], added: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Add to lists, replace single values, go down into tables; a key of another shape is refused."""
    merged = dict(base)
    for key, value in added.items():
        here = f"{where}.{key}"
        old = merged.get(key)
        if isinstance(old, Mapping):
            if not isinstance(value, Mapping):
                raise wrong(here, "must be a table")
            merged[key] = merge(old, value, here)
        elif isinstance(old, list):
            if not (isinstance(value, list) and all(isinstance(word, str) for word in value)):
                raise wrong(here, "must be a list of texts")
            merged[key] = [*old, *value]
        elif old is None and where == "lexicon":
            raise wrong(here, "is not known")
        else:
            merged[key] = value
    return merged


def wrong(where: str, what: str) -> UsageError:
    """Return the error that a key is wrong."""
    return UsageError(f"{where}: {what}.", _REMEDY)


def table_of(table: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    """Return the table under a key."""
    value = table.get(key)
    if not isinstance(value, Mapping):
        place = f"{where}.{key}"
        raise wrong(place, "must be a table")
    return value


def inner(tables: Mapping[str, Any], name: str, section: str) -> Mapping[str, Any]:
    """Return one table of a section of the lexicon."""
    return table_of(tables, name, f"lexicon.{section}")


def texts_of(value: object, where: str) -> tuple[str, ...]:
    """Return a list of texts."""
    if not (isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)):
        raise wrong(where, "must be a list of texts")
    return tuple(value)


def text_of(value: object, where: str) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise wrong(where, "must be a text")
    return value


def number_of(value: object, where: str) -> float:
    """Return a number; a boolean is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong(where, "must be a number")
    return float(value)
