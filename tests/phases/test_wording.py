from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from vaultkit.model import Confidence
from vaultkit.model import Hit
from vaultkit.model import Phase
from vaultkit.model import Signals
from vaultkit.model import Weights
from vaultkit.phases.parameters import load_parameters
from vaultkit.phases.wording import _HELD
from vaultkit.phases.wording import Grounds
from vaultkit.phases.wording import _change
from vaultkit.phases.wording import give_reason
from vaultkit.signals.lexicon import load_lexicon

FIRST = dt.date(2026, 3, 5)
#: Two people who meet come back to things, write short or long, and leave tasks open: no reason for anything.
ANYBODY = {"wording", "thread", "back-link", "length", "shrinking", "third-parties", "open-tasks"}


def test_every_family_of_cues_is_told_as_what_happened_unless_it_happens_to_anybody() -> None:
    assert set(load_lexicon("en").families) - ANYBODY <= set(_HELD)
    assert not ANYBODY & set(_HELD)


def test_nothing_that_is_told_sounds_like_a_measurement() -> None:
    for held in _HELD.values():
        assert not re.search(r"\d|%|agenda|signal|cue|score", held)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("promotion", "a promotion"),
        ("leave-return", "a return from leave"),
        ("new manager (ana moves up, i report to her)", "a new manager"),
        ("great-swap", "great swap"),
        ("", "something changed"),
    ],
)
def test_a_change_is_told_as_people_call_it(kind: str, told: str) -> None:
    assert _change(kind) == told


def meeting(week: int, *families: str, listed: int = 0) -> Signals:
    day = FIRST + dt.timedelta(days=7 * week)
    hits = tuple(Hit(family, family, "a line", n, Weights(3, 3, 3, 3), 1) for n, family in enumerate(families))
    return Signals(day, f"1-1s/{day}.md", 1, words=40, hits=hits, listed=listed)


def reason(phase: Phase, sessions: Sequence[Signals], sure: Confidence = Confidence.SETTLED) -> str:
    return give_reason(phase, Grounds(sure, None, None), sessions, load_parameters())


def test_while_getting_to_know_each_other_meetings_are_counted_and_a_day_is_told_once() -> None:
    first = meeting(0, "introduction")
    assert reason(Phase.GET_TO_KNOW, [first]) == (
        "one meeting so far, on 2026-03-05, when you were just getting introduced"
    )
    assert reason(Phase.GET_TO_KNOW, [first, meeting(1)]) == (
        "two meetings since 2026-03-05, when you were just getting introduced"
    )
    assert reason(Phase.GET_TO_KNOW, [meeting(0), meeting(1, "preference")]) == (
        "two meetings since 2026-03-05, and on 2026-03-12 you were finding out how each of you works best"
    )
    # Who is introduced to a team later is no stranger to the other.
    assert reason(Phase.GET_TO_KNOW, [meeting(0), meeting(1, "introduction")]) == "two meetings since 2026-03-05"


def test_shared_context_is_told_by_the_lists_of_late() -> None:
    weeks = [meeting(week, "agenda", listed=4 if week % 2 else 0) for week in range(8)]
    assert reason(Phase.SHARE_CONTEXT, weeks) == "a list in three of your last six meetings"
    every = [replace(one, listed=3) for one in weeks[:5]]
    assert reason(Phase.SHARE_CONTEXT, every) == "a list in each of your last five meetings"
    assert reason(Phase.SHARE_CONTEXT, [meeting(0), meeting(1, "decision")]) == (
        "two meetings since 2026-03-05, and on 2026-03-12 you decided something together"
    )


def test_maintain_is_told_by_how_long_there_was_no_list_and_by_the_last_doubt() -> None:
    weeks = [meeting(0, listed=5), *(meeting(week) for week in range(1, 4)), meeting(4, "uncertainty")]
    told = reason(Phase.MAINTAIN, weeks)
    assert told == "no list since 2026-03-05, and on 2026-04-02 a doubt was said aloud"
    assert reason(Phase.MAINTAIN, weeks[1:4]) == "no list in three meetings"
    assert reason(Phase.MAINTAIN, weeks[:2]) == "two meetings since 2026-03-05"


def test_what_any_two_people_do_is_no_reason() -> None:
    assert reason(Phase.MAINTAIN, [meeting(0, "thread"), meeting(1, "back-link")]) == "two meetings since 2026-03-05"


def test_without_anything_to_read_tenure_is_the_reason() -> None:
    assert reason(Phase.MAINTAIN, [], Confidence.GUESS) == "by tenure only"
    assert reason(Phase.MAINTAIN, [meeting(0)], Confidence.GUESS) == "by tenure only, the notes say too little"
