"""Questions worth asking: chosen for the phase, the relation and what the notes do not tell yet, none twice while others are left.

The choice depends on the notes, the person and the day alone, so that two machines prepare the same note.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.briefs.material import Material
from vaultkit.briefs.prompts.asked import are_alike
from vaultkit.briefs.prompts.asked import last_places
from vaultkit.briefs.prompts.asked import words_of
from vaultkit.briefs.prompts.bank import AREAS
from vaultkit.briefs.prompts.bank import FRAME
from vaultkit.briefs.prompts.bank import GRANTED
from vaultkit.briefs.prompts.bank import HEAVY
from vaultkit.briefs.prompts.bank import SETTLED
from vaultkit.briefs.prompts.bank import Prompt
from vaultkit.briefs.prompts.bank import bank
from vaultkit.briefs.prompts.bank import choices
from vaultkit.briefs.prompts.bank import fold_prompt
from vaultkit.briefs.prompts.bank import is_called
from vaultkit.briefs.prompts.bank import kinds
from vaultkit.briefs.prompts.topics import bank_topics
from vaultkit.briefs.prompts.topics import count_topics
from vaultkit.briefs.prompts.topics import known_topics
from vaultkit.briefs.prompts.topics import topics_of
from vaultkit.model import Person
from vaultkit.model import Relation

__all__ = (
    "Asker", "Prompt", "asker", "bank", "bank_topics", "fold_prompt", "for_change", "for_gaps", "for_slot",
    "get_to_know", "known_topics", "to_send", "topics_of",
)  # fmt: skip

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
#: Meetings held before questions of depth 2, and of depth 3, are due.
_DEEPER = (2, 5)
#: Fewest questions of a first meeting.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom and when a question is wanted, and what has been asked before."""

    person: str
    relation: Relation
    on: dt.date
    #: Meetings held.
    met: int
    #: What may be asked of this person, each text once; those only for them first, then the user's own.
    prompts: tuple[Prompt, ...]
    #: Texts that stand in their notes, by how late.
    asked: Mapping[str, int]
    #: Columns and things to settle, for a bank that has none.
    spare: tuple[Prompt, ...] = ()

    def fresh(self, wanted: Callable[[Prompt], bool]) -> list[Prompt]:
        """Return what was not asked yet: the user's own first, light before too heavy, the relation's own first, else shuffled."""
        return sorted((p for p in self.prompts if p.text not in self.asked and wanted(p)), key=self.rank)

    def old(self, wanted: Callable[[Prompt], bool]) -> list[Prompt]:
        """Return what was asked before, that which was asked longest ago first."""
        found = [p for p in self.prompts if p.text in self.asked and wanted(p)]
        return sorted(found, key=lambda p: (self.asked[p.text], p.text))

    def ordered(self, wanted: Callable[[Prompt], bool]) -> list[Prompt]:
        """Return what may be asked, in the order in which it is due."""
        return [*self.fresh(wanted), *self.old(wanted)]

    def rank(self, prompt: Prompt) -> tuple[bool, bool, int, bool, str]:
        """Return what decides among questions of one sort."""
        return *_by_whom(prompt), self.too_heavy(prompt), not prompt.relations, self.chance(prompt)

    def too_heavy(self, prompt: Prompt) -> int:
        """Return by how much a question is too heavy for two people who met so seldom."""
        return max(0, prompt.depth - 1 - sum(self.met >= meetings for meetings in _DEEPER))

    def chance(self, prompt: Prompt) -> str:
        """Return what shuffles questions, another way for each person and day."""
        name = unicodedata.normalize("NFC", self.person)
        return hashlib.sha256(f"{name}\n{self.on.isoformat()}\n{prompt.text}".encode()).hexdigest()


def asker(material: Material, relation: Relation, on: dt.date, bank: Sequence[Prompt] | None = None) -> Asker:
    """Return who asks whom, and which of the questions to choose from (`bank`; else the built-in ones) were asked."""
    fitting = sorted((p for p in choices(bank) if _is_for(p, material.person, relation)), key=_by_whom)
    once: dict[tuple[str, ...], Prompt] = {}
    for prompt in fitting:
        once.setdefault((fold_prompt(prompt.text), prompt.phase, prompt.role, prompt.area, *prompt.event), prompt)
    spare = tuple(p for p in choices(None) if p.role in FRAME and _is_for(p, material.person, relation))
    places = last_places(dict.fromkeys(p.text for p in (*fitting, *spare)), material.seen)
    return Asker(material.person.name, relation, on, len(material.days), tuple(once.values()), places, spare)


