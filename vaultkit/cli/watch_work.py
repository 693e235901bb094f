"""What a watcher does when it is time: look, believe or doubt, bring notes up to date, tell what is new."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from contextlib import closing
from contextlib import nullcontext
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vaultkit.cli.text import count
from vaultkit.cli.watch_findings import Finding
from vaultkit.cli.watch_findings import Found
from vaultkit.cli.watch_findings import find
from vaultkit.cli.watch_log import Event
from vaultkit.cli.watch_log import Tell
from vaultkit.cli.watch_memory import Memory
from vaultkit.cli.watch_memory import Seen
from vaultkit.cli.watch_memory import WatchedWorkspace
from vaultkit.cli.watch_pass import Care
from vaultkit.cli.watch_pass import Done
from vaultkit.cli.watch_pass import State
from vaultkit.cli.watch_pass import renew_planned
from vaultkit.cli.watch_vouching import SOON
from vaultkit.cli.watch_vouching import Vouching
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError
from vaultkit.errors import VaultNotFoundError
from vaultkit.vault.index.reading import Listed
from vaultkit.vault.index.reading import list_now
from vaultkit.vault.setting_places import USER_FILE
from vaultkit.vault.setting_places import user_config_folder
from vaultkit.vault.settings import Settings
from vaultkit.vault.settings import load_settings
from vaultkit.vault.watching.believing import Believed
from vaultkit.vault.watching.believing import Doubt
from vaultkit.vault.watching.believing import judge
from vaultkit.vault.watching.believing import read_believed
from vaultkit.vault.watching.believing import write_believed
from vaultkit.vault.watching.events import SETTINGS_FILES
from vaultkit.vault.watching.events import Hinted
from vaultkit.vault.watching.looking import Look
from vaultkit.vault.watching.looking import after_writing
from vaultkit.vault.watching.looking import look
from vaultkit.vault.watching.looking import look_of
from vaultkit.vault.watching.looking import row_of
from vaultkit.vault.watching.loop import RETRY
from vaultkit.vault.watching.loop import Outcome
from vaultkit.vault.watching.reconcile import Cause
from vaultkit.vault.watching.resting import was_just_saved

if TYPE_CHECKING:
    from vaultkit.vault.watching.attest import Mark

#: Seconds between two looks at a vault that is not believed.
_DOUBTING = 5.0
#: Passes in a row that nobody but we made necessary, before the next one waits for longer.
_ROUNDS = 5
_DOUBTS = {
    Doubt.GONE: "The vault is gone. vaultkit waits for it and changes nothing.",
    Doubt.EMPTY: "The vault is suddenly empty. That is not believed yet, and nothing is changed.",
    Doubt.HALF: "The vault has lost more than half of its notes. That is not believed yet, and nothing is changed.",
}


@dataclass(frozen=True, slots=True)
class Ways:
    """What the work needs from outside."""

    root: Path
    #: `--today` as given; "" for the day of the environment or the clock.
    today: str
    #: Seconds in which a saved note counts as being typed in.
    period: float
    tell: Tell
    #: The vault's own folder in the cache; None for none.
    folder: Path | None = None
    #: Shows (person, what is new) on the desktop.
    notify: Callable[[str, str], None] | None = None
    #: What a write stands in, so that nothing breaks it off.
    whole: Callable[[], AbstractContextManager[None]] = nullcontext
    #: Seconds since 1970.
    wall: Callable[[], float] = time.time
    #: Whether a note was saved within the quiet period; by its times on disk where not given.
    just_saved: Callable[[str], bool] | None = None
    #: Brings an index that is far behind at the start up to date, as of a day; None for a run that ends soon.
    catch_up: Callable[[dt.date], object] | None = None


class Work:
    """One vault being kept up to date, and what is known of it."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._settings = Settings()
        #: What the vault looked like, and the day, when everything was true; None where something is left to do.
        self._known: tuple[int, dt.date] | None = None
        self._believed = read_believed(ways.folder) if ways.folder else Believed()
        self.doubt: Doubt | None = None
        self._started = False
        self._told: set[tuple[str, ...]] = set()
        self._refused: dict[str, str] = {}
        #: What our own last writing left, by path.
        self._own: dict[str, int] = {}
        self._rounds = 0
        self._failed = ""
        #: Answers commands that ask for the state of the vault.
        self.vouching = Vouching()
        self._memory = Memory(ways.catch_up)
        self._found = Found()

    def day(self) -> dt.date:
        """Return today."""
        return Workspace(self._ways.root, self._ways.today or None, quiet=True).today

    def say_observing(self, text: str) -> None:
        """Tell how changes are heard of."""
        self._ways.tell(Event.OBSERVING, text, {})

    def say_settings(self) -> None:
        """Tell that settings are read anew."""
        self._ways.tell(Event.SETTINGS, "Reading the settings anew.", {})

    def say_failed(self, why: str) -> None:
        """Tell what stopped a pass, once until another one succeeds."""
        if why != self._failed:
            self._failed = why
            self._ways.tell(Event.FAILED, why, {"why": why})

    def look(self) -> Look | None:
        """Return what the vault looks like, by the last settings that could be read."""
        self._heed_settings()
        return look(self._ways.root, self._settings, self._beside())

    def _heed_settings(self) -> None:
        with suppress(UsageError, OSError):  # said where they are needed
            self._settings = load_settings(self._ways.root, os.environ)

    def _list(self) -> Listed | None:
        """Return the notes, by the last settings that could be read; None for no vault."""
        self._heed_settings()
        with suppress(VaultNotFoundError):
            return list_now(self._ways.root, self._settings)
        return None

    def __call__(self, cause: Cause, hinted: Hinted = Hinted()) -> Outcome:  # noqa: B008 - a frozen value
        """Look, and do what is to be done.

        Raises:
            VaultkitError: settings or templates are wrong.
            OSError: the system fails.
        """
        mark = self.vouching.mark()
        listed = self._list()
        seen = look_of(listed.files, self._beside()) if listed is not None else None
        if self._doubts(seen) or seen is None or listed is None:
            self.vouching.revoke()
            return Outcome(again=max(_DOUBTING, self._ways.period))
        taken = Seen(self._settings, listed)
        with closing(WatchedWorkspace(self._ways.root, self._ways.today, self._memory, taken)) as workspace:
            if self._known == (seen.state, workspace.today) and cause is not Cause.SETTINGS:
                return Outcome(again=SOON if self.vouching.vouch(mark, workspace) else None)
            self._rounds = self._rounds + 1 if cause is Cause.AGAIN else 0
            outcome = self._catch_up(workspace, seen, mark, hinted.paths)
            if cause is Cause.START and self._ways.catch_up is not None:
                workspace.get_ready()
            return outcome

    def _catch_up(self, workspace: WatchedWorkspace, seen: Look, mark: Mark | None, first: frozenset[str]) -> Outcome:
        """Make every planned note true, those of the notes at `first` before the others, and tell what is new."""
        done = list(self._renew(workspace, first))
        self._report(find(workspace, self._found), workspace)
        self._failed = ""
        written = [one.written for one in done if one.written is not None]
        left = any(one.state is State.POSTPONED or (one.state is State.RENEWED and one.entangled) for one in done)
        if left or len(written) < sum(one.state is State.RENEWED for one in done):
            self._known = None
            return Outcome(again=self._ways.period if self._rounds < _ROUNDS else RETRY)
        self._known = after_writing(seen, written).state, workspace.today
        # After our own writing the vault is another one, which is read when it has settled.
        unread = self.vouching.able if written else self.vouching.vouch(mark, workspace)
        return Outcome(again=SOON if unread else None)

    def _doubts(self, seen: Look | None) -> bool:
        """Tell whether the vault is not to be believed; say so when that begins and ends."""
        before = self._believed
        self._believed, doubt = judge(before, seen.notes if seen else None, self._ways.wall())
        if self._ways.folder and (self._believed.notes, self._believed.since) != (before.notes, before.since):
            write_believed(self._ways.folder, self._believed)
        if doubt is not None and doubt != self.doubt:
            self._ways.tell(Event.DOUBTED, _DOUBTS[doubt], {"why": str(doubt), "notes_before": self._believed.notes})
        elif doubt is None and self.doubt is not None and seen is not None:
            self._ways.tell(Event.BELIEVED, f"The vault is there, {count(seen.notes, 'note')}.", {"notes": seen.notes})
        self.doubt = doubt
        return doubt is not None

    def _renew(self, workspace: Workspace, first: frozenset[str]) -> list[Done]:
        done = []
        for one in renew_planned(workspace, Care(self._is_typed_in, self._ways.whole), first):
            done.append(one)
            if one.state is State.RENEWED:
                self._own[one.path] = row_of(self._ways.root, one.path) if one.written is None else one.written.after
                self._ways.tell(Event.REFRESHED, f"Refreshed {one.path}", {"path": one.path, "person": one.person})
            if one.why and self._refused.get(one.path) != one.why:
                self._ways.tell(
                    Event.FAILED, f"{one.path}: {one.why}", {"path": one.path, "person": one.person, "why": one.why}
                )
            self._refused[one.path] = one.why
        return done

    def _is_typed_in(self, path: str) -> bool:
        if self._ways.just_saved is not None:
            return self._ways.just_saved(path)
        own = self._own.get(path)
        return was_just_saved(self._ways.root, path, self._ways.period, self._ways.wall(), own)

    def _report(self, found: tuple[Finding, ...], workspace: Workspace) -> None:
        """Tell what is new; at the start only how much there is."""
        new = [one for one in found if one.key not in self._told]
        self._told.update(one.key for one in new)
        if not self._started:
            self._started = True
            self._say_started(new, workspace)
            return
        for one in new:
            self._ways.tell(one.event, f"{one.person}: {one.text}", {"person": one.person, **one.facts})
            if self._ways.notify is not None:
                self._ways.notify(one.person, one.text)

    def _say_started(self, found: list[Finding], workspace: Workspace) -> None:
        errors = sum(one.event is Event.PHASE_ERROR for one in found)
        due = len(found) - errors
        planned = sum(session.planned and session.date >= workspace.today for session in workspace.vault.sessions)
        facts: dict[str, str | int | float] = {
            "notes": self._believed.notes, "prepared": planned, "due": due, "phase_errors": errors,
        }  # fmt: skip
        text = (
            f"{count(self._believed.notes, 'note')}, {planned} prepared; {count(due, '1:1')} due and"
            f" {count(errors, 'phase error')} as `vaultkit status` shows them."
        )
        self._ways.tell(Event.STARTED, f"Watching {self._ways.root}: {text}", facts)

    def _beside(self) -> tuple[Path, ...]:
        """Return what is no note and bears on a prepared one."""
        own = user_config_folder(os.environ)
        inside = [*sorted(SETTINGS_FILES), self._settings.templates, self._settings.prompts]
        return (own / USER_FILE, own / "templates", *(self._ways.root / name for name in inside if name))
