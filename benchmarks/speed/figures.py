"""Aims and what was measured of them, as values; the verdict on each is made here. Pure."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aim:
    """One row of the table."""

    key: str
    what: str
    #: What the figure counts, written behind it: "x the floor", "ms", "MB", "notes/s a core", "x faster".
    unit: str
    #: The bound; None where the figure is shown for what it is worth.
    bound: float | None
    #: Whether the figure has to be at least the bound, not at most.
    more: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured of one aim."""

    aim: Aim
    middle: float = math.nan
    low: float = math.nan
    high: float = math.nan
    runs: int = 0
    #: The same in another measure, for the reader: "131 ms".
    also: str = ""
    #: Why there is no figure.
    trouble: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None where nothing was measured or nothing is asked."""
        if self.trouble or self.aim.bound is None:
            return None
        return self.middle >= self.aim.bound if self.aim.more else self.middle <= self.aim.bound


def ratio(aim: Aim, times: Sequence[float], base: Sequence[float], *, also: str = "") -> Figure:
    """Return how many times the median of the baseline something took, its extremes against the same median."""
    against = statistics.median(base)
    middle = statistics.median(times)
    shown = also or f"{middle * 1000:,.0f} ms"
    return Figure(aim, middle / against, min(times) / against, max(times) / against, len(times), shown)


def faster(aim: Aim, ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    """Return how many times as long theirs takes."""
    middle = statistics.median(ours)
    against = statistics.median(theirs)
    also = f"{middle * 1000:,.0f} ms against {against * 1000:,.0f} ms"
    return Figure(
        aim, against / middle, min(theirs) / max(ours), max(theirs) / min(ours), min(len(ours), len(theirs)), also
    )


def plain(aim: Aim, values: Sequence[float], *, also: str = "") -> Figure:
    """Return a figure that is its own measure."""
    return Figure(aim, statistics.median(values), min(values), max(values), len(values), also)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share of them does not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return k of the best fit of times = c * sizes ** k (least squares of the logarithms).

    Raises:
        ValueError: there are fewer than two sizes.
    """
    if len(sizes) < 2:
        message = "two sizes are needed"
        raise ValueError(message)
    across = [math.log(size) for size in sizes]
    up = [math.log(max(time, 1e-9)) for time in times]
    return statistics.linear_regression(across, up).slope


def verdict(figure: Figure) -> str:
    """Return in words whether the aim is met, and by how much."""
    if figure.trouble:
        return f"not measured: {figure.trouble}"
    bound = figure.aim.bound
    if bound is None:
        return "for comparison"
    if figure.met:
        return "met"
    if bound == 0:
        return f"missed by {figure.middle:,.0f}"
    off = bound / figure.middle if figure.aim.more else figure.middle / bound
    return f"missed, {off:.1f} times off" if off >= 1.95 else f"missed by {(off - 1) * 100:.0f} %"
