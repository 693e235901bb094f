"""A vault watched with a clock that runs as fast as it is asked, and what a watcher tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.next_vaults import run
from tests.vault.watching.fast import Change
from tests.vault.watching.fast import Script
from vaultkit.cli.watch_log import Event
from vaultkit.cli.watch_work import Ways
from vaultkit.cli.watch_work import Work
from vaultkit.vault.watching.batches import Quiet
from vaultkit.vault.watching.events import Hinted
from vaultkit.vault.watching.loop import Outcome
from vaultkit.vault.watching.reconcile import Cause

PERIOD = 3.0
QUIET = Quiet(PERIOD, 60.0)
#: What makes a prep block say something else: a doubt that is said again next time.
DOUBT = "- worried that the night rota breaks\n"


class Told:
    """What a watcher has told."""

    def __init__(self) -> None:
        self.events: list[tuple[Event, str, dict[str, str | int | float]]] = []

    def __call__(self, event: Event, text: str, facts: dict[str, str | int | float]) -> None:
        self.events.append((event, text, facts))

    def of(self, event: Event) -> list[str]:
        return [text for one, text, _ in self.events if one is event]


class Fast:
    """One vault watched from the first second on; `end` in seconds, at noon of 23 November 2026."""

    def __init__(self, vault: Path, monkeypatch: pytest.MonkeyPatch, folder: Path | None = None) -> None:
        self.vault = vault
        self.told = Told()
        #: When a note was saved last, and by whom does not matter.
        self.saved: dict[str, float] = {}
        self.script = Script(end=0)
        self._monkeypatch = monkeypatch
        ways = Ways(
            vault, "", PERIOD, self.told, folder, wall=lambda: self.script.moment().wall, just_saved=self._typed
        )
        self.work = Work(ways)

    def run(self, changes: Sequence[Change], end: float) -> None:
        self.script = Script(changes, end=end)
        self.script.run(QUIET, self._work, failed=self.work.say_failed)

    def save(self, path: str, text: str) -> None:
        """Save a note as an editor does."""
        note = self.vault / path
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_bytes(text.encode())
        self.saved[path] = self.script.now

    def _typed(self, path: str) -> bool:
        return self.script.now - self.saved.get(path, -1e9) < PERIOD

    def _work(self, cause: Cause, hinted: Hinted) -> Outcome:
        self._monkeypatch.setenv("VAULTKIT_TODAY", self.script.moment().today.isoformat())
        return self.work(cause, hinted)


def true_text(vault: Path, person: str, day: dt.date, today: dt.date) -> bytes:
    """Return what `next` would leave in the note of that day."""
    result = run(vault, "next", person, "--date", day.isoformat(), "--dry-run", today=today.isoformat())
    assert result.exit_code == 0, result.output
    return result.stdout_bytes
