"""What a watcher knows from pass to pass changes nothing of what it says."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes
from tests.vault.index.test_reading import ROOT
from tests.vault.index.test_reading import VAULTS
from tests.vault.index.test_reading import damage
from tests.vault.index.test_reading import edit
from tests.vault.index.test_reading import wait_until_settled
from vaultkit.cli import watch_memory
from vaultkit.cli.watch_findings import Finding
from vaultkit.cli.watch_findings import Found
from vaultkit.cli.watch_findings import find
from vaultkit.cli.watch_memory import Memory
from vaultkit.cli.watch_memory import Seen
from vaultkit.cli.watch_memory import WatchedWorkspace
from vaultkit.model import Assessment
from vaultkit.model import Vault
from vaultkit.vault.index.place import index_place
from vaultkit.vault.index.reading import list_now
from vaultkit.vault.index.store import open_index
from vaultkit.vault.settings import load_settings

TODAY = dt.date(2026, 11, 23)
NAMES = ("Alma Rey", "Bo Stone")
OLD = "1-1s/Alma Rey/2026-11-11.md"

Said = tuple[Vault, tuple[Finding, ...], list[Assessment], set[str]]


class Known:
    """What one watcher knows."""

    def __init__(self, catch_up: Callable[[dt.date], object] | None = None) -> None:
        self.memory = Memory(catch_up)
        self.found = Found()


def one_pass(vault: Path, known: Known, cache: Path, today: dt.date = TODAY) -> Said:
    environ = {"VAULTKIT_CACHE_DIR": str(cache), "VAULTKIT_CONFIG_DIR": str(vault / "none")}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environ.items():
            patch.setenv(name, value)
        settings = load_settings(vault, environ)
        seen = Seen(settings, list_now(vault, settings))
        with closing(WatchedWorkspace(vault, today.isoformat(), known.memory, seen)) as workspace:
            found = find(workspace, known.found)
            told = workspace.understood
            assessed = [workspace.assess(person) for person in told.people]
            workspace.keep()
            return told, found, assessed, set(workspace.notes)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    made = make(tmp_path / "vault", whole_notes(NAMES))
    wait_until_settled(made)
    return made


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_leave_a_watcher_with_what_a_new_one_finds(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - edits, no secrets
    vault = Path(shutil.copytree(ROOT / "sample-vault", tmp_path / "vault"))
    pool = [note.read_bytes() for source in VAULTS for note in sorted(source.rglob("*.md"))]
    known, today = Known(), TODAY
    place = index_place(vault, {"VAULTKIT_CACHE_DIR": str(tmp_path / "cache")})
    assert place is not None
    for step in range(10):
        for _ in range(chance.randint(0, 3)):
            edit(vault, chance, pool)
        if chance.random() < 0.2:
            today += dt.timedelta(days=chance.randint(-3, 20))
        if chance.random() < 0.15:
            damage(place, chance)
        fresh = one_pass(vault, Known(), tmp_path / f"none {step}", today)
        assert one_pass(vault, known, tmp_path / "cache", today) == fresh


def test_a_vault_too_large_to_be_known_is_read_all_the_same(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    truth = one_pass(vault, Known(), tmp_path / "none")
    monkeypatch.setattr(watch_memory, "_LARGE", 2)
    known = Known()
    for _ in range(3):
        assert one_pass(vault, known, tmp_path / "cache") == truth
    assert not known.memory._notes


def test_settings_that_changed_between_listing_and_reading_hold(vault: Path, tmp_path: Path) -> None:
    memory = Memory()
    before = load_settings(vault, {"VAULTKIT_CONFIG_DIR": str(vault / "none")})
    seen = Seen(before, list_now(vault, before))
    (vault / "vaultkit.toml").write_text('exclude = ["Alma Rey"]\n', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VAULTKIT_CACHE_DIR", str(tmp_path / "cache"))
        with closing(WatchedWorkspace(vault, TODAY.isoformat(), memory, seen)) as workspace:
            assert {session.person for session in workspace.understood.sessions} == {"Bo Stone"}


def test_an_index_that_is_far_behind_is_brought_up_to_date_elsewhere_once(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_memory, "_FAR", 5)
    asked: list[dt.date] = []
    known = Known(asked.append)
    truth = one_pass(vault, Known(), tmp_path / "none")
    # Whoever was asked did nothing: it is read all the same.
    assert one_pass(vault, known, tmp_path / "cache") == truth
    assert asked == [TODAY]
    shutil.rmtree(tmp_path / "cache")
    assert one_pass(vault, known, tmp_path / "cache") == truth
    assert asked == [TODAY]
    assert one_pass(vault, Known(asked.append), tmp_path / "cache") == truth
    assert asked == [TODAY]


def test_what_is_as_it_was_is_not_read_again(vault: Path, tmp_path: Path) -> None:
    known = Known()
    first = one_pass(vault, known, tmp_path / "cache")[0]
    assert one_pass(vault, known, tmp_path / "cache")[0].sessions is first.sessions
    (vault / OLD).write_text((vault / OLD).read_text(encoding="utf-8") + "- she was late\n", encoding="utf-8")
    assert one_pass(vault, known, tmp_path / "cache")[0].sessions is not first.sessions


def test_what_is_known_is_kept_for_others_in_an_index_that_was_lost(vault: Path, tmp_path: Path) -> None:
    known, cache = Known(), tmp_path / "cache"
    one_pass(vault, known, cache)
    shutil.rmtree(cache)
    one_pass(vault, known, cache)
    with open_index(index_place(vault, {"VAULTKIT_CACHE_DIR": str(cache)}), vault) as index:
        assert "vault" in dict(index.stats().kinds)
    assert one_pass(vault, Known(), cache) == one_pass(vault, Known(), tmp_path / "none")


def test_only_what_hangs_on_the_change_is_found_again() -> None:
    found, made = Found(), list[str]()

    def at(around: object, ground: bytes, person: str = "Alma Rey") -> None:
        def make_it() -> tuple[Finding, ...]:
            made.append(person)
            return ()

        found.again(around, person, ground, make_it)

    for around, ground in ((1, b"a"), (1, b"a"), (1, b"b"), (2, b"b"), (2, b"b")):
        at(around, ground)
    assert len(made) == 3
    at(2, b"b", "Bo Stone")
    assert made[-1] == "Bo Stone"


def test_a_relationship_with_a_prepared_note_is_read_beforehand(vault: Path) -> None:
    path_of(run(vault, "next", "alma", "-p"))
    memory = Memory()
    settings = load_settings(vault, {"VAULTKIT_CONFIG_DIR": str(vault / "none")})
    with closing(
        WatchedWorkspace(vault, TODAY.isoformat(), memory, Seen(settings, list_now(vault, settings)))
    ) as workspace:
        workspace.get_ready()
        person = workspace.person("Alma Rey")
        known = [step.signals for step in memory.course_of("Alma Rey").steps]
        assert tuple(known) == workspace.history(person).sessions
    assert memory.course_of("Bo Stone").steps == []