def get_to_know(asker: Asker, material: Material, count: int = 3) -> tuple[str, ...]:
    """Return two or three questions on what the notes tell least of, each on another topic, at most one of them heavy."""
    fits = _of_phase("get-to-know")
    fresh = asker.fresh(fits)
    told = count_topics(material)
    asked = Counter(p.topic for p in asker.prompts if p.text in asker.asked and fits(p))
    order = [*_FIRST[asker.relation], *bank_topics()]

    def due(prompt: Prompt) -> tuple[bool, bool, int, int, int, int]:
        place = order.index(prompt.topic) if prompt.topic in order else len(order)
        return *_by_whom(prompt), asker.too_heavy(prompt), told[prompt.topic], asked[prompt.topic], place

    fresh.sort(key=due)
    chosen = _varied([], fresh, count)
    # The last few may be of one topic, or all heavy; still they come before any that was asked.
    for prompt in fresh:
        if len(chosen) < min(count, _FEWEST) and prompt not in chosen:
            chosen.append(prompt)
    if len(chosen) == len(fresh):
        old = asker.old(fits)
        chosen = _varied(chosen, old, count)
        chosen += [p for p in old if p not in chosen][: max(0, min(count, _FEWEST) - len(chosen))]
    return tuple(p.text for p in chosen)


def for_gaps(asker: Asker, areas: Sequence[str]) -> Mapping[str, str]:
    """Return one question for each area of shared context on which nothing is recorded, at most one of them heavy."""
    found: dict[str, Prompt] = {}
    everything = asker.ordered(_of_phase("share-context"))
    for area in areas:
        others = tuple(found.values())
        fitting = [p for p in everything if p.area == area and all(p.text != other.text for other in others)]
        light = [p for p in fitting if p.depth < HEAVY or all(other.depth < HEAVY for other in others)]
        first = next(iter(light or fitting), None)
        if first:
            found[area] = first
    return {area: prompt.text for area, prompt in found.items()}


def for_them_alone(asker: Asker, phase: str) -> tuple[str, ...]:
    """Return the next of the user's own questions that was not asked yet and belongs to no area: for this person before others."""
    fits = _of_phase(phase)
    own = [p for p in asker.fresh(fits) if p.own and not p.area]
    return tuple(p.text for p in sorted(own, key=lambda p: not p.people)[:1])


def to_send(asker: Asker, count: int = 3) -> tuple[str, ...]:
    """Return questions to send before a meeting, one for each area of shared context."""
    return tuple(for_gaps(asker, AREAS[:count]).values())


def for_slot(asker: Asker, *, granted: bool) -> tuple[str, ...]:
    """Return one question for an open slot; `granted`: one on what both take for granted, while one was not asked yet."""
    fits = _of_phase("maintain")
    if granted:
        fresh = {p.text for p in asker.fresh(fits)}
        first = next((p for p in asker.prompts if p.area == GRANTED and p.text in fresh), None)
        if first:
            return (first.text,)
    return tuple(p.text for p in asker.ordered(fits)[:1])


def for_change(asker: Asker, kind: str, role: str, *, always: bool = False) -> tuple[str, ...]:
    """Return the questions of one role after a change, what was not asked yet first, then the user's own and those for its kind.

    `always` keeps the order of the data among them, and begins with one thing to settle an area: for the parts that every such
    note has. Those are built in where the bank has none.
    """
    kind = kinds().get(kind, kind)

    def fits(prompt: Prompt) -> bool:
        said = prompt.phase in {"renewed", ""} and (prompt.role or "ask") == role
        return said and (not prompt.event or kind in prompt.event)

    pool = [p for p in asker.prompts if fits(p)] or [p for p in asker.spare if fits(p)]
    if not always:
        pool.sort(key=asker.chance)
    pool.sort(
        key=lambda p: (p.text in asker.asked, asker.asked.get(p.text, 0), *_by_whom(p), not p.event, not p.relations)
    )
    if role == "settle":
        pool = [*_one_an_area(pool), *pool]
    return tuple(dict.fromkeys(p.text for p in pool))


def _by_whom(prompt: Prompt) -> tuple[bool, bool]:
    """Rank those for one person alone before the user's own, and these before the built-in ones."""
    return not prompt.people, not prompt.own


def _one_an_area(pool: Sequence[Prompt]) -> list[Prompt]:
    """Return the first of each area, in the order in which things are settled; what the user wrote without an area before."""
    own = [p for p in pool if p.own and not p.area]
    return own + [p for area in SETTLED for p in [q for q in pool if q.area == area][:1]]


def _varied(chosen: Sequence[Prompt], left: Iterable[Prompt], count: int) -> list[Prompt]:
    """Add questions until there are enough: none of a topic that is there, none like one that is, no second heavy one."""
    found = list(chosen)
    for prompt in left:
        if len(found) >= count:
            break
        alone = prompt.depth < HEAVY or all(other.depth < HEAVY for other in found)
        if alone and not any(_is_like(prompt, other) for other in found):
            found.append(prompt)
    return found


def _is_like(one: Prompt, other: Prompt) -> bool:
    same_topic = bool(one.topic) and one.topic == other.topic
    return same_topic or are_alike(words_of(one.text), words_of(other.text))


def _of_phase(phase: str) -> Callable[[Prompt], bool]:
    return lambda prompt: prompt.phase in {phase, ""}


def _is_for(prompt: Prompt, person: Person, relation: Relation) -> bool:
    return (not prompt.relations or relation in prompt.relations) and (
        not prompt.people or any(is_called(person, name) for name in prompt.people)
    )
