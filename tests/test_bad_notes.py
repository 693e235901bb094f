"""A vault full of damaged notes: each is told with its place, and the healthy note among them is read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result

from vaultkit.cli.app import main

GALLERY = sorted((Path(__file__).resolve().parent / "data" / "problems").glob("*.md"))
BAD = [path for path in GALLERY if path.name != "README.md"]
HEALTHY = "---\ntype: 1-1\nperson: Ada Quill\ndate: 2026-11-02\n---\n\n- Not sure the move was right\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault" / "1-1s"
    folder.mkdir(parents=True)
    (folder / "2026-11-02 Ada Quill.md").write_text(HEALTHY, encoding="utf-8")
    for path in BAD:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder.parent


def run(vault: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["--vault", str(vault), "--today", "2026-11-22", *words], prog_name="vaultkit")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def problems(vault: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(vault, "check", "--format", "jsonl").stdout.splitlines()]


@pytest.mark.parametrize("bad", BAD, ids=lambda path: path.stem)
def test_each_damaged_note_is_told_with_its_place(bad: Path, vault: Path) -> None:
    path = f"1-1s/{bad.name}"
    found = [problem for problem in problems(vault) if problem["path"] == path]
    assert found
    assert {"path", "line", "severity", "code", "message", "remedy"} <= found[0].keys()
    assert f"{path}:{found[0]['line']}: " in run(vault, "sessions").stderr


def test_the_healthy_note_among_them_is_read(vault: Path) -> None:
    rows = [json.loads(line) for line in run(vault, "-q", "sessions", "ada", "--format", "jsonl").stdout.splitlines()]
    assert [(row["date"], row["path"], row["line"]) for row in rows] == [
        ("2026-11-02", "1-1s/2026-11-02 Ada Quill.md", 1)
    ]


def test_check_exits_with_one_where_something_is_wrong(vault: Path) -> None:
    assert run(vault, "check").exit_code == 1
    for path in BAD:
        (vault / "1-1s" / path.name).unlink()
    assert run(vault, "check").exit_code == 0


def test_every_command_survives_a_damaged_vault(vault: Path) -> None:
    for words in (["status"], ["people"], ["actions"], ["assess"], ["why", "ada"], ["next", "ada", "--no-edit"]):
        assert run(vault, *words).exit_code == 0, words


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_files_that_are_no_notes_are_neither_opened_nor_followed(vault: Path) -> None:
    os.mkfifo(vault / "1-1s" / "pipe.md")
    (vault / "1-1s" / "loop").symlink_to(vault)
    (vault / "1-1s" / "zero.md").symlink_to("/dev/zero")
    (vault / "1-1s" / "folder.md").mkdir()
    result = run(vault, "sessions", "--format", "path")
    assert result.stdout == "1-1s/2026-11-02 Ada Quill.md\n"
