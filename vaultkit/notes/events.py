"""Events that somebody recorded on purpose: a property, an inline field, an Events line of a page, a note of type event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence

from vaultkit.model import BlockKind
from vaultkit.model import Effect
from vaultkit.model import Problem
from vaultkit.model import Property
from vaultkit.model import Severity
from vaultkit.model import WrittenEvent
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.dates import find_date
from vaultkit.notes.dates import read_date
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.keys import find_keys
from vaultkit.notes.layouts.keys import find_values
from vaultkit.notes.layouts.privacy import is_kept_private
from vaultkit.notes.layouts.sections import hidden_blocks
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import words
from vaultkit.notes.names import references
from vaultkit.notes.properties import as_list
from vaultkit.notes.properties import as_text
from vaultkit.notes.regex import regex

_DAY = regex(r"\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b")


def read_effect(kind: str) -> Effect | None:
    """Return what a kind of event does; None for words that are none ("birthday")."""
    folded = bare(kind)
    for group, effect in (("relax", Effect.RELAX), ("reset", Effect.RESET)):
        if folded in words(group):
            return effect
    padded = f" {folded} "
    relax = [phrase for phrase in words("relax") if f" {phrase} " in padded]
    reset = [phrase for phrase in words("reset") if f" {phrase} " in padded]
    if relax or reset:
        return Effect.RELAX if max(map(len, relax), default=0) > max(map(len, reset), default=0) else Effect.RESET
    return None


def events_of(properties: Iterable[Property], path: str) -> tuple[tuple[WrittenEvent, ...], tuple[Problem, ...]]:
    """Return the events that a session's properties and fields state, and the kinds that nobody knows."""
    events: list[WrittenEvent] = []
    problems: list[Problem] = []
    for found in find_keys(properties, "event_keys"):
        for value in as_list(found.value):
            kind, day = _with_day(plain_text(value).casefold())
            effect = read_effect(kind)
            if effect is None:
                problems.append(_unknown(path, found.line, kind))
            else:
                events.append(WrittenEvent(kind, effect, day, path, found.line))
    return tuple(sorted(events, key=lambda event: event.line)), tuple(problems)


def _with_day(text: str) -> tuple[str, dt.date | None]:
    """Take a day written in full off a kind of event ("pivot 2026-11-02")."""
    found = _DAY.search(text)
    day = read_date(found[0]) if found else None
    return (_DAY.sub(" ", text).strip(" -–—:,.()[]"), day) if day else (text, None)


def _unknown(path: str, line: int, kind: str) -> Problem:
    return Problem(
        path, line, Severity.WARNING, "unknown-event", f"'{kind}' is no kind of event that changes a relationship.",
        "Write promotion, role change, new manager, pivot, reorg, leave return or mentorship.",
    )  # fmt: skip


def events_of_page(tree: Tree, path: str, order: DayOrder | None) -> Iterator[WrittenEvent]:
    """Yield the dated lines below a heading "Events" of a person's page that tell of a change."""
    hidden = hidden_blocks(tree, range(len(tree.blocks)))
    for index, block in enumerate(tree.blocks):
        if index in hidden or block.kind is not BlockKind.HEADING or not is_one_of(block.text, "events_heading"):
            continue
        for i in tree.below(index):
            line = tree.blocks[i]
            if i in hidden:
                continue
            text = plain_text(line.text)
            found = find_date(text, order) if line.kind is not BlockKind.CODE and not line.quoted else None
            effect = read_effect(text[: found[1]] + " " + text[found[2] :]) if found else None
            if found is not None and effect is not None:
                kind = (text[: found[1]] + text[found[2] :]).strip(" -–—:,.()[]").casefold()
                yield WrittenEvent(kind, effect, found[0], path, line.line)


def is_event_note(facts: Facts) -> bool:
    """Tell whether a note records an event: `type: event`."""
    return not facts.template and any(is_one_of(value, "event_keys") for value in facts.types)


def event_of_note(facts: Facts, order: DayOrder | None) -> tuple[tuple[WrittenEvent, ...], tuple[Problem, ...]]:
    """Return the event that a note of type event tells, for the people in `affects`, or for everybody."""
    if is_kept_private(facts.properties):
        return (), ()
    own = [p for p in facts.properties if not is_one_of(as_text(p.value), "event_keys")]
    stated = find_key(own, "event_keys")
    kind = plain_text(as_text(stated.value) if stated else facts.title or facts.rest).casefold()
    effect = read_effect(kind)
    line = stated.line if stated else 1
    if effect is None:
        return (), (_unknown(facts.path, line, kind),)
    affects = find_values([p for p in facts.properties if p is not stated], "affects_keys")
    names = tuple(references(value)[0] for value in affects if references(value))
    everybody = not names or any(is_one_of(name, "everybody") for name in names)
    event = WrittenEvent(
        kind, effect, _day(facts, order), facts.path, line, () if everybody else names, everybody=everybody
    )
    return (event,), ()


def _day(facts: Facts, order: DayOrder | None) -> dt.date | None:
    stated: Sequence[Property] = list(find_keys(facts.properties, "date_keys"))
    days = (read_date(plain_text(as_text(p.value)), order) for p in stated)
    return next((day for day in days if day is not None), facts.date)
