"""For whom and when a prompt of one's own is meant, as headings, tags and fields narrow it; and what they got wrong."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.briefs.prompts.bank import AREAS
from vaultkit.briefs.prompts.bank import Prompt
from vaultkit.briefs.prompts.words import Meaning
from vaultkit.briefs.prompts.words import field_of
from vaultkit.briefs.prompts.words import find_people
from vaultkit.briefs.prompts.words import is_one_of
from vaultkit.briefs.prompts.words import nearest
from vaultkit.briefs.prompts.words import read_word
from vaultkit.model import Person
from vaultkit.notes.properties import as_list

#: How each field is read: the sorts of words that may stand in it.
_SORTS = {
    "phase": ("phase",), "for": ("relation",), "event": ("event",), "role": ("role",), "area": ("area",),
    "topic": ("topic",), "depth": ("depth",),
}  # fmt: skip
_SORTS_OF_HEADINGS = ("phase", "relation", "event", "role", "area", "topic")
#: A tag so like a known word (difflib, 0 to 1) is meant for it.
_SLIP = 0.85
_EXAMPLES = {
    "phase": "get-to-know, share-context, maintain or renewed",
    "for": "report, manager, peer, skip-level, mentor, mentee, or somebody's name",
    "event": "promotion, peer-becomes-boss, role-change, new-manager, pivot, reorg, leave-return or mentorship",
    "role": "theirs, mine, settle, ask or loss",
    "area": "principles, challenges or ways-of-working",
    "topic": "feedback, growth, trust, or another topic of the list in the documentation",
    "depth": "1, 2 or 3",
    "replace": "true or false",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom and when prompts are meant; what is empty is not narrowed."""

    phase: str = ""
    relations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    role: str = ""
    area: str = ""
    topic: str = ""
    depth: int = 1
    #: Relations and people were named beside each other: for either.
    either: bool = False
    #: The built-in prompts of this scope are not wanted.
    replaces: bool = False
    #: Something in it could not be understood, so that nobody is asked by mistake.
    broken: bool = False

    def covers(self, prompt: Prompt) -> bool:
        """Tell whether a built-in prompt is one of this scope; for relations: whether it may be asked of one of them."""
        pairs = (
            (self.phase, prompt.phase),
            (self.role, prompt.role),
            (self.area, prompt.area),
            (self.topic, prompt.topic),
        )
        same = all(not wanted or wanted == given for wanted, given in pairs)
        events = not self.event or (bool(prompt.event) and set(prompt.event) <= set(self.event))
        relations = not self.relations or not prompt.relations or not set(prompt.relations).isdisjoint(self.relations)
        return same and events and relations and not self.people

    def first_sorts(self) -> tuple[str, ...]:
        """Return what a word with two meanings means here: "mine" is a column after a change, and a topic before."""
        if self.role == "settle":
            return ("area", "role")
        return (
            ("role", "event") if self.phase == "renewed" else ("topic",) if self.phase == "get-to-know" else ("area",)
        )

    def prompts(self, text: str, topic: str) -> Iterator[Prompt]:
        """Yield the prompt of this scope, or two where relations and people were named beside each other."""
        phase = self.phase or ("renewed" if self.event or self.role else "share-context" if self.area in AREAS else "")
        prompt = Prompt(
            text, phase, self.relations, self.topic or topic, self.area, self.role, self.event, self.depth, own=True,
            people=self.people,
        )  # fmt: skip
        if phase == "renewed" and not prompt.role:
            prompt = replace(prompt, role="ask")
        if self.either:
            yield replace(prompt, people=())
            yield replace(prompt, relations=())
        else:
            yield prompt


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a heading or a field, and what to do about it."""

    code: str
    message: str
    remedy: str

    @classmethod
    def heading(cls, text: str) -> Trouble:
        """Return the trouble of a list under no heading that says when it is meant."""
        if not text:
            message = "The prompts stand under no heading that says when they are meant, so they are not used."
        else:
            message = (
                f"The heading '{text[:60]}' names no phase, relation or person, so the prompts under it are not used."
            )
        near = nearest(text, *_SORTS_OF_HEADINGS) if text else ""
        first = f"Did you mean '{near}'? " if near else ""
        return cls(
            "unknown-prompt-heading", message, f"{first}Use Get to know, Share context, Maintain or After a change."
        )

    @classmethod
    def tag(cls, tag: str) -> Trouble | None:
        """Return the trouble of a tag that looks like a slip; None for one about something else."""
        near = nearest(tag, *_SORTS_OF_HEADINGS, likeness=_SLIP).replace(" ", "-")
        if not near:
            return None
        return cls("unknown-prompt-tag", f"The tag '#{tag[:60]}' narrows nothing.", f"Did you mean '#{near}'?")

    @classmethod
    def length(cls, longest: int) -> Trouble:
        """Return the trouble of a prompt that nobody would say aloud."""
        message = f"The prompt is longer than {longest} letters, so it is not used."
        return cls("long-prompt", message, "Say it in one breath.")

    @classmethod
    def number(cls, most: int) -> Trouble:
        """Return the trouble of a note that is no list of prompts."""
        message = f"The note has more than {most} bullets, so what follows is not used."
        return cls("too-many-prompts", message, "Name a note that holds prompts alone.")

    @staticmethod
    def is_prose(heading: str) -> bool:
        """Tell whether a section holds no prompts by its name ("Sources")."""
        return is_one_of("prose", heading)


def narrow(scope: Scope, meanings: Iterable[Meaning]) -> Scope:
    """Return a scope with what words say in place of what it said of the same sort."""
    by_sort: dict[str, list[str]] = {}
    for meaning in meanings:
        by_sort.setdefault(meaning.sort, []).append(meaning.value)
    relations, people = tuple(by_sort.get("relation", ())), tuple(by_sort.get("people", ()))
    if people:
        scope = replace(scope, people=people, relations=relations, either=bool(relations))
    elif relations:
        scope = replace(scope, relations=relations)
    elif "everybody" in by_sort:
        scope = replace(scope, relations=())
    return replace(
        scope,
        replaces=scope.replaces or "replace" in by_sort,
        phase=by_sort.get("phase", [scope.phase])[-1],
        event=tuple(by_sort.get("event", scope.event)),
        role=by_sort.get("role", [scope.role])[-1],
        area=by_sort.get("area", [scope.area])[-1],
        topic=by_sort.get("topic", [scope.topic])[-1],
        depth=int(by_sort.get("depth", [str(scope.depth)])[-1]),
    )


def set_field(scope: Scope, key: str, value: str, people: Sequence[Person] | None) -> Scope | Trouble:
    """Return a scope with what a field says, or what is wrong with the field."""
    field = field_of(key)
    if not field:
        if is_one_of("harmless", key):
            return scope
        near = nearest(key, "fields", likeness=0.6)
        remedy = f"Did you mean '{near}'?" if near else "Use phase, for, event, role, area, topic, depth or replace."
        return Trouble(
            "unknown-prompt-field", f"The field '{key[:40]}' is not known, so what it stands at is not used.", remedy
        )
    if field == "replace":
        if is_one_of("yes", value) or is_one_of("no", value):
            return replace(scope, replaces=is_one_of("yes", value))
        return _wrong(field, value)
    found: list[Meaning] = []
    for part in as_list(value):
        meaning = read_word(part, _SORTS[field], people if field == "for" else ())
        allowed = (*_SORTS[field], "people", "everybody") if field == "for" else _SORTS[field]
        if meaning is None or meaning.sort not in allowed:
            return _wrong(field, part, people)
        found.append(meaning)
    return narrow(scope, found)


def _wrong(field: str, value: str, people: Sequence[Person] | None = None) -> Trouble:
    shown = f"'{value[:60]}'"
    meant = [person.name for person in find_people(value, people)] if field == "for" and people else []
    if len(meant) > 1:
        message = f"{shown} may be {', '.join(meant)}, so what it stands at is not used."
        return Trouble("unknown-prompt-value", message, "Give more of the name.")
    message = f"{shown} is nothing that '{field}' can say, so what it stands at is not used."
    return Trouble("unknown-prompt-value", message, f"Use {_EXAMPLES[field]}.")
