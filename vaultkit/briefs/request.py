"""What is asked of a brief besides the notes: the day, what was named for this once, and the settings that bear on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Protocol

from vaultkit.briefs.prompts.choose import Prompt
from vaultkit.model import Format
from vaultkit.model import Person
from vaultkit.model import Phase


class Preferring(Protocol):
    """Lays what a human set over the default format of a phase."""

    def __call__(self, default: Format, person: Person, phase: Phase, *, renewed: bool) -> Format:
        """Return the format to use."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """The note that is wanted."""

    #: Day of the meeting, and of the writing.
    on: dt.date
    today: dt.date
    #: A phase for this note only; the assessment's if not given.
    phase: Phase | None = None
    #: A change that this meeting is about, as named by the user ("pivot").
    event: str = ""
    #: Where running load lives, by kind.
    rhythms: Mapping[str, str] = field(default_factory=dict)
    #: Questions to choose from; the built-in ones if None.
    prompts: tuple[Prompt, ...] | None = None
    #: Commitments come back as boxes to tick (`carry = "copy"`), not as links alone.
    copies: bool = False
    #: The formats that the user set, for a phase that is not the assessed one; None if none are.
    prefer: Preferring | None = None
