from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vaultkit.vault.writing import create_note
from vaultkit.vault.writing import replace_text

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("way")
def test_a_new_note_is_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert mode(create_note(tmp_path, "x/a.md", "new")) == 0o600
    assert mode(tmp_path / "x") == 0o700


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((0o644,), 0o644),
        ((0o664, 0o664, 0o600), 0o664),
        ((0o600, 0o644), 0o600),
        ((0o444,), 0o644),
        ((0o755,), 0o644),
    ],
)
def test_a_note_is_as_open_as_most_of_its_neighbours(tmp_path: Path, others: tuple[int, ...], expected: int) -> None:
    for number, other in enumerate(others):
        (tmp_path / f"{number}.md").touch()
        (tmp_path / f"{number}.md").chmod(other)
    (tmp_path / "x.txt").touch()
    (tmp_path / "x.txt").chmod(0o777)
    assert mode(create_note(tmp_path, "a.md", "new")) == expected


def test_a_note_may_be_made_like_another(tmp_path: Path) -> None:
    (tmp_path / "b.md").touch()
    (tmp_path / "b.md").chmod(0o640)
    assert mode(create_note(tmp_path, "x/a.md", "new", like=Path("b.md"))) == 0o640
    assert mode(create_note(tmp_path, "x/b.md", "new", like=tmp_path / "b.md")) == 0o640


def test_a_folder_shared_with_a_group_stays_shared(tmp_path: Path) -> None:
    (tmp_path / "team").mkdir()
    (tmp_path / "team").chmod(0o770)
    assert mode(create_note(tmp_path, "team/x/a.md", "new")) == 0o660
    assert mode(tmp_path / "team" / "x") == 0o770


@pytest.mark.parametrize("before", [0o600, 0o640, 0o664, 0o755])
def test_a_changed_note_keeps_its_mode(tmp_path: Path, before: int) -> None:
    note = tmp_path / "a.md"
    note.write_bytes(b"old")
    note.chmod(before)
    replace_text(tmp_path, "a.md", expected=b"old", new=b"new")
    assert mode(note) == before
