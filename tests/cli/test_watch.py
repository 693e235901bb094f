"""`vaultkit watch` as a process of its own."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest

from tests.cli.next_vaults import TODAY
from tests.cli.next_vaults import contents
from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes
from tests.cli.watching import DOUBT

#: Seconds that a process is given on a busy machine.
PATIENCE = 60.0
OLD = "1-1s/Alma Rey/2026-11-11.md"
NEXT = "1-1s/Alma Rey/2026-11-25.md"

pytestmark = pytest.mark.slow
with_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VAULTKIT_CACHE_DIR", str(tmp_path / "cache"))
    vault = make(tmp_path / "vault", whole_notes())
    assert path_of(run(vault, "next", "alma", "-p")) == vault / NEXT
    return vault


class Watcher:
    """A running watcher, and what it tells."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._lines.put(line)

    def event(self, name: str) -> dict[str, object]:
        """Return the next event of this name; others are passed over."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(queue.Empty):
                told = cast("dict[str, object]", json.loads(self._lines.get(timeout=0.5)))
                assert told["schema"] == "watch/1"
                if told["event"] == name:
                    return told
        pytest.fail(f"it has not told of '{name}'")

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, float]:
        """Return the exit code, and how many seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(number)
        return self.process.wait(PATIENCE), time.monotonic() - begun


def words(vault: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "vaultkit", "--vault", str(vault), "--today", TODAY, "watch", *more]


@contextmanager
def watcher(vault: Path, *more: str) -> Iterator[Watcher]:
    command = words(vault, "--log", "json", "--quiet-period", "0.3", *more)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Watcher(process)
        finally:
            if process.poll() is None:
                process.kill()


def doubt(vault: Path, line: str = DOUBT) -> None:
    with (vault / OLD).open("a", encoding="utf-8") as file:
        file.write(line)


def wait_for(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


@with_signals
def test_a_save_makes_the_planned_note_true_and_only_that_changes(vault: Path) -> None:
    with watcher(vault) as watching:
        assert watching.event("started")["prepared"] == 1
        doubt(vault)
        before = contents(vault)
        refreshed = watching.event("refreshed")
        assert (refreshed["path"], refreshed["person"]) == (NEXT, "Alma Rey")
        now = contents(vault)
        assert {path for path in now if now[path] != before[path]} == {NEXT}
        assert now.keys() == before.keys()
        assert b"night rota" in now[NEXT]
        assert "night rota" not in json.dumps(refreshed)
        code, _ = watching.stop()
        assert code == 0


@with_signals
def test_a_polling_watcher_does_the_same(vault: Path) -> None:
    with watcher(vault, "--poll", "0.2") as watching:
        assert watching.event("observing")["text"] == "Asked to look every 0.2 s."
        watching.event("started")
        doubt(vault)
        assert watching.event("refreshed")["path"] == NEXT


@with_signals
@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 0), ("SIGINT", 130)])
def test_it_stops_at_once(vault: Path, number: str, code: int) -> None:
    with watcher(vault) as watching:
        watching.event("started")
        ended, seconds = watching.stop(getattr(signal, number))
    assert ended == code
    # A second is promised; this only tells a stop from a wait for the next tick or reading.
    assert seconds < 10
    assert run(vault, "check").exit_code == 0


@with_signals
def test_it_stops_while_it_is_reading_too(vault: Path) -> None:
    make(
        vault,
        whole_notes(
            tuple(
                f"{first} {last}"
                for first in ("Bo", "Cleo", "Dag", "Edda")
                for last in ("Holm", "Marsh", "Quill", "Stone")
            ),
            12,
        ),
    )
    run(vault, "next", "--all")
    with watcher(vault) as watching:
        folder = Path(os.environ["VAULTKIT_CACHE_DIR"])
        assert wait_for(lambda: any(folder.rglob("watch.json")))  # it has looked, and begins to read
        code, _ = watching.stop()
    assert code == 0
    assert run(vault, "check").exit_code == 0


