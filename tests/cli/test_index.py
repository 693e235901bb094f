"""`vaultkit index`: where the index is, what it holds, and nothing of it in the vault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result

from tests.vault.index.indexes import row_of
from vaultkit.cli.app import main
from vaultkit.vault.fingerprint import take_fingerprint
from vaultkit.vault.index.place import index_place
from vaultkit.vault.index.store import open_index


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VAULTKIT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "vault" / ".obsidian").mkdir(parents=True)
    (tmp_path / "vault" / "Ada Brook.md").write_text("# Ada Brook\n", encoding="utf-8")
    return tmp_path / "vault"


def run(vault: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--vault", str(vault), "index", *words], prog_name="vaultkit")


def place_of(vault: Path) -> Path:
    place = index_place(vault, {"VAULTKIT_CACHE_DIR": str(vault.parent / "cache")})
    assert place
    return place


def test_path_prints_the_file_and_makes_nothing(vault: Path) -> None:
    result = run(vault, "--path")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{place_of(vault)}\n", "")
    assert not (vault.parent / "cache").exists()


def test_stats_before_there_is_an_index(vault: Path) -> None:
    result = run(vault, "--stats")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "There is no index yet. To make one: vaultkit index\n"
    assert json.loads(run(vault, "--stats", "--format", "json").stdout) == []
    assert not (vault.parent / "cache").exists()


def test_stats_tell_what_the_index_holds(vault: Path) -> None:
    with open_index(place_of(vault), vault) as index:
        index.put_rows(row_of(f"{number}.md", live=number < 3) for number in range(1200))
        index.put("answer", "status", b"k", b"v")
    result = run(vault, "--stats")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split()[-1] for line in result.stdout.splitlines()[2:4]] == ["1,200", "3"]
    assert "kept: answer" in result.stdout
    (row,) = json.loads(run(vault, "--stats", "--format", "json").stdout)
    size = place_of(vault).stat().st_size
    assert row == {
        "schema": "index/1",
        "path": str(place_of(vault)),
        "usable": True,
        "notes": 1200,
        "live": 3,
        "bytes": size,
        "kept": {"answer": 1},
        "version": 1,
    }


def test_stats_of_what_cannot_be_used_say_why(vault: Path) -> None:
    place_of(vault).mkdir(parents=True)
    result = run(vault, "--stats")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"The index '{place_of(vault)}' ")
    assert json.loads(run(vault, "--stats", "--format", "json").stdout)[0]["usable"] is False


def test_a_cache_among_the_notes_is_an_error_with_a_remedy(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULTKIT_CACHE_DIR", str(vault / "cache"))
    for wish in ("--path", "--stats"):
        result = run(vault, wish)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Set VAULTKIT_CACHE_DIR to a folder outside the vault." in result.stderr


def test_only_one_thing_at_a_time(vault: Path) -> None:
    result = run(vault, "--path", "--rebuild")
    assert result.exit_code == 2
    assert "Choose one." in result.stderr


def test_it_is_brought_up_to_date_and_made_anew(vault: Path) -> None:
    before = sorted(vault.rglob("*"))
    while not take_fingerprint(vault).settled:  # a note of this very moment is read once more to be sure
        pass
    first = run(vault)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == "The index is up to date: 1 note read.\n"
    assert run(vault).stderr == "The index is up to date: nothing had changed.\n"
    assert run(vault, "--rebuild").stderr == "The index was made anew from 1 note.\n"
    assert json.loads(run(vault, "--stats", "--format", "json").stdout)[0]["notes"] == 1
    assert sorted(vault.rglob("*")) == before
