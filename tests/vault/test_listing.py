from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from vaultkit.errors import VaultNotFoundError
from vaultkit.model import Problem
from vaultkit.vault.listing import NoteFile
from vaultkit.vault.listing import list_notes
from vaultkit.vault.settings import Settings

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold these")


def fill(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {path}\n", encoding="utf-8")


def listed(root: Path, settings: Settings | None = None) -> list[str]:
    return [note.path for note in list_notes(root, settings or Settings())[0]]


def problems(root: Path, settings: Settings | None = None) -> list[Problem]:
    return list(list_notes(root, settings or Settings())[1])


def codes(root: Path) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems(root)]


def test_notes_are_listed_by_path_with_forward_slashes(tmp_path: Path) -> None:
    fill(tmp_path, "b.md", "a/z.markdown", "a/b/c.MD", "Ä.md", "a.txt", "a/x.md.bak", "README")
    assert listed(tmp_path) == ["a/b/c.MD", "a/z.markdown", "b.md", "Ä.md"]
    assert problems(tmp_path) == []


def test_a_note_carries_what_tells_whether_it_changed(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    status = (tmp_path / "a.md").stat()
    assert list_notes(tmp_path, Settings())[0] == (
        NoteFile("a.md", status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino),
    )


def test_hidden_temporary_and_foreign_files_are_passed_over_in_silence(tmp_path: Path) -> None:
    fill(tmp_path, ".obsidian/a.md", ".trash/b.md", ".git/c.md", ".x/y/d.md", ".e.md", ".a.md.swp", "~$f.md", "._g.md", "#h.md",
         "node_modules/p/README.md", ".vaultkit-0123456789abcdef.tmp", ".syncthing.a.md.tmp", "a.md~", "ok.md")  # fmt: skip
    assert listed(tmp_path) == ["ok.md"]
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (["Archive"], ["a.md", "x/a.md"]),
        (["archive/"], ["a.md", "x/a.md"]),
        (["x/Archive"], ["Archive/a.md", "a.md", "x/a.md"]),
        (["x/*"], ["Archive/a.md", "a.md"]),
        (["a.md"], []),
        (["*.md"], []),
        (["X"], ["Archive/a.md", "a.md"]),
        (["", "/"], ["Archive/a.md", "a.md", "x/Archive/a.md", "x/a.md"]),
    ],
)
def test_what_the_settings_exclude_is_not_listed(tmp_path: Path, exclude: list[str], left: list[str]) -> None:
    fill(tmp_path, "a.md", "Archive/a.md", "x/a.md", "x/Archive/a.md")
    assert listed(tmp_path, Settings(exclude=tuple(exclude))) == left


def test_the_users_own_templates_are_not_notes(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "Meta/Templates/next.md", "Meta/b.md")
    assert listed(tmp_path, Settings(templates="Meta/Templates")) == ["Meta/b.md", "a.md"]
    assert listed(tmp_path, Settings(templates="Meta")) == ["a.md"]


