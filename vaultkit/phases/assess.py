"""Where one relationship stands, and why: the whole assessment, from what each session says to the words for it.

Order of steps: filter (online) -> smooth (hindsight) -> steps with phase errors -> display -> checklist, format. The
explanation is asked for by itself: it weighs every line by leaving it out, which takes as long as all the rest. Pure: the day is an argument, and sessions after it are not seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Assessment
from vaultkit.model import Confidence
from vaultkit.model import Evidence
from vaultkit.model import Explanation
from vaultkit.model import History
from vaultkit.model import Mismatch
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Signals
from vaultkit.model import Step
from vaultkit.phases.checklist import check_phase
from vaultkit.phases.display import Seen
from vaultkit.phases.display import Shown
from vaultkit.phases.display import confidence
from vaultkit.phases.display import follow
from vaultkit.phases.display import likeliest
from vaultkit.phases.emission import PHASES
from vaultkit.phases.emission import Vector
from vaultkit.phases.emission import by_phase
from vaultkit.phases.emission import is_silent
from vaultkit.phases.explain import Pair
from vaultkit.phases.explain import explain
from vaultkit.phases.explain import odds_db
from vaultkit.phases.filter import Frame
from vaultkit.phases.filter import run_forward
from vaultkit.phases.formats import Standing
from vaultkit.phases.formats import choose_format
from vaultkit.phases.parameters import Parameters
from vaultkit.phases.parameters import load_parameters
from vaultkit.phases.steps import Reset
from vaultkit.phases.steps import last_reset
from vaultkit.phases.steps import read_hindsight
from vaultkit.phases.steps import read_online
from vaultkit.phases.transitions import prior
from vaultkit.phases.whatif import change_mind
from vaultkit.phases.wording import Grounds
from vaultkit.phases.wording import give_reason


@dataclass(frozen=True, slots=True)
class Now:
    """What is shown of a relationship after its last session."""

    shown: Shown
    #: Beliefs over phases after temperature.
    beliefs: dict[Phase, float]
    #: Belief over states, before temperature.
    states: Vector
    renewed: bool
    sure: Confidence

    @property
    def rival(self) -> Phase:
        """The likeliest other phase."""
        return likeliest({phase: -1.0 if phase is self.shown.phase else self.beliefs[phase] for phase in PHASES})


def assess(history: History, *, today: dt.date, parameters: Parameters | None = None) -> Assessment:
    """Assess one relationship as of `today`; `parameters` default to the product's own."""
    numbers = parameters or load_parameters()
    person = history.person
    sessions = _held(history, today)
    frames = run_forward(History(person, sessions), numbers)
    online = read_online(frames, person, numbers)
    hindsight = read_hindsight(frames, person, numbers)
    now = _now(frames, online, person, today, numbers)
    reset = last_reset(hindsight, frames) if now.renewed else None
    phase = now.shown.phase
    standing = Standing(phase, now.renewed, _last_event(hindsight), today)
    plan = choose_format(person, standing, sessions, numbers)
    last = sessions[-1].date if sessions else None
    return Assessment(
        person=person,
        phase=phase,
        renewed=now.renewed,
        p=now.beliefs[phase],
        confidence=now.sure,
        inferred=likeliest(now.beliefs),
        rival=now.rival,
        suggestion=now.shown.suggestion,
        online=online,
        hindsight=hindsight,
        checklist=check_phase(phase, sessions, numbers),
        format=plan,
        deep=_is_deep(person, now, hindsight, today, numbers),
        reason=_reason(sessions, now, reset, numbers),
        reset=reset.cue if reset else None,
        reset_date=reset.date if reset else None,
        last_met=last,
        mismatches=_recent(hindsight, numbers),
        met=len(sessions),
    )


def explain_phase(history: History, *, today: dt.date, parameters: Parameters | None = None) -> Explanation:
    """Return why the phase that `assess` shows is shown, and what would change it; in dB against its likeliest rival."""
    numbers = parameters or load_parameters()
    person = history.person
    frames = run_forward(History(person, _held(history, today)), numbers)
    now = _now(frames, read_online(frames, person, numbers), person, today, numbers)
    pair = Pair(now.shown.phase, now.rival)
    if not frames:
        total = round(odds_db(now.states, pair), 1)
        return Explanation(pair.phase, pair.rival, total, (Evidence("by tenure", total),), ())
    total, parts = explain(frames, pair, person, numbers)
    return Explanation(pair.phase, pair.rival, total, parts, change_mind(frames, pair, person, numbers))


def _held(history: History, today: dt.date) -> tuple[Signals, ...]:
    held = (session for session in history.sessions if session.date <= today)
    return tuple(sorted(held, key=lambda session: (session.date, session.path, session.line)))


def _now(
    frames: Sequence[Frame],
    online: Sequence[Step],
    person: Person,
    today: dt.date,
    parameters: Parameters,
) -> Now:
    if not frames:
        states = prior(person, today, parameters)
        beliefs = by_phase(states)
        return Now(Shown(likeliest(beliefs)), beliefs, states, renewed=False, sure=Confidence.GUESS)
    states = frames[-1].after
    beliefs = dict(online[-1].probabilities)
    seen = [
        Seen(step.probabilities, step.event is not None, frame.signals.phase)
        for step, frame in zip(online, frames, strict=True)
    ]
    shown = follow(seen, parameters.display, pinned=person.pinned)[-1]
    renewed = shown.phase is Phase.SHARE_CONTEXT and states[3] > states[1]
    told = any(_tells(frame.signals, parameters) for frame in frames)
    sure = confidence(beliefs[shown.phase], parameters.display) if told else Confidence.GUESS
    return Now(shown, beliefs, states, renewed, sure)


def _tells(signals: Signals, parameters: Parameters) -> bool:
    """Tell whether a session says anything that can be read: words of a known language, a statement, an event."""
    read = not (is_silent(signals, parameters) or signals.unread)
    return read or signals.phase is not None or bool(signals.events)


def _reason(sessions: Sequence[Signals], now: Now, reset: Reset | None, parameters: Parameters) -> str:
    said = next((signals.date for signals in reversed(sessions) if signals.phase), None) if now.shown.word else None
    return give_reason(now.shown.phase, Grounds(now.sure, said, reset), sessions, parameters)


def _last_event(steps: Sequence[Step]) -> dt.date | None:
    return next((step.date for step in reversed(steps) if step.event), None)


def _is_deep(person: Person, now: Now, steps: Sequence[Step], today: dt.date, parameters: Parameters) -> bool:
    if person.deep:
        return not now.renewed
    numbers = parameters.deep
    if not steps or now.shown.phase is not Phase.MAINTAIN or now.beliefs[Phase.MAINTAIN] < numbers.p:
        return False
    known = (today - min(person.started or steps[0].date, steps[0].date)).days
    run = 0
    for step in reversed(steps):
        if step.phase is not Phase.MAINTAIN:
            break
        run += 1
    return known >= numbers.days and run >= numbers.sessions


def _recent(steps: Sequence[Step], parameters: Parameters) -> tuple[Mismatch, ...]:
    """Return the phase errors of the last sessions, newest first, likeliest first within one."""
    return tuple(mismatch for step in reversed(steps[-parameters.errors.recent :]) for mismatch in step.mismatches)
