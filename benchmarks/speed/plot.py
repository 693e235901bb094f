"""The picture of how costs grow, the same file for the same figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

#: Of Okabe and Ito: told apart by people who see colours differently.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#999999")
_MARKS = ("o", "s", "^", "")

Curves = Mapping[str, Mapping[int, float]]


def draw(by_notes: Curves, by_sessions: Curves, path: Path) -> None:
    """Write two plots side by side as SVG: seconds by notes in the vault, and by 1:1s of one person.

    Raises:
        ModuleNotFoundError: matplotlib is not installed (`make bench`).
    """
    # A large library that only this needs; and it may not stand in memory while anything is measured.
    import matplotlib as mpl  # noqa: PLC0415 - see above
    from matplotlib.figure import Figure  # noqa: PLC0415 - see above

    settings = {"svg.hashsalt": "vaultkit", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9}
    with mpl.rc_context(settings):
        figure = Figure(figsize=(9, 3.6), layout="constrained")
        left, right = figure.subplots(1, 2)
        for axes, curves, counted in (
            (left, by_notes, "notes in the vault"),
            (right, by_sessions, "1:1s of the person"),
        ):
            for (name, curve), colour, mark in zip(curves.items(), _COLOURS, _MARKS, strict=False):
                sizes = sorted(curve)
                times = [curve[size] * 1000 for size in sizes]
                style = ":" if name == "floor" else "-"
                axes.plot(sizes, times, style, color=colour, marker=mark, markersize=4, linewidth=1.4, label=name)
            axes.set_xscale("log")
            axes.set_yscale("log")
            axes.set_xlabel(counted)
            axes.set_ylabel("milliseconds, whole process")
            axes.grid(visible=True, which="major", linewidth=0.4, color="#dddddd")
            axes.spines[["top", "right"]].set_visible(False)
            if curves:
                axes.legend(frameon=False, fontsize=8)
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
