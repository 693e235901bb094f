from __future__ import annotations

import math
from dataclasses import replace

import pytest

from tests.phases.making import TODAY
from tests.phases.making import event
from tests.phases.making import history
from tests.phases.making import hit
from tests.phases.making import person
from tests.phases.making import row
from tests.phases.making import session
from tests.phases.making import with_event
from vaultkit.model import Evidence
from vaultkit.model import Explanation
from vaultkit.model import History
from vaultkit.model import Phase
from vaultkit.phases.assess import explain_phase
from vaultkit.phases.explain import SHOWN


def explained(told: History) -> Explanation:
    return explain_phase(told, today=TODAY)


def part(explanation: Explanation, label: str) -> Evidence:
    (only,) = [part for part in explanation.parts if part.label.startswith(label)]
    return only


def test_what_is_printed_adds_up_to_the_last_decimal() -> None:
    explanation = explained(history("GGGCCCCMMM"))
    printed = [round(part.db * 10) for part in explanation.parts]
    assert sum(printed) == round(explanation.total * 10)


def test_every_line_has_its_place_and_words() -> None:
    explanation = explained(history("GGGCCCCMMM"))
    doubts = [part for part in explanation.parts if "doubt" in part.label]
    assert [(part.line, part.quote) for part in doubts] == [(2, "a line with doubt"), (3, "a line with doubt")]
    assert all(part.path == "1-1s/Ines/2025-05-12.md" and part.db > 0 for part in doubts)


def test_the_first_session_starts_from_tenure_and_later_ones_from_what_was_carried_in() -> None:
    assert explained(history("G")).parts[0].label == "by tenure"
    assert explained(history("GG")).parts[0].label == "carried in, get-to-know since 2025-01-06"
    assert explained(history("GGGGCCCC")).parts[0].label == "carried in, share-context since 2025-03-03"


def test_no_sessions_are_explained_by_tenure_alone() -> None:
    explanation = explained(history(""))
    assert explanation.parts == (Evidence("by tenure", explanation.total),)
    assert explanation.counterfactuals == ()


def test_an_event_is_a_line_of_its_own() -> None:
    explanation = explained(History(person(), with_event(row("GGGCCCMMMMC"), 10, event())))
    change = part(explanation, "change: promotion")
    assert explanation.phase is Phase.SHARE_CONTEXT
    assert change.db > 3
    assert (change.path, change.line) == ("1-1s/Ines/event.md", 9)


def test_a_human_word_is_its_own_part_of_15_8_decibans() -> None:
    sessions = list(row("GGCCC"))
    sessions[-1] = replace(sessions[-1], phase=Phase.MAINTAIN, phase_line=4)
    word = part(explained(History(person(), tuple(sessions))), "your own word")
    assert word.db == pytest.approx(15.8)
    assert word.line == 4


def test_a_word_is_no_part_of_an_explanation_without_one() -> None:
    assert not [part for part in explained(history("GGC")).parts if "word" in part.label]


def test_two_cues_of_one_line_are_one_part() -> None:
    now = replace(session("-"), words=60, hits=(hit("doubt", 5), hit("worry", 5)))
    parts = explained(History(person(), (now,))).parts
    assert [part.label for part in parts if part.line] == ["doubt said; worry said"]


def test_weaker_lines_are_summed_so_that_a_long_note_stays_readable() -> None:
    hits = tuple(replace(hit("decision", line), family=f"f{line}") for line in range(2, 20))
    explanation = explained(History(person(), (*row("GGGCCC"), replace(session("C", TODAY), hits=hits))))
    assert len([part for part in explanation.parts if part.line]) == SHOWN - 1
    assert part(explanation, "9 weaker lines together").db > 0
    assert math.fsum(part.db for part in explanation.parts) == pytest.approx(explanation.total, abs=1e-9)


def test_many_lines_that_say_the_same_share_what_they_say() -> None:
    explanation = explained(history("GGGCCCC"))
    lines = [part.db for part in explanation.parts if part.line]
    assert min(lines) > 0.5
    assert sum(lines) == pytest.approx(explanation.total - explanation.parts[0].db, abs=0.3)


def test_a_one_sided_list_is_named() -> None:
    sessions = list(row("GGC"))
    sessions[-1] = replace(sessions[-1], one_sided=True)
    assert part(explained(History(person(), tuple(sessions))), "a list by one side").db != 0
