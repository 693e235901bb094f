"""`next --all`: everybody who is met gets a note, one line each."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.next_vaults import contents
from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import planned
from tests.cli.next_vaults import rows
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes

NAMES = ("Alma Rey", "Bo Stone", "Cleo Marsh")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return make(tmp_path / "vault", whole_notes(NAMES))


def test_everybody_gets_a_note_and_a_line(vault: Path) -> None:
    result = run(vault, "next", "--all")
    paths = [Path(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [path.parent.name for path in paths] == list(NAMES)
    assert all(path.is_file() for path in paths)
    assert [person for person, _ in planned(vault)] == list(NAMES)


def test_twice_prepares_nobody_twice(vault: Path) -> None:
    run(vault, "next", "--all")
    before = contents(vault)
    result = run(vault, "next", "--all")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.count(" already: 1-1s/") == len(NAMES)
    assert contents(vault) == before


def test_a_dry_run_prints_paths_and_writes_nothing(vault: Path) -> None:
    before = contents(vault)
    result = run(vault, "next", "--all", "--dry-run")
    assert contents(vault) == before
    assert [line.rpartition("/")[0] for line in result.stdout.splitlines()] == [f"1-1s/{name}" for name in NAMES]
    real = run(vault, "next", "--all")
    assert [Path(line).relative_to(vault).as_posix() for line in real.stdout.splitlines()] == result.stdout.splitlines()


def test_who_has_left_is_left_out_and_said(vault: Path) -> None:
    make(vault, {"People/Bo Stone.md": "---\ntype: person\nrelation: report\nstatus: left\n---\n"})
    result = run(vault, "next", "--all")
    assert "Bo Stone: left out, for they have left." in result.stderr
    assert [person for person, _ in planned(vault)] == ["Alma Rey", "Cleo Marsh"]


def test_overdue_is_for_who_is_due(vault: Path) -> None:
    talk = '---\ntype: 1-1\nperson: "[[Bo Stone]]"\ndate: 2026-11-24\n---\n\n- tired\n'
    make(vault, {"1-1s/Bo Stone/2026-11-24.md": talk})
    due = {row["person"]: row["overdue_days"] for row in rows(vault, "status", today="2026-11-26")}
    assert due["Alma Rey"] == due["Cleo Marsh"] == 1
    result = run(vault, "next", "--all", "--overdue", today="2026-11-26")
    assert [person for person, _ in planned(vault, "2026-11-26")] == ["Alma Rey", "Cleo Marsh"]
    assert "Bo Stone: not due before " in result.stderr


def test_people_nobody_meets_get_none(vault: Path) -> None:
    make(vault, {"People/Dag Holm.md": "---\ntype: person\nrelation: peer\n---\n"})
    assert "Dag" not in run(vault, "next", "--all").output


def test_what_fails_for_one_hinders_nobody_and_sets_the_exit(vault: Path) -> None:
    path = run(vault, "next", "bo", "--dry-run", "-p").stdout.rstrip("\n")
    (vault / path).mkdir()
    result = run(vault, "next", "--all")
    assert result.exit_code == 6
    assert "Error: Bo Stone: " in result.stderr
    assert [person for person, _ in planned(vault)] == ["Alma Rey", "Cleo Marsh"]


def test_a_change_that_touches_everybody_renews_every_note(vault: Path) -> None:
    made = path_of(run(vault, "next", "alma", "-p"))
    begun = path_of(run(vault, "next", "cleo", "-p"))
    begun.write_text(begun.read_text(encoding="utf-8") + "- early\n", encoding="utf-8")
    before = begun.read_bytes()
    result = run(vault, "next", "--all", "--event", "reorg")
    assert result.exit_code == 0
    texts = {line: Path(line).read_text(encoding="utf-8") for line in result.stdout.splitlines()}
    assert [Path(line).parent.name for line in texts] == ["Alma Rey", "Bo Stone"]
    assert all("renewed" in text and "event=reorg -->" in text for text in texts.values())
    assert str(made) in texts
    assert begun.read_bytes() == before
    assert "Cleo Marsh: prepared for" in result.stderr


def test_two_people_in_one_file_get_a_place_each(tmp_path: Path) -> None:
    days = ("2026-11-09", "2026-10-26", "2026-10-12")
    talk = "- 1:1 with [[{}]]\n  - not sure about the rota\n"
    daily = {f"Daily/{day}.md": f"# {day}\n\n{talk.format('Alma Rey')}{talk.format('Bo Stone')}" for day in days}
    pages = {f"People/{name}.md": "---\ntype: person\nrelation: report\n---\n" for name in NAMES[:2]}
    vault = make(tmp_path / "vault", {**daily, **pages})
    shown = run(vault, "next", "--all", "--dry-run").stdout.splitlines()
    result = run(vault, "next", "--all")
    assert result.exit_code == 0, result.output
    assert len(set(result.stdout.splitlines())) == len(set(shown)) == 1
    assert sorted(str(person) for person, _ in planned(vault)) == ["Alma Rey", "Bo Stone"]


def test_two_people_in_one_folder_named_by_day_get_a_note_each(tmp_path: Path) -> None:
    front = "---\ntype: 1-1\nperson: {}\ndate: {}\n---\n\n- not sure\n"
    notes = {}
    for number, day in enumerate(("2026-10-14", "2026-10-28", "2026-11-11")):
        notes[f"1-1s/{day}.md"] = front.format("Alma Rey", day)
        other = f"2026-1{number % 2}-0{number + 2}"
        notes[f"1-1s/{other}.md"] = front.format("Bo Stone", other)
    vault = make(tmp_path / "vault", notes)
    shown = run(vault, "next", "--all", "--dry-run").stdout.splitlines()
    result = run(vault, "next", "--all")
    assert result.exit_code == 0, result.output
    assert len(set(shown)) == len(set(result.stdout.splitlines())) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("alma", "--all"), (), ("",), ("alma", "--overdue"), ("--all", "--date", "fri"), ("--all", "--edit"),
        ("--all", "--relation", "report"), ("--all", "--open", "obsidian"), ("alma", "--new"),
        ("alma", "--started", "2026-01-01"), ("alma", "--edit", "--open", "obsidian"), ("alma", "--date", "2026-11-01"),
    ],
)  # fmt: skip
def test_wishes_that_exclude_each_other_are_refused_with_a_remedy(words: tuple[str, ...], vault: Path) -> None:
    before = contents(vault)
    result = run(vault, "next", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert contents(vault) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_an_interrupt_leaves_whole_notes(vault: Path) -> None:
    make(vault, whole_notes(tuple(f"Person {letter}son" for letter in "ABCDEFGH")))
    command = [sys.executable, "-m", "vaultkit", "-q", "--vault", str(vault), "--today", "2026-11-23", "next", "--all"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode in {0, 130}
    for path in (vault / "1-1s").rglob("*"):
        assert not path.is_file() or path.read_text(encoding="utf-8").count("<!-- ") in {0, 2}
    assert run(vault, "check").exit_code == 0
