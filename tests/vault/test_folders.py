from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from vaultkit.errors import WriteError
from vaultkit.vault import folders
from vaultkit.vault.folders import only_writer
from vaultkit.vault.folders import open_folder
from vaultkit.vault.writing import create_note
from vaultkit.vault.writing import replace_text

if sys.platform != "win32":
    import fcntl

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no locks on folders and needs rights for links")


@pytest.fixture
def _by_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system whose folders cannot be held open."""
    monkeypatch.setattr(folders, "_BY_DESCRIPTOR", False)


@pytest.mark.usefixtures("_by_path")
def test_without_descriptors_notes_are_written_by_path(tmp_path: Path) -> None:
    create_note(tmp_path, "x/y/a.md", "old")
    replace_text(tmp_path, "x/y/a.md", expected=b"old", new=b"new")
    assert [path.name for path in (tmp_path / "x" / "y").iterdir()] == ["a.md"]
    assert (tmp_path / "x" / "y" / "a.md").read_bytes() == b"new"


@POSIX
@pytest.mark.usefixtures("_by_path")
def test_without_descriptors_links_are_refused_too(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "out").symlink_to(tmp_path)
    with pytest.raises(WriteError, match="a link or no folder"):
        create_note(vault, "out/a.md", "new")


def test_folders_made_for_nothing_are_removed_again(tmp_path: Path) -> None:
    def fail() -> None:
        with open_folder(tmp_path, ("x", "y"), create=True) as folder:
            assert folder.path.is_dir()
            raise OSError(errno.EIO, "it failed")

    with pytest.raises(OSError, match="it failed"):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_somebody_filled_meanwhile_stays(tmp_path: Path) -> None:
    def fail() -> None:
        with open_folder(tmp_path, ("x",), create=True) as folder:
            (folder.path / "theirs.md").touch()
            raise OSError(errno.EIO, "it failed")

    with pytest.raises(OSError, match="it failed"):
        fail()
    assert (tmp_path / "x" / "theirs.md").exists()


@POSIX
def test_a_second_writer_waits_and_then_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_PATIENCE", 0.05)
    (tmp_path / "a.md").write_bytes(b"old")
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    try:
        with pytest.raises(WriteError, match="Another run"):
            replace_text(tmp_path, "a.md", expected=b"old", new=b"new")
    finally:
        os.close(other)
    replace_text(tmp_path, "a.md", expected=b"old", new=b"new")


@POSIX
def test_a_file_system_without_locks_is_written_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with open_folder(tmp_path, (), create=False) as folder, only_writer(folder):
        assert folder.names() == []


def test_a_folder_made_by_another_meanwhile_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = os.mkdir

    def faster(path: str, mode: int, *, dir_fd: int | None) -> None:
        make(path, mode, dir_fd=dir_fd)
        raise FileExistsError(errno.EEXIST, "File exists")

    monkeypatch.setattr(os, "mkdir", faster)
    assert create_note(tmp_path, "x/a.md", "new").is_file()