@with_signals
def test_a_second_watcher_leaves_politely_and_a_killed_one_hinders_nobody(vault: Path) -> None:
    with watcher(vault) as first:
        first.event("started")
        for more in ((), ("--once",)):
            second = subprocess.run(words(vault, *more), capture_output=True, text=True, timeout=PATIENCE, check=False)
            assert second.returncode == 0
            assert second.stderr.startswith(
                f"This vault is already being watched by process {first.process.pid} since "
            )
            assert second.stdout == ""
        first.stop(signal.SIGKILL)
    with watcher(vault) as third:
        assert third.event("started")


@with_signals
def test_settings_are_read_anew_when_asked(vault: Path) -> None:
    with watcher(vault) as watching:
        watching.event("started")
        watching.process.send_signal(signal.SIGHUP)
        assert watching.event("settings")
        doubt(vault)
        assert watching.event("refreshed")


@with_signals
def test_a_vault_that_is_renamed_and_comes_back_is_true_again(vault: Path) -> None:
    with watcher(vault) as watching:
        watching.event("started")
        away = vault.rename(vault.parent / "away")
        assert watching.event("doubted")["why"] == "gone"
        doubt(away)
        away.rename(vault)
        assert watching.event("refreshed")["path"] == NEXT
        doubt(vault, "- afraid that the second kiln never comes\n")
        assert watching.event("refreshed")["path"] == NEXT


@with_signals
def test_another_folder_put_in_its_place_is_the_vault_from_then_on(vault: Path) -> None:
    with watcher(vault) as watching:
        watching.event("started")
        other = Path(shutil.copytree(vault, vault.parent / "other"))
        doubt(other)
        vault.rename(vault.parent / "old")
        other.rename(vault)
        assert watching.event("refreshed")["path"] == NEXT
        assert b"night rota" in (vault / NEXT).read_bytes()


@with_signals
def test_what_is_changed_while_it_stands_still_is_seen(vault: Path) -> None:
    with watcher(vault) as watching:
        watching.event("started")
        watching.process.send_signal(signal.SIGSTOP)
        for number in range(3000):
            (vault / f"{number}.txt").touch()
            (vault / f"{number}.txt").rename(vault / f".{number}.txt")
        doubt(vault)
        watching.process.send_signal(signal.SIGCONT)
        assert watching.event("refreshed")["path"] == NEXT


def once(vault: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words(vault, "--once"), capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_once_does_it_once_and_says_so(vault: Path) -> None:
    doubt(vault)
    result = subprocess.run(
        words(vault, "--once", "--quiet-period", "0.1"), capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    assert f" Refreshed {NEXT}\n" in result.stderr
    assert b"night rota" in (vault / NEXT).read_bytes()


def test_once_does_not_believe_a_vault_that_has_vanished(vault: Path) -> None:
    assert once(vault).returncode == 0
    shutil.copytree(vault, vault.parent / "aside")
    for path in vault.iterdir():
        shutil.rmtree(path)
    for _ in range(2):
        result = once(vault)
        assert result.returncode == 1
        assert "The vault is suddenly empty. That is not believed yet, and nothing is changed." in result.stderr
    shutil.copytree(vault.parent / "aside", vault, dirs_exist_ok=True)
    assert once(vault).returncode == 0


def test_wrong_settings_stop_it_at_the_start(vault: Path) -> None:
    (vault / "vaultkit.toml").write_text("nonsense", encoding="utf-8")
    result = once(vault)
    assert result.returncode == 2
    assert result.stderr.startswith("Error: ")


@pytest.mark.parametrize("more", [("--once", "--install"), ("--install", "--uninstall"), ("--status", "--once")])
def test_wishes_that_exclude_each_other_are_refused(vault: Path, more: tuple[str, ...]) -> None:
    result = run(vault, "watch", *more)
    assert result.exit_code == 2
    assert "exclude each other" in result.stderr
