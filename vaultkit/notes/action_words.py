"""Words of commitments in many languages (`data/actions.toml`), and what a heading says by them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from functools import lru_cache

from vaultkit.notes.data_file import read_table
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.words import words as layout_words
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_asian
from vaultkit.notes.regex import regex

_NO_LETTERS = regex(r"[^\w\s]+")
_LONGEST = 4
#: A longer text is hardly asked for twice.
_SHORT = 400


@dataclass(frozen=True, slots=True)
class _Group:
    #: Found anywhere in a title, as whole words.
    inside: frozenset[str]
    #: Must be the whole title.
    whole: frozenset[str]
    #: Found anywhere, in scripts without blanks.
    asian: tuple[str, ...]


def bare_title(text: str) -> str:
    """Fold a heading or label: no marks, emoji, numbering or colon."""
    return _short_bare_title(text) if len(text) <= _SHORT else _bare_title(text)


@lru_cache(maxsize=1 << 12)
def _short_bare_title(text: str) -> str:
    return _bare_title(text)


def _bare_title(text: str) -> str:
    plain = _NO_LETTERS.sub(" ", fold(plain_text(text)))
    return " ".join(plain.split())


@lru_cache(maxsize=8192)
def title_has(title: str, group: str) -> bool:
    """Tell whether a heading holds a word or phrase of a group."""
    bare = bare_title(title)
    return bool(bare) and (bare in _group(group).whole or _inside(bare, group))


def is_word(text: str, group: str) -> bool:
    """Tell whether a text is one word or phrase of a group and nothing else."""
    bare = bare_title(text)
    return bare in _group(group).whole or bare in _group(group).inside


def is_private(title: str) -> bool:
    """Tell whether a heading begins something that is for its writer only."""
    bare = bare_title(title)
    private = layout_words("private")
    return "🔒" in title or bool(_phrases(bare) & private) or any(is_asian(word) and word in bare for word in private)


@cache
def words(group: str) -> frozenset[str]:
    """Return one list of the data file, folded."""
    return _group(group).inside | _group(group).whole


def _inside(bare: str, group: str) -> bool:
    known = _group(group)
    return bool(_phrases(bare) & known.inside) or any(word in bare for word in known.asian)


def _phrases(bare: str) -> set[str]:
    """Return all runs of one to four words."""
    parts = bare.split()[:40]
    return {" ".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, min(i + _LONGEST, len(parts)) + 1)}


@cache
def _group(group: str) -> _Group:
    listed: list[str] = read_table("notes", "actions.toml")[group]
    inside = frozenset(bare_title(word) or word for word in listed if not word.startswith("="))
    whole = frozenset(bare_title(word[1:]) for word in listed if word.startswith("="))
    # One letter alone ("済") is too often part of another word.
    return _Group(inside, whole, tuple(word for word in inside if is_asian(word) and len(word) > 1))
