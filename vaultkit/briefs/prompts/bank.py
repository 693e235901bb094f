"""The built-in questions, as data: one file a phase under `data/prompts`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from vaultkit.model import Person
from vaultkit.notes.data_file import read_table
from vaultkit.notes.names import tokens

#: Phases that have questions; "renewed" is the time after a change.
PHASES = ("get-to-know", "share-context", "maintain", "renewed")
#: What a question does after a change.
ROLES = ("theirs", "mine", "settle", "ask", "loss")
#: Columns and things to settle: the frame of the note after a change.
FRAME = ("theirs", "mine", "settle")
#: Areas of shared context, and those of things to settle.
AREAS = ("principles", "challenges", "ways-of-working")
SETTLED = ("who-decides", "good-work", "bad-news")
#: Where it is a guess that two people know each other, this is asked first.
GRANTED = "granted"
#: Only once there is trust.
HEAVY = 3


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question."""

    text: str
    #: "" fits every phase.
    phase: str
    #: For whom it is meant; everybody if empty.
    relations: tuple[str, ...] = ()
    topic: str = ""
    area: str = ""
    role: str = ""
    #: Kinds of change; any if empty.
    event: tuple[str, ...] = ()
    #: 1 anybody would answer, 3 only somebody who trusts.
    depth: int = 1
    #: Written by the user.
    own: bool = False
    #: Names of the only people it is meant for; anybody if empty.
    people: tuple[str, ...] = ()


def fold_prompt(text: str) -> str:
    """Reduce a text to letters and figures, so that a question is found again however it was marked up."""
    return re.sub(r"[^\w]+", " ", text.casefold()).strip()


@lru_cache(maxsize=1)
def bank() -> tuple[Prompt, ...]:
    """Return every built-in question, in the order of the data."""
    return tuple(prompt for phase in PHASES for prompt in _read(phase))


def is_called(person: Person, name: str) -> bool:
    """Tell whether all words of a name are among those of one of the person's names."""
    words = set(tokens(name))
    return bool(words) and any(words <= set(tokens(own)) for own in (person.name, *person.aliases))


def choices(given: Sequence[Prompt] | None) -> Sequence[Prompt]:
    """Return what to choose from: the prompts given, or the built-in ones."""
    return bank() if given is None else given


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, str]:
    """Return kinds of change that are asked about as another kind ("closure" as "pivot")."""
    return dict(_data("renewed")["kinds"])


@lru_cache(maxsize=1)
def events() -> tuple[str, ...]:
    """Return the kinds of change that have questions of their own."""
    return tuple(dict.fromkeys(kind for prompt in bank() for kind in prompt.event))


def _read(phase: str) -> Iterator[Prompt]:
    for row in _data(phase)["prompts"]:
        yield Prompt(
            row["text"],
            phase,
            tuple(row.get("relations", ())),
            row.get("topic", ""),
            row.get("area", ""),
            row.get("role", ""),
            tuple(row.get("event", ())),
            row.get("depth", 1),
        )


def _data(phase: str) -> Mapping[str, Any]:
    return read_table("briefs", f"prompts/{phase}.toml")
