"""The small words of many languages (`data/function_words.toml`): what tells a language, and what is no name."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: Languages whose small words are taken for no nickname; those of all would leave few short names.
_READ = ("en", "de", "fr", "es", "pt")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language and its small words, lower case without accents."""

    name: str
    words: frozenset[str]


@cache
def tongues() -> dict[str, Tongue]:
    """Return the languages known, by code."""
    text = files("vaultkit.signals").joinpath("data", "function_words.toml").read_text(encoding="utf-8")
    return {
        code: Tongue(table["name"], frozenset(table["words"].split())) for code, table in tomllib.loads(text).items()
    }


@cache
def small_words() -> frozenset[str]:
    """Return the small words of the languages that are read."""
    return frozenset().union(*(tongues()[code].words for code in _READ))


@cache
def shares() -> dict[str, dict[str, float]]:
    """Return, by small word, the languages that have it and the part of a vote it gives to each."""
    owners: dict[str, list[str]] = {}
    for code, tongue in tongues().items():
        for word in tongue.words:
            owners.setdefault(word, []).append(code)
    return {word: dict.fromkeys(codes, 1 / len(codes)) for word, codes in owners.items()}
