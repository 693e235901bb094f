from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from vaultkit.vault.reading import read_bytes
from vaultkit.vault.reading import read_notes
from vaultkit.vault.settings import Settings

NOTE = "---\ndate: 2026-01-05\n---\n# Ada\n\n- a doubt about the launch\n- hiring for the second team\n"


def write(root: Path, path: str, text: str | bytes = NOTE) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def outcome(root: Path, settings: Settings | None = None) -> tuple[list[str], list[tuple[str, int, str]]]:
    notes, problems = read_notes(root, settings or Settings())
    return [note.path for note in notes], [(problem.path, problem.line, problem.code) for problem in problems]


def test_bad_notes_do_not_hide_their_neighbours(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    write(tmp_path, "b.md", "---\ndate: @x\n---\nbody\n")
    write(tmp_path, "c.md", "é".encode("latin-1"))
    write(tmp_path, "d.md", NOTE.encode("utf-16"))
    write(tmp_path, "e/f.md")
    assert outcome(tmp_path) == (
        ["a.md", "b.md", "e/f.md"],
        [("b.md", 2, "bad-yaml"), ("c.md", 1, "not-utf-8"), ("d.md", 1, "wrong-encoding")],
    )


def test_reading_changes_nothing(tmp_path: Path) -> None:
    note = write(tmp_path, "a.md")
    os.utime(note, ns=(10**18, 10**18))
    before = note.stat()
    read_notes(tmp_path, Settings())
    after = note.stat()
    assert (before.st_mtime_ns, before.st_mode, before.st_ctime_ns) == (
        after.st_mtime_ns,
        after.st_mode,
        after.st_ctime_ns,
    )


def test_a_note_above_the_limit_is_reported_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "x" * 101)
    write(tmp_path, "b.md", "x" * 100)
    assert outcome(tmp_path, Settings(max_note_size=100)) == (["b.md"], [("a.md", 1, "note-too-large")])
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(3 << 30)
    _, problems = read_notes(tmp_path, Settings())
    assert problems[0].message == "The file is larger than 5 MB, so it was not read."


def test_a_second_version_of_a_note_is_a_conflict_copy(tmp_path: Path) -> None:
    write(tmp_path, "p/Ada.md")
    write(tmp_path, "p/Ada 2.md", NOTE + "- one line more\n")
    assert outcome(tmp_path) == (["p/Ada.md"], [("p/Ada 2.md", 1, "conflict-copy")])


def test_a_second_notebook_is_no_conflict_copy(tmp_path: Path) -> None:
    write(tmp_path, "Ada.md")
    write(tmp_path, "Ada 2.md", "# Ada, the second year\n\n- the reorganisation\n- what she wants next\n")
    assert outcome(tmp_path) == (["Ada 2.md", "Ada.md"], [])


def test_placeholders_in_templates_are_as_they_should_be(tmp_path: Path) -> None:
    text = "---\ndate: {{date}}\n---\n"
    write(tmp_path, "Templates/1-1.md", text)
    write(tmp_path, "99 - Vorlagen/1-1.md", text)
    write(tmp_path, "Meta/Patterns/1-1.md", text)
    write(tmp_path, "Notes/1-1.md", text)
    write(tmp_path, ".obsidian/templates.json", '{"folder": "Meta/Patterns/"}')
    notes, problems = outcome(tmp_path)
    assert len(notes) == 4
    assert problems == [("Notes/1-1.md", 2, "unfilled-template")]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"folder": 1}', "[" * 100_000])
def test_damaged_settings_of_the_editor_are_passed_over(tmp_path: Path, text: str) -> None:
    write(tmp_path, ".obsidian/templates.json", text)
    write(tmp_path, "a.md")
    assert outcome(tmp_path) == (["a.md"], [])


def test_a_note_that_vanished_is_no_problem(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "a.md", 100) == (None, ())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_a_note_that_became_a_pipe_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    data, problems = read_bytes(tmp_path, "a.md", 100)
    assert data is None
    assert [(problem.code, problem.message) for problem in problems] == [
        ("not-a-file", "This is a pipe, not a file, so it was not read.")
    ]


def test_a_note_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.md")
    write(tmp_path, "b.md")
    really = os.open

    def refusing(path: str, flags: int) -> int:
        if Path(path).name == "a.md":
            raise PermissionError(13, "Permission denied")
        return really(path, flags)

    monkeypatch.setattr(os, "open", refusing)
    assert outcome(tmp_path) == (["b.md"], [("a.md", 1, "unreadable-note")])
