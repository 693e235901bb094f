"""What must hold of any history, whatever the lexicon and the numbers."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.phases.making import FIRST
from tests.phases.making import TODAY
from tests.phases.making import event
from tests.phases.making import history as made
from tests.phases.making import hit
from tests.phases.making import person
from tests.phases.making import session
from vaultkit.model import Assessment
from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import History
from vaultkit.model import Hit
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Signals
from vaultkit.model import State
from vaultkit.model import Weights
from vaultkit.phases.assess import assess
from vaultkit.phases.assess import explain_phase
from vaultkit.phases.emission import STATES
from vaultkit.phases.filter import blend
from vaultkit.phases.filter import run_forward
from vaultkit.phases.parameters import load_parameters

NUMBERS = load_parameters()
#: No deadline: a busy machine is no broken law.
LAW = settings(deadline=None, max_examples=60)
DB = st.floats(-6, 6)

weights = st.builds(Weights, DB, DB, DB, DB)
hits = st.builds(
    Hit, st.sampled_from("abcde"), st.just("said"), st.just("a line"), st.integers(2, 12), weights, st.integers(1, 4)
)
cues = st.builds(
    EventCue,
    st.sampled_from(["promotion", "pivot", "mentorship"]),
    st.sampled_from(Effect),
    st.floats(0, 0.95),
    st.just("a change"),
    st.just("elsewhere.md"),
    st.integers(1, 9),
)


@st.composite
def meetings(draw: st.DrawFn) -> Signals:
    return Signals(
        date=FIRST + dt.timedelta(days=draw(st.integers(0, 900))),
        path="a.md",
        line=draw(st.integers(1, 99)),
        words=draw(st.sampled_from([0, 7, 8, 60])),
        hits=tuple(draw(st.lists(hits, max_size=8))),
        events=tuple(draw(st.lists(cues, max_size=2))),
        collisions=tuple(draw(st.lists(hits, max_size=1))),
        inventory=tuple(draw(st.lists(hits, max_size=1))),
        knowledge=draw(st.floats(0, 3)),
        one_sided=draw(st.booleans()),
        listed=draw(st.integers(0, 5)),
        phase=draw(st.sampled_from([None, None, None, *Phase])),
    )


people = st.builds(person, st.sampled_from([None, *Relation]), st.sampled_from([None, FIRST, dt.date(2020, 1, 1)]))
histories = st.builds(
    lambda who, sessions: History(who, tuple(sorted(sessions, key=lambda s: (s.date, s.path, s.line)))),
    people,
    st.lists(meetings(), min_size=1, max_size=9),
)


def read(history: History) -> Assessment:
    return assess(history, today=TODAY)


def last(history: History) -> dict[State, float]:
    return dict(zip(STATES, run_forward(history, NUMBERS)[-1].after, strict=True))


def label(states: dict[State, float], phase: Phase) -> float:
    if phase is Phase.SHARE_CONTEXT:
        return states[State.C] + states[State.R]
    return states[State.G if phase is Phase.GET_TO_KNOW else State.M]


def change_last(history: History, changed: Signals) -> History:
    return replace(history, sessions=(*history.sessions[:-1], changed))


@LAW
@given(histories)
def test_probabilities_sum_to_one(history: History) -> None:
    told = read(history)
    for step in (*told.online, *told.hindsight):
        assert math.fsum(step.probabilities.values()) == pytest.approx(1)
        assert math.fsum(step.states.values()) == pytest.approx(1)
        assert min(step.states.values()) >= 0


@LAW
@given(histories)
def test_the_explanation_adds_up_and_ends_at_the_odds(history: History) -> None:
    told = read(history)
    explanation = explain_phase(history, today=TODAY)
    assert math.fsum(part.db for part in explanation.parts) == pytest.approx(explanation.total, abs=1e-9)
    states = dict(told.online[-1].states)
    odds = 10 * math.log10(label(states, explanation.phase) / label(states, explanation.rival))
    assert explanation.total == pytest.approx(odds, abs=0.0501)


@LAW
@given(histories, st.sampled_from(Phase))
def test_saying_a_phase_makes_it_likelier(history: History, phase: Phase) -> None:
    plain = change_last(history, replace(history.sessions[-1], phase=None))
    said = change_last(history, replace(history.sessions[-1], phase=phase))
    before, after = label(last(plain), phase), label(last(said), phase)
    assert after > before or before > 1 - 1e-9


@LAW
@given(histories, st.sampled_from(Phase))
def test_saying_a_phase_wins_the_display_at_once(history: History, phase: Phase) -> None:
    said = read(change_last(history, replace(history.sessions[-1], phase=phase)))
    assert said.phase is said.online[-1].phase is said.hindsight[-1].phase is phase


@LAW
@given(histories, st.floats(0.1, 6))
def test_a_cue_towards_doubt_talk_never_raises_share_context_against_maintain(
    history: History, strength: float
) -> None:
    now = history.sessions[-1]
    doubt = Hit("something new", "", "", 5, Weights(m=strength), 1)
    before, after = last(history), last(change_last(history, replace(now, hits=(*now.hits, doubt))))
    for state in (State.C, State.R):
        assert after[state] * before[State.M] <= before[state] * after[State.M] * (1 + 1e-9)


@LAW
@given(st.text("CMS-", min_size=2, max_size=9))
def test_a_doubt_never_raises_share_context_between_people_who_know_each_other(styles: str) -> None:
    known = replace(made("GGGGGCCCC" + styles), person=person(started=dt.date(2015, 1, 1)))
    now = known.sessions[-1]
    doubtful = replace(now, words=60, hits=(*now.hits, Hit("doubt", "", "", 5, Weights(m=3), 9)))
    before, after = last(change_last(known, replace(now, words=60))), last(change_last(known, doubtful))
    assert label(after, Phase.SHARE_CONTEXT) <= label(before, Phase.SHARE_CONTEXT) + before[State.G]


@LAW
@given(histories, st.floats(0.01, 0.95))
def test_taking_an_event_away_lowers_renewed(history: History, p: float) -> None:
    quiet = change_last(history, replace(history.sessions[-1], events=()))
    told = change_last(history, replace(history.sessions[-1], events=(event(p),)))
    without, with_it = last(quiet), last(told)
    assert without[State.R] <= with_it[State.R] + 1e-12
    if len(history.sessions) > 1 and without[State.M] > 1e-6:
        assert without[State.R] < with_it[State.R]


@LAW
@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_hits_within_a_note_does_not_matter(history: History, random: object) -> None:
    shuffled = []
    for one in history.sessions:
        mixed = list(one.hits)
        random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a Random
        shuffled.append(replace(one, hits=tuple(mixed)))
    first, second = read(history), read(replace(history, sessions=tuple(shuffled)))
    assert [dict(step.probabilities) for step in first.online] == [dict(step.probabilities) for step in second.online]
    assert first.phase is second.phase


@LAW
@given(histories, st.randoms(use_true_random=False))
def test_the_order_in_which_sessions_are_given_does_not_matter(history: History, random: object) -> None:
    keys = {(one.date, one.path, one.line) for one in history.sessions}
    assume(len(keys) == len(history.sessions))
    mixed = list(history.sessions)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert read(replace(history, sessions=tuple(mixed))) == read(history)


@LAW
@given(histories, st.integers(1, 5))
def test_repeating_a_hit_beyond_its_cap_changes_nothing(history: History, times: int) -> None:
    now = replace(history.sessions[-1], hits=(hit("decision"),) * 3)
    more = replace(now, hits=(*now.hits, *(hit("decision"),) * times))
    assert last(change_last(history, now)) == last(change_last(history, more))


@LAW
@given(histories)
def test_an_empty_session_changes_only_what_time_itself_changes(history: History) -> None:
    frames = run_forward(history, NUMBERS)
    empty = session("-", frames[-1].signals.date + dt.timedelta(days=14))
    frame = run_forward(replace(history, sessions=(*history.sessions, empty)), NUMBERS)[-1]
    rows = blend(frame.motion)
    moved = [sum(frames[-1].after[here] * rows[here][there] for here in range(4)) for there in range(4)]
    assert frame.after == pytest.approx(moved)
    assert frame.motion.p_reset == frame.motion.p_relax == 0


@LAW
@given(histories)
def test_what_was_said_online_is_not_changed_by_later_sessions(history: History) -> None:
    whole = read(history).online
    for count in range(1, len(history.sessions)):
        assert read(replace(history, sessions=history.sessions[:count])).online == whole[:count]


@LAW
@given(histories)
def test_hindsight_and_online_agree_on_the_last_session(history: History) -> None:
    told = read(history)
    assert dict(told.hindsight[-1].states) == pytest.approx(dict(told.online[-1].states))


@LAW
@given(histories)
def test_sessions_after_today_are_not_seen(history: History) -> None:
    day = history.sessions[len(history.sessions) // 2].date
    past = replace(history, sessions=tuple(one for one in history.sessions if one.date <= day))
    assert assess(history, today=day) == assess(past, today=day)


@LAW
@given(histories)
def test_shifting_all_dates_shifts_nothing_else(history: History) -> None:
    week = dt.timedelta(days=70)
    moved = tuple(replace(one, date=one.date + week) for one in history.sessions)
    who = replace(history.person, started=history.person.started + week if history.person.started else None)
    first, second = read(history).online, read(History(who, moved)).online
    assert [dict(step.states) for step in first] == [dict(step.states) for step in second]
