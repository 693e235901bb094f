"""Prompts of one's own, kept as a note: headings say when they are meant, bullets are the prompts, the rest is prose.

## Get to know
- What did you build as a child?
### Reports
- What should I never decide without you? [topic:: bad-news]
## Asta Lindgren
- How is the band?
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from vaultkit.briefs.prompts.bank import Prompt
from vaultkit.briefs.prompts.bank import bank
from vaultkit.briefs.prompts.bank import fold_prompt
from vaultkit.briefs.prompts.scope import Scope
from vaultkit.briefs.prompts.scope import Trouble
from vaultkit.briefs.prompts.scope import narrow
from vaultkit.briefs.prompts.scope import set_field
from vaultkit.briefs.prompts.topics import MINE
from vaultkit.briefs.prompts.topics import topics_of
from vaultkit.briefs.prompts.words import read_word
from vaultkit.briefs.prompts.words import read_words
from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Problem
from vaultkit.model import Relation
from vaultkit.model import Severity
from vaultkit.notes.inline import find_fields
from vaultkit.notes.inline import find_tags
from vaultkit.notes.inline import is_field_line
from vaultkit.notes.inline import is_struck
from vaultkit.notes.inline import plain_text
from vaultkit.notes.inline import without_fields
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.properties import as_text
from vaultkit.notes.properties import find_property

#: Letters of the longest prompt that one would say aloud.
_LONGEST = 300
#: More bullets than anybody's list has.
_MOST = 3_000
#: Letters of a bullet in which tags and fields are looked for.
_READ = 1_000
_QUESTION = ("?", "？", "؟")


@dataclass(frozen=True, slots=True)
class PromptBook:
    """A user's own prompts, and which of the built-in ones they stand instead of."""

    prompts: tuple[Prompt, ...] = ()
    #: Built-in prompts that fit one of these are left out; a scope that says nothing fits all.
    replaced: tuple[Scope, ...] = ()


def parse_prompts(note: Note, people: Sequence[Person] | None = None) -> tuple[PromptBook, tuple[Problem, ...]]:
    """Read the prompts of a note, in its order, and what in it could not be understood.

    Args:
        note: the user's note.
        people: who may be named; without them anything that looks like a name is taken for one.
    """
    reading = _Reading(note.path, parse_outline(note), people)
    start = reading.read_front_matter(note)
    items = 0
    for index, block in enumerate(reading.blocks):
        if block.kind is BlockKind.HEADING:
            reading.read_heading(index, start)
        elif block.kind is BlockKind.ITEM:
            items += 1
            if items > _MOST:
                reading.tell(block.line, Trouble.number(_MOST))
                break
            reading.read_item(index, start)
    return PromptBook(tuple(reading.prompts), tuple(reading.replaced)), tuple(reading.problems)


def merged(book: PromptBook | None) -> tuple[Prompt, ...]:
    """Return the prompts to choose from: the user's own, then the built-in ones that they do not replace."""
    if book is None:
        return bank()
    own = {fold_prompt(prompt.text) for prompt in book.prompts if not prompt.people}
    kept = [prompt for prompt in bank() if fold_prompt(prompt.text) not in own]
    for scope in book.replaced:
        kept = [left for prompt in kept for left in _without(prompt, scope)]
    return (*book.prompts, *kept)


def _without(prompt: Prompt, scope: Scope) -> Iterator[Prompt]:
    """Yield what is left of a built-in prompt that a scope replaces: nothing, or the prompt for other relations."""
    if not scope.covers(prompt):
        yield prompt
        return
    others = tuple(r.value for r in Relation if r.value in (prompt.relations or tuple(Relation)))
    others = tuple(relation for relation in others if relation not in scope.relations)
    if scope.relations and others:
        yield replace(prompt, relations=others)


