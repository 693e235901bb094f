"""Answers that are given again: only while everything they were made from is the same, and then word for word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from vaultkit.cli.answers import are_settled
from vaultkit.cli.answers import mark_of
from vaultkit.vault.beside import files_beside
from vaultkit.vault.fingerprint import take_fingerprint
from vaultkit.vault.listing import list_notes
from vaultkit.vault.settings import load_settings

pytestmark = pytest.mark.slow

#: Runs the command and tells which modules it loaded and which files it opened.
_TELLING = """
import json, os, sys
opened = []
def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], str | bytes):
        opened.append(os.fsdecode(arguments[0]))
sys.addaudithook(hear)
from vaultkit.cli.entry import start
try:
    start()
finally:
    with open(os.environ["TOLD"], "w") as told:
        json.dump({"modules": sorted(sys.modules), "opened": opened}, told)
"""


class Runner:
    """The command on one vault, each time in a process of its own."""

    def __init__(self, vault: Path, told: Path) -> None:
        self.vault = vault
        self.told = told
        self.environ = os.environ | {"VAULTKIT_TODAY": "2026-11-23", "TOLD": str(told)}

    def __call__(self, *arguments: str, **more: str) -> tuple[bytes, bytes, int]:
        command = [sys.executable, "-c", _TELLING, "--vault", str(self.vault), *arguments]
        done = subprocess.run(command, env=self.environ | more, capture_output=True, check=False, timeout=60)
        return done.stdout, done.stderr, done.returncode

    def was_repeated(self) -> bool:
        return "vaultkit.notes.understand" not in self.modules()

    def modules(self) -> set[str]:
        return set(json.loads(self.told.read_text())["modules"])

    def opened(self) -> set[str]:
        return set(json.loads(self.told.read_text())["opened"])

    def settle(self) -> None:
        """Wait until no note is so young that another save might not show."""
        settings = load_settings(self.vault, self.environ)
        until = time.monotonic() + 10
        while not take_fingerprint(self.vault, settings.exclude, settings.templates).settled:
            assert time.monotonic() < until


@pytest.fixture
def run(sample_vault: Path, tmp_path: Path) -> Runner:
    runner = Runner(sample_vault, tmp_path / "told.json")
    runner.settle()
    return runner


COMMANDS = [
    ("status",), ("status", "--format", "json"), ("people",), ("sessions", "--format", "jsonl"), ("actions",), ("check",),
    ("items", "Desta"), ("why", "Desta"), ("rhythms",), ("assess", "Desta"), ("next", "Desta", "-n"), ("next", "Desta", "-n", "-p"),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_question_asked_again_is_answered_word_for_word_without_reading(
    run: Runner, command: tuple[str, ...]
) -> None:
    first = run(*command)
    assert not run.was_repeated()
    assert run(*command) == first
    assert run.was_repeated()
    assert not run.modules() & {"click", "dataclasses", "vaultkit.cli.app"}


def _edit_note(vault: Path, config: Path) -> None:
    del config
    note = next(iter(sorted((vault).rglob("*.md"))))
    note.write_text(note.read_text(encoding="utf-8") + "\nmore\n", encoding="utf-8")


def _new_note(vault: Path, config: Path) -> None:
    del config
    (vault / "Somewhere.md").write_text("hello\n", encoding="utf-8")


def _remove_note(vault: Path, config: Path) -> None:
    del config
    next(iter(sorted((vault).rglob("*.md")))).unlink()


def _set_vault(vault: Path, config: Path) -> None:
    del config
    file = vault / "vaultkit.toml"
    file.write_text((file.read_text() if file.exists() else "") + "\n# a remark\n")


def _set_user(vault: Path, config: Path) -> None:
    del vault
    config.mkdir(exist_ok=True)
    (config / "config.toml").write_text('carry = "copy"\n')


def _set_editor(vault: Path, config: Path) -> None:
    del config
    (vault / ".obsidian").mkdir(exist_ok=True)
    (vault / ".obsidian" / "app.json").write_text('{"useMarkdownLinks": true}')


def _template(vault: Path, config: Path) -> None:
    del vault
    (config / "templates").mkdir(parents=True)
    (config / "templates" / "maintain.md.j2").write_text("Hello\n")


@pytest.mark.parametrize(
    "change",
    [_edit_note, _new_note, _remove_note, _set_vault, _set_user, _set_editor, _template],
    ids=lambda one: one.__name__,
)
def test_whatever_an_answer_stands_on_makes_it_be_given_anew(run: Runner, change: Callable[[Path, Path], None]) -> None:
    run("next", "Desta", "-n")
    run("next", "Desta", "-n")
    assert run.was_repeated()
    change(run.vault, Path(os.environ["VAULTKIT_CONFIG_DIR"]))
    run("next", "Desta", "-n")
    assert not run.was_repeated()


def test_another_day_or_another_surrounding_is_another_question(run: Runner) -> None:
    run("status")
    for more in ({"VAULTKIT_TODAY": "2026-11-24"}, {"NO_COLOR": "1"}, {"VAULTKIT_ME": "Sam"}):
        run("status", **more)
        assert not run.was_repeated()
    run("status")
    assert run.was_repeated()


def test_a_note_that_is_written_is_no_answer_to_repeat(run: Runner) -> None:
    before = set(run.vault.rglob("*.md"))
    first = run("next", "Desta", "-p")
    (made,) = set(run.vault.rglob("*.md")) - before
    assert str(made).encode() in first[0]
    made.unlink()
    assert run("next", "Desta", "-p")[0] == first[0]
    assert made.exists()


def test_a_prepared_note_is_handed_over_again_without_reading_the_vault(run: Runner) -> None:
    run("next", "Desta")
    run.settle()
    first = run("next", "Desta")
    assert b"Already prepared" in first[1]
    assert run("next", "Desta") == first
    assert run.was_repeated()


@pytest.mark.parametrize("command", [("next", "Desta", "-n"), ("status",), ("rhythms",), ("check",)], ids=" ".join)
def test_every_file_that_a_command_opens_is_one_that_its_answer_hangs_on(run: Runner, command: tuple[str, ...]) -> None:
    config = Path(os.environ["VAULTKIT_CONFIG_DIR"])
    _set_editor(run.vault, config)
    _set_user(run.vault, config)
    _template(run.vault, config)
    run(*command)
    settings = load_settings(run.vault, run.environ)
    known = {str(run.vault / note.path) for note in list_notes(run.vault, settings)[0]}
    known |= set(files_beside(run.vault, settings, run.environ))
    ours = {path for path in run.opened() if path.startswith((str(run.vault), str(config)))}
    folders = {str(path) for path in run.vault.rglob("*") if path.is_dir()} | {str(run.vault)}
    assert ours - known - folders == set()
    assert ours & known


def test_another_folder_of_settings_is_another_question(run: Runner, tmp_path: Path) -> None:
    places = [tmp_path / "one", tmp_path / "two"]
    for place, carry in zip(places, ("copy", "link"), strict=True):
        (place / "vaultkit").mkdir(parents=True)
        (place / "vaultkit" / "config.toml").write_text(f"carry = '{carry}'\n")
    run.environ.pop("VAULTKIT_CONFIG_DIR", None)
    time.sleep(0.1)  # files of settings must be older than a tick of the clock to be trusted
    told = [run("next", "Gwilym", "-n", XDG_CONFIG_HOME=str(place)) for place in (*places, *places)]
    assert told[0] != told[1]
    assert told[2:] == told[:2]


def test_another_path_to_the_vault_is_told_as_it_was_given(run: Runner, tmp_path: Path) -> None:
    run("next", "Gwilym", "--no-edit")
    run.settle()
    first, other = run.vault, tmp_path / "link"
    other.symlink_to(first, target_is_directory=True)
    for vault in (first, other, first, other):
        run.vault = vault
        assert run("next", "Gwilym", "-p")[0].startswith(os.fsencode(vault) + b"/")


def test_settings_that_went_while_a_command_ran_leave_no_answer(tmp_path: Path) -> None:
    gone = tmp_path / "config" / "config.toml"
    gone.parent.mkdir()
    gone.write_text("carry = 'copy'\n")
    started = time.time_ns() + 1
    time.sleep(0.1)
    assert not are_settled([mark_of(str(gone))], started - 1)
    gone.unlink()
    assert not are_settled([mark_of(str(gone))], started)
    assert are_settled([mark_of(str(gone)), mark_of("/none/at/all")], time.time_ns() + 10**10)
