"""Values in a place for a name that cannot serve as one, and names that only look unusual."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from vaultkit.model import Property
from vaultkit.notes.identity import Me
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.keys import find_keys
from vaultkit.notes.names import is_myself
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.names import references
from vaultkit.notes.properties import as_list
from vaultkit.notes.properties import as_text

_LONGEST = 60


def is_colon_name(text: str) -> bool:
    """Tell whether a text would be a name but for a colon inside ("Bo: Li")."""
    inside = ":" in text.strip(": ") and text == text.strip(": ")
    return inside and "//" not in text and looks_like_name(" ".join(text.replace(":", " ").split()))


def is_unfit(text: str) -> bool:
    """Tell whether a text can never be a name: a path that leads away, or characters that control a terminal."""
    text = text.strip()
    away = text.startswith(("/", "\\", "~/")) or ".." in text.replace("\\", "/").split("/")
    return away or any(unicodedata.category(c) == "Cc" for c in text)


def odd_person(properties: Iterable[Property], me: Me) -> Property | None:
    """Return the first property for people that names somebody else in a way that is no name; None without one."""
    for found in find_keys(properties, "person_keys"):
        for value in as_list(found.value):
            ways = references(value) or (value,)
            if value.strip() and not any(is_myself(way) or me.is_me(way) for way in ways):
                return found
    return None


def odd_page_name(properties: Iterable[Property], name: str) -> Property | None:
    """Return the `name` of a person's page that was not taken as written; None if it was, or there is none."""
    stated = [p for p in find_keys(properties, "name_keys") if p.key.strip().casefold() == "name"]
    odd = (p for p in stated if plain_text(as_text(p.value)) != name and not is_myself(as_text(p.value)))
    return next((p for p in odd if is_unfit(as_text(p.value)) or not looks_like_name(as_text(p.value))), None)


def shown(value: str) -> str:
    """Return a value as a message may quote it: short, on one line, with nothing that controls a terminal."""
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
