"""A plan's notes as paths and texts, and the folder they are written to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path

from benchmarks.vaults.dice import Dice
from benchmarks.vaults.ordinary import front_matter
from benchmarks.vaults.ordinary import journal_path
from benchmarks.vaults.ordinary import ordinary
from benchmarks.vaults.ordinary import ordinary_notes
from benchmarks.vaults.ordinary import title_of
from benchmarks.vaults.plan import Layout
from benchmarks.vaults.plan import Member
from benchmarks.vaults.plan import Plan
from benchmarks.vaults.plan import members
from benchmarks.vaults.sessions import Scribe
from benchmarks.vaults.sessions import person_page

#: What stands in the folder beside the notes.
_BESIDE = {
    "vaultkit.toml": 'me = ["Sam Tolliver", "Sam"]\n',
    ".obsidian/app.json": '{"alwaysUpdateLinks": true}\n',
}
#: Titles that notes may link to: those of the first projects (every fifth ordinary note is one).
_LINKED = 40
#: Whom notes mention where the plan has nobody.
_NOBODY = ("Orla Teague", "Piers Hallam", "Wanda Crewe")


def write_vault(folder: Path, plan: Plan) -> tuple[Member, ...]:
    """Write the vault of a plan into an empty or absent folder, and return its people.

    Raises:
        FileExistsError: something is there already.
        ValueError: the plan asks for what cannot be.
    """
    people = members(plan)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        message = f"{folder} is not empty"
        raise FileExistsError(message)
    made: set[str] = set()
    for path, text in (*_BESIDE.items(), *notes_of(plan, people)):
        parent = path.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        with open(f"{folder}/{path}", "wb") as file:  # noqa: PTH123 - Path.open costs a third of the time
            file.write(text.encode())
    return people


def notes_of(plan: Plan, people: Sequence[Member]) -> Iterator[tuple[str, str]]:
    """Yield path and text of every note of the plan, exactly as many as it says."""
    titles = [title_of(5 * number) for number in range(_LINKED)]
    names = [member.name for member in people] or list(_NOBODY)
    kept = list(_meetings(plan, people, names, titles))
    yield from ((f"People/{member.name}.md", person_page(member)) for member in people)
    yield from kept
    material = ordinary(plan.seed, plan.today, names, titles)
    left = plan.notes - len(people) - len(kept)
    yield from ordinary_notes(material, left, frozenset(path for path, _ in kept))


def _meetings(
    plan: Plan, people: Sequence[Member], names: Sequence[str], titles: Sequence[str]
) -> Iterator[tuple[str, str]]:
    days: dict[dt.date, list[str]] = defaultdict(list)
    for member in people:
        others = [name for name in names if name != member.name] or list(_NOBODY)
        scribe = Scribe(plan.seed, member, others, titles)
        if member.layout is Layout.NOTES:
            for index, day in enumerate(member.days):
                yield f"1-1s/{member.name}/{day}.md", scribe.note(index)
        elif member.layout is Layout.RUNNING:
            if member.days:
                sections = [scribe.section(index) for index in reversed(range(len(member.days)))]
                yield f"1-1s/{member.name}.md", f"# 1:1 with {member.name}\n\n" + "\n".join(sections)
        else:
            for index, day in enumerate(member.days):
                days[day].append(scribe.bullet(index))
    for day, bullets in sorted(days.items()):
        dice = Dice(plan.seed, "day", day)
        yield journal_path(day), front_matter(dice, "journal", f"{day}", day) + "## Meetings\n\n" + "".join(bullets)
