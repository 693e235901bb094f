"""Find the one person that somebody means by a part of a name."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from vaultkit.errors import AmbiguousPersonError
from vaultkit.errors import PersonNotFoundError
from vaultkit.model import Person
from vaultkit.notes.names import fold


def find_person(people: Sequence[Person], text: str) -> Person:
    """Return the person whose name or alias is, starts with, or contains the text.

    The closest kind of match wins: the whole name, then a whole alias, then words of the name in any order, then the
    beginnings of words. Case, accents and hyphens do not count.

    Raises:
        PersonNotFoundError: nobody matches; the nearest names are offered.
        AmbiguousPersonError: several people match equally well; they are listed.
    """
    wanted = fold(_as_link(text))
    for matches in (_is_name, _is_alias, _has_words, _has_beginnings):
        found = [person for person in people if wanted and matches(person, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(person.name for person in found)
            message = f"'{text}' may be {names}."
            raise AmbiguousPersonError(message, "Give more of the name.", tuple(person.name for person in found))
    raise _nobody(people, text, wanted)


def _as_link(text: str) -> str:
    """Return the name in `[[People/Asha Rao|Asha]]` or `People/Asha Rao.md`, as copied from an editor."""
    target = text.strip().removeprefix("[[").removesuffix("]]").partition("|")[0]
    return target.rpartition("/")[2].removesuffix(".md") or text


def _is_name(person: Person, wanted: str) -> bool:
    return fold(person.name) == wanted


def _is_alias(person: Person, wanted: str) -> bool:
    return any(fold(alias) == wanted for alias in person.aliases)


def _has_words(person: Person, wanted: str) -> bool:
    words = set(wanted.split())
    return any(words <= set(fold(name).split()) for name in (person.name, *person.aliases))


def _has_beginnings(person: Person, wanted: str) -> bool:
    parts = fold(person.name).split()
    return all(any(part.startswith(word) for part in parts) for word in wanted.split())


def _nobody(people: Sequence[Person], text: str, wanted: str) -> PersonNotFoundError:
    by_folded = {fold(name): person.name for person in people for name in (person.name, *person.aliases)}
    by_folded |= {word: person.name for person in people for word in fold(person.name).split()}
    near = dict.fromkeys(by_folded[match] for match in get_close_matches(wanted, by_folded, n=3, cutoff=0.6))
    remedy = f"Did you mean {' or '.join(near)}?" if near else "See: vaultkit people"
    message = f"No notes about '{text}' in this vault."
    return PersonNotFoundError(message, remedy)
