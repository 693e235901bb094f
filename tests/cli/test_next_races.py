"""`next` while something else happens: other runs, an editor that saves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.next_vaults import PAGE
from tests.cli.next_vaults import contents
from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import planned
from tests.cli.next_vaults import run
from tests.cli.next_vaults import running_file
from tests.cli.next_vaults import whole_notes

WEEKLY = PAGE.replace("report\n", "report\ncadence: 7\n")


def at_once(vault: Path, *words: str, runs: int = 3) -> list[tuple[int, str, str]]:
    """Return exit code, stdout and stderr of several runs that start together."""
    command = [sys.executable, "-m", "vaultkit", "-q", "--vault", str(vault), "--today", "2026-11-23", *words]
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(runs)
    ]
    ended = [process.communicate(timeout=60) for process in started]
    return [(process.returncode, *told) for process, told in zip(started, ended, strict=True)]


def test_runs_at_once_prepare_one_note(tmp_path: Path) -> None:
    vault = make(tmp_path / "vault", whole_notes())
    told = at_once(vault, "next", "alma", "-p")
    assert {code for code, _, _ in told} == {0}
    assert len({out for _, out, _ in told}) == 1
    assert len(planned(vault)) == 1


@pytest.mark.parametrize("files", [whole_notes(), running_file()], ids=["whole notes", "running file"])
def test_runs_at_once_bring_a_note_up_to_date_once(files: dict[str, str], tmp_path: Path) -> None:
    vault, other = (make(tmp_path / name, files) for name in ("vault", "other"))
    note = path_of(run(vault, "next", "alma", "-p"))
    for folder in (vault, other):
        make(folder, {"People/Alma Rey.md": WEEKLY})
    expected = path_of(run(other, "next", "alma", "-p")).read_bytes()
    told = at_once(vault, "next", "alma", "-p")
    assert [code for code, _, _ in told] == [0, 0, 0]
    assert note.read_bytes() == expected
    assert not [path for path in vault.rglob("*") if path.name.startswith(".vaultkit")]


def save_on_sync(monkeypatch: pytest.MonkeyPatch, save: Callable[[], object], times: int) -> None:
    """Save whenever bytes are forced to the disk, which is after reading and before the note is replaced."""
    sync = os.fsync
    left = [times]

    def saving(descriptor: int) -> None:
        if left[0]:
            left[0] -= 1
            save()
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", saving)


def test_what_an_editor_saves_meanwhile_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = make(tmp_path / "vault", whole_notes())
    note = path_of(run(vault, "next", "alma", "-p"))
    make(vault, {"People/Alma Rey.md": WEEKLY})
    mine = note.read_bytes() + b"- she is early\n"
    save_on_sync(monkeypatch, lambda: note.write_bytes(mine), 1)
    result = run(vault, "next", "alma", "-p")
    assert (path_of(result), result.stderr) == (note, "")
    assert note.read_bytes() == mine


def test_a_save_that_leaves_the_note_untouched_is_kept_and_the_block_renewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make(tmp_path / "vault", whole_notes())
    note = path_of(run(vault, "next", "alma", "-p"))
    make(vault, {"People/Alma Rey.md": WEEKLY})
    mine = note.read_bytes().replace(b"type: 1-1\n", b"type: 1-1\nplace: boathouse\n")
    save_on_sync(monkeypatch, lambda: note.write_bytes(mine), 1)
    result = run(vault, "next", "alma", "-p")
    assert result.stderr == "Brought up to date.\n"
    after = note.read_bytes()
    assert b"place: boathouse\n" in after
    assert after != mine


def test_a_note_that_is_saved_without_end_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = make(tmp_path / "vault", whole_notes())
    note = path_of(run(vault, "next", "alma", "-p"))
    make(vault, {"People/Alma Rey.md": WEEKLY})
    saved: list[bytes] = []

    def save() -> None:
        saved.append(note.read_bytes().replace(b"type: 1-1\n", b"type: 1-1\n" + f"n{len(saved)}: 1\n".encode(), 1))
        note.write_bytes(saved[-1])

    save_on_sync(monkeypatch, save, 99)
    result = run(vault, "next", "alma", "-p")
    assert path_of(result) == note
    assert "It was not brought up to date." in result.stderr
    assert note.read_bytes() == saved[-1]
    before = contents(vault)
    refused = run(vault, "next", "alma", "-p", "--phase", "get-to-know")
    assert refused.exit_code == 6
    assert {path: data for path, data in contents(vault).items() if path != note.relative_to(vault).as_posix()} == {
        path: data for path, data in before.items() if path != note.relative_to(vault).as_posix()
    }
