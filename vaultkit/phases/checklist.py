"""Is a phase done? What a human can count and argue with, beside what the model infers.

Get-to-know and share-context are done when three of their five signs are met; maintain is over when one of its two is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from vaultkit.model import Check
from vaultkit.model import Effect
from vaultkit.model import Hit
from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.model import Phase
from vaultkit.model import Signals
from vaultkit.phases.emission import is_silent
from vaultkit.phases.mismatches import has_doubt
from vaultkit.phases.parameters import ChecklistNumbers
from vaultkit.phases.parameters import Parameters

_WHY = re.compile(r"\bwhy\b|\bhow come\b", re.IGNORECASE)
_TOPICS = frozenset({ItemKind.AGENDA, ItemKind.CHALLENGE, ItemKind.UNCERTAINTY, ItemKind.CAREER})


def check_phase(phase: Phase, sessions: Sequence[Signals], parameters: Parameters) -> tuple[Check, ...]:
    """Return the signs that `phase` is done, each met, not met, or None where there is nothing to say."""
    read = [signals for signals in sessions if not is_silent(signals, parameters)]
    if phase is Phase.GET_TO_KNOW:
        return _known(read, parameters.checklist)
    if phase is Phase.SHARE_CONTEXT:
        return _shared(read, parameters)
    return _expired(read, parameters)


def _known(read: Sequence[Signals], numbers: ChecklistNumbers) -> tuple[Check, ...]:
    preferences = [item for signals in read for item in _items_of(signals, numbers.preferences)]
    yours = sum(item.by is Owner.ME for item in preferences)
    theirs = len(preferences) - yours
    personal = [item for signals in read for item in signals.items if item.kind is ItemKind.PERSONAL]
    told = sum(item.by is not Owner.ME for item in personal)
    disclosed = len(_hits(read, numbers.disclosed)) or len(personal) - told
    opened, asked = _opened(read, numbers), _asked(read)
    return (
        _check("two working preferences of each side noted", read, f"{theirs} theirs, {yours} yours",
               met=min(theirs, yours) >= numbers.preferences_each),
        _check("they opened a topic unasked", read, opened, met=bool(opened)),
        _check("personal things told both ways", read, f"{told} theirs, {disclosed} yours", met=bool(told and disclosed)),
        _check("they asked why about the work", read, asked, met=bool(asked)),
        _fewer_facts([signals.knowledge for signals in read], numbers),
    )  # fmt: skip


def _shared(read: Sequence[Signals], parameters: Parameters) -> tuple[Check, ...]:
    numbers = parameters.checklist
    last = read[-numbers.window :] if len(read) >= numbers.window else []
    over = max(1, len(last))
    listed = [signals.listed for signals in last]
    falling = all(late < early for early, late in pairwise(listed))
    carried = len(_hits(last, numbers.carried))
    rules, explained = len(_hits(last, numbers.rules)), len(_hits(last, numbers.explaining))
    doubts = sum(has_doubt(signals, parameters) for signals in last)
    short = bool(listed) and (listed[-1] <= numbers.listed or falling)
    span = f"in {over} meetings"
    return (
        _check("the list is down to two, or falling", last, ", then ".join(map(str, listed)), met=short),
        _check("nothing carried over", last, f"{carried} {span}", met=not carried),
        _check("at most one decision or rule a meeting", last, f"{rules} {span}", met=rules <= numbers.rules_each * over),
        _check("few explanations", last, f"{explained} {span}", met=explained <= numbers.explained_each * over),
        _check("a doubt or a personal matter in two of three", last, f"{doubts} of {over}", met=doubts >= numbers.doubts),
    )  # fmt: skip


def _expired(read: Sequence[Signals], parameters: Parameters) -> tuple[Check, ...]:
    last = read[-parameters.checklist.window :]
    sure = parameters.events.shown
    cues = [cue for signals in last for cue in signals.events if cue.effect is Effect.RESET and cue.p >= sure]
    collided = sum(len(signals.collisions) for signals in last)
    enough = collided >= parameters.checklist.collisions
    return (
        _check("something changed for the two of you", read, cues[-1].quote if cues else "", met=bool(cues)),
        _check("two assumptions collided within three meetings", read, f"{collided} found", met=enough),
    )


def _check(label: str, read: Sequence[Signals], detail: str, *, met: bool) -> Check:
    return Check(label, met, detail) if read else Check(label, None)


def _fewer_facts(knowledge: Sequence[float], numbers: ChecklistNumbers) -> Check:
    label = "new facts per meeting fell below half of the first three"
    if len(knowledge) < numbers.window + 2:
        return Check(label, None, "too few meetings to tell")
    first, last = fmean(knowledge[: numbers.window]), fmean(knowledge[-2:])
    return Check(label, last < first * numbers.facts, f"{last:.1f} now, {first:.1f} at first")


def _hits(read: Sequence[Signals], families: Collection[str]) -> list[Hit]:
    return [hit for signals in read for hit in signals.hits if hit.family in families]


def _items_of(signals: Signals, families: Collection[str]) -> list[Item]:
    """Return the statements in which a cue of these families was found."""
    lines = {hit.line for hit in signals.hits if hit.family in families}
    return [item for item in signals.items if item.line in lines and item.kind is ItemKind.WAYS_OF_WORKING]


def _opened(read: Sequence[Signals], numbers: ChecklistNumbers) -> str:
    """Quote where the other person brought a topic; "" if they did not."""
    hits = _hits(read, numbers.opened)
    if hits:
        return hits[0].quote
    items = [item for signals in read for item in signals.items if item.by is Owner.THEM and item.kind in _TOPICS]
    return items[0].text if items else ""


def _asked(read: Sequence[Signals]) -> str:
    """Quote where the other person asked why; "" if they did not."""
    items = [item for signals in read for item in signals.items if item.by is Owner.THEM]
    return next((item.text for item in items if _WHY.search(item.text)), "")
