from __future__ import annotations

import os
from pathlib import Path

import pytest

from vaultkit.vault.watching.looking import row_of
from vaultkit.vault.watching.resting import was_just_saved


@pytest.fixture
def saved(tmp_path: Path) -> float:
    note = tmp_path / "Asha.md"
    note.touch()
    return note.stat().st_mtime


def test_a_note_rests_when_the_period_is_over(tmp_path: Path, saved: float) -> None:
    assert was_just_saved(tmp_path, "Asha.md", 3.0, saved + 2.9)
    assert not was_just_saved(tmp_path, "Asha.md", 3.0, saved + 3.1)


def test_a_sync_service_that_sets_the_time_back_is_noticed(tmp_path: Path, saved: float) -> None:
    os.utime(tmp_path / "Asha.md", (1e9, 1e9))
    assert was_just_saved(tmp_path, "Asha.md", 3.0, saved + 1)


def test_a_time_far_in_the_future_is_no_typing(tmp_path: Path, saved: float) -> None:
    os.utime(tmp_path / "Asha.md", (saved + 1e6, saved + 1e6))
    assert not was_just_saved(tmp_path, "Asha.md", 3.0, saved + 60)


def test_a_note_that_is_gone_is_left_alone(tmp_path: Path) -> None:
    assert was_just_saved(tmp_path, "Bo.md", 3.0, 1e12)


def test_our_own_writing_is_nobodys_typing(tmp_path: Path, saved: float) -> None:
    own = row_of(tmp_path, "Asha.md")
    assert not was_just_saved(tmp_path, "Asha.md", 3.0, saved + 1, own)
    (tmp_path / "Asha.md").write_text("- hers\n", encoding="utf-8")
    assert was_just_saved(tmp_path, "Asha.md", 3.0, saved + 1, own)
