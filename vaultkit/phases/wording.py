"""Half a sentence for people: why this phase."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Confidence
from vaultkit.model import Phase
from vaultkit.model import Signals
from vaultkit.phases.emission import PHASES
from vaultkit.phases.emission import as_vector
from vaultkit.phases.emission import is_silent
from vaultkit.phases.parameters import Parameters
from vaultkit.phases.steps import Reset

#: Meetings whose cues are named.
LAST = 3
#: dB from which a cue is worth naming.
_WORTH = 1.0
#: Meetings among which those with a list are counted.
_RECENT = 6
#: A list shows a meeting's shape from so many items on.
_LISTED = 2
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
#: What happened in a meeting, by family of cues, behind "on 29 October". What any two who meet do is not told.
_HELD = {
    "uncertainty": "a doubt was said aloud",
    "affect": "one of you said how it felt",
    "self-question": "a question came up that nobody else can answer",
    "personal-matter": "life outside work came up",
    "confidence": "something was told in confidence",
    "left-open": "a question was left open",
    "understood": "little needed explaining",
    "work-aside": "work hardly came up",
    "introduction": "you were just getting introduced",
    "preference": "you were finding out how each of you works best",
    "habit": "you were learning each other's habits",
    "biography": "there was talk of where you come from",
    "kin": "people close to you came up",
    "setting": "you met away from your desks",
    "reciprocal": "you told of yourself as well",
    "asked-me": "you were asked about yourself",
    "first-topic": "a topic was brought unasked",
    "dispute": "you argued something out",
    "numbered-list": "you worked from a list",
    "agenda": "you worked from a list",
    "their-list": "you worked from their list",
    "one-sided": "you worked from the list of one of you",
    "no-agenda": "you needed no list",
    "short-agenda": "hardly anything was on the list",
    "decision": "you decided something together",
    "explaining": "you explained why things are as they are",
    "two-views": "you set two views side by side",
    "challenge": "you named what is hard",
    "carried": "you picked up what was left over",
    "status": "you went through the status",
    "status-share": "you went through the status",
    "status-talk": "you went through the status",
    "career": "growth and feedback came up",
    "collision": "you found that you had assumed different things",
    "inventory": "you sorted what still holds",
}
_LISTS = frozenset({"numbered-list", "agenda", "their-list", "one-sided", "no-agenda", "short-agenda"})
#: The change that a phase rests on, as it is called in half a sentence; others by their own name.
_CHANGES = {
    "promotion": "a promotion",
    "role-change": "a new role",
    "new-manager": "a new manager",
    "pivot": "a pivot",
    "reorg": "a reorganisation",
    "leave-return": "a return from leave",
    "relation-change": "another footing between you",
    "collision": "two assumptions that met",
    "inventory": "a list of what no longer holds",
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a phase on display rests on."""

    sure: Confidence
    #: Day of the human's statement that the display rests on.
    word: dt.date | None
    #: The reset that still shapes the phase.
    reset: Reset | None


def give_reason(phase: Phase, grounds: Grounds, sessions: Sequence[Signals], parameters: Parameters) -> str:
    """Return why `phase` is shown: a human's word, a reset, the cues of the last meetings, or tenure."""
    if grounds.word:
        return f"you said so on {grounds.word.isoformat()}"
    if grounds.reset:
        cue, day = grounds.reset.cue, grounds.reset.date.isoformat()
        return f"{_change(cue.kind) if cue else 'something changed'}, first noted on {day}"
    if grounds.sure is Confidence.GUESS:
        return "by tenure only" if not sessions else "by tenure only, the notes say too little"
    read = [signals for signals in sessions if not is_silent(signals, parameters)]
    story = _story(phase, sessions, read)
    told = _LISTS if " list" in story else frozenset()
    day, held = _held(sessions[0].date, read[-LAST:], PHASES.index(phase), told)
    if not held:
        return story
    # A day is told once.
    return f"{story}, when {held}" if story.endswith(day) else f"{story}, and on {day} {held}"


def _story(phase: Phase, sessions: Sequence[Signals], read: Sequence[Signals]) -> str:
    """Return what the whole row of meetings says for a phase; how many there were where it says nothing for it."""
    if phase is Phase.GET_TO_KNOW:
        return _meetings(sessions)
    listed = [signals for signals in read if signals.listed >= _LISTED]
    if phase is Phase.SHARE_CONTEXT:
        recent = read[-_RECENT:]
        lists = sum(signals in recent for signals in listed)
        if len(recent) < LAST or lists < 2:
            return _meetings(sessions)
        if lists == len(recent):
            return f"a list in each of your last {_number(lists)} meetings"
        return f"a list in {_number(lists)} of your last {_number(len(recent))} meetings"
    since = [signals for signals in read if not listed or signals.date > listed[-1].date]
    if len(since) < LAST:
        return _meetings(sessions)
    return f"no list since {listed[-1].date.isoformat()}" if listed else f"no list in {_number(len(since))} meetings"


def _meetings(sessions: Sequence[Signals]) -> str:
    """Return how many meetings there were, and since when."""
    first = min(signals.date for signals in sessions).isoformat()
    if len(sessions) == 1:
        return f"one meeting so far, on {first}"
    return f"{_number(len(sessions))} meetings since {first}"


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _change(kind: str) -> str:
    """Return a change as it is called; of one written in somebody's own words what stands before the details."""
    name = re.split(r"[(:;,–—]", kind.replace("-", " "), maxsplit=1)[0].strip()
    return _CHANGES.get(name.replace(" ", "-"), name) or "something changed"


def _held(first: dt.date, read: Sequence[Signals], style: int, told: Collection[str]) -> tuple[str, str]:
    """Return the last day of the kind of cue, none told already, that speaks most for a style here, and what it was; or ""."""
    strength: defaultdict[str, float] = defaultdict(float)
    days: dict[str, dt.date] = {}
    for signals in read:
        counted: defaultdict[str, int] = defaultdict(int)
        for hit in sorted(signals.hits, key=lambda hit: (-as_vector(hit.weights)[style], hit.line)):
            worth = as_vector(hit.weights)[style]
            if hit.soft or worth < _WORTH or counted[hit.family] >= hit.cap:
                continue
            # Only the first meeting introduces two people to each other; later it is a new place, a new team.
            if hit.family == "introduction" and signals.date > first:
                continue
            if hit.family in told or hit.family not in _HELD:
                continue
            counted[hit.family] += 1
            strength[hit.family] += worth
            days[hit.family] = signals.date
    best = min(strength, key=lambda family: (-strength[family], family), default="")
    return (days[best].isoformat(), _HELD[best]) if best else ("", "")
