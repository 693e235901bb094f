from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from vaultkit.vault.files import NotAFileError
from vaultkit.vault.files import TooLargeError
from vaultkit.vault.files import is_elsewhere
from vaultkit.vault.files import kind_of
from vaultkit.vault.files import read_regular


def test_a_file_is_read(tmp_path: Path) -> None:
    note = tmp_path / "n.md"
    note.write_bytes(b"a\0b\r\n\xff")
    assert read_regular(note, 100) == b"a\0b\r\n\xff"


def test_a_file_at_the_limit_is_read_and_one_above_is_not(tmp_path: Path) -> None:
    note = tmp_path / "n.md"
    note.write_bytes(b"x" * 10)
    assert read_regular(note, 10) == b"x" * 10
    with pytest.raises(TooLargeError):
        read_regular(note, 9)


def test_a_sparse_file_of_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    note = tmp_path / "n.md"
    with note.open("wb") as file:
        file.truncate(3 << 30)
    with pytest.raises(TooLargeError):
        read_regular(note, 5 << 20)


@pytest.mark.skipif(sys.platform == "win32", reason="no such files on Windows")
def test_pipes_sockets_links_devices_and_folders_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "real.md").write_text("x", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    kinds = {"pipe": "a pipe", "folder": "a folder", "link": "a symbolic link", "zero": "a symbolic link"}
    for name, kind in kinds.items():
        with pytest.raises(NotAFileError) as error:
            read_regular(tmp_path / f"{name}.md", 100)
        assert error.value.strerror == kind


@pytest.mark.skipif(sys.platform == "win32", reason="no such files on Windows")
def test_a_link_is_followed_only_on_request_and_never_to_a_device(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("x", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    assert read_regular(tmp_path / "link.md", 100, follow=True) == b"x"
    with pytest.raises(NotAFileError):
        read_regular(tmp_path / "zero.md", 100, follow=True)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets in folders here")
def test_a_socket_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the whole path may be too long for a socket
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("s.md")
        assert kind_of((tmp_path / "s.md").lstat().st_mode) == "a socket"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "n.md", 100)


class _Status:
    """A status as macOS or Windows would give it."""

    def __init__(self, **fields: int) -> None:
        self.__dict__.update(fields)


@pytest.mark.parametrize(
    ("fields", "elsewhere"),
    [
        ({}, False),
        ({"st_flags": 0x40000000}, True),
        ({"st_file_attributes": 0x400000}, True),
        ({"st_flags": 0x40}, False),
    ],
)
def test_placeholders_of_sync_services_are_known(fields: dict[str, int], *, elsewhere: bool) -> None:
    assert is_elsewhere(_Status(**fields)) is elsewhere  # type: ignore[arg-type]  # this system cannot make a real one


def test_a_file_that_grows_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "n.md"
    note.write_bytes(b"half")
    read = os.read
    grown: list[int] = []

    def growing(descriptor: int, size: int) -> bytes:
        data = read(descriptor, size)
        if not grown:
            grown.append(note.write_bytes(b"whole now"))
        return data

    monkeypatch.setattr(os, "read", growing)
    assert read_regular(note, 100) == b"whole now"


def test_a_file_that_grows_past_the_limit_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "n.md"
    note.write_bytes(b"short")
    monkeypatch.setattr(os, "read", lambda _descriptor, size: b"x" * size)
    with pytest.raises(TooLargeError):
        read_regular(note, 100)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_file_that_becomes_a_link_before_it_is_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real.md").write_bytes(b"x")
    (tmp_path / "link.md").symlink_to("real.md")
    status = (tmp_path / "real.md").stat()
    monkeypatch.setattr(Path, "stat", lambda _path, **_how: status)
    with pytest.raises(NotAFileError):
        read_regular(tmp_path / "link.md", 100)
