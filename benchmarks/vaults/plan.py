"""What a made-up vault holds: its people, the days they met, and how each kind of note is kept. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.vaults.dice import Dice
from benchmarks.vaults.words import WORDS


class Layout(StrEnum):
    """How 1:1s are kept."""

    #: A folder per person, a note per meeting.
    NOTES = "notes"
    #: A file per person, a dated section per meeting.
    RUNNING = "running"
    #: A bullet in the day's note.
    DAILY = "daily"
    #: One of the others, person by person.
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Plan:
    """One made-up vault; the same plan is the same bytes."""

    #: Files of the vault that are notes, people's pages included.
    notes: int = 10_000
    people: int = 40
    #: 1:1s held, as a share of the notes.
    sessions: float = 0.05
    seed: int = 1
    layout: Layout = Layout.NOTES
    #: 1:1s of every person; None shares out `sessions`.
    each: int | None = None
    #: The last meetings lie in the fortnight before this day.
    today: dt.date = dt.date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Member:
    """One invented person, and when you met."""

    name: str
    relation: str
    role: str
    layout: Layout
    #: Days of the 1:1s, earliest first.
    days: tuple[dt.date, ...]
    #: Of each of those days: know, share, maintain, change, renewed (the keys of said.toml).
    phases: tuple[str, ...]

    @property
    def first(self) -> str:
        """Their first name."""
        return self.name.partition(" ")[0]


def members(plan: Plan) -> tuple[Member, ...]:
    """Return the people of the plan in order, with as many 1:1s as it asks for.

    Raises:
        ValueError: there are more people, or more sessions, than the plan has notes for.
    """
    counts = _counts(plan)
    names = _names(plan)
    kept = (Layout.NOTES, Layout.RUNNING, Layout.DAILY)
    found = []
    for index, (name, count) in enumerate(zip(names, counts, strict=True)):
        dice = Dice(plan.seed, "member", index)
        days = _days(dice, plan.today, count)
        found.append(
            Member(
                name=name,
                relation=_relation(dice, index),
                role=dice.pick(WORDS.roles),
                layout=kept[index % 3] if plan.layout is Layout.MIXED else plan.layout,
                days=days,
                phases=_phases(dice, count),
            )
        )
    return tuple(found)


def _counts(plan: Plan) -> list[int]:
    if plan.each is not None:
        counts = [plan.each] * plan.people
    else:
        counts = _shares(Dice(plan.seed, "counts"), round(plan.notes * plan.sessions), plan.people)
    room = plan.notes - plan.people
    if room < 0 or (plan.layout is not Layout.RUNNING and sum(counts) > room):
        if plan.each is None and room >= 0:
            return _shares(Dice(plan.seed, "counts"), room, plan.people)
        message = f"{plan.people} people with {sum(counts)} meetings need more than {plan.notes} notes"
        raise ValueError(message)
    return counts


def _shares(dice: Dice, total: int, people: int) -> list[int]:
    """Return the meetings of each person: uneven, as in life, and adding up to the total."""
    if people == 0:
        return []
    weights = [dice.between(60, 140) for _ in range(people)]
    ends = [total * sum(weights[: index + 1]) // sum(weights) for index in range(people)]
    return [end - start for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _names(plan: Plan) -> list[str]:
    """Return invented full names; first names are used up before one comes again."""
    dice = Dice(plan.seed, "names")
    first = dice.shuffled(WORDS.first_names)
    last = dice.shuffled(WORDS.last_names)
    if plan.people > len(first) * len(last):
        message = f"there are names for {len(first) * len(last)} people only"
        raise ValueError(message)
    return [
        f"{first[index % len(first)]} {last[(index + index // len(first)) % len(last)]}" for index in range(plan.people)
    ]


def _relation(dice: Dice, index: int) -> str:
    if index == 1:
        return "manager"
    return dice.pick(
        ("report", "report", "report", "report", "report", "peer", "peer", "skip-level", "mentor", "mentee")
    )


def _days(dice: Dice, today: dt.date, count: int) -> tuple[dt.date, ...]:
    """Return working days a week or a fortnight apart, now and then with a holiday between, earliest first."""
    gap = 7 if count > 60 or dice.chance(0.5) else 14
    day = today - dt.timedelta(days=dice.between(2, gap + 1))
    days = []
    for _ in range(count):
        days.append(day - dt.timedelta(days=max(0, day.weekday() - 4)))
        day -= dt.timedelta(days=gap * (3 if dice.chance(0.03) else 1) + dice.between(-1, 1))
    return tuple(reversed(days))


def _phases(dice: Dice, count: int) -> tuple[str, ...]:
    """Return the phase of each meeting: they get acquainted, share context, carry on; now and then a change resets."""
    found: list[str] = ["know"] * dice.between(2, 4) + ["share"] * dice.between(3, 6)
    while len(found) < count:
        found += ["maintain"] * dice.between(14, 40) + ["change"] + ["renewed"] * dice.between(3, 5)
    return tuple(found[:count])


def held(people: Sequence[Member]) -> int:
    """Return the 1:1s of all of them."""
    return sum(len(member.days) for member in people)
