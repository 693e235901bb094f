"""Words that two lines share: how a matter is recognised when it comes back."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from vaultkit.model import Person
from vaultkit.notes.data_file import read_table
from vaultkit.notes.inline import plain_text
from vaultkit.notes.names import tokens
from vaultkit.notes.regex import regex

_SENTENCE = regex(r"(?<=[.!?…])\s+(?=[\"“'‘(]?[^\W\d_a-z])")
_HEAD = regex(r"^[^—–:-]{0,60}?\b1[ :-]?(?:on[ -]?)?1\b[^—–]{0,80}[—–]\s*")
#: What is left of "is", "had" or "not" behind a word.
_SHORTENED = regex(r"(?:n['’]t|['’](?:s|d|ll|ve|re|m))$")
_WORD = regex(r"[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*")


def key_words(text: str, person: Person | None = None) -> frozenset[str]:
    """Return the words of a line that carry its matter: four letters or more, not common, not the person's names or role."""
    names = {token for name in (person.name, *person.aliases) for token in tokens(name)} if person else set()
    roles = {_stem(token) for token in tokens(person.role)} if person else set()
    words = {_SHORTENED.sub("", word.lower()) for word in _WORD.findall(plain_text(text))}
    return frozenset(
        word
        for word in words
        if len(word) >= 4 and word not in common_words() and word not in names and _stem(word) not in roles
    )


def _stem(word: str) -> str:
    return word.removesuffix("s")


def excerpt(text: str, wanted: Callable[[str], bool], longest: int = 200) -> str:
    """Return a statement whole if it is short; else the sentences from the first wanted one on that fit.

    What only says that it was a 1:1 and with whom ("1:1 with Ana — ") is left out.
    """
    body = _HEAD.sub("", text, count=1) or text
    if len(body) <= longest:
        return body
    sentences = _SENTENCE.split(body)
    first = next((index for index, sentence in enumerate(sentences) if wanted(sentence)), 0)
    kept = sentences[first]
    for sentence in sentences[first + 1 :]:
        if len(kept) + len(sentence) >= longest:
            break
        kept = f"{kept} {sentence}"
    return kept


def same_matter(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two lines are about the same: two key words in common that are a third of the shorter line's."""
    shared = len(one & other)
    return shared >= 2 and 3 * shared >= min(len(one), len(other))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return words too common to name a matter by."""
    return frozenset(_data()["common"])


def _data() -> Mapping[str, Any]:
    return read_table("briefs", "words.toml")
