from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from vaultkit.errors import WriteError
from vaultkit.vault import writing
from vaultkit.vault.writing import NoteChangedError
from vaultkit.vault.writing import NoteExistsError
from vaultkit.vault.writing import create_note
from vaultkit.vault.writing import insert_section
from vaultkit.vault.writing import replace_text

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and links")


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b"" for path in root.rglob("*")}


@pytest.mark.usefixtures("way")
def test_a_note_is_made_with_its_folders(tmp_path: Path) -> None:
    made = create_note(tmp_path, "1-1s/Ada Lovelace/2026-01-05.md", "# Ada\n\n- é\n")
    assert made == tmp_path / "1-1s" / "Ada Lovelace" / "2026-01-05.md"
    assert everything(tmp_path) == {
        "1-1s": b"",
        "1-1s/Ada Lovelace": b"",
        "1-1s/Ada Lovelace/2026-01-05.md": "# Ada\n\n- é\n".encode(),
    }


@pytest.mark.usefixtures("way")
def test_a_note_is_never_made_over_another(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"mine")
    with pytest.raises(NoteExistsError, match=r"'a\.md' exists already") as error:
        create_note(tmp_path, "a.md", "new")
    assert error.value.exit_code == 6
    assert everything(tmp_path) == {"a.md": b"mine"}


@POSIX
@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("target", ["nowhere.md", "../outside.md", "a.md"])
def test_a_link_is_something_that_is_there(tmp_path: Path, target: str) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "a.md").symlink_to(target)
    with pytest.raises(NoteExistsError):
        create_note(vault, "a.md", "new")
    assert (vault / "a.md").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault"]


def test_line_ends_are_the_ones_asked_for(tmp_path: Path) -> None:
    assert create_note(tmp_path, "a.md", "a\nb\r\n", newline="\r\n").read_bytes() == b"a\r\nb\r\n"
    assert create_note(tmp_path, "b.md", "a\nb\r\n").read_bytes() == b"a\nb\n"


def test_a_twin_by_case_or_accents_is_something_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "People").mkdir()
    (tmp_path / "People" / "\u00e9.md").touch()
    with pytest.raises(NoteExistsError, match="differs from"):
        create_note(tmp_path, "People/E\u0301.md", "new")
    if not (tmp_path / "people").exists():
        with pytest.raises(WriteError, match="The folder 'people' differs from 'People'"):
            create_note(tmp_path, "people/b.md", "new")


@pytest.mark.parametrize(
    "relative",
    [
        "../a.md",
        "/etc/a.md",
        "x/../../a.md",
        "",
        "a\\b.md",
        "con.md",
        "-a.md",
        ".a.md",
        "aux/a.md",
        "x" * 252 + ".md\n",
    ],
)
def test_names_and_paths_that_must_not_be_are_refused(tmp_path: Path, relative: str) -> None:
    with pytest.raises(WriteError):
        create_note(tmp_path, relative, "new")
    assert everything(tmp_path) == {}


@pytest.mark.usefixtures("way")
def test_a_name_of_255_bytes_leaves_no_room_for_another_and_needs_none(tmp_path: Path) -> None:
    name = "x" * 252 + ".md"
    create_note(tmp_path, name, "new")
    assert everything(tmp_path) == {name: b"new"}
    replace_text(tmp_path, name, expected=b"new", new=b"newer")
    assert everything(tmp_path) == {name: b"newer"}


def test_folders_that_have_odd_names_already_are_written_into(tmp_path: Path) -> None:
    folder = "-odd" if sys.platform == "win32" else "1:1s "
    (tmp_path / folder).mkdir()
    assert create_note(tmp_path, f"{folder}/a.md", "new").is_file()


@POSIX
def test_links_on_the_way_are_refused(tmp_path: Path) -> None:
    vault, outside = tmp_path / "vault", tmp_path / "vault-evil"
    (vault / "real").mkdir(parents=True)
    outside.mkdir()
    (outside / "b.md").write_bytes(b"old")
    (vault / "out").symlink_to(outside)
    (vault / "in").symlink_to("real")
    (vault / "file").touch()
    for folder in ("out", "in", "file"):
        with pytest.raises(WriteError, match="a link or no folder"):
            create_note(vault, f"{folder}/a.md", "new")
    with pytest.raises(WriteError, match="a link or no folder"):
        replace_text(vault, "out/b.md", expected=b"old", new=b"new")
    assert everything(outside) == {"b.md": b"old"}


@POSIX
def test_a_vault_behind_a_link_is_a_vault(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "vault").symlink_to("real")
    create_note(tmp_path / "vault", "x/a.md", "new")
    assert (tmp_path / "real" / "x" / "a.md").read_bytes() == b"new"


def test_a_note_is_changed_if_it_is_as_read(tmp_path: Path) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"\xef\xbb\xbfold\r\n")
    assert replace_text(tmp_path, "a.md", expected=b"\xef\xbb\xbfold\r\n", new=b"new") == note
    assert everything(tmp_path) == {"a.md": b"new"}


