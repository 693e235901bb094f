"""Labelled relationships (`recalled/*.md`), and what the three lists show of them.

Behind a statement `{fact}`, `{agreement}` or `{doubt}` says that a good note quotes it at the end; with a question mark it may.
What was replaced, has ended or is of others bears no label. `split` is `tune` for those looked at while rules are written, `held`
for those first measured without.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vaultkit.briefs import memory
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import gather
from vaultkit.model import Note
from vaultkit.notes.inline import plain_text
from vaultkit.notes.text import parse_note
from vaultkit.notes.understand import understand
from vaultkit.signals.history import read_history

FOLDER = Path(__file__).parent / "recalled"
SORTS = ("fact", "agreement", "doubt")
_LABEL = re.compile(r" ?\{(fact|agreement|doubt)(\??)\}")
_ENDS = re.compile(r"(?<=[.!?])(?<!Mr\.)\s+")
_IS_ITEM = re.compile(r"[-\d]")
#: More than anybody wants to see.
_ALL = 1000


@dataclass(frozen=True, slots=True)
class Labelled:
    """One statement that a note shall (or, if not `due`, may) quote."""

    sort: str
    text: str
    due: bool


@dataclass(frozen=True, slots=True)
class Relationship:
    """One person's notes without labels, and the labels."""

    name: str
    split: str
    on: dt.date
    person: str
    notes: tuple[Note, ...]
    labels: tuple[Labelled, ...]

    def material(self) -> Material:
        """What may be quoted on the day."""
        vault = understand(self.notes, me=("Sam Fisk",), today=self.on)
        person = next(one for one in vault.people if one.name == self.person)
        return gather(vault, read_history(vault, person), {note.path: note for note in self.notes}, self.on)


@dataclass(frozen=True, slots=True)
class Recall:
    """What was shown of one sort, split by whether that is right, and what is missing."""

    right: tuple[str, ...]
    allowed: tuple[str, ...]
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


@cache
def relationships(split: str = "") -> tuple[Relationship, ...]:
    """Return the labelled relationships, all or those of one half."""
    found = (_read(path) for path in sorted(FOLDER.glob("*.md")))
    return tuple(one for one in found if split in {"", one.split})


def recall(one: Relationship, sort: str, limit: int = _ALL) -> Recall:
    """Return how the list of a sort fares; a line shown twice is wrong the second time."""
    material = one.material()
    shown = {
        "fact": lambda: memory.facts(material, limit),
        "agreement": lambda: memory.agreements(material, limit=limit)[0],
        "doubt": lambda: memory.doubts(material, one.on, limit)[0],
    }[sort]()
    left = [label for label in one.labels if label.sort == sort]
    right: list[str] = []
    allowed: list[str] = []
    wrong: list[str] = []
    for text in (line.text for line in shown):
        found = [label for label in left if _overlap(label.text, text)]
        due = any(label.due for label in found)
        (right if due else allowed if found else wrong).append(text)
        left = [label for label in left if label not in found]
    return Recall(tuple(right), tuple(allowed), tuple(wrong), tuple(label.text for label in left if label.due))


def _read(path: Path) -> Relationship:
    head, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    name = fields["person"]
    page = f"---\ntype: person\nrelation: {fields['relation']}\nrole: {fields['role']}\n---\n\n# {name}\n"
    files = {f"People/{name}.md": page}
    for part in body.split("## ")[1:]:
        day, _, text = part.partition("\n")
        front = f'---\ntype: 1-1\nperson: "[[{name}]]"\ndate: {day.strip()}\n---\n\n'
        files[f"1-1s/{name}/{day.strip()}.md"] = front + _LABEL.sub("", text)
    notes = (parse_note(place, text.encode())[0] for place, text in files.items())
    return Relationship(
        path.stem,
        fields["split"],
        dt.date.fromisoformat(fields["on"]),
        name,
        tuple(note for note in notes if note is not None),
        tuple(_labels(body)),
    )


def _labels(body: str) -> Iterator[Labelled]:
    for line in body.splitlines():
        start, text = 0, ""
        for match in _LABEL.finditer(line):
            before = line[start : match.start()].strip()
            # Two labels may stand behind one statement.
            text = (before if _IS_ITEM.match(line) else _ENDS.split(before)[-1]) or text
            yield Labelled(match[1], _even(text), match[2] == "")
            start = match.end()


def _even(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain_text(text).casefold().lstrip("-0123456789. ")))


def _overlap(label: str, shown: str) -> bool:
    even = _even(shown)
    return label in even or even in label
