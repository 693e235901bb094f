"""The text of every other note: projects, journals, meetings of groups, reading, thoughts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.vaults.dice import Dice
from benchmarks.vaults.sessions import slots
from benchmarks.vaults.words import WORDS

#: Kinds as they take turns; a journal's turn becomes a thought where its day is taken.
_TURNS = ("project", "meeting", "journal", "reading", "thought", "project", "meeting", "reading", "thought", "thought")
#: Characters below the front matter.
_SIZE = (1500, 1900)
#: Sentences filled in once for each kind, so that a vault of 100,000 notes is made in seconds.
_POOL = 400
#: Days that journals go back.
_JOURNAL_DAYS = 3000
#: Titles there are: a prime step through all of them meets each once.
_TITLES = len(WORDS.title_first) * len(WORDS.title_second) * len(WORDS.title_third)
_STEP = 7919


def title_of(number: int) -> str:
    """Return the title of an ordinary note: three words, no two numbers below 216,000 with the same.

    Raises:
        ValueError: there are no more titles.
    """
    if number >= _TITLES:
        message = f"there are titles for {_TITLES} notes only"
        raise ValueError(message)
    rest, first = divmod(number * _STEP % _TITLES, len(WORDS.title_first))
    third, second = divmod(rest, len(WORDS.title_second))
    return f"{WORDS.title_first[first]} {WORDS.title_second[second]} {WORDS.title_third[third]}"


@dataclass(frozen=True, slots=True)
class Ordinary:
    """What ordinary notes of one vault are made of."""

    seed: int
    today: dt.date
    names: Sequence[str]
    titles: Sequence[str]
    pool: dict[str, list[str]]
    chores: list[str]


def ordinary(seed: int, today: dt.date, names: Sequence[str], titles: Sequence[str]) -> Ordinary:
    """Return the material of a vault's ordinary notes."""
    dice = Dice(seed, "pool")

    def filled(phrases: Sequence[str]) -> list[str]:
        return [phrases[index % len(phrases)].format_map(slots(dice, "", names, titles)) for index in range(_POOL)]

    pool = {kind: filled(phrases) for kind, phrases in WORDS.ordinary.items()}
    return Ordinary(seed, today, names, titles, pool, filled(WORDS.chores))


def ordinary_notes(made_of: Ordinary, count: int, taken: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield path and text of so many notes, none of them at a path that is taken."""
    for number in range(count):
        dice = Dice(made_of.seed, "note", number)
        kind = _TURNS[number % len(_TURNS)]
        day = made_of.today - dt.timedelta(days=dice.between(1, _JOURNAL_DAYS))
        if kind == "journal":
            day = made_of.today - dt.timedelta(days=1 + number // len(_TURNS))
            path = journal_path(day)
            if number // len(_TURNS) < _JOURNAL_DAYS and path not in taken:
                yield path, front_matter(dice, "journal", f"{day}", day) + _body(made_of, dice, "journal")
                continue
            kind = "thought"
        title = title_of(number)
        yield _path(dice, kind, title, day), _keys(made_of, dice, kind, title, day) + _body(made_of, dice, kind)


def journal_path(day: dt.date) -> str:
    """Return where a day's note stands."""
    return f"Journal/{day:%Y}/{day:%m}/{day}.md"


def front_matter(dice: Dice, kind: str, title: str, day: dt.date, extra: str = "area") -> str:
    """Return eight keys; `extra` is a key and its value, or only the key of an area."""
    eighth = extra if ":" in extra else f"{extra}: {dice.pick(WORDS.areas)}"
    changed = day + dt.timedelta(days=dice.between(0, 60))
    keys = (
        f"title: {title}", f"type: {kind}", f"created: {day}", f"updated: {changed}",
        f"status: {dice.pick(('open', 'done', 'waiting', 'draft'))}", f"tags: [{kind}, {dice.pick(WORDS.teams)}]",
        f"id: {day:%Y%m%d}{dice.between(1000, 9999)}", eighth,
    )  # fmt: skip
    return "---\n" + "\n".join(keys) + "\n---\n\n"


def _keys(made_of: Ordinary, dice: Dice, kind: str, title: str, day: dt.date) -> str:
    if kind != "meeting":
        return front_matter(dice, kind, title, day)
    there = dict.fromkeys(dice.pick(made_of.names) for _ in range(dice.between(5, 8)))
    extra = "attendees: [" + ", ".join(f'"[[{name}]]"' for name in there) + "]"
    return front_matter(dice, "team meeting", title, day, extra)


def _path(dice: Dice, kind: str, title: str, day: dt.date) -> str:
    area = dice.pick(WORDS.areas)
    match kind:
        case "project":
            return f"Projects/{area}/{day:%Y}/{title}.md"
        case "meeting":
            return f"Meetings/{day:%Y}/{day:%m}/{day} {title}.md"
        case "reading":
            return f"Reading/{area}/{title}.md"
        case _:
            return f"Notes/{area}/{title.partition(' ')[0]}/{title}.md"


def _body(made_of: Ordinary, dice: Dice, kind: str) -> str:
    """Return paragraphs under headings, a list and a few tasks, of the usual size."""
    pool = made_of.pool[kind]
    wanted = dice.between(*_SIZE)
    parts: list[str] = []
    size = 0
    for heading in ("## Background\n", "## Where it stands\n", "## Open\n", "## Further\n"):
        block = [heading, *(dice.pick(pool) for _ in range(dice.between(2, 4)))]
        block.append("")
        block.extend(f"- {dice.pick(pool)}" for _ in range(dice.between(0, 2)))
        if dice.chance(0.4):
            block.append(f"- [{'x' if dice.chance(0.7) else ' '}] {dice.pick(made_of.chores)}")
        text = "\n".join(block).rstrip() + "\n"
        parts.append(text)
        size += len(text)
        if size >= wanted:
            break
    return "\n".join(parts)
