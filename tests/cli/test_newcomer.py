"""Somebody without notes: their page and their first note, never over anything."""

from __future__ import annotations

import os
import selectors
import sys
import time
from pathlib import Path

import pytest

from tests.cli.next_vaults import contents
from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import planned
from tests.cli.next_vaults import rows
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return make(tmp_path / "vault", whole_notes())


def test_a_page_and_a_first_note_are_started(vault: Path) -> None:
    result = run(vault, "next", "Ana Lima", "--relation", "peer", "--started", "2026-11-02", "-p")
    note = path_of(result)
    assert result.stderr == "Started a page: People/Ana Lima.md\n"
    page = (vault / "People" / "Ana Lima.md").read_text(encoding="utf-8")
    assert page == "---\ntype: person\nrelation: peer\nstarted: 2026-11-02\n---\n"
    assert "**Get to know**" in note.read_text(encoding="utf-8")
    assert planned(vault) == [("Ana Lima", note.stem)]
    (person,) = [row for row in rows(vault, "people") if row["person"] == "Ana Lima"]
    assert person["relation"] == "peer"


def test_in_an_empty_vault_too(tmp_path: Path) -> None:
    (tmp_path / "vault" / ".obsidian").mkdir(parents=True)
    vault = tmp_path / "vault"
    note = path_of(run(vault, "next", "Ana Lima", "--relation", "report", "--started", "2026-11-02", "-p"))
    assert note.is_file()
    assert "started: 2026-11-02" in (vault / "People" / "Ana Lima.md").read_text(encoding="utf-8")


def test_twice_is_once(vault: Path) -> None:
    first = run(vault, "next", "Ana Lima", "--relation", "peer", "-p")
    before = contents(vault)
    second = run(vault, "next", "ana lima", "--relation", "peer", "-p")
    assert (path_of(second), second.stderr) == (path_of(first), "")
    assert contents(vault) == before


def test_a_dry_run_shows_both_and_writes_neither(vault: Path) -> None:
    before = contents(vault)
    result = run(vault, "next", "Ana Lima", "--relation", "peer", "--dry-run")
    assert result.stderr.splitlines() == ["People/Ana Lima.md", "1-1s/Ana Lima/2026-11-24.md"]
    assert "relation: peer" in result.stdout
    assert "**Get to know**" in result.stdout
    assert contents(vault) == before


def test_a_name_that_nobody_goes_by_says_what_to_write(vault: Path) -> None:
    before = contents(vault)
    result = run(vault, "next", "Alma Roy")
    assert result.exit_code == 4
    assert "Did you mean Alma Rey?" in result.stderr
    assert "vaultkit next 'Alma Roy' --relation report" in result.stderr
    assert contents(vault) == before


@pytest.mark.parametrize("name", ["Alma", "Alma Ray", "rey"])
def test_nearly_a_known_name_wants_a_word(name: str, vault: Path) -> None:
    before = contents(vault)
    result = run(vault, "next", name, "--relation", "peer")
    assert result.exit_code == 2
    assert "may be Alma Rey" in result.stderr
    assert contents(vault) == before


def test_somebody_of_a_similar_name_is_started_where_that_is_meant(vault: Path) -> None:
    note = path_of(run(vault, "next", "Alma Ray", "--relation", "peer", "--new", "-p"))
    assert note.parent.name == "Alma Ray"
    assert sorted(str(row["person"]) for row in rows(vault, "people")) == ["Alma Ray", "Alma Rey"]


@pytest.mark.parametrize("more", [(), ("--new",)])
def test_a_known_person_is_not_started_again(more: tuple[str, ...], vault: Path) -> None:
    before = contents(vault)
    result = run(vault, "next", "Alma Rey", "--relation", "mentor", *more)
    assert result.exit_code == 2
    assert "Alma Rey, your report, is in this vault already." in result.stderr
    assert contents(vault) == before


@pytest.mark.parametrize("name", ["---", "2026-11-02", "weekly sync", "../../x"])
def test_what_is_no_name_starts_nothing(name: str, vault: Path) -> None:
    before = contents(vault)
    assert run(vault, "next", "--relation", "peer", "--", name).exit_code == 2
    assert contents(vault) == before
    assert sorted(path.name for path in vault.parent.iterdir()) == ["vault"]


@pytest.mark.parametrize(
    "name", ["von der Leyen", "Jean-Luc d'Arc", "دانا حداد", "Dr. Ana Lima", "@ana lima", "alma Ray"]
)
def test_a_name_may_begin_small_have_a_title_or_no_capitals(name: str, vault: Path) -> None:
    note = path_of(run(vault, "next", name, "--relation", "peer", "--new", "-p"))
    before = contents(vault)
    assert note.is_file()
    assert path_of(run(vault, "next", name, "--relation", "peer", "-p")) == note
    assert contents(vault) == before


def test_a_known_name_is_known_however_it_is_capitalised(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    assert path_of(run(vault, "next", "Alma rey", "--relation", "report", "-p")) == note


def test_a_file_in_the_way_stays_and_nothing_is_written(vault: Path) -> None:
    (vault / "People" / "Ana Lima.md").mkdir()
    before = contents(vault)
    result = run(vault, "next", "Ana Lima", "--relation", "peer")
    assert result.exit_code == 6
    assert contents(vault) == before


def test_a_page_whose_first_note_failed_is_left_and_said(vault: Path) -> None:
    shown = run(vault, "next", "Ana Lima", "--relation", "peer", "--dry-run").stderr.splitlines()
    (vault / shown[1]).mkdir(parents=True)
    result = run(vault, "next", "Ana Lima", "--relation", "peer")
    assert result.exit_code == 6
    assert "The page is there, the first note is not" in result.stderr
    assert (vault / shown[0]).is_file()


def test_a_page_without_any_meeting_is_enough(vault: Path) -> None:
    make(vault, {"People/Dag Holm.md": "---\ntype: person\nrelation: mentor\n---\n"})
    assert "**Get to know**" in path_of(run(vault, "next", "dag", "-p")).read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(("answers", "there"), [(b"y\nmentor\n", True), (b"n\n", False)])
def test_on_a_terminal_it_is_asked(answers: bytes, *, there: bool, vault: Path) -> None:
    code, shown = on_a_terminal(vault, answers)
    assert "Nobody goes by that name." in shown
    assert (code, (vault / "People" / "Ana Lima.md").exists()) == ((0, True) if there else (4, False))
    if there:
        assert "relation: mentor" in (vault / "People" / "Ana Lima.md").read_text(encoding="utf-8")


def on_a_terminal(vault: Path, answers: bytes) -> tuple[int, str]:
    import pty  # noqa: PLC0415 - not everywhere

    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.pop("EDITOR", None)
        os.environ.pop("VISUAL", None)
        words = ["-q", "--vault", str(vault), "--today", "2026-11-23", "next", "Ana Lima", "--no-edit"]
        os.execv(sys.executable, [sys.executable, "-m", "vaultkit", *words])  # noqa: S606 - our own command
    os.write(terminal, answers)
    shown = b""
    until = time.monotonic() + 60
    # `select` knows no descriptor beyond 1,023, and a long run of tests may get one.
    waiting = selectors.DefaultSelector()
    waiting.register(terminal, selectors.EVENT_READ)
    while time.monotonic() < until:
        if waiting.select(1):
            try:
                more = os.read(terminal, 4096)
            except OSError:
                break
            if not more:
                break
            shown += more
    waiting.close()
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()
