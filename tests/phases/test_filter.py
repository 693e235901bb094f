from __future__ import annotations

import itertools

import pytest

from tests.phases.making import event
from tests.phases.making import history
from tests.phases.making import person
from tests.phases.making import row
from tests.phases.making import with_event
from vaultkit.model import Effect
from vaultkit.model import History
from vaultkit.phases.filter import best_path
from vaultkit.phases.filter import blend
from vaultkit.phases.filter import event_chances
from vaultkit.phases.filter import run_backward
from vaultkit.phases.filter import run_forward
from vaultkit.phases.filter import smooth
from vaultkit.phases.parameters import load_parameters

NUMBERS = load_parameters()


def test_beliefs_equal_the_sum_over_all_paths() -> None:
    frames = run_forward(History(person(), with_event(row("GCCMMC"), 5, event())), NUMBERS)
    weights = [dict.fromkeys(range(4), 0.0) for _ in frames]
    best, likeliest = 0.0, None
    for path in itertools.product(range(4), repeat=len(frames)):
        weight = frames[0].predicted[path[0]] * frames[0].emission.total[path[0]]
        for frame, here, there in zip(frames[1:], path, path[1:], strict=False):
            weight *= blend(frame.motion)[here][there] * frame.emission.total[there]
        for index, state in enumerate(path):
            weights[index][state] += weight
        if weight > best:
            best, likeliest = weight, path
    for index, states in enumerate(smooth(frames, run_backward(frames))):
        total = sum(weights[index].values())
        assert states == pytest.approx([weights[index][state] / total for state in range(4)])
    assert best_path(frames) == likeliest


def test_no_sessions_give_no_path() -> None:
    assert best_path(()) == ()
    assert run_backward(()) == ()


def test_knowledge_counts_from_the_sessions_before() -> None:
    frames = run_forward(history("GGG"), NUMBERS)
    assert [frame.setting.knowledge for frame in frames] == pytest.approx([0, 1.7, 3.4])


def test_a_told_event_in_maintain_is_believed_if_the_text_does_not_speak_against_it() -> None:
    frames = run_forward(History(person(), with_event(row("CCCMMMMC"), 7, event())), NUMBERS)
    assert event_chances(frames[-1])[0] > 0.8
    assert all(sum(event_chances(frame)) < 0.1 for frame in frames[:-1])


def test_a_reset_told_in_get_to_know_is_none() -> None:
    frames = run_forward(History(person(), with_event(row("GG"), 1, event())), NUMBERS)
    assert event_chances(frames[1])[0] < 0.3


def test_a_reset_in_share_context_shows_though_the_phase_stays() -> None:
    frames = run_forward(History(person(), with_event(row("GGCCCCC"), 6, event())), NUMBERS)
    assert event_chances(frames[-1])[0] > 0.6


def test_hindsight_raises_a_rumour_that_proved_true() -> None:
    frames = run_forward(History(person(), with_event(row("CCCMMMMCCCC"), 7, event(0.3))), NUMBERS)
    later = run_backward(frames)
    assert event_chances(frames[7], later[7])[0] > event_chances(frames[7])[0] > 0.3


def test_a_line_that_ends_moves_forward() -> None:
    cue = event(0.9, "mentorship", Effect.RELAX)
    frames = run_forward(History(person(), with_event(row("GGCCCC-"), 6, cue)), NUMBERS)
    assert frames[-1].after[2] > 0.5
    assert event_chances(frames[-1])[1] > 0.8