@POSIX
def test_links_are_reported_and_not_followed(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    fill(vault, "a.md")
    fill(tmp_path, "outside/b.md")
    (vault / "loop").symlink_to(".")
    (vault / "out").symlink_to(tmp_path / "outside")
    (vault / "link.md").symlink_to("a.md")
    (vault / "zero.md").symlink_to("/dev/zero")
    (vault / "gone.md").symlink_to("nowhere.md")
    (vault / "other.txt").symlink_to("a.md")
    assert listed(vault) == ["a.md"]
    assert codes(vault) == [(name, "link-not-followed") for name in ("gone.md", "link.md", "loop", "out", "zero.md")]


@POSIX
def test_pipes_and_sockets_are_reported(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "folder.md/b.md")
    os.mkfifo(tmp_path / "pipe.md")
    assert listed(tmp_path) == ["a.md", "folder.md/b.md"]
    assert codes(tmp_path) == [("pipe.md", "not-a-file")]


@POSIX
def test_names_that_are_not_utf_8_are_reported_in_ascii(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/Ren\xe9.md"))).write_text("x", encoding="utf-8")
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/d\xe9"))).mkdir()
    except OSError:
        pytest.skip("this file system only takes UTF-8")
    assert listed(tmp_path) == ["a.md"]
    assert codes(tmp_path) == [("Ren\\xe9.md", "undecodable-name"), ("d\\xe9", "undecodable-name")]


@POSIX
def test_control_and_bidi_characters_in_names_are_reported_and_the_note_is_read(tmp_path: Path) -> None:
    fill(tmp_path, "a\x1b[1m.md", "b\u202etxt.md", "c\nd.md", "Team 👩\u200d💻.md", "نوت.md")
    assert len(listed(tmp_path)) == 5
    assert [code for _, code in codes(tmp_path)] == ["unprintable-name"] * 3


@POSIX
def test_names_that_other_systems_refuse_are_told_once_for_each_reason(tmp_path: Path) -> None:
    fill(tmp_path, "1:1 Ada.md", "1:1 Bo.md", "1:1 Cy.md", "CON.md", "-x.md", "what?.md")
    assert len(listed(tmp_path)) == 6
    found = problems(tmp_path)
    assert [(problem.path, problem.code) for problem in found] == [
        (path, "unportable-name") for path in ("-x.md", "1:1 Ada.md", "CON.md", "what?.md")
    ]
    assert found[1].message == "The name holds ':' (and 2 more)."


def test_conflict_copies_are_reported_and_not_listed(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "Ada.md",
        "Ada.sync-conflict-20260105-101112-ABCDEFG.md",
        "Ada (Conflicted copy x 202601051011).md",
        "Ada 2.md",
    )
    notes, found = list_notes(tmp_path, Settings())
    assert [(note.path, note.suspect and note.suspect.original) for note in notes] == [
        ("Ada 2.md", "Ada.md"),
        ("Ada.md", None),
    ]
    assert [problem.code for problem in found] == ["conflict-copy", "conflict-copy"]


@POSIX
def test_names_that_other_systems_take_for_one_are_reported(tmp_path: Path) -> None:
    fill(tmp_path, "People/Ada.md", "People/ADA.md", "people/Bo.md", "e\u0301.md", "\u00e9.md")
    if len(list(tmp_path.iterdir())) < 4:
        pytest.skip("this file system takes them for one itself")
    assert codes(tmp_path) == [("People/Ada.md", "twin-names"), ("people", "twin-names"), ("\u00e9.md", "twin-names")]


def test_a_placeholder_of_icloud_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, ".Ada.md.icloud", "People/.Bo.md.icloud")
    assert listed(tmp_path) == []
    assert [(problem.path, problem.message) for problem in problems(tmp_path)] == [
        (".Ada.md", "The file is only in the cloud, so it was not read (and 1 more).")
    ]


def test_a_folder_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "secret/b.md")
    (tmp_path / "secret").chmod(0)
    try:
        if os.access(tmp_path / "secret", os.R_OK):
            pytest.skip("this user may read everything")
        assert listed(tmp_path) == ["a.md"]
        assert codes(tmp_path) == [("secret", "unreadable-folder")]
    finally:
        (tmp_path / "secret").chmod(0o700)


@POSIX
def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.md", "secret/b.md", "gone/c.md")
    opened = os.open

    def refusing(path: str | Path, flags: int, *, dir_fd: int | None = None) -> int:
        if str(path) == "secret":
            raise PermissionError(13, "Permission denied")
        if str(path) == "gone":
            raise FileNotFoundError(2, "No such file or directory")
        return opened(path, flags, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refusing)
    assert listed(tmp_path) == ["a.md"]
    assert [(problem.path, problem.code, problem.message) for problem in problems(tmp_path)] == [
        ("secret", "unreadable-folder", "The folder cannot be read: Permission denied.")
    ]


def test_a_vault_that_is_not_there_stops(tmp_path: Path) -> None:
    with pytest.raises(VaultNotFoundError):
        list_notes(tmp_path / "nowhere", Settings())
    fill(tmp_path, "a.md")
    with pytest.raises(VaultNotFoundError):
        list_notes(tmp_path / "a.md", Settings())


@POSIX
def test_a_very_deep_tree_is_listed(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(120):
        deep /= "folder"
    deep.mkdir(parents=True)
    fill(deep, "a.md")
    assert len(listed(tmp_path)) == 1
