"""Commands with the index say what commands without it say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from vaultkit.cli.app import main
from vaultkit.vault.fingerprint import take_fingerprint

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [
    ("status", "--format", "json"), ("people", "--format", "json"), ("sessions", "--format", "json"), ("check",), ("rhythms",),
    ("actions", "--format", "json"), ("items", "--format", "json"), ("assess", "--format", "json"), ("config",),
]  # fmt: skip
VAULTS = [
    ROOT / "sample-vault",
    *(
        ROOT / "tests" / "filed" / name
        for name in ("german-months", "weekly-people-bullets", "register-crlf", "json-day-folders")
    ),
]


def run(vault: Path, cache: Path, *arguments: str) -> tuple[int, str, str]:
    environ = {"VAULTKIT_CACHE_DIR": str(cache), "VAULTKIT_TODAY": "2026-11-23"}
    done = CliRunner(env=environ).invoke(main, ["--vault", str(vault), *arguments])
    return done.exit_code, done.stdout, done.stderr


def settled(source: Path, target: Path) -> Path:
    vault = Path(shutil.copytree(source, target))
    (vault / "Broken.md").write_bytes(b"\xff\xfe\x00 no text")
    (vault / "Meeting.md").write_bytes(b"---\ndate: [\n---\n")
    while not take_fingerprint(vault).settled:
        pass
    return vault


@pytest.mark.parametrize("source", VAULTS, ids=lambda path: path.name)
def test_every_command_says_the_same_the_second_time_as_without_an_index(source: Path, tmp_path: Path) -> None:
    vault = settled(source, tmp_path / "vault")
    met = {one["person"] for one in json.loads(run(vault, tmp_path / "first", "sessions", "--format", "json")[1])}
    prepared = [("next", person, "--dry-run", "--no-input") for person in sorted(met)[:4]]
    assert prepared
    for command in (*COMMANDS, *prepared):
        truth = run(vault, tmp_path / "empty", *command)
        shutil.rmtree(tmp_path / "empty", ignore_errors=True)
        for _ in range(3):
            assert run(vault, tmp_path / "cache", *command) == truth


def test_a_cache_folder_of_no_use_is_said_once_and_stops_nothing(sample_vault: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    code, out, err = run(sample_vault, tmp_path / "cache", "people")
    assert (code, out) == run(sample_vault, tmp_path / "other", "people")[:2]
    assert err.count("index") >= 1
    assert "Traceback" not in err
