from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.phases.making import TODAY
from tests.phases.making import event
from tests.phases.making import history
from tests.phases.making import hit
from tests.phases.making import person
from vaultkit.model import History
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.model import Signals
from vaultkit.phases.assess import assess
from vaultkit.phases.assess import explain_phase
from vaultkit.phases.parameters import Parameters
from vaultkit.phases.parameters import load_parameters
from vaultkit.phases.whatif import _percent


def sentences(told: History) -> tuple[str, ...]:
    return explain_phase(told, today=TODAY).counterfactuals


def after(told: History, *added: Signals, parameters: Parameters | None = None) -> Phase:
    return assess(replace(told, sessions=(*told.sessions, *added)), today=TODAY, parameters=parameters).inferred


def following(told: History, weeks: int = 2) -> Signals:
    last = told.sessions[-1]
    return replace(last, date=last.date + dt.timedelta(weeks=weeks), hits=(), knowledge=0.0, listed=0)


def test_the_sentences_name_the_means_the_strength_and_the_outcome() -> None:
    doubt, *_, word = sentences(history("GGGCCCCCC"))
    assert doubt.startswith("one session without decisions and with open doubts (-")
    assert "dB; maintain " in doubt
    assert word.startswith("`phase: maintain` in the next note (-15.8 dB; maintain ")


def test_the_number_of_sessions_that_would_turn_it_is_found_by_trying() -> None:
    slow = load_parameters("[hazards]\nc_m = 0.1\n[emission]\nkappa = 1.0\n")
    told = history("GGGCCCCCC")
    counterfactuals = explain_phase(told, today=TODAY, parameters=slow).counterfactuals
    (line,) = [line for line in counterfactuals if "in a row" in line]
    count = {"two": 2, "three": 3, "four": 4}[line.split()[0]]
    doubts = [replace(following(told, 2 * n), hits=(hit("doubt"),) * 2) for n in range(1, count + 1)]
    assert after(told, *doubts, parameters=slow) is Phase.MAINTAIN
    assert after(told, *doubts[:-1], parameters=slow) is Phase.SHARE_CONTEXT


def test_out_of_maintain_a_reset_is_tried_too() -> None:
    told = history("GGGCCCCMMMM")
    (line,) = [line for line in sentences(told) if "change of role" in line]
    sessions = (*told.sessions, replace(following(told), events=(event(0.8),)))
    changed = assess(replace(told, sessions=sessions), today=TODAY)
    assert f"share-context {changed.online[-1].probabilities[Phase.SHARE_CONTEXT]:.0%}" in line


def test_into_maintain_the_end_of_a_reporting_line_is_tried_where_there_is_one() -> None:
    assert [line for line in sentences(history("GGGCCCCCC")) if "end of the reporting line" in line]
    peers = history("GGGCCCCCC", who=person(Relation.PEER))
    assert not [line for line in sentences(peers) if "end of the reporting line" in line]


def test_what_is_next_to_certain_is_rounded_to_no_certainty() -> None:
    assert [_percent(p) for p in (0.0, 0.005, 0.01, 0.5, 0.99, 0.999)] == [
        "under 1%",
        "under 1%",
        "1%",
        "50%",
        "99%",
        "over 99%",
    ]


def test_nothing_is_ever_wholly_certain() -> None:
    for styles in ("GGG", "GGGCCCC", "GGGCCCCMMMMMM"):
        assert not [line for line in sentences(history(styles)) if "100%" in line or " 0%" in line]


def test_where_the_word_and_the_notes_differ_the_sentences_say_what_would_bring_the_notes_round() -> None:
    told = history("GGGCCCCCC")
    sessions = (*told.sessions[:-2], replace(told.sessions[-2], phase=Phase.MAINTAIN), told.sessions[-1])
    told = replace(told, sessions=sessions)
    assessment = assess(told, today=TODAY)
    if assessment.inferred is not assessment.phase:
        assert all(str(assessment.phase) in line for line in sentences(told)[:1])
