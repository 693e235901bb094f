"""Questions worth asking: chosen for the phase, the relation and what the notes do not tell yet, never the same twice.

The choice depends on person and day alone, so that two machines prepare the same note.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from vaultkit.briefs.material import Material
from vaultkit.model import ItemKind
from vaultkit.model import Relation

#: What to find out first, by relation; the rest follows in the order of the data file.
_FIRST = {
    Relation.REPORT: ("working-style", "feedback", "bad-news", "stress"),
    Relation.MANAGER: ("bad-news", "working-style", "stress"),
    Relation.PEER: ("working-style", "bad-news", "energy"),
    Relation.SKIP_LEVEL: ("trust", "energy", "background"),
    Relation.MENTOR: ("background", "mine", "growth"),
    Relation.MENTEE: ("background", "mine", "growth"),
    Relation.OTHER: ("working-style", "life", "background"),
}
#: Statements that tell of the person.
_TELLING = (
    ItemKind.PERSONAL, ItemKind.CAREER, ItemKind.WAYS_OF_WORKING, ItemKind.UNCERTAINTY, ItemKind.OTHER, ItemKind.STATUS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question of the bank."""

    text: str
    phase: str
    relations: tuple[str, ...] = ()
    topic: str = ""
    area: str = ""
    role: str = ""
    event: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom and when a question is wanted, and what has been asked before."""

    person: str
    relation: Relation
    on: dt.date
    #: Everything that stands in their notes, folded.
    asked: str

    def fresh(self, prompts: Iterable[Prompt]) -> list[Prompt]:
        """Return the prompts for this relation that were not asked yet, those made for it first, else in a fixed shuffle."""
        fitting = [p for p in prompts if not p.relations or self.relation in p.relations]
        new = [p for p in fitting if fold_prompt(p.text) not in self.asked]
        return sorted(new, key=lambda p: (not p.relations, self._chance(p)))

    def _chance(self, prompt: Prompt) -> str:
        return hashlib.sha256(f"{self.person}\n{self.on.isoformat()}\n{prompt.text}".encode()).hexdigest()


def asker(material: Material, relation: Relation, on: dt.date) -> Asker:
    """Return who asks whom, with all that stands in their notes."""
    return Asker(material.person.name, relation, on, fold_prompt(material.seen))


def fold_prompt(text: str) -> str:
    """Reduce a text to letters and figures, so that a question is found again however it was marked up."""
    return re.sub(r"[^\w]+", " ", text.casefold())


def get_to_know(asker: Asker, material: Material, count: int = 3) -> tuple[str, ...]:
    """Return questions on what the notes do not tell yet, each on another topic."""
    known = known_topics(material)
    order = [*_FIRST[asker.relation], *bank_topics()]
    fresh = asker.fresh(p for p in bank() if p.phase == "get-to-know")
    fresh.sort(key=lambda p: (p.topic in known, order.index(p.topic) if p.topic in order else len(order)))
    chosen: list[Prompt] = []
    for prompt in fresh:
        if all(prompt.topic != other.topic for other in chosen):
            chosen.append(prompt)
    return tuple(prompt.text for prompt in chosen[:count])


def for_gaps(asker: Asker, areas: Sequence[str]) -> Mapping[str, str]:
    """Return one question for each area of shared context on which nothing is recorded."""
    fresh = asker.fresh(p for p in bank() if p.phase == "share-context")
    found = {area: next((p.text for p in fresh if p.area == area), "") for area in areas}
    return {area: text for area, text in found.items() if text}


def to_send(asker: Asker, count: int = 3) -> tuple[str, ...]:
    """Return questions to send before a meeting, one for each area of shared context."""
    return tuple(for_gaps(asker, ("principles", "challenges", "ways-of-working")).values())[:count]


def for_slot(asker: Asker, *, granted: bool) -> tuple[str, ...]:
    """Return one question for an open slot; `granted`: the one on what both take for granted, if it was not asked yet."""
    fresh = asker.fresh(p for p in bank() if p.phase == "maintain")
    if granted:
        fresh.sort(key=lambda p: "take for granted" not in p.text)
    return tuple(p.text for p in fresh[:1])


def for_change(asker: Asker, kind: str, role: str, *, always: bool = False) -> tuple[str, ...]:
    """Return the questions of one role after a change, those for its kind first; `always` repeats what was asked."""
    prompts = [p for p in bank() if p.phase == "renewed" and p.role == role and (not p.event or kind in p.event)]
    found = prompts if always else asker.fresh(prompts)
    return tuple(p.text for p in sorted(found, key=lambda p: not p.event))


def known_topics(material: Material) -> frozenset[str]:
    """Return the topics of which the notes already tell something."""
    return frozenset(topic for said in material.of(*_TELLING, sure=0.0) for topic in topics_of(said.item.text))


def topics_of(text: str) -> frozenset[str]:
    """Return the topics that a statement tells of."""
    told = f" {re.sub(r'[^0-9a-z-]+', ' ', text.lower())} "
    return frozenset(topic for topic, words in _topics().items() if any(f" {word} " in told for word in words))


def bank_topics() -> tuple[str, ...]:
    """Return the topics in the order of the data file."""
    return tuple(_topics())


@lru_cache(maxsize=1)
def bank() -> tuple[Prompt, ...]:
    """Return every question."""
    return tuple(
        Prompt(
            row["text"],
            row["phase"],
            tuple(row.get("relations", ())),
            row.get("topic", ""),
            row.get("area", ""),
            row.get("role", ""),
            tuple(row.get("event", ())),
        )
        for row in _data()["prompts"]
    )


@lru_cache(maxsize=1)
def _topics() -> Mapping[str, tuple[str, ...]]:
    return {topic: tuple(words) for topic, words in _data()["topics"].items()}


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = (files("vaultkit.briefs") / "data" / "prompts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
