from __future__ import annotations

from dataclasses import replace

import pytest

from tests.phases.making import TODAY
from tests.phases.making import event
from tests.phases.making import history
from tests.phases.making import person
from tests.phases.making import row
from tests.phases.making import with_event
from vaultkit.model import History
from vaultkit.model import Mismatch
from vaultkit.model import PhaseError
from vaultkit.model import Relation
from vaultkit.phases.assess import assess


def errors(told: History) -> list[list[PhaseError]]:
    return [[found.code for found in step.mismatches] for step in assess(told, today=TODAY).hindsight]


def found(told: History, code: PhaseError) -> list[Mismatch]:
    return [one for step in assess(told, today=TODAY).hindsight for one in step.mismatches if one.code is code]


def test_a_status_round_among_doubts_is_status_theatre_at_its_line() -> None:
    (theatre,) = found(history("GGGCCCCMMMMSMM"), PhaseError.STATUS_THEATRE)
    assert theatre.p > 0.5
    assert "2025-06-09" in theatre.path
    assert theatre.quote == "a line with share"


def test_a_session_of_doubts_is_no_error() -> None:
    assert not any(errors(history("GGGCCCCMMMMMM"))[7:])


def test_status_from_a_newcomer_is_no_theatre() -> None:
    assert not found(history("GSSGG"), PhaseError.STATUS_THEATRE)


def test_a_run_of_status_is_graver_than_one() -> None:
    one = found(history("GGGCCCCMMMMSMM"), PhaseError.STATUS_THEATRE)
    many = found(history("GGGCCCCMMMMSSSMM"), PhaseError.STATUS_THEATRE)
    assert len(many) == 3
    assert many[-1].p > one[0].p - 0.1
    assert many[-1].p > many[0].p


def test_a_list_put_on_a_stranger_is_a_premature_agenda() -> None:
    sessions = list(row("GCGGG"))
    sessions[1] = replace(sessions[1], one_sided=True)
    (agenda,) = found(History(person(), tuple(sessions)), PhaseError.PREMATURE_AGENDA)
    assert agenda.date == sessions[1].date
    assert agenda.line == 2


def test_decisions_without_a_list_are_no_premature_agenda() -> None:
    sessions = list(row("GCGGG"))
    sessions[1] = replace(sessions[1], listed=1)
    assert not found(History(person(), tuple(sessions)), PhaseError.PREMATURE_AGENDA)


def test_an_old_habit_after_a_reset_is_stale_shorthand() -> None:
    told = History(person(), with_event(row("GGGCCCMMMMMCCC"), 10, event(0.95)))
    (stale,) = found(told, PhaseError.STALE_SHORTHAND)
    assert stale.date == told.sessions[10].date
    assert stale.p > 0.5


def test_without_a_reset_nothing_is_stale() -> None:
    assert not found(history("GGGCCCMMMMMCCC"), PhaseError.STALE_SHORTHAND)


def test_fewer_than_three_sessions_never_raise_stale_shorthand() -> None:
    told = with_event(row("MM"), 1, event(0.95))
    assert not found(History(replace(person(), imported=True), told), PhaseError.STALE_SHORTHAND)


def test_small_talk_in_the_second_year_is_overstayed() -> None:
    assert found(history("G" * 20, days=30), PhaseError.OVERSTAYED)


def test_a_skip_level_never_overstays() -> None:
    assert not found(history("G" * 20, days=30, who=person(Relation.SKIP_LEVEL)), PhaseError.OVERSTAYED)


def test_four_sessions_without_a_doubt_starve_the_slot() -> None:
    starved = found(history("GGGCCCCMMMMMMMSSSS"), PhaseError.STARVED)
    assert len(starved) == 1
    assert not found(history("GGGCCCCMMMMMMMSSSM"), PhaseError.STARVED)


def test_an_empty_session_is_no_error() -> None:
    assert not any(errors(history("GGGCCCCMMMM--"))[-2:])


@pytest.mark.parametrize("styles", ["", "-", "G", "S", "C"])
def test_hardly_any_sessions_raise_hardly_any_error(styles: str) -> None:
    assert not [one for step in errors(history(styles)) for one in step if one is not PhaseError.PREMATURE_AGENDA]
