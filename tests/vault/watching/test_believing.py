from __future__ import annotations

from pathlib import Path

import pytest

from vaultkit.vault.watching.believing import FEW
from vaultkit.vault.watching.believing import LATE
from vaultkit.vault.watching.believing import Believed
from vaultkit.vault.watching.believing import Doubt
from vaultkit.vault.watching.believing import judge
from vaultkit.vault.watching.believing import read_believed
from vaultkit.vault.watching.believing import write_believed


@pytest.mark.parametrize(
    ("before", "now", "doubt"),
    [
        (0, 0, None), (0, 500, None), (500, 499, None), (500, 250, None), (500, 249, Doubt.HALF), (500, 0, Doubt.EMPTY),
        (500, None, Doubt.GONE), (0, None, Doubt.GONE), (3, 1, None), (3, 0, Doubt.EMPTY), (FEW, FEW // 2 - 1, Doubt.HALF),
    ],
)  # fmt: skip
def test_what_is_doubted(before: int, now: int | None, doubt: Doubt | None) -> None:
    assert judge(Believed(before), now, 0.0)[1] == doubt


@pytest.mark.parametrize("notes", [0, 100])
def test_a_loss_is_believed_after_two_looks_and_some_minutes(notes: int) -> None:
    believed, doubt = judge(Believed(500), notes, 1000.0)
    assert (believed.notes, doubt) != (notes, None)
    believed, doubt = judge(believed, notes, 1000.0 + LATE - 1)
    assert (believed.notes, doubt is None) == (500, False)
    assert judge(believed, notes, 1000.0 + LATE) == (Believed(notes), None)


def test_one_look_is_not_enough_however_late() -> None:
    assert judge(Believed(500), 100, 1e9)[1] is Doubt.HALF


def test_a_vault_that_is_gone_is_waited_for_for_ever() -> None:
    believed = Believed(500)
    for hour in range(48):
        believed, doubt = judge(believed, None, hour * 3600.0)
        assert doubt is Doubt.GONE
    assert judge(believed, 500, 49 * 3600.0) == (Believed(500), None)


def test_notes_that_come_back_end_the_doubt() -> None:
    believed, _ = judge(Believed(500), 0, 1000.0)
    assert judge(believed, 480, 1010.0) == (Believed(480), None)


def test_a_clock_that_is_set_back_begins_the_wait_anew() -> None:
    believed, _ = judge(Believed(500), 0, 1e9)
    believed, doubt = judge(believed, 0, 1000.0)
    assert (believed.since, doubt) == (1000.0, Doubt.EMPTY)


def test_it_is_remembered_between_two_runs(tmp_path: Path) -> None:
    believed = Believed(500, 1000.5, 1)
    write_believed(tmp_path, believed)
    assert read_believed(tmp_path) == believed
    assert [path.name for path in tmp_path.iterdir()] == ["watch.json"]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"notes": "x", "since": null, "looks": 0}', "\x00"])
def test_a_damaged_memory_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "watch.json").write_text(text, encoding="utf-8")
    assert read_believed(tmp_path) == Believed()


def test_a_memory_that_cannot_be_written_hinders_nothing(tmp_path: Path) -> None:
    write_believed(tmp_path / "missing", Believed(1))
    assert read_believed(tmp_path / "missing") == Believed()
