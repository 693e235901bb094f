from __future__ import annotations

from dataclasses import replace

from tests.phases.making import event
from tests.phases.making import history
from tests.phases.making import hit
from tests.phases.making import person
from tests.phases.making import row
from tests.phases.making import with_event
from vaultkit.model import Effect
from vaultkit.model import History
from vaultkit.model import Phase
from vaultkit.phases.filter import run_forward
from vaultkit.phases.parameters import load_parameters
from vaultkit.phases.steps import last_reset
from vaultkit.phases.steps import read_hindsight
from vaultkit.phases.steps import read_online

NUMBERS = load_parameters()


def test_an_event_is_on_the_first_session_from_which_it_shows_and_nowhere_else() -> None:
    told = History(person(), with_event(with_event(row("GGGCCCCMMMMMCCC"), 12, event()), 13, event(0.8)))
    for read in (read_online, read_hindsight):
        events = [step.event for step in read(run_forward(told, NUMBERS), told.person, NUMBERS)]
        assert events[12] is Effect.RESET
        assert events.count(None) == len(events) - 1


def test_a_rumour_is_no_event() -> None:
    told = History(person(), with_event(row("GGGCCCCMMMMM"), 10, event(0.1)))
    steps = read_hindsight(run_forward(told, NUMBERS), told.person, NUMBERS)
    assert not [step for step in steps if step.event]


def test_a_move_forward_is_shown_only_if_somebody_told_of_it() -> None:
    vague = event(0.45, "mentorship", Effect.RELAX)
    plain = event(0.85, "mentorship", Effect.RELAX)
    for cue, expected in ((vague, None), (plain, Effect.RELAX)):
        told = History(person(), with_event(row("GGGCCCMMM"), 6, cue))
        assert read_online(run_forward(told, NUMBERS), told.person, NUMBERS)[6].event is expected


def test_hindsight_is_surer_than_online_within_a_phase() -> None:
    told = history("GGGCCCCMMMM")
    frames = run_forward(told, NUMBERS)
    online, hindsight = read_online(frames, told.person, NUMBERS), read_hindsight(frames, told.person, NUMBERS)
    assert hindsight[5].probabilities[Phase.SHARE_CONTEXT] > online[5].probabilities[Phase.SHARE_CONTEXT]


def test_the_words_for_an_untold_reset_are_the_collision_or_none() -> None:
    quiet = History(person(), with_event(row("GGGCCCCMMMMMCCC"), 12, event()))
    frames = run_forward(quiet, NUMBERS)
    (*_, shown) = [step for step in read_hindsight(frames, quiet.person, NUMBERS) if step.event]
    untold = [replace(step, event_cue=None) for step in read_hindsight(frames, quiet.person, NUMBERS)]
    found = last_reset(untold, frames)
    assert found
    assert (found.cue, found.date) == (None, shown.date)
    assert last_reset([replace(step, event=None) for step in untold], frames) is None
    collided = list(quiet.sessions)
    collided[13] = replace(collided[13], collisions=(hit("decision", 7),))
    again = last_reset(untold, run_forward(replace(quiet, sessions=tuple(collided)), NUMBERS))
    assert again
    assert again.cue
    assert (again.cue.kind, again.cue.line) == ("collision", 7)
