"""Laws of whole histories that need no labels: what must not matter moves no phase, and no belief by .05 or more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.model import Assessment
from vaultkit.model import Phase
from vaultkit.notes.lookup import find_person
from vaultkit.notes.text import parse_note
from vaultkit.notes.understand import understand
from vaultkit.phases.assess import assess
from vaultkit.signals.history import read_history

SCENARIOS = Path(__file__).resolve().parent / "scenarios"
TODAY = dt.date(2027, 3, 1)
#: Vault, person, a first name and a last name that stand nowhere in it.
HISTORIES = (
    ("harrow-lane-kitchen", "Rosa Whelan", "Iva Tamm"),
    ("pell-and-strand", "Verity Osei-Marsh", "Ilka Brandvold"),
    ("haruka-labbook", "Ruth Castellan", "Mina Dorval"),
    ("beacon-features-desk", "Lucian Abara", "Tomas Velde"),
    ("brightmoth-qs", "Juno Baptiste", "Edda Quist"),
    ("tidewater-philharmonic", "Odette Lindqvist", "Sanne Okarin"),
    ("sterling-ridge-ops", "Marcus Delacroix", "Anton Feuerbach"),
)
Files = dict[str, str]
LEAST = 0.05
#: Bullets below a heading that promises an agenda are a sign themselves (signals 9 and 10): without one of the two it is gone.
AGENDAS = {"tidewater-philharmonic"}
LEAST_OF_AGENDA = 0.1


@cache
def files_of(vault: str) -> Mapping[str, str]:
    root = SCENARIOS / vault
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.md")}


def read(files: Mapping[str, str], person: str) -> Assessment:
    notes = [parse_note(path, text.encode())[0] for path, text in sorted(files.items())]
    vault = understand([note for note in notes if note is not None], me=(), today=TODAY)
    return assess(read_history(vault, find_person(vault.people, person)), today=TODAY)


@cache
def before(vault: str, person: str) -> Assessment:
    return read(files_of(vault), person)


def is_session(path: str) -> bool:
    return path.startswith("1-1s/")


def in_bodies(change: Callable[[str], str]) -> Callable[[Files], Files]:
    def changed(files: Files) -> Files:
        return {path: _body(text, change) if is_session(path) else text for path, text in files.items()}

    return changed


def _body(text: str, change: Callable[[str], str]) -> str:
    if not text.startswith("---\n"):
        return change(text)
    head, _, body = text[4:].partition("\n---\n")
    return f"---\n{head}\n---\n{change(body)}"


def as_sentences(text: str) -> str:
    """Write bullets without a box or a level as paragraphs."""
    return re.sub(r"^[-*] (?!\[)(.*[^.!?:\n])[.]?$", r"\1.\n", text, flags=re.MULTILINE)


def respelt(text: str) -> str:
    """Write American words as British and the other way round."""
    pairs = {"recognised": "recognized", "mum": "mom", "programme": "program", "cancelled": "canceled"}
    both = pairs | {american: british for british, american in pairs.items()}
    return re.sub(rf"\b({'|'.join(both)})\b", lambda match: both[match[0]], text)


def renamed(text: str) -> str:
    return re.sub(r"^(#+) .*$", r"\1 Tuesday", text, flags=re.MULTILINE)


def shifted(files: Files) -> Files:
    """Move every date of the files by four weeks."""

    def later(match: re.Match[str]) -> str:
        return (dt.date.fromisoformat(match[0]) + dt.timedelta(days=28)).isoformat()

    def moved(text: str) -> str:
        return re.sub(r"\d{4}-\d{2}-\d{2}", later, text)

    return {moved(path): moved(text) for path, text in files.items()}


def with_another_note(files: Files) -> Files:
    return files | {"Ideas/Roof.md": "# Roof\n\nTiles, gutters, and what Olwen said about the north side.\n"}


CHANGES: dict[str, Callable[[Files], Files]] = {
    "line ends": lambda files: {path: text.replace("\n", "\r\n") for path, text in files.items()},
    "bullets as sentences": in_bodies(as_sentences),
    "headings renamed": in_bodies(renamed),
    "spelling": in_bodies(respelt),
    "dates shifted": shifted,
    "a note added elsewhere": with_another_note,
}


def same(one: Assessment, other: Assessment, least: float = LEAST) -> None:
    assert [step.phase for step in one.online] == [step.phase for step in other.online]
    for old, new in zip(one.hindsight, other.hindsight, strict=True):
        for phase in Phase:
            assert abs(old.probabilities[phase] - new.probabilities[phase]) < least, (old.date, phase)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_changes_something(change: str) -> None:
    assert any(CHANGES[change](dict(files_of(vault))) != dict(files_of(vault)) for vault, _, _ in HISTORIES)


@pytest.mark.parametrize("history", HISTORIES, ids=lambda one: one[0])
@pytest.mark.parametrize("change", CHANGES)
def test_what_must_not_matter_does_not(change: str, history: tuple[str, str, str]) -> None:
    vault, person, _ = history
    least = LEAST_OF_AGENDA if vault in AGENDAS else LEAST
    same(before(vault, person), read(CHANGES[change](dict(files_of(vault))), person), least)


@pytest.mark.parametrize("history", HISTORIES, ids=lambda one: one[0])
def test_a_name_is_only_a_name(history: tuple[str, str, str]) -> None:
    vault, person, other = history
    pairs = list(zip(person.split(), other.split(), strict=True))

    def swapped(text: str) -> str:
        for old, new in pairs:
            text = re.sub(rf"\b{re.escape(old)}\b", new, text)
        return text

    files = {swapped(path): swapped(text) for path, text in files_of(vault).items()}
    same(before(vault, person), read(files, other))


sessions = st.sampled_from([
    (vault, person, path) for vault, person, _ in HISTORIES for path in sorted(files_of(vault)) if is_session(path)
])  # fmt: skip


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(sessions, st.sampled_from(list(Phase)))
def test_a_human_statement_raises_its_phase(session: tuple[str, str, str], phase: Phase) -> None:
    vault, person, path = session
    text = files_of(vault)[path]
    said = (
        text.replace("---\n", f"---\nphase: {phase}\n", 1)
        if text.startswith("---\n")
        else f"---\nphase: {phase}\n---\n{text}"
    )
    found = read(dict(files_of(vault)) | {path: said}, person)
    for old, new in zip(before(vault, person).online, found.online, strict=True):
        if new.path == path:
            assert new.probabilities[phase] >= old.probabilities[phase]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(sessions)
def test_an_empty_note_changes_only_what_a_meeting_passing_changes(session: tuple[str, str, str]) -> None:
    vault, person, path = session
    folder, _, name = path.rpartition("/")
    day = dt.date.fromisoformat(name.removesuffix(".md")) + dt.timedelta(days=1)
    files = dict(files_of(vault)) | {f"{folder}/{day}.md": f"---\ntype: 1-1\ndate: {day}\n---\n"}
    told = {step.path: step for step in before(vault, person).online}
    for step in read(files, person).online:
        if step.path in told and step.date < day:
            assert step.probabilities == told[step.path].probabilities