@dataclass(slots=True)
class _Reading:
    """A note as it is read: what each heading and each label means, and what came of it."""

    path: str
    blocks: tuple[Block, ...]
    people: Sequence[Person] | None
    prompts: list[Prompt] = field(default_factory=list)
    replaced: list[Scope] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    #: By index of a heading or of an item that is a label ("Reports:"); None where it says nothing known.
    scopes: dict[int, Scope | None] = field(default_factory=dict)
    #: Lines of fields below a heading or an item, by its index; -1 before any.
    below: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for block in self.blocks:
            if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} and is_field_line(block.text):
                place = block.parent if block.parent is not None else block.heading
                self.below.setdefault(-1 if place is None else place, []).append((block.line, block.text))
        self.used.update(
            block.parent for block in self.blocks if block.kind is BlockKind.ITEM and block.parent is not None
        )

    def read_front_matter(self, note: Note) -> Scope:
        """Return what holds for the whole note: its `replace`, `phase` and `for`."""
        scope = Scope()
        for key in ("phase", "for", "replace"):
            found = find_property(note.properties, key)
            if found:
                scope = self._set(scope, key, as_text(found.value), found.line)
        scope = self._fields(scope, "", 1, -1)
        if scope.replaces:
            self.replaced.append(replace(scope, replaces=False))
        return replace(scope, replaces=False)

    def read_heading(self, index: int, start: Scope) -> None:
        """Note what a heading means, beside the one that it stands under."""
        block = self.blocks[index]
        outer = self._scope(block.heading, start)
        text = without_fields(block.text)
        scope = self._named(outer or start, text)
        inner = self._fields(scope or outer or start, block.text, block.line, index)
        if scope is None and inner == (outer or start):
            self.scopes[index] = None
            return
        self.scopes[index] = replace(inner, replaces=False)
        if inner.replaces:
            self.replaced.append(replace(inner, replaces=False))

    def read_item(self, index: int, start: Scope) -> None:
        """Take a bullet as a prompt, a label, or a remark below a prompt."""
        block = self.blocks[index]
        if (
            (block.quoted and not block.callout)
            or block.task == "-"
            or is_struck(block.text)
            or is_field_line(block.text)
        ):
            return
        text = _prompt_text(block.text)
        outer = self._scope(block.heading, start)
        if block.parent is not None:
            if block.parent not in self.scopes and not text.endswith(_QUESTION):
                return
            outer = self.scopes.get(block.parent, outer)
        if index in self.used and text.endswith(":"):
            self.scopes[index] = self._named(outer or start, text) or outer
            return
        own = self._fields(outer or start, block.text, block.line, index)
        if not any(character.isalnum() for character in text) or own.broken:
            return
        if own == start and outer in (None, start) and start == Scope():
            self._tell_unplaced(block, text)
        elif len(text) > _LONGEST:
            self.tell(block.line, Trouble.length(_LONGEST))
        elif outer is not None or own != start:
            self.prompts += own.prompts(text, _topic(text))
        else:
            self._tell_unplaced(block, text)

    def _scope(self, heading: int | None, start: Scope) -> Scope | None:
        return start if heading is None else self.scopes.get(heading)

    def _named(self, outer: Scope, text: str) -> Scope | None:
        """Return the scope of a heading's words; None if they say nothing known."""
        meanings = read_words(_without_tags(text), outer.first_sorts(), self.people)
        return narrow(outer, meanings) if meanings else None

    def _fields(self, scope: Scope, text: str, line: int, index: int) -> Scope:
        """Return a scope with what fields and tags of a block, and fields on lines of their own below it, say."""
        for place, whole in ((line, text), *self.below.get(index, ())):
            written = whole[:_READ]
            for key, value in find_fields(written):
                scope = self._set(scope, key, value, place)
            for tag in find_tags(written):
                meaning = read_word(tag.rpartition("/")[2], scope.first_sorts(), ())
                if meaning:
                    scope = narrow(scope, [meaning])
                    continue
                slip = Trouble.tag(tag)
                if slip:
                    self.tell(place, slip)
        return scope

    def _set(self, scope: Scope, key: str, value: str, line: int) -> Scope:
        found = set_field(scope, key, value, self.people)
        if isinstance(found, Trouble):
            self.tell(line, found)
            return replace(scope, broken=True)
        return found

    def tell(self, line: int, trouble: Trouble) -> None:
        """Report what is wrong in a line."""
        self.problems.append(Problem(self.path, line, Severity.WARNING, trouble.code, trouble.message, trouble.remedy))

    def _tell_unplaced(self, block: Block, text: str) -> None:
        """Say once for each heading that what stands under it is not used; a list without questions is prose."""
        heading = -1 if block.heading is None else block.heading
        above = self.blocks[heading] if heading >= 0 else None
        title = above is None or above.depth == 1
        if heading in self.told or (title and not text.endswith(_QUESTION)):
            return
        if above is not None and Trouble.is_prose(above.text):
            return
        self.told.add(heading)
        self.tell(above.line if above else block.line, Trouble.heading(plain_text(above.text) if above else ""))


def _prompt_text(text: str) -> str:
    """Return a bullet as it is said aloud: without marks, fields and tags."""
    return plain_text(_without_tags(without_fields(text))).strip()


def _without_tags(text: str) -> str:
    words = [word for word in text.split() if not (word.startswith("#") and find_tags(word))]
    return " ".join(words)


def _topic(text: str) -> str:
    """Return the first topic that the words of a prompt name; "" if none."""
    return next(iter(sorted(topics_of(text) - {MINE})), "")
