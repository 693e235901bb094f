"""Reading with words and numbers of others: every author is scored by what was learned without them."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.phases.histories import Labelled
from benchmarks.phases.scoring import Tally
from benchmarks.phases.scoring import add
from vaultkit.model import History
from vaultkit.model import Step
from vaultkit.phases.filter import run_forward
from vaultkit.phases.parameters import Parameters
from vaultkit.phases.steps import read_hindsight
from vaultkit.phases.steps import read_online
from vaultkit.signals.wording import Wording


@dataclass(frozen=True, slots=True)
class Worded:
    """A labelled history with the words of some fold in it."""

    labelled: Labelled
    history: History


def word(histories: Sequence[Labelled], wording: Mapping[str, Wording]) -> list[Worded]:
    """Return the histories with learned words: those of the history's author, or those under ""."""
    return [Worded(one, one.worded(wording.get(one.author, wording.get("", {})))) for one in histories]


def read(history: History, parameters: Parameters, *, online: bool) -> tuple[Step, ...]:
    """Return what is believed of each session, by what was known then or with hindsight."""
    frames = run_forward(history, parameters)
    steps = read_online if online else read_hindsight
    return steps(frames, history.person, parameters)


def tally(worded: Sequence[Worded], parameters: Parameters, *, online: bool) -> Tally:
    """Count how well the histories are read."""
    counted = Tally()
    for one in worded:
        add(counted, one.labelled.labels, read(one.history, parameters, online=online))
    return counted
