from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.phases.making import FIRST
from tests.phases.making import TODAY
from tests.phases.making import event
from tests.phases.making import history
from tests.phases.making import hit
from tests.phases.making import person
from tests.phases.making import row
from tests.phases.making import session
from tests.phases.making import with_event
from vaultkit.model import Assessment
from vaultkit.model import Confidence
from vaultkit.model import Effect
from vaultkit.model import History
from vaultkit.model import Phase
from vaultkit.model import PhaseError
from vaultkit.model import Signals
from vaultkit.phases.assess import assess
from vaultkit.phases.parameters import load_parameters

G, C, M = Phase
RESET = with_event(row("GGGCCCCMMMMMCC"), 12, event(0.9))


def told(styles: str, days: int = 14) -> Assessment:
    return assess(history(styles, days), today=TODAY)


def of(*sessions: Signals) -> Assessment:
    return assess(History(person(), sessions), today=TODAY)


@pytest.mark.parametrize(
    ("styles", "phase"),
    [("G", G), ("GGG", G), ("GGGGCCC", C), ("GGGCCCCMMM", M), ("GGGCCCCMMMMSM", M), ("GGGCCCCCCMCC", C)],
)
def test_the_arc_is_followed_and_one_odd_session_is_noise(styles: str, phase: Phase) -> None:
    assessment = told(styles)
    assert assessment.phase is assessment.inferred is phase
    assert not assessment.renewed


def test_a_reset_leads_to_renewed_share_context_with_its_event_and_day() -> None:
    assessment = of(*RESET)
    assert (assessment.phase, assessment.renewed) == (C, True)
    assert assessment.reset == event(0.9)
    assert assessment.reset_date == RESET[12].date
    assert assessment.reason == f"a promotion, first noted on {RESET[12].date}"
    assert [step.event for step in assessment.online][11:] == [None, Effect.RESET, None]
    assert assessment.online[12].event_cue == event(0.9)


def test_a_reset_nobody_wrote_down_is_dated_by_what_collides_later() -> None:
    sessions = list(row("GGGCCCCMMMMMMCCCC"))
    for index in (13, 14):
        sessions[index] = replace(sessions[index], collisions=(hit("decision"),))
    assessment = of(*sessions)
    assert assessment.renewed
    (shown,) = [index for index, step in enumerate(assessment.hindsight) if step.event]
    assert shown in {12, 13}
    assert assessment.reset
    assert assessment.reset.kind == "collision"


def test_a_drift_into_renewed_that_no_session_explains_names_no_reset() -> None:
    imported = replace(person(), imported=True)
    assessment = assess(History(imported, row("MMMMCCC")), today=TODAY)
    assert assessment.renewed
    assert assessment.reset is None
    assert assessment.reset_date in {None, *(step.date for step in assessment.hindsight if step.event)}


def test_outside_renewed_there_is_no_reset_to_show() -> None:
    assert told("GGGCCCC").reset is None
    assert told("GGGCCCC").reset_date is None


def test_nothing_but_a_start_date_gives_a_guess_from_tenure() -> None:
    new = assess(history(""), today=FIRST)
    assert (new.phase, new.confidence, new.reason) == (G, Confidence.GUESS, "by tenure only")
    assert (new.last_met, new.met) == (None, 0)
    assert not new.online
    assert not new.hindsight
    assert assess(history(""), today=FIRST + dt.timedelta(days=900)).phase is M


def test_a_long_relation_whose_notes_are_empty_is_a_guess_too() -> None:
    known = person(started=dt.date(2018, 1, 1))
    assessment = assess(History(known, row("-")), today=TODAY)
    assert (assessment.phase, assessment.confidence) == (M, Confidence.GUESS)
    assert assessment.reason == "by tenure only, the notes say too little"


def test_one_note_is_weighed_against_tenure() -> None:
    known = person(started=dt.date(2018, 1, 1))
    assert assess(History(known, row("M")), today=TODAY).phase is M
    assert told("M").online[0].probabilities[M] < 0.5


def test_the_reason_tells_the_history_and_the_last_thing_that_speaks_for_the_phase() -> None:
    listed = "a list in four of your last six meetings, and on 2025-03-31 you decided something together"
    assert told("GGGCCCC").reason == listed
    assert told("G").reason == "one meeting so far, on 2025-01-06, when there was talk of where you come from"


def test_a_human_word_is_shown_at_once_with_its_day() -> None:
    sessions = list(row("GGCCC"))
    sessions[-1] = replace(sessions[-1], phase=M)
    assessment = of(*sessions)
    assert assessment.phase is M
    assert assessment.reason == f"you said so on {sessions[-1].date}"
    assert assessment.online[-1].phase is M


def test_where_word_and_notes_differ_both_are_told() -> None:
    sessions = list(row("GGGGGCCCCCCCC"))
    sessions[6] = replace(sessions[6], phase=M)
    (*_, assessment) = [of(*sessions[:count]) for count in range(7, 11)]
    shown = [(of(*sessions[:count]).phase, of(*sessions[:count]).suggestion) for count in range(7, 14)]
    assert shown[0] == (M, None)
    assert (M, C) in shown
    assert shown[-1] == (C, None)
    assert assessment.inferred is C


def test_a_pinned_phase_stays_on_display_while_the_notes_are_still_read() -> None:
    sessions = list(row("GGGGGCCCCCCCC"))
    sessions[6] = replace(sessions[6], phase=M)
    pinned = assess(History(replace(person(), pinned=True), tuple(sessions)), today=TODAY)
    assert (pinned.phase, pinned.inferred) == (M, C)
    assert pinned.p < 0.5
    assert pinned.confidence is Confidence.BETWEEN


def test_the_last_meeting_is_the_newest_one() -> None:
    assert told("GGG").last_met == FIRST + dt.timedelta(days=28)


def test_a_cadence_of_ones_own_sets_the_days() -> None:
    assessment = assess(history("GGG", who=replace(person(), cadence=10)), today=TODAY)
    assert assessment.format.days == 10


def test_deep_is_what_the_page_says_unless_a_reset_came() -> None:
    deep = replace(person(), deep=True)
    assert assess(history("GGG", who=deep), today=TODAY).deep
    assert not assess(History(deep, RESET), today=TODAY).deep


def test_years_of_maintain_become_deep_by_themselves() -> None:
    assert told("GGGCCCC" + "M" * 40, 30).deep
    assert not assess(history("GGGCCCC" + "M" * 40, 7), today=FIRST + dt.timedelta(days=400)).deep


def test_recent_errors_come_newest_first_and_old_ones_are_left_alone() -> None:
    recent = told("GGGCCCCMMMMSMS").mismatches
    assert [one.code for one in recent] == [PhaseError.STATUS_THEATRE] * 2
    assert recent[0].date > recent[1].date
    assert told("GGGCCCCMMMMSMMMM").mismatches == ()


def test_two_sessions_of_one_day_are_both_read() -> None:
    morning, evening = session("G"), replace(session("C"), line=40)
    assert of(morning, evening).met == 2


def test_other_numbers_may_be_given() -> None:
    patient = load_parameters("[hazards]\ng_c = 0.0001\ng_c_knowledge = 0.0001\ng_m = 0.0001\n")
    assert assess(history("GGGCC"), today=TODAY, parameters=patient).phase is G