@pytest.mark.parametrize("now", [b"", b"old!", b"o", b"OLD"])
def test_a_note_that_somebody_else_changed_is_left(tmp_path: Path, now: bytes) -> None:
    (tmp_path / "a.md").write_bytes(now)
    with pytest.raises(NoteChangedError, match="has changed since it was read"):
        replace_text(tmp_path, "a.md", expected=b"old", new=b"new")
    assert everything(tmp_path) == {"a.md": now}


def test_a_save_between_reading_and_replacing_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"old")
    sync = os.fsync

    def saving(descriptor: int) -> None:
        note.write_bytes(b"saved by an editor")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", saving)
    with pytest.raises(NoteChangedError):
        replace_text(tmp_path, "a.md", expected=b"old", new=b"new")
    assert everything(tmp_path) == {"a.md": b"saved by an editor"}


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"old")
    before = note.stat()
    replace_text(tmp_path, "a.md", expected=b"old", new=b"old")
    after = note.stat()
    assert (before.st_ino, before.st_mtime_ns, before.st_ctime_ns) == (
        after.st_ino,
        after.st_mtime_ns,
        after.st_ctime_ns,
    )


def test_a_note_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    for relative in ("a.md", "x/a.md"):
        with pytest.raises(WriteError, match="could not be written"):
            replace_text(tmp_path, relative, expected=b"", new=b"new")
    assert everything(tmp_path) == {}


@POSIX
def test_links_and_second_names_are_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("a.md")
    (tmp_path / "b.md").write_bytes(b"old")
    (tmp_path / "second.md").hardlink_to(tmp_path / "b.md")
    (tmp_path / "d.md").mkdir()
    for name, reason in {
        "link.md": "a symbolic link",
        "b.md": "a second name",
        "d.md": "a folder",
    }.items():
        with pytest.raises(WriteError, match=reason):
            replace_text(tmp_path, name, expected=b"old", new=b"new")
    assert (tmp_path / "a.md").read_bytes() == (tmp_path / "second.md").read_bytes() == b"old"
    assert (tmp_path / "link.md").is_symlink()


@POSIX
def test_a_note_is_replaced_exactly_where_its_user_may_write_it(tmp_path: Path) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"old")
    note.chmod(0o444)
    if os.access(note, os.W_OK):
        replace_text(tmp_path, "a.md", expected=b"old", new=b"new")
        assert (note.read_bytes(), stat.S_IMODE(note.stat().st_mode)) == (b"new", 0o444)
    else:
        with pytest.raises(WriteError, match="read-only"):
            replace_text(tmp_path, "a.md", expected=b"old", new=b"new")
        assert note.read_bytes() == b"old"


@POSIX
def test_a_second_name_that_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / ".vaultkit-0123456789abcdef.tmp").hardlink_to(tmp_path / "a.md")
    replace_text(tmp_path, "a.md", expected=b"old", new=b"new")
    assert everything(tmp_path) == {"a.md": b"new"}


def test_what_killed_runs_left_is_removed_after_a_day(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in (".vaultkit-0.tmp", ".vaultkit-1.tmp", "mine.tmp"))
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (10**9, 10**9))
    create_note(tmp_path, "a.md", "new")
    assert sorted(everything(tmp_path)) == [".vaultkit-1.tmp", "a.md", "mine.tmp"]


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_extended_attributes_stay(tmp_path: Path) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"old")
    try:
        os.setxattr(note, "user.tag", b"red")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    replace_text(tmp_path, "a.md", expected=b"old", new=b"new")
    assert os.getxattr(note, "user.tag") == b"red"


def test_a_section_is_put_before_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"# Ada\r\n\r\n## 2026-01-05\r\n")
    insert_section(
        tmp_path, "a.md", expected=b"# Ada\r\n\r\n## 2026-01-05\r\n", before_line=3, text="## 2026-01-12\n\n"
    )
    assert (tmp_path / "a.md").read_bytes() == b"# Ada\r\n\r\n## 2026-01-12\r\n\r\n## 2026-01-05\r\n"


def test_text_that_is_no_unicode_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="UTF-8"):
        create_note(tmp_path, "x/a.md", "\ud800")
    assert everything(tmp_path) == {}


def test_a_vault_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(WriteError, match="Permission denied"):
            create_note(tmp_path, "x/a.md", "new")
    finally:
        tmp_path.chmod(0o700)


def test_nothing_but_the_writer_names_what_can_change_a_file() -> None:
    """The other rooms of the disk neither open for writing, nor move; the folders' room makes and removes empty folders."""
    room = Path(writing.__file__).parent
    for module in room.glob("*.py"):
        if module.name != "writing.py":
            text = module.read_text(encoding="utf-8")
            assert not any(
                word in text
                for word in ("O_WRONLY", "O_RDWR", "O_CREAT", "write_text", "write_bytes", "os.replace", "rename(")
            )
