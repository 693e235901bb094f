from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import assessment
from tests.briefs.made import reset
from tests.briefs.made import vault
from vaultkit.briefs.changes import Change
from vaultkit.briefs.changes import find_change
from vaultkit.briefs.request import Request
from vaultkit.model import Assessment
from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Step
from vaultkit.model import Vault
from vaultkit.model import WrittenEvent

OCTOBER, LATE = dt.date(2026, 10, 14), dt.date(2026, 11, 20)
PAGE = ASTA.path


def written(kind: str, day: dt.date | None, effect: Effect = Effect.RESET) -> WrittenEvent:
    return WrittenEvent(kind, effect, day, PAGE, 12)


def with_event(event: WrittenEvent) -> Person:
    return replace(ASTA, events=(event,))


def found(belief: Assessment, notes: Vault | None = None, **wish: Any) -> Change | None:  # noqa: ANN401 - any field of the class
    return find_change(notes or vault(), belief, Request(ON, TODAY, **wish))


def test_without_a_change_there_is_none() -> None:
    assert found(assessment()) is None
    assert found(assessment(Phase.SHARE_CONTEXT)) is None


def test_a_change_named_by_hand_has_a_day_only_if_something_tells_it() -> None:
    change = found(assessment(), event="promotion")
    assert change is not None
    assert (change.cue.kind, change.date, change.stated, change.word) == ("promotion", None, True, "")


@pytest.mark.parametrize("event", ["pivot 2026-11-02", "Pivot on 2026-11-02", "2026-11-02: pivot"])
def test_the_day_may_be_named_with_it(event: str) -> None:
    change = found(assessment(), event=event)
    assert change is not None
    assert (change.cue.kind, change.date, change.word) == ("pivot", dt.date(2026, 11, 2), "")


def test_an_impossible_day_is_part_of_the_name() -> None:
    change = found(assessment(), event="pivot 2026-19-39")
    assert change is not None
    assert (change.date, change.word) == (None, "pivot 2026-19-39")


def test_what_the_user_says_beyond_the_kind_is_kept_in_their_words() -> None:
    change = found(assessment(), event="Pivot to rentals")
    assert change is not None
    assert (change.cue.kind, change.word) == ("pivot", "Pivot to rentals")


def test_a_change_named_by_hand_that_the_notes_tell_of_is_that_one() -> None:
    change = found(assessment(Phase.SHARE_CONTEXT, **reset("promotion", OCTOBER)), event="promoted")
    assert change is not None
    assert (change.date, change.cue.quote) == (OCTOBER, "from Monday she runs both desks")
    other = found(assessment(Phase.SHARE_CONTEXT, **reset("promotion", OCTOBER)), event="pivot")
    assert other is not None
    assert other.date is None


def test_a_change_named_by_hand_that_stands_on_a_page_has_its_day_and_place() -> None:
    person = with_event(written("reorganisation", OCTOBER))
    change = found(assessment(person=person), event="reorg")
    assert change is not None
    assert (change.cue.kind, change.cue.path, change.date) == ("reorg", PAGE, OCTOBER)


def test_a_change_written_down_since_the_last_meeting_makes_the_next_one_about_it() -> None:
    change = found(assessment(person=with_event(written("pivot", LATE))))
    assert change is not None
    assert (change.cue.kind, change.date, change.stated) == ("pivot", LATE, True)
    assert found(assessment(person=with_event(written("pivot", OCTOBER)))) is None
    assert found(assessment(person=with_event(written("pivot", ON + dt.timedelta(days=1))))) is None


def test_before_two_people_know_each_other_there_is_nothing_to_renew() -> None:
    assert found(assessment(Phase.GET_TO_KNOW, person=with_event(written("pivot", LATE)))) is None


def test_an_event_of_the_vault_counts_for_whom_it_concerns() -> None:
    event = WrittenEvent("reorg", Effect.RESET, LATE, "Events/Reorg.md", 1, affects=("[[People/Asta Lindgren|Asta]]",))
    notes = replace(vault(), events=(event,))
    assert found(assessment(), notes) is not None
    assert found(assessment(), replace(notes, events=(replace(event, affects=("Boris Aune",)),))) is None
    assert found(assessment(), replace(notes, events=(replace(event, affects=(), everybody=True),))) is not None


def test_a_reset_read_in_the_notes_has_the_day_that_was_written_beside_it() -> None:
    person = with_event(written("new manager (asta moves up)", dt.date(2026, 10, 1)))
    cue = EventCue("new manager (asta moves up)", Effect.RESET, 0.95, "", PAGE, 12, written=True)
    belief = assessment(Phase.SHARE_CONTEXT, person, renewed=True, reset=cue, reset_date=OCTOBER)
    change = found(belief)
    assert change is not None
    assert (change.cue.kind, change.date, change.stated, change.word) == (
        "new-manager",
        dt.date(2026, 10, 1),
        False,
        "",
    )


def test_a_phase_named_by_hand_puts_a_change_aside() -> None:
    belief = assessment(Phase.SHARE_CONTEXT, **reset("promotion", OCTOBER))
    assert found(belief, phase=Phase.MAINTAIN) is None
    assert found(belief, phase=Phase.SHARE_CONTEXT) is not None


def test_a_renewal_that_nobody_told_of_is_still_one() -> None:
    change = found(assessment(Phase.SHARE_CONTEXT, renewed=True, reset=None, reset_date=OCTOBER))
    assert change is not None
    assert (change.cue.kind, change.date) == ("", OCTOBER)


def test_a_footing_that_got_easier_last_time_is_told_once() -> None:
    cue = EventCue("mentorship", Effect.RELAX, 0.9, "we keep meeting", "a.md", 3)
    step = Step(
        OCTOBER,
        "a.md",
        1,
        Phase.MAINTAIN,
        renewed=False,
        probabilities={},
        states={},
        event=Effect.RELAX,
        event_cue=cue,
    )
    change = found(assessment(hindsight=(step,)))
    assert change is not None
    assert change.relaxing
    assert found(assessment(hindsight=(step, replace(step, event=None, event_cue=None)))) is None
