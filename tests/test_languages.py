"""Whole histories in other languages: read with the words of each, and without words where there is no pack."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.phases.histories import HERE
from benchmarks.phases.histories import Label
from benchmarks.phases.histories import Labelled
from benchmarks.phases.histories import authors
from vaultkit.model import Confidence
from vaultkit.model import Step
from vaultkit.phases.assess import assess
from vaultkit.signals.lexicon import load_lexicon

TODAY = dt.date(2026, 11, 23)
ITALIAN = "redazione-corsi"


@pytest.fixture(scope="module")
def told() -> list[Labelled]:
    return [one for author in ("13", "14") for one in authors(HERE / "histories" / author)]


def judged(one: Labelled) -> list[tuple[Label, Step]]:
    history = one.worded(load_lexicon().wording)
    steps = {step.date.isoformat(): step for step in assess(history, today=TODAY).hindsight}
    return [(label, steps[date]) for date, label in one.labels.items()]


def accuracy(histories: Iterable[Labelled]) -> float:
    right = [str(step.phase) in label.acceptable for one in histories for label, step in judged(one)]
    return sum(right) / len(right)


@pytest.mark.parametrize(
    ("language", "vaults", "least"),
    [
        ("de", {"werkstatt-lindner", "pflege-sonnenhof"}, 0.80),
        ("fr", {"cabinet-moreau", "equipe-ravel"}, 0.80),
        ("es", {"taller-arriaga", "colegio-mirador"}, 0.85),
        ("pt", {"padaria-azevedo", "hospital-ribeira"}, 0.78),
    ],
)
def test_histories_of_a_language_are_read_in_it(
    told: list[Labelled], language: str, vaults: set[str], least: float
) -> None:
    chosen = [one for one in told if one.vault in vaults]
    assert {lexicon.language for one in chosen for lexicon in one.lexicons} == {language}
    assert accuracy(chosen) >= least


def test_a_mixed_vault_is_read_note_by_note(told: list[Labelled]) -> None:
    (mixed,) = [one for one in told if one.vault == "gemischt-basel"]
    assert {lexicon.language for lexicon in mixed.lexicons} == {"de", "en", "fr"}
    assert accuracy([mixed]) >= 0.9


def test_decoys_are_resisted_in_every_language(told: list[Labelled]) -> None:
    shown = [step.event for one in told for label, step in judged(one) if label.effect == "none"]
    assert shown.count(None) >= 0.9 * len(shown)


def test_a_language_without_a_pack_is_a_guess(told: list[Labelled]) -> None:
    (italian,) = [one for one in told if one.vault == ITALIAN]
    assert italian.history.wordless == {"it": 10}
    found = assess(italian.history, today=TODAY)
    assert found.confidence is Confidence.GUESS
    assert not [step for step in found.online if step.event]
    assert max(found.online[-1].probabilities.values()) < 0.9


def test_a_language_without_a_pack_is_said_once(tmp_path: Path) -> None:
    vault = HERE / "histories" / "14" / ITALIAN
    environ = os.environ | {"VAULTKIT_CONFIG_DIR": str(tmp_path), "VAULTKIT_TODAY": TODAY.isoformat()}
    command = [sys.executable, "-m", "vaultkit", "--vault", str(vault), "status"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.count("Italian") == 1
    assert "guess" in done.stdout
