"""What words in a note with prompts mean: phases, relations, changes, topics, people (`data/prompt_notes.toml`)."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from vaultkit.briefs.prompts.bank import SETTLED
from vaultkit.briefs.prompts.bank import is_called
from vaultkit.briefs.prompts.topics import MINE
from vaultkit.model import Person
from vaultkit.notes.data_file import read_table
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.words import table
from vaultkit.notes.names import fold
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.names import references
from vaultkit.notes.regex import regex

#: What a word may say, in the order in which it is tried.
_SORTS = ("phase", "relation", "event", "area", "topic", "depth")
_EDGES = regex(r"^[\W\d_]+|[\W_]+$")
#: These mean something else where nobody asks for them ("Mine" is a title, "Bad news" a topic).
_ONLY_THERE = frozenset({MINE, *SETTLED})
_LEADING = regex(r"(?i)^\s*(?:for|with|my|für|pour|para)\s+(?=\S)")
_SEPARATOR = regex(r"[:(),;/|–—+&]|\s-\s|\s(?:and|for|with|und|et|y|e)\s")
#: More than any heading that names something.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word says: of which sort it is ("relation", "people", "everybody"), and the value."""

    sort: str
    value: str


def read_words(text: str, sorts: Sequence[str], people: Sequence[Person] | None) -> tuple[Meaning, ...] | None:
    """Return what a heading says, whole or by its parts ("Maintain: reports and peers"); None if any part is unknown.

    `sorts` come first where a word means two things; `people` are those who may be named, anybody if None.
    """
    if len(text) > _LONGEST:
        return None
    whole = read_word(text, sorts, people)
    if whole:
        return (whole,)
    parts = [_LEADING.sub("", part) for part in _SEPARATOR.split(plain_text(text)) if _key(part)]
    found = [read_word(part, sorts, people) for part in parts]
    return tuple(one for one in found if one) if found and all(found) else None


def read_word(text: str, sorts: Sequence[str], people: Sequence[Person] | None) -> Meaning | None:
    """Return what one word or phrase says, None if nothing known."""
    key = _key(plain_text(text))
    if key in words("everybody"):
        return Meaning("everybody", "")
    if key in words("replace"):
        return Meaning("replace", "")
    for sort in (*sorts, *_SORTS):
        value = _spoken(sort).get(key)
        if value and (sort in sorts or value not in _ONLY_THERE):
            return Meaning(sort, value)
    names = [person.name for person in find_people(text, people)] if people is not None else []
    if len(names) == 1:
        return Meaning("people", names[0])
    named = next(iter(references(text)), "")
    # A slip in a word that is known ("Feedbak") is nobody.
    is_name = people is None and looks_like_name(named) and not nearest(text, *_SORTS)
    return Meaning("people", named) if is_name else None


def find_people(text: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Return who may be meant by a name: those of whose name it is the whole, else those of whose name it is a part."""
    for name in references(text):
        whole = tuple(p for p in people if fold(name) in map(fold, (p.name, *p.aliases)))
        found = whole or tuple(p for p in people if is_called(p, name))
        if found:
            return found
    return ()


def field_of(key: str) -> str:
    """Return the field that a key means: "for" for "relation"; "" if none."""
    return _spoken("fields").get(_key(key), "")


def is_one_of(group: str, text: str) -> bool:
    """Tell whether a text is one of a group of words ("yes", "prose", "harmless")."""
    return (_key(text) or fold(text)) in words(group)


def nearest(text: str, *sorts: str, likeness: float = 0.75) -> str:
    """Return the known word that comes nearest, for a remedy; "" if none does. `likeness` is that of difflib, 0 to 1."""
    known = [word for sort in sorts for word in _spoken(sort)]
    return next(iter(get_close_matches(_key(text)[:_LONGEST], known, 1, likeness)), "")


@lru_cache(maxsize=8)
def words(group: str) -> frozenset[str]:
    """Return one group of words that have no value."""
    return frozenset(_data()["words"][group])


def _key(text: str) -> str:
    folded = fold(text[: 2 * _LONGEST])
    return _EDGES.sub("", folded) or folded


@lru_cache(maxsize=16)
def _spoken(sort: str) -> Mapping[str, str]:
    groups = _relations() if sort == "relation" else _data()[sort].items()
    found: dict[str, str] = {}
    for value, phrases in groups:
        for phrase in (fold(value), *phrases):
            found.setdefault(phrase, value)
    return found


def _relations() -> Iterator[tuple[str, list[str]]]:
    for name, phrases in table("relations").items():
        spoken = [fold(str(phrase)) for phrase in phrases] if isinstance(phrases, list) else []
        spoken = [form for phrase in (fold(name), *spoken) for form in (phrase, f"{phrase}s", f"my {phrase}s")]
        yield name.replace(" ", "-"), spoken


def _data() -> Mapping[str, Any]:
    return read_table("briefs", "prompt_notes.toml")
