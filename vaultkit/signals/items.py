"""Statements to items: what each bullet or sentence is, from its words first and its heading second."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Block
from vaultkit.model import EventCue
from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.model import Session
from vaultkit.signals.entries import Family
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import Statement
from vaultkit.signals.structure import promise_of

#: Votes, in dB like the weights of families.
_ACTION = 4.0
_STATUS = 2.5
_NUMBER = 1.0
_HEADING = 1.5
_EVENT = 6.0
#: What is unsaid in a statement: it takes a vote as strong as this for even odds.
_DOUBT = 1.5
_LONGEST_LABEL = 3


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement with the families found in it."""

    statement: Statement
    #: Families with the words that were found, strongest first.
    found: tuple[tuple[Family, str], ...]
    #: Status facts in it.
    status: int = 0


def read_items(
    session: Session, marked: Sequence[Marked], events: Sequence[EventCue], lexicon: Lexicon
) -> tuple[Item, ...]:
    """Return the items of a session: list items and rows as a whole, prose sentence by sentence."""
    promised = _promises(session.blocks, lexicon)
    lines = {(event.line, event.quote) for event in events if event.path == session.path and event.p >= 0.5}
    return tuple(_item(group, promised, lines, lexicon) for group in _groups(marked))


def _groups(marked: Sequence[Marked]) -> Iterator[list[Marked]]:
    group: list[Marked] = []
    for one in marked:
        if group and one.statement.item and one.statement.block == group[-1].statement.block:
            group.append(one)
            continue
        if group:
            yield group
        group = [one]
    if group:
        yield group


def _promises(blocks: Sequence[Block], lexicon: Lexicon) -> dict[int, ItemKind]:
    """Return the kind that each heading promises, by the heading's index."""
    headings = {block.heading for block in blocks if block.heading is not None}
    promised = {index: promise_of(blocks[index], lexicon) for index in headings}
    return {index: kind for index, kind in promised.items() if kind is not None}


def _item(
    group: Sequence[Marked], promised: dict[int, ItemKind], events: set[tuple[int, str]], lexicon: Lexicon
) -> Item:
    first = group[0].statement
    votes: dict[ItemKind, float] = {}
    cues: dict[ItemKind, str] = {}
    for one in group:
        for family, cue in one.found:
            if family.kind is not None:
                strength = max(
                    abs(family.weights.g), abs(family.weights.c), abs(family.weights.m), abs(family.weights.s)
                )
                votes[family.kind] = votes.get(family.kind, 0.0) + max(strength, 1.0)
                cues.setdefault(family.kind, cue)
        if one.status:
            votes[ItemKind.STATUS] = votes.get(ItemKind.STATUS, 0.0) + _STATUS * one.status
            cues.setdefault(ItemKind.STATUS, "figures or states of work")
    text = " ".join(one.statement.text for one in group)
    if first.action or (first.task is not None and not group[0].status):
        votes[ItemKind.ACTION] = votes.get(ItemKind.ACTION, 0.0) + _ACTION
        cues.setdefault(ItemKind.ACTION, "a task")
    if first.number is not None:
        votes[ItemKind.AGENDA] = votes.get(ItemKind.AGENDA, 0.0) + _NUMBER
        cues.setdefault(ItemKind.AGENDA, "a numbered item")
    if any(line == first.line and text.startswith(quote.rstrip("…")[:40]) for line, quote in events):
        votes[ItemKind.EVENT] = votes.get(ItemKind.EVENT, 0.0) + _EVENT
        cues.setdefault(ItemKind.EVENT, "an event")
    kind = promised.get(first.heading) if first.heading is not None else None
    if kind is not None:
        votes[kind] = votes.get(kind, 0.0) + _HEADING
        cues.setdefault(kind, "its heading")
    return _decide(text, group[0], votes, cues, lexicon)


def _decide(
    text: str, first: Marked, votes: dict[ItemKind, float], cues: dict[ItemKind, str], lexicon: Lexicon
) -> Item:
    by = _speaker(first.statement.folded.words, lexicon)
    if not votes:
        return Item(text, first.statement.line, ItemKind.OTHER, 0.5, by=by)
    kind = max(votes, key=lambda one: (votes[one], one.value))
    confidence = votes[kind] / (sum(votes.values()) + _DOUBT)
    return Item(text, first.statement.line, kind, round(confidence, 3), cues.get(kind, ""), by)


def _speaker(words: Sequence[str], lexicon: Lexicon) -> Owner:
    """Return who said it, where the statement starts with a label ("Me:", "JD:", the person's name)."""
    label = words[:_LONGEST_LABEL]
    if ":" not in label:
        return Owner.UNKNOWN
    names = set(label[: label.index(":")])
    if names & (lexicon.words["he"] | lexicon.words["ownership"]):
        return Owner.THEM
    return Owner.ME if names & lexicon.words["first"] else Owner.UNKNOWN
