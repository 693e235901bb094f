from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.vaults import Layout
from benchmarks.vaults import Member
from benchmarks.vaults import Plan
from benchmarks.vaults import members
from benchmarks.vaults import notes_of
from benchmarks.vaults import write_vault

SMALL = Plan(notes=120, people=4, sessions=0.3)
#: Changes when the phrases or the way of writing do; then figures of before can no longer be compared.
DIGEST = "a79b7e006b961855"


def digest(plan: Plan) -> str:
    notes = sorted(notes_of(plan, members(plan)))
    return hashlib.sha256("\0".join(part for note in notes for part in note).encode()).hexdigest()[:16]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    scratch = folder.parent / "scratch"
    places = {"VAULTKIT_CACHE_DIR": str(scratch / "cache"), "VAULTKIT_CONFIG_DIR": str(scratch / "config")}
    line = [sys.executable, "-m", "vaultkit", "--vault", str(folder), "--today", str(SMALL.today), *words]
    return subprocess.run(line, env=os.environ | places, capture_output=True, text=True, check=False)


def met(people: tuple[Member, ...]) -> set[tuple[str, str]]:
    return {(member.name, str(day)) for member in people for day in member.days}


def test_a_plan_is_always_the_same_notes() -> None:
    assert digest(SMALL) == DIGEST


def test_another_seed_is_another_vault() -> None:
    assert digest(Plan(notes=120, people=4, sessions=0.3, seed=2)) != DIGEST


@pytest.mark.parametrize("layout", list(Layout))
def test_there_are_as_many_notes_as_planned_each_at_its_own_path(layout: Layout) -> None:
    plan = Plan(notes=900, people=12, sessions=0.2, layout=layout)
    paths = [path for path, _ in notes_of(plan, members(plan))]
    assert len({path.casefold() for path in paths}) == len(paths) == plan.notes


def test_sessions_are_shared_out_to_the_last() -> None:
    assert sum(len(member.days) for member in members(Plan(notes=10_000, people=37, sessions=0.05))) == 500


def test_everybody_gets_the_meetings_asked_for_on_days_that_differ_and_are_past() -> None:
    plan = Plan(notes=2000, people=3, each=500)
    for member in members(plan):
        assert len(member.days) == len(member.phases) == 500
        assert list(member.days) == sorted(set(member.days))
        assert member.days[-1] < plan.today - dt.timedelta(days=1)


def test_a_vault_of_nothing_but_meetings_has_a_page_for_everybody() -> None:
    plan = Plan(notes=300, people=5, sessions=1.0)
    paths = [path for path, _ in notes_of(plan, members(plan))]
    assert sum(path.startswith("1-1s/") for path in paths) == 295
    assert sum(path.startswith("People/") for path in paths) == 5


def test_notes_are_of_about_two_kilobytes_with_eight_keys() -> None:
    plan = Plan(notes=400, people=8)
    notes = [text for path, text in notes_of(plan, members(plan)) if not path.startswith("People/")]
    assert 1500 < sum(len(text.encode()) for text in notes) / len(notes) < 2500
    assert {text.split("---\n")[1].count("\n") for text in notes} == {8}


def test_more_meetings_than_notes_are_refused() -> None:
    with pytest.raises(ValueError, match="need more than 100 notes"):
        members(Plan(notes=100, people=3, each=50))


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_vault(tmp_path, SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


@pytest.mark.slow
@pytest.mark.parametrize("layout", list(Layout))
def test_vaultkit_finds_exactly_the_meetings_and_people_of_the_plan(layout: Layout, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    people = write_vault(folder, Plan(notes=120, people=4, sessions=0.3, layout=layout))
    sessions = run(folder, "sessions", "--format", "json")
    assert {(row["person"], row["date"]) for row in json.loads(sessions.stdout)} == met(people)
    assert len(json.loads(sessions.stdout)) == len(met(people))
    rows = json.loads(run(folder, "people", "--format", "json").stdout)
    assert {(row["person"], row["relation"]) for row in rows} == {(member.name, member.relation) for member in people}
    assert run(folder, "check").returncode == 0
