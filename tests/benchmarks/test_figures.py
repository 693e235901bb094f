from __future__ import annotations

import math

import pytest

from benchmarks.speed.figures import Aim
from benchmarks.speed.figures import Figure
from benchmarks.speed.figures import exponent
from benchmarks.speed.figures import faster
from benchmarks.speed.figures import percentile
from benchmarks.speed.figures import plain
from benchmarks.speed.figures import ratio
from benchmarks.speed.figures import verdict

MOST = Aim("next", "`next`", "x the floor", 1.5)
LEAST = Aim("cold", "cold index", "notes/s", 6000, more=True)


def test_a_ratio_compares_medians_and_keeps_the_extremes() -> None:
    figure = ratio(MOST, [0.3, 0.1, 0.2], [0.1, 0.1, 0.4])
    assert (figure.middle, figure.low, figure.high) == pytest.approx((2, 1, 3))
    assert (figure.runs, figure.also) == (3, "200 ms")


def test_faster_says_how_many_times_as_long_the_other_takes() -> None:
    figure = faster(LEAST, [0.1, 0.2, 0.3], [1.0, 2.0, 3.0])
    assert (figure.middle, figure.low, figure.high) == pytest.approx((10, 1 / 0.3, 30))


@pytest.mark.parametrize(
    ("aim", "value", "told"),
    [
        (MOST, 1.5, "met"),
        (MOST, 1.8, "missed by 20 %"),
        (MOST, 6.0, "missed, 4.0 times off"),
        (LEAST, 6000, "met"),
        (LEAST, 5000, "missed by 20 %"),
        (LEAST, 600, "missed, 10.0 times off"),
        (Aim("burst", "answers that differ", "answers", 0), 2, "missed by 2"),
        (Aim("floor", "the floor", "x", None), 2, "for comparison"),
    ],
)
def test_the_verdict_says_by_how_much_an_aim_is_missed(aim: Aim, value: float, told: str) -> None:
    assert verdict(plain(aim, [value])) == told


def test_what_could_not_be_measured_is_neither_met_nor_missed() -> None:
    figure = Figure(MOST, trouble="not there yet")
    assert figure.met is None
    assert verdict(figure) == "not measured: not there yet"


def test_the_exponent_of_a_power_law_is_found() -> None:
    sizes = [10.0, 100.0, 1000.0]
    assert exponent(sizes, [3 * size**1.5 for size in sizes]) == pytest.approx(1.5)


def test_one_size_has_no_exponent() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent([10], [1])


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(1, 101)]
    assert (percentile(values, 0.5), percentile(values, 0.99), percentile([7.0], 0.99)) == (50, 99, 7)
    assert math.isclose(percentile(values, 1.0), 100)
