"""Bringing an index up to date in a process of its own."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from tests.vault.index.test_reading import wait_until_settled
from vaultkit.cli.watch_apart import catch_up_apart
from vaultkit.vault.index.place import index_place
from vaultkit.vault.index.store import open_index


@pytest.mark.slow
def test_afterwards_the_index_knows_notes_and_histories(sample_vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wait_until_settled(sample_vault)
    # Nothing of the folder it is started in is run.
    (sample_vault / "vaultkit.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(sample_vault)
    before = {path: path.read_bytes() for path in sample_vault.rglob("*") if path.is_file()}
    catch_up_apart(Path(), dt.date(2026, 11, 23))
    place = index_place(sample_vault, os.environ)
    with open_index(place, sample_vault) as index:
        held = index.stats()
    assert held.notes == len(list(sample_vault.rglob("*.md")))
    assert {"history", "vault"} <= {kind for kind, _ in held.kinds}
    assert {path: path.read_bytes() for path in sample_vault.rglob("*") if path.is_file()} == before


def test_where_it_cannot_be_started_nothing_happens(sample_vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(sample_vault / "nowhere"))
    catch_up_apart(sample_vault, dt.date(2026, 11, 23))
