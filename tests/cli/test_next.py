"""`next` in the corners: two people in one folder, days asked for, notes in the way."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result

from vaultkit.cli.app import main

NOTE = "---\ntype: 1-1\nperson: {person}\ndate: {date}\n---\n\n- Not sure yet\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a vault in which two people's notes lie in one folder, named by day alone."""
    folder = tmp_path / "vault" / "1-1s"
    folder.mkdir(parents=True)
    for person, day in (("Alma Rey", "2026-10-05"), ("Bo Stone", "2026-10-06"), ("Alma Rey", "2026-11-02")):
        (folder / f"{day}.md").write_text(NOTE.format(person=person, date=day), encoding="utf-8")
    return folder.parent


def run(vault: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["--vault", str(vault), "--today", "2026-11-23", *words], prog_name="vaultkit")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def planned(vault: Path) -> list[tuple[str, str, str]]:
    rows = [json.loads(row) for row in run(vault, "sessions", "--planned", "--format", "jsonl").stdout.splitlines()]
    return [(row["person"], row["date"], row["path"]) for row in rows]


def test_two_people_on_one_day_get_a_note_each(vault: Path) -> None:
    paths = {run(vault, "next", name, "--date", "2026-12-07", "--no-edit").stdout for name in ("alma", "bo")}
    assert len(paths) == 2
    assert sorted(person for person, date, _ in planned(vault) if date == "2026-12-07") == ["Alma Rey", "Bo Stone"]


def test_asking_for_a_day_twice_opens_the_same_note(vault: Path) -> None:
    first, second = (run(vault, "next", "alma", "--date", "2026-12-07", "--no-edit") for _ in range(2))
    assert (first.stdout, first.exit_code) == (second.stdout, second.exit_code)
    assert len(planned(vault)) == 1


def test_a_second_day_says_that_another_note_is_prepared(vault: Path) -> None:
    run(vault, "next", "alma", "--date", "2026-12-07", "--no-edit")
    result = run(vault, "next", "alma", "--date", "2026-12-14", "--no-edit")
    assert "Another is prepared for 2026-12-07" in result.stderr
    assert len(planned(vault)) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links")
@pytest.mark.parametrize(("kind", "code"), [("folder", 6), ("dangling link", 0), ("pipe", 0)])
def test_something_else_in_the_way_is_never_written_over(kind: str, code: int, vault: Path) -> None:
    path = Path(run(vault, "next", "alma", "--date", "2026-12-07", "--dry-run", "--print-path").stdout.rstrip("\n"))
    target = vault / path
    if kind == "folder":
        target.mkdir()
    elif kind == "pipe":
        os.mkfifo(target)
    else:
        target.symlink_to("nowhere")
    before = target.lstat()
    result = run(vault, "next", "alma", "--date", "2026-12-07", "--no-edit")
    assert result.exit_code == code
    assert target.lstat() == before
    # What is no note is known to be there, and another name is taken; a folder is only met on the way.
    assert len(planned(vault)) == (0 if code else 1)


def test_a_dry_run_with_print_path_prints_the_path_alone(vault: Path) -> None:
    result = run(vault, "next", "alma", "--date", "2026-12-07", "--dry-run", "--print-path")
    assert result.stdout.count("\n") == 1
    assert not planned(vault)


@pytest.mark.parametrize(
    "words",
    [("--date", ""), ("--event", " "), ("--phase", "maintain", "--event", "promotion")],
)
def test_empty_and_contradictory_wishes_are_refused(words: tuple[str, ...], vault: Path) -> None:
    assert run(vault, "next", "alma", *words).exit_code == 2
    assert not planned(vault)


def test_a_prepared_note_whose_day_has_passed_is_told_of(vault: Path) -> None:
    run(vault, "next", "alma", "--date", "2026-12-07", "--no-edit")
    later = CliRunner().invoke(main, ["--vault", str(vault), "--today", "2026-12-14", "next", "alma", "--no-edit"])
    assert "was for 2026-12-07" in later.stderr
    status = CliRunner().invoke(main, ["--vault", str(vault), "--today", "2026-12-20", "status"])
    assert "prepared for 2026-12-07, not held" in status.stdout


def test_a_name_copied_from_an_editor_is_understood(vault: Path) -> None:
    assert run(vault, "next", "[[People/Alma Rey|Alma]]", "--dry-run").exit_code == 0


def test_an_event_is_named_in_the_note(vault: Path) -> None:
    assert "promotion" in run(vault, "next", "alma", "--event", "promotion", "--dry-run").stdout


def test_an_editor_that_does_not_start_leaves_the_note_and_says_so(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(vault / "no-such-editor"))
    result = run(vault, "next", "alma", "--edit")
    assert result.exit_code == 2
    assert "The note is safe" in result.stderr
    assert len(planned(vault)) == 1
