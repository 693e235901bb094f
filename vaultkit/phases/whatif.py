"""What would change the tool's mind: made-up next sessions, really assessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Hit
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Signals
from vaultkit.model import Weights
from vaultkit.phases.display import likeliest
from vaultkit.phases.display import temper
from vaultkit.phases.emission import Vector
from vaultkit.phases.emission import by_phase
from vaultkit.phases.explain import Pair
from vaultkit.phases.explain import odds_db
from vaultkit.phases.filter import Frame
from vaultkit.phases.filter import knowledge_after
from vaultkit.phases.filter import step
from vaultkit.phases.parameters import Cues
from vaultkit.phases.parameters import Parameters
from vaultkit.phases.transitions import gaps

_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_STYLES = {
    Phase.GET_TO_KNOW: "on how the two of you like to work, without a list",
    Phase.SHARE_CONTEXT: "with a ranked list and decisions",
    Phase.MAINTAIN: "without decisions and with open doubts",
}


def change_mind(frames: Sequence[Frame], pair: Pair, person: Person, parameters: Parameters) -> tuple[str, ...]:
    """Return one sentence for each thing that would move the belief.

    dB are towards the phase shown against its rival, as in the explanation, and compare with a session that says
    nothing. Where the notes already read as the rival, the sentences say what would bring them back.
    """
    frame, sessions = frames[-1], tuple(past.signals for past in frames)
    target = pair.rival if likeliest(by_phase(frame.after)) is pair.phase else pair.phase
    empty = _blank(sessions, parameters)

    def reach(added: Sequence[Signals]) -> Vector:
        reached, known, past = frame.after, knowledge_after(frame, parameters), list(sessions)
        for signals in added:
            past.append(signals)
            after = step(person, past, reached, known, parameters)
            reached, known = after.after, knowledge_after(after, parameters)
        return reached

    silent = odds_db(reach([empty]), pair)

    def told(what: str, added: Signals, towards: Phase) -> str:
        after = reach([added])
        p = temper(by_phase(after), parameters.display.online_temperature)[towards]
        return f"{what} ({odds_db(after, pair) - silent:+.1f} dB; {towards} {_percent(p)})"

    sentences = [told(f"one session {_STYLES[target]}", _styled(empty, target, parameters), target)]
    run = _run(empty, target, parameters, reach)
    if run > 1:
        sentences.append(f"{_NUMBERS[run]} such sessions in a row would make the notes read as {target}")
    for what, effect in _events(target, pair, person.relation):
        cue = EventCue("", effect, parameters.what_if.event, "", "", 0)
        sentences.append(told(what, replace(empty, events=(cue,)), target))
    sentences.append(told(f"`phase: {target}` in the next note", replace(empty, phase=target), target))
    return tuple(sentences)


def _events(target: Phase, pair: Pair, relation: Relation | None) -> Iterator[tuple[str, Effect]]:
    """Yield the events that lead from the one phase to the other."""
    if {pair.phase, pair.rival} != {Phase.SHARE_CONTEXT, Phase.MAINTAIN}:
        return
    if target is Phase.SHARE_CONTEXT:
        yield "a change of role for either of you, told as a fact", Effect.RESET
    elif relation in {Relation.REPORT, Relation.MANAGER}:
        yield "the end of the reporting line while you keep meeting", Effect.RELAX


def _percent(p: float) -> str:
    if 0.01 <= p <= 0.99:
        return f"{p:.0%}"
    return "over 99%" if p > 0.5 else "under 1%"


def _blank(sessions: Sequence[Signals], parameters: Parameters) -> Signals:
    """Return a session that says nothing, at the usual distance after the last one."""
    dates = [signals.date for signals in sessions]
    days = int(median(gaps(dates))) if len(dates) > 1 else parameters.format.shortest
    return Signals(date=dates[-1] + dt.timedelta(days=days), path="", line=1, words=parameters.what_if.words)


def _styled(empty: Signals, phase: Phase, parameters: Parameters) -> Signals:
    numbers = parameters.what_if
    if phase is Phase.GET_TO_KNOW:
        return replace(empty, hits=_cues("person", Weights(g=numbers.person.db), numbers.person))
    if phase is Phase.MAINTAIN:
        return replace(empty, hits=_cues("doubt", Weights(m=numbers.doubt.db), numbers.doubt))
    context = _cues("context", Weights(c=numbers.context.db), numbers.context)
    return replace(empty, hits=(*context, *_cues("list", Weights(c=numbers.list.db), numbers.list)))


def _cues(family: str, weights: Weights, cues: Cues) -> tuple[Hit, ...]:
    return (Hit(family, "", "", 0, weights, cues.cues),) * cues.cues


def _run(empty: Signals, target: Phase, parameters: Parameters, reach: Callable[[Sequence[Signals]], Vector]) -> int:
    """Return how many such sessions in a row make `target` the likeliest phase; 0 if too many."""
    added: list[Signals] = []
    days = dt.timedelta(days=parameters.format.shortest)
    for count in range(1, parameters.what_if.longest + 1):
        added.append(replace(_styled(empty, target, parameters), date=empty.date + (count - 1) * days))
        if likeliest(by_phase(reach(added))) is target:
            return count
    return 0
