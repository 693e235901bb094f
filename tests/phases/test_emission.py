from __future__ import annotations

import math
from dataclasses import replace

import pytest

from tests.phases.making import hit
from tests.phases.making import session
from vaultkit.model import Hit
from vaultkit.model import Phase
from vaultkit.model import Weights
from vaultkit.phases.emission import SILENT
from vaultkit.phases.emission import Setting
from vaultkit.phases.emission import by_phase
from vaultkit.phases.emission import emit
from vaultkit.phases.emission import style_likelihood
from vaultkit.phases.emission import style_scores
from vaultkit.phases.parameters import load_parameters

NUMBERS = load_parameters()
KNOWN = Setting(knowledge=10)


def test_weights_add_up_per_style() -> None:
    assert style_scores((hit("doubt"), hit("list"))) == pytest.approx((-3, 3.5, 1, -1.5))


def test_hits_beyond_the_cap_count_nothing() -> None:
    assert style_scores([hit("doubt")] * 9) == style_scores([hit("doubt")] * 3)


def test_beyond_the_cap_the_strongest_hits_count_wherever_they_stand() -> None:
    weak = Hit("doubt", "", "", 1, Weights(m=1), 1)
    strong = Hit("doubt", "", "", 2, Weights(m=3), 1)
    assert style_scores((weak, strong)) == style_scores((strong, weak)) == (0, 0, 3, 0)


def test_no_hits_mean_no_information() -> None:
    assert style_likelihood((), NUMBERS) == SILENT


def test_the_best_style_has_likelihood_one_and_the_others_are_tempered() -> None:
    kappa = NUMBERS.emission.kappa
    likelihood = style_likelihood((Hit("x", "", "", 1, Weights(m=10), 1),), NUMBERS)
    assert likelihood == pytest.approx((0.1**kappa, 0.1**kappa, 1, 0.1**kappa))


def test_an_irregular_rhythm_makes_a_note_less_telling() -> None:
    hits = (hit("doubt"), hit("worry"))
    assert style_likelihood(hits, NUMBERS, irregular=True)[1] > style_likelihood(hits, NUMBERS)[1]


def test_a_note_of_a_few_words_says_nothing_whatever_it_holds() -> None:
    short = replace(session("C"), words=7, one_sided=True)
    assert emit(short, KNOWN, NUMBERS).total == pytest.approx(SILENT)


def test_one_session_moves_the_odds_by_eleven_decibans_at_most() -> None:
    many = tuple(Hit(f"f{index}", "", "", 1, Weights(m=30), 1) for index in range(20))
    total = emit(replace(session("M"), hits=many), KNOWN, NUMBERS).total
    assert 10 * math.log10(total[2] / min(total)) < 13
    personal = tuple(Hit(f"f{index}", "", "", 1, Weights(g=30), 1) for index in range(20))
    total = emit(replace(session("G"), hits=personal), KNOWN, NUMBERS).total
    assert 10 * math.log10(total[0] / total[2]) == pytest.approx(11.25, abs=0.3)


def test_status_says_next_to_nothing_about_the_phase() -> None:
    total = emit(session("S"), KNOWN, NUMBERS).total
    assert max(total) / min(total) < 1.5


def test_a_list_before_anything_is_known_is_likelier_forced() -> None:
    early, later = emit(session("C"), Setting(), NUMBERS), emit(session("C"), KNOWN, NUMBERS)
    assert early.total[0] > 1.5 * later.total[0]
    assert early.total[1:] == later.total[1:]


def test_a_one_sided_list_speaks_for_get_to_know_and_against_maintain() -> None:
    plain, sided = emit(session("C"), KNOWN, NUMBERS), emit(replace(session("C"), one_sided=True), KNOWN, NUMBERS)
    assert sided.total[0] > plain.total[0]
    assert sided.total[2] < plain.total[2]


def test_a_collision_speaks_for_renewed_by_six_decibans_where_there_is_ground_for_it() -> None:
    collided = replace(session("M"), collisions=(hit("doubt"),))
    plain, told = emit(session("M"), KNOWN, NUMBERS), emit(collided, KNOWN, NUMBERS)
    assert told.total[3] / plain.total[3] == pytest.approx(10**0.6)
    assert told.total[:3] == plain.total[:3]
    assert emit(collided, Setting(10, ground=0.0), NUMBERS).total == plain.total


def test_an_inventory_speaks_for_renewed_by_four_decibans() -> None:
    plain = emit(session("C"), KNOWN, NUMBERS)
    told = emit(replace(session("C"), inventory=(hit("list"),)), KNOWN, NUMBERS)
    assert told.total[3] / plain.total[3] == pytest.approx(10**0.4)


def test_a_human_word_weighs_15_8_decibans_and_counts_renewed_as_share_context() -> None:
    said = emit(replace(session("-"), phase=Phase.SHARE_CONTEXT), KNOWN, NUMBERS).total
    assert 10 * math.log10(said[1] / said[2]) == pytest.approx(15.8, abs=0.01)
    assert said[1] == pytest.approx(said[3])


def test_the_joint_adds_up_to_the_emission() -> None:
    emission = emit(session("C"), KNOWN, NUMBERS)
    assert tuple(sum(row) for row in emission.joint) == pytest.approx(emission.text)


def test_renewed_counts_as_share_context() -> None:
    assert by_phase((0.1, 0.2, 0.3, 0.4))[Phase.SHARE_CONTEXT] == pytest.approx(0.6)
