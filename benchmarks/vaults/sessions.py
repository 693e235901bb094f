"""The text of 1:1s: front matter, what was said, tasks; and people's pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from benchmarks.vaults.dice import Dice
from benchmarks.vaults.plan import Member
from benchmarks.vaults.words import WORDS

#: Characters of what is said in a note of its own, in a section of a running file, and in a bullet.
NOTE = (1200, 1750)
SECTION = (500, 900)
BULLET = (250, 500)
#: Share of tasks that are done: of the last two meetings, and of all others.
_DONE_LATELY = 0.3
_DONE = 0.97


def slots(dice: Dice, they: str, others: Sequence[str], titles: Sequence[str]) -> Mapping[str, str]:
    """Return what fills the places of one sentence; others are full names, titles those of project notes."""
    other = dice.pick(others)
    place = dice.below(len(WORDS.places))
    return {
        "they": they,
        "other": other.partition(" ")[0],
        "link": f"[[{other}]]",
        "project": f"[[{dice.pick(titles)}]]",
        "other2": dice.pick(others).partition(" ")[0],
        "place": WORDS.places[place],
        "place2": WORDS.places[place - 1],
        "n": f"{dice.between(3, 60)}",
        "thing": dice.pick(WORDS.things),
        "day": dice.pick(WORDS.days),
    }


def person_page(member: Member) -> str:
    """Return the page of somebody: eight keys and a line or two."""
    started = member.days[0] if member.days else dt.date(2026, 11, 2)
    slug = member.name.lower().replace(" ", ".")
    keys = (
        "type: person", f"relation: {member.relation}", f"role: {member.role}", f"started: {started}",
        f"aliases: [{member.first[:3]} {member.name.split()[-1]}]", f"email: {slug}@ferry.example",
        f"team: {WORDS.teams[len(member.name) % len(WORDS.teams)]}", "tags: [people]",
    )  # fmt: skip
    return (
        "---\n"
        + "\n".join(keys)
        + f"\n---\n\n{member.role}, office by {WORDS.places[len(slug) % len(WORDS.places)]}.\n"
    )


class Scribe:
    """Writes the 1:1s of one member: knows whom and what else notes may mention."""

    __slots__ = ("_member", "_others", "_seed", "_titles")

    def __init__(self, seed: int, member: Member, others: Sequence[str], titles: Sequence[str]) -> None:
        self._seed = seed
        self._member = member
        self._others = others
        self._titles = titles

    def note(self, index: int) -> str:
        """Return a note of its own: eight keys, about 2 KB."""
        member = self._member
        day = member.days[index]
        dice = Dice(self._seed, member.name, index)
        keys = [
            "type: 1-1", f'person: "[[{member.name}]]"', f"date: {day}", f"created: {day}T{dice.between(8, 17):02}:30:00",
            f"duration: {dice.pick((30, 45, 45, 60))}", f"place: {dice.pick(WORDS.places)}", "tags: [1-1]",
            f"id: {day:%Y%m%d}{dice.between(1000, 9999)}",
        ]  # fmt: skip
        said = "\n".join(self._lines(dice, index, NOTE, "- "))
        tasks = "\n".join(self._tasks(dice, index))
        opening = self._fill(dice, dice.pick(WORDS.openings[member.phases[index]]))
        return "---\n" + "\n".join(keys) + f"\n---\n\n{opening}\n\n{said}\n\n{tasks}\n"

    def section(self, index: int) -> str:
        """Return a dated section of a running file."""
        dice = Dice(self._seed, self._member.name, index)
        opening = self._fill(dice, dice.pick(WORDS.openings[self._member.phases[index]]))
        lines = [*self._lines(dice, index, SECTION, "- "), *self._tasks(dice, index)]
        return f"## {self._member.days[index]}\n\n{opening}\n\n" + "\n".join(lines) + "\n"

    def bullet(self, index: int) -> str:
        """Return a bullet of a daily note, with what was said inside it."""
        dice = Dice(self._seed, self._member.name, index)
        opening = self._fill(dice, dice.pick(WORDS.openings[self._member.phases[index]]))
        lines = [*self._lines(dice, index, BULLET, "    - "), *("    " + task for task in self._tasks(dice, index))]
        return f"- 1:1 with [[{self._member.name}]]: {opening}\n" + "\n".join(lines) + "\n"

    def _fill(self, dice: Dice, phrase: str) -> str:
        return phrase.format_map(slots(dice, self._member.first, self._others, self._titles))

    def _lines(self, dice: Dice, index: int, size: tuple[int, int], mark: str) -> Iterator[str]:
        phase = self._member.phases[index]
        wanted = dice.between(*size)
        telling = dice.shuffled(WORDS.said[phase])
        if phase == "change":
            telling += dice.shuffled(WORDS.said["renewed"])
        asides = dice.shuffled(WORDS.said["aside"])
        for phrase in (phrase for pair in zip(telling, asides, strict=False) for phrase in pair):
            line = mark + self._fill(dice, phrase)
            yield line
            wanted -= len(line) + 1
            if wanted <= 0:
                return

    def _tasks(self, dice: Dice, index: int) -> Iterator[str]:
        """Yield none to three tasks; old ones are mostly done, and newcomers get none."""
        if self._member.phases[index] == "know":
            return
        done = _DONE if index < len(self._member.days) - 2 else _DONE_LATELY
        for _ in range(dice.between(0, 3)):
            phrase = dice.pick(WORDS.mine if dice.chance(0.5) else WORDS.theirs)
            yield f"- [{'x' if dice.chance(done) else ' '}] {self._fill(dice, phrase)}"
