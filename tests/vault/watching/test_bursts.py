"""Whatever happens to a vault, and however fast: the watcher's last look is at the vault as it is."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.vault.watching.fast import DAY
from vaultkit.vault.fingerprint import take_fingerprint
from vaultkit.vault.settings import Settings
from vaultkit.vault.watching.batches import Quiet
from vaultkit.vault.watching.events import Hinted
from vaultkit.vault.watching.events import Hints
from vaultkit.vault.watching.looking import Look
from vaultkit.vault.watching.looking import look
from vaultkit.vault.watching.loop import Outcome
from vaultkit.vault.watching.loop import Wanted
from vaultkit.vault.watching.loop import follow
from vaultkit.vault.watching.observing import Observation
from vaultkit.vault.watching.reconcile import Cause
from vaultkit.vault.watching.reconcile import Moment

#: Seconds that a watcher is given on a busy machine.
PATIENCE = 60.0


@contextmanager
def watched(vault: Path) -> Iterator[list[Look | None]]:
    """Watch a vault in a thread; give the looks it takes."""
    looks: list[Look | None] = []
    ended = threading.Event()
    observation = Observation(vault, Hints(), lambda: look(vault, Settings()), lambda _text: None)

    def work(_cause: Cause, _hinted: Hinted) -> Outcome:
        looks.append(look(vault, Settings()))
        return Outcome()

    def run() -> None:
        follow(
            observation,
            work,
            lambda: Moment(time.time(), time.monotonic(), DAY.date()),
            Quiet(0.05, 1.0),
            Wanted(ended.is_set),
            failed=pytest.fail,
        )

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield looks
    finally:
        ended.set()
        thread.join()
        observation.close()


def wait_for(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not (came := true()) and time.monotonic() < end:
        time.sleep(0.02)
    return came


class User:
    """Somebody who edits, renames, moves and deletes notes and folders at random."""

    def __init__(self, vault: Path, seed: int) -> None:
        self.vault = vault
        self.chance = random.Random(seed)  # noqa: S311 - the same every time
        self.count = 0

    def act(self) -> None:
        self.count += 1
        kind = self.chance.choices(
            ["write", "append", "replace", "rename", "delete", "move", "folder", "remove", "elsewhere"],
            [30, 15, 20, 10, 10, 5, 4, 2, 4],
        )[0]
        getattr(self, kind)()

    def folders(self) -> list[Path]:
        return (
            sorted(path for path in self.vault.rglob("*") if path.is_dir()) if self.count % 20 == 0 else self._known()
        )

    def _known(self) -> list[Path]:
        return [path for path in (self.vault / str(number) for number in range(12)) if path.is_dir()]

    def note(self, *, new: bool = False) -> Path:
        folder = self.chance.choice([*self.folders(), self.vault])
        if new:
            return folder / f"{self.chance.randrange(60)}.md"
        return next((path for path in sorted(folder.glob("*.md")) if self.chance.random() < 0.4), folder / "0.md")

    def write(self) -> None:
        self.note(new=True).write_text(f"{self.count}", encoding="utf-8")

    def append(self) -> None:
        with self.note().open("a", encoding="utf-8") as file:
            file.write(f"- {self.count}\n")

    def replace(self) -> None:
        note = self.note()
        temporary = note.with_name(f".{self.count}.tmp")
        temporary.write_text(f"saved {self.count}", encoding="utf-8")
        temporary.replace(note)

    def rename(self) -> None:
        note = self.note()
        if note.exists():
            note.rename(self.note(new=True))

    def delete(self) -> None:
        self.note().unlink(missing_ok=True)

    def move(self) -> None:
        folder = self.vault / str(self.chance.randrange(12))
        target = self.vault / str(self.chance.randrange(12))
        if folder.is_dir() and not target.exists():
            folder.rename(target)

    def folder(self) -> None:
        (self.chance.choice([*self._known(), self.vault]) / str(self.chance.randrange(12))).mkdir(exist_ok=True)

    def remove(self) -> None:
        shutil.rmtree(self.vault / str(self.chance.randrange(12)), ignore_errors=True)

    def elsewhere(self) -> None:
        """Move a folder out of the vault, change it there, and bring it back under another name."""
        for folder in self._known()[:1]:
            away = self.vault.parent / f"away-{self.count}"
            folder.rename(away)
            (away / "changed.md").write_text(f"{self.count}", encoding="utf-8")
            target = self.vault / str(self.chance.randrange(12))
            if not target.exists():
                away.rename(target)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="open folders cannot be renamed there")
@pytest.mark.parametrize("seed", [1, 2])
def test_after_ten_thousand_random_changes_the_last_look_is_at_the_vault_as_it_is(tmp_path: Path, seed: int) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    user = User(vault, seed)
    with watched(vault) as looks:
        for number in range(5000):
            user.act()
            if number % 500 == 499:
                now = look(vault, Settings())
                assert wait_for(lambda now=now: bool(looks) and looks[-1] == now)  # type: ignore[misc]
        # A look at folders that were moved too fast may still follow; then it rests.
        assert wait_for(lambda: not grows(looks, 2.5))
        assert looks[-1] == look(vault, Settings())


def grows(looks: list[Look | None], seconds: float) -> bool:
    """Give looks that must not happen the time in which they would."""
    before = len(looks)
    end = time.monotonic() + seconds
    while len(looks) == before and time.monotonic() < end:
        time.sleep(0.02)
    return len(looks) > before


def test_looking_causes_no_further_look(tmp_path: Path) -> None:
    (tmp_path / "vault" / "1-1s").mkdir(parents=True)
    (tmp_path / "vault" / "1-1s" / "a.md").touch()
    with watched(tmp_path / "vault") as looks:
        assert wait_for(lambda: len(looks) == 1)
        assert not grows(looks, 0.5)


WATCH = """
import sys, time
from pathlib import Path
import datetime as dt
from vaultkit.vault.fingerprint import take_fingerprint
from vaultkit.vault.watching.batches import Quiet
from vaultkit.vault.watching.events import Hints
from vaultkit.vault.watching.loop import Outcome, Wanted, follow
from vaultkit.vault.watching.observing import Observation
from vaultkit.vault.watching.reconcile import Moment
root = Path(sys.argv[1])
class Loud(Hints):
    def put_everything(self, why):
        print(why, flush=True)
        super().put_everything(why)
