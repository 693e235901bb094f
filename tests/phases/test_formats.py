from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.phases.making import FIRST
from tests.phases.making import person
from tests.phases.making import row
from vaultkit.model import Format
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Signals
from vaultkit.phases.formats import Standing
from vaultkit.phases.formats import choose_format
from vaultkit.phases.parameters import load_parameters

NUMBERS = load_parameters()
TODAY = FIRST + dt.timedelta(days=700)
G, C, M = Phase


def chosen(
    who: Person, phase: Phase, sessions: tuple[Signals, ...] = (), *, renewed: bool = False, event: int | None = None
) -> Format:
    day = None if event is None else TODAY - dt.timedelta(days=event)
    return choose_format(who, Standing(phase, renewed, day, TODAY), sessions, NUMBERS)


@pytest.mark.parametrize(
    ("relation", "phase", "days", "minutes"),
    [
        (Relation.REPORT, G, 7, 30),
        (Relation.REPORT, C, 7, 45),
        (Relation.REPORT, M, 14, 45),
        (Relation.MANAGER, M, 21, 30),
        (Relation.PEER, M, 28, 30),
        (Relation.SKIP_LEVEL, C, 56, 30),
        (Relation.MENTOR, M, 42, 60),
        (Relation.MENTEE, G, 21, 45),
        (None, M, 21, 45),
    ],
)
def test_the_format_follows_relation_and_phase(
    relation: Relation | None, phase: Phase, days: int, minutes: int
) -> None:
    plan = chosen(person(relation), phase)
    assert (plan.days, plan.minutes, plan.reasons) == (days, minutes, ())


def test_renewed_has_its_own_format() -> None:
    plan = chosen(person(Relation.MENTOR), C, renewed=True)
    assert (plan.days, plan.structure) == (28, "goals rewritten")


def test_maintain_meets_less_often_but_not_shorter() -> None:
    assert chosen(person(), M).days > chosen(person(), C).days
    assert chosen(person(), M).minutes == chosen(person(), C).minutes


def test_a_fresh_event_halves_the_distance() -> None:
    plan = chosen(person(Relation.PEER), C, renewed=True, event=30)
    assert (plan.days, plan.reasons) == (7, ("event within 30 days",))
    assert chosen(person(Relation.PEER), C, renewed=True, event=31).days == 14


def test_adjustments_multiply_and_round_to_weeks() -> None:
    new = replace(person(Relation.SKIP_LEVEL, TODAY - dt.timedelta(days=20)), remote=True)
    plan = chosen(new, C)
    assert plan.days == 35
    assert plan.reasons == ("under 180 days in the role", "remote")


def test_a_week_is_the_shortest_and_no_reason_is_given_for_no_change() -> None:
    plan = chosen(replace(person(), remote=True), C)
    assert (plan.days, plan.reasons) == (7, ())


def test_four_empty_meetings_in_a_row_ask_for_fewer() -> None:
    plan = chosen(person(), M, row("GM----"))
    assert plan.days == 21
    assert chosen(person(), M, row("GM---M")).days == 14


def test_four_meetings_that_ended_early_ask_for_fewer() -> None:
    def lasting(*minutes: int) -> tuple[Signals, ...]:
        return tuple(replace(one, minutes=n) for one, n in zip(row("M" * len(minutes)), minutes, strict=True))

    assert chosen(person(), M, lasting(45, 45, 45, 20, 20, 15, 20)).days == 21
    assert chosen(person(), M, lasting(45, 45, 45, 20, 20, 15, 45)).days == 14


def test_a_cadence_set_by_a_human_stands() -> None:
    plan = chosen(replace(person(), cadence=10, remote=True), C, event=3)
    assert (plan.days, plan.reasons) == (10, ("cadence set by you",))


def test_no_distance_is_longer_than_the_longest() -> None:
    assert chosen(person(Relation.SKIP_LEVEL), M, row("------")).days <= NUMBERS.format.longest


def lasting(*minutes: int | None) -> tuple[Signals, ...]:
    return tuple(replace(one, minutes=n) for one, n in zip(row("M" * len(minutes)), minutes, strict=True))


@pytest.mark.parametrize(
    ("noted", "planned"),
    [
        ((), 45),
        ((90,), 45),
        ((60, None, 60), 60),
        ((50, 52, 53), 50),
        ((52, 53), 55),
        ((30, 30, 30), 40),
        ((10, 10, 10), 30),
        ((600, 600), 120),
        ((90, 90, 90, 45, 45, 45, 45, 45, 45, 45), 45),
    ],
)
def test_the_minutes_move_to_the_pairs_own_length(noted: tuple[int | None, ...], planned: int) -> None:
    plan = chosen(person(), M, lasting(*noted))
    assert plan.minutes == planned
    assert any(reason.startswith("minutes") for reason in plan.reasons) == (planned != 45)


def test_no_noted_length_makes_a_slot_too_short_for_a_talk() -> None:
    assert chosen(person(Relation.MANAGER), M, lasting(15, 15, 15)).minutes == 30


def test_minutes_follow_the_pair_under_a_human_cadence_too() -> None:
    assert chosen(replace(person(), cadence=10), C, lasting(60, 60)).minutes == 60
