"""Whoever waits for a long reading is told how far it is, and never that it went backwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from vaultkit.vault.index.reading import take_vault
from vaultkit.vault.index.store import open_index
from vaultkit.vault.settings import load_settings

NOTES = 300
TODAY = dt.date(2026, 11, 23)


def make_vault(root: Path, text: str = "water the plants") -> Path:
    for number in range(1000, 1000 + NOTES):  # "121" alone would be a mark
        note = root / f"Log {number}.md"
        note.parent.mkdir(exist_ok=True)
        note.write_text(f"# Log {number}\n\n- [ ] {text}\n", encoding="utf-8")
    return root


def read(vault: Path, place: Path, say: Callable[[int, int], None]) -> None:
    settings = load_settings(vault, {"VAULTKIT_CONFIG_DIR": str(vault / "none")})
    with open_index(place, vault) as index:
        take_vault(vault, settings, index, today=TODAY, templates=(), made=b"this program", say=say)


def test_a_reading_of_everything_says_how_far_it_is_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    vault = make_vault(tmp_path / "vault", "say 1:1 more clearly")
    read(vault, tmp_path / "index.sqlite3", lambda done, of: told.append((done, of)))
    assert {of for _, of in told} == {5 * NOTES}
    assert [done for done, _ in told] == [250, 550, 800, 1050, 1300]


def test_quiet_notes_are_done_with_once_they_were_looked_at(tmp_path: Path) -> None:
    told: list[int] = []
    read(make_vault(tmp_path / "vault"), tmp_path / "index.sqlite3", lambda done, _of: told.append(done))
    assert told == [250 + 4 * 249]


def test_a_reading_that_must_start_over_never_goes_back(tmp_path: Path) -> None:
    vault, place = make_vault(tmp_path / "vault"), tmp_path / "index.sqlite3"
    for number in range(NOTES):
        (vault / f"Recipe {number}.md").write_text("Salt, flour, water.\n", encoding="utf-8")
    read(vault, place, lambda _done, _of: None)
    told: list[int] = []
    # A new page of a person changes what every note may mean, those that gave nothing among them.
    (vault / "Nadia Petrov.md").write_text("---\ntype: person\nrelation: report\n---\n", encoding="utf-8")
    read(vault, place, lambda done, _of: told.append(done))
    assert told
    assert all(before <= after for before, after in pairwise(told))
