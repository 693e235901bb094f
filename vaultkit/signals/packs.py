"""Language packs as they are shipped: what holds for every language, and a folder of cues and words for each.

`lexicon/families.toml` has the families of cues (weights, caps, what people are told, reasons) and `lexicon/events.toml` the
kinds of events; `lexicon/<code>/*.toml` is one language: its spelling, its words, and the cues of families, events, marks
and headings. `lexicon/<code>/prepared.json` holds the same, checked and arranged (`tools/prepare_lexicon.py` writes it).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from vaultkit.errors import UsageError
from vaultkit.signals.tables import merge

#: Name of the file that holds a language as `preparing.prepare` arranged it.
PREPARED = "prepared.json"
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")


def _home() -> Traversable:
    return files("vaultkit.signals").joinpath("lexicon")


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack, in order."""
    return tuple(sorted(place.name for place in _home().iterdir() if place.is_dir() and _CODE.fullmatch(place.name)))


@lru_cache(maxsize=8)
def read_pack(language: str) -> dict[str, Any]:
    """Return the tables of a language, with what holds for every language.

    Raises:
        UsageError: there is no such language.
    """
    import tomllib  # noqa: PLC0415 - what is shipped has been prepared; only what a vault adds needs the tables

    _check(language)
    table: dict[str, Any] = {}
    for place in (_home(), _home().joinpath(language)):
        for text in _texts(place):
            table = _join(table, tomllib.loads(text))
    return table


def read_prepared(language: str) -> dict[str, Any]:
    """Return what `preparing.prepare` made of the tables of a language, as it is shipped.

    Raises:
        UsageError: there is no such language.
    """
    _check(language)
    prepared: dict[str, Any] = json.loads(_home().joinpath(language, PREPARED).read_text(encoding="utf-8"))
    return prepared


def _check(language: str) -> None:
    if language not in languages():
        message = f"lexicon: there is none for the language {language!r}."
        raise UsageError(message, f"Use {_listed(languages())}, or `auto`.")


def _texts(place: Traversable) -> Iterator[str]:
    for file in sorted(place.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            yield file.read_text(encoding="utf-8")


def _join(base: dict[str, Any], added: dict[str, Any]) -> dict[str, Any]:
    """Return two tables as one; their inner tables share names and no keys."""
    new: dict[str, Any] = {key: {} for key, value in added.items() if isinstance(value, dict) and key not in base}
    return merge(base | new, added, "pack")


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(f"`{code}`" for code in codes)
