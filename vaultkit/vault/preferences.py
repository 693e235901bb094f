"""What the settings say of people and formats, laid over what the notes say: a human's word wins."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.model import Format
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Problem
from vaultkit.model import Severity
from vaultkit.notes.names import fold
from vaultkit.vault.settings import FormatSettings
from vaultkit.vault.settings import Settings


def prefer_people(people: Sequence[Person], settings: Settings) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
    """Return the people as the settings have them, and a problem for each name in the settings that nobody has."""
    wanted = {fold(name): wish for name, wish in settings.people.items()}
    known = {fold(person.name) for person in people}
    preferred = []
    for person in people:
        wish = wanted.get(fold(person.name))
        if wish is not None:
            person = replace(  # noqa: PLW2901 - the same person, better known
                person,
                cadence=wish.cadence or person.cadence,
                relation=wish.relation or person.relation,
                role=wish.role or person.role,
            )
        preferred.append(person)
    problems = tuple(_nobody(name, settings) for name in settings.people if fold(name) not in known)
    return tuple(preferred), problems


def prefer_format(
    default: Format, person: Person, phase: Phase, formats: Mapping[tuple[str, str], FormatSettings], *, renewed: bool
) -> Format:
    """Return the format with what `[format.<relation>.<phase>]` sets; a person's own cadence stands above it."""
    wish = formats.get((str(person.relation or "other"), "renewed" if renewed else str(phase)))
    if wish is None:
        return default
    days = wish.days if wish.days and person.cadence is None else None
    return Format(
        days=days or default.days,
        minutes=wish.minutes or default.minutes,
        structure=wish.structure or default.structure,
        # Only a rhythm that a human set stands above the pair's own.
        reasons=("set by you",) if days else default.reasons,
    )


def _nobody(name: str, settings: Settings) -> Problem:
    source = next((given.source for path, given in settings.given.items() if path[:2] == ("people", name)), "")
    return Problem(
        path=source,
        line=1,
        severity=Severity.WARNING,
        code="setting-for-nobody",
        message=f"The settings speak of '{name}', whom no note knows.",
        remedy="Write the name as it stands in the notes.",
    )
