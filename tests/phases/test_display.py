from __future__ import annotations

import pytest

from vaultkit.model import Confidence
from vaultkit.model import Phase
from vaultkit.phases.display import Seen
from vaultkit.phases.display import confidence
from vaultkit.phases.display import follow
from vaultkit.phases.display import likeliest
from vaultkit.phases.display import temper
from vaultkit.phases.parameters import load_parameters

NUMBERS = load_parameters().display
G, C, M = Phase


def seen(g: float, c: float, m: float, *, event: bool = False, said: Phase | None = None) -> Seen:
    return Seen({G: g, C: c, M: m}, event, said)


def shown(*sessions: Seen, pinned: bool = False) -> list[Phase]:
    return [one.phase for one in follow(sessions, NUMBERS, pinned=pinned)]


def test_a_temperature_under_one_sharpens_and_keeps_the_order() -> None:
    sharp = temper({G: 0.2, C: 0.3, M: 0.5}, 0.5)
    assert sum(sharp.values()) == pytest.approx(1)
    assert sharp[M] > 0.5
    assert sharp[M] > sharp[C] > sharp[G]


def test_a_temperature_of_one_changes_nothing() -> None:
    assert temper({G: 0.2, C: 0.3, M: 0.5}, 1) == pytest.approx({G: 0.2, C: 0.3, M: 0.5})


def test_beliefs_near_zero_stay_numbers() -> None:
    assert temper({G: 0, C: 1e-300, M: 1 - 1e-12}, 0.1)[M] == 1


def test_ties_go_to_the_earlier_phase() -> None:
    assert likeliest({M: 0.5, C: 0.5, G: 0}) is C


@pytest.mark.parametrize(
    ("p", "said"),
    [(0.80, Confidence.SETTLED), (0.79, Confidence.LEANING), (0.60, Confidence.LEANING), (0.59, Confidence.BETWEEN)],
)
def test_confidence_has_three_words(p: float, said: Confidence) -> None:
    assert confidence(p, NUMBERS) is said


def test_one_odd_session_does_not_flip_the_display() -> None:
    assert shown(seen(0, 0.9, 0.1), seen(0, 0.25, 0.75), seen(0, 0.8, 0.2)) == [C, C, C]


def test_a_phase_that_was_never_more_than_a_guess_is_left_at_once() -> None:
    assert shown(seen(0.5, 0.3, 0.2), seen(0.15, 0.5, 0.35)) == [G, C]


def test_a_phase_without_ground_twice_in_a_row_is_left_for_the_likeliest() -> None:
    assert shown(seen(0, 0.9, 0.1), seen(0.35, 0.3, 0.35), seen(0.3, 0.3, 0.4)) == [C, C, M]


def test_the_second_session_in_a_row_moves_it() -> None:
    assert shown(seen(0, 0.9, 0.1), seen(0, 0.3, 0.7), seen(0, 0.25, 0.75)) == [C, C, M]


def test_being_certain_or_an_event_moves_it_at_once() -> None:
    assert shown(seen(0, 0.9, 0.1), seen(0, 0.05, 0.95)) == [C, M]
    assert shown(seen(0, 0.1, 0.9), seen(0, 0.72, 0.28, event=True)) == [M, C]


def test_a_human_word_wins_at_once() -> None:
    assert shown(seen(0, 0.9, 0.1), seen(0, 0.9, 0.1, said=M)) == [C, M]


def test_a_human_word_is_asked_about_before_it_is_left() -> None:
    first, second, third = follow((seen(0, 0, 1, said=M), seen(0, 0.95, 0.05), seen(0, 0.95, 0.05)), NUMBERS)
    assert (first.phase, first.suggestion, first.word) == (M, None, True)
    assert (second.phase, second.suggestion) == (M, C)
    assert (third.phase, third.suggestion, third.word) == (C, None, False)


def test_repeating_the_word_keeps_it() -> None:
    assert shown(seen(0, 0, 1, said=M), seen(0, 0.95, 0.05), seen(0, 0.95, 0.05, said=M)) == [M, M, M]


def test_a_proposal_is_withdrawn_when_belief_falls() -> None:
    steps = follow((seen(0, 0, 1, said=M), seen(0, 0.95, 0.05), seen(0, 0.3, 0.7), seen(0, 0.95, 0.05)), NUMBERS)
    assert [one.phase for one in steps] == [M, M, M, M]
    assert [one.suggestion for one in steps] == [None, C, None, C]


def test_a_pinned_word_is_asked_about_every_third_session_and_never_left() -> None:
    steps = follow((seen(0, 0, 1, said=M), *[seen(0, 0.95, 0.05)] * 7), NUMBERS, pinned=True)
    assert {one.phase for one in steps} == {M}
    assert [one.suggestion for one in steps] == [None, C, None, None, C, None, None, C]


def test_no_sessions_show_nothing() -> None:
    assert follow((), NUMBERS) == ()
