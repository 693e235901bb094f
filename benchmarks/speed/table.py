"""The table of figures, for a terminal and for a page. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

from benchmarks.speed.figures import Figure
from benchmarks.speed.figures import verdict

HEADERS = ("What", "Aim", "Measured", "Range", "Runs", "Verdict")


def number(value: float) -> str:
    """Return a figure with as many digits as can be meant."""
    if math.isnan(value):
        return ""
    size = abs(value)
    if size >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def row(figure: Figure) -> tuple[str, ...]:
    """Return the cells of one figure."""
    aim = figure.aim
    bound = "" if aim.bound is None else f"{'at least' if aim.more else 'at most'} {number(aim.bound)} {aim.unit}"
    if figure.trouble:
        return (aim.what, bound, "", "", "", verdict(figure))
    measured = f"{number(figure.middle)} {aim.unit}" + (f" ({figure.also})" if figure.also else "")
    spread = f"{number(figure.low)} to {number(figure.high)}"
    return (aim.what, bound, measured, spread, str(figure.runs), verdict(figure))


def markdown(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table; missed ones stand out."""
    lines = ["| " + " | ".join(HEADERS) + " |", "|" + "---|" * len(HEADERS)]
    for figure in figures:
        cells = [cell.replace("|", "\\|") for cell in row(figure)]
        if figure.met is False:
            cells[-1] = f"**{cells[-1]}**"
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells in aligned columns."""
    if not rows:
        return ""
    widths = [max(len(cells[index]) for cells in rows) for index in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip() for cells in rows)
    return "\n".join(lines) + "\n"


def terminal(figures: Sequence[Figure]) -> str:
    """Return the figures in aligned columns."""
    return columns([HEADERS, *(row(figure) for figure in figures)])


def summary(figures: Sequence[Figure]) -> str:
    """Return how many aims are met."""
    asked = [figure for figure in figures if figure.met is not None]
    met = sum(figure.met is True for figure in asked)
    without = sum(bool(figure.trouble) for figure in figures)
    rest = f"; {without} could not be measured" if without else ""
    return f"{met} of {len(asked)} aims met{rest}."