def work(cause, hinted):
    print(take_fingerprint(root).digest.hex(), flush=True)
    return Outcome()
clock = lambda: Moment(time.time(), time.monotonic(), dt.date(2026, 11, 23))
source = Observation(root, Loud(), lambda: None, print)
follow(source, work, clock, Quiet(0.3, 6.0), Wanted(lambda: False), failed=print)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="stops a process, and fills Linux's queue of events")
def test_twelve_thousand_notes_written_while_it_stands_still_are_all_seen(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    for number in range(12):
        (vault / str(number)).mkdir(parents=True)
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", WATCH, str(vault)], stdout=subprocess.PIPE, text=True, env=environ
    ) as watcher:
        try:
            assert watcher.stdout is not None
            watcher.stdout.readline()
            watcher.send_signal(signal.SIGSTOP)
            for number in range(12_000):
                (vault / str(number % 12) / f"{number}.md").write_text("- tired\n", encoding="utf-8")
            (vault / "12" / "new").mkdir(parents=True)
            (vault / "12" / "new" / "a.md").touch()
            now = take_fingerprint(vault).digest.hex()
            watcher.send_signal(signal.SIGCONT)
            told = [watcher.stdout.readline().strip()]
            while told[-1] != now:
                told.append(watcher.stdout.readline().strip())
            assert "overflow" in told, "the queue did not overflow, so this shows nothing"
            # What happens in the folders that it missed is heard of from now on.
            (vault / "12" / "new" / "b.md").touch()
            now = take_fingerprint(vault).digest.hex()
            while told[-1] != now:
                told.append(watcher.stdout.readline().strip())
        finally:
            watcher.kill()
