"""What is known of a vault's notes while it is being read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import partial
from pathlib import Path

from vaultkit.notes.dates import DayOrder
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.facts import read_facts
from vaultkit.notes.layouts.file_dates import hangs_on_order
from vaultkit.notes.layouts.quiet import Quiet
from vaultkit.notes.recall import Part
from vaultkit.notes.silence import quiet_of
from vaultkit.notes.understand import around_facts
from vaultkit.vault.index.codec import UnreadableError
from vaultkit.vault.index.looking import Looked
from vaultkit.vault.index.looking import Progress
from vaultkit.vault.index.looking import look_at
from vaultkit.vault.index.parts import KeptNote
from vaultkit.vault.index.parts import unpack
from vaultkit.vault.index.store import Index
from vaultkit.vault.index.values import Row
from vaultkit.vault.listing import NoteFile
from vaultkit.vault.settings import Settings

#: A note is looked at, then asked for its facts, twice for meetings, and for what is parked in it.
_STEPS = 5


@dataclass(slots=True)
class State:
    """A reading in progress."""

    root: Path
    settings: Settings
    index: Index
    say: Progress
    files: dict[str, NoteFile]
    today: dt.date
    #: The folders that the editor keeps templates in, folded.
    templates: frozenset[str]
    #: Of notes read or taken from the index.
    kept: dict[str, KeptNote] = field(default_factory=dict)
    #: Notes read that give nothing: of these no more is held, for they are most of a vault.
    quiet: dict[str, Quiet] = field(default_factory=dict)
    #: All that was read, without the notes themselves.
    looked: dict[str, Looked] = field(default_factory=dict)
    #: What the index has of the notes in `kept` and `quiet`.
    rows: dict[str, Row] = field(default_factory=dict)
    votes: tuple[int, int] = (0, 0)
    #: Whether a note went between being listed and being read, or could not be read: it may come back as it was.
    lost: bool = False
    #: What the path and the properties of notes read say, however dates are written in this vault.
    _facts: dict[str, Facts] = field(default_factory=dict)
    _far: int = 0

    @property
    def whole(self) -> bool:
        """Whether all notes of the vault are known."""
        return len(self.kept) + len(self.quiet) == len(self.files)

    def look(self, paths: Iterable[str], before: Mapping[str, Row], *, hold: bool = False) -> None:
        """Read notes from the disk; what the index found in them stays where their bytes did. `hold` keeps quiet ones too."""
        wanted = [self.files[path] for path in paths if path in self.files]
        for found in look_at(self.root, wanted, self.settings, partial(self._say_looked, len(self.looked))):
            path = found.file.path
            row = before.get(path)
            if row is not None:
                self.rows[path] = row
            self._vote(found, row)
            self.looked[path] = replace(found, note=None)
            if not hold and self._is_quiet(found):
                continue
            same = row is not None and row.digest == found.digest and found.digest != b""
            parts = _unpacked(row).parts if same and row is not None else {}
            self.kept[path] = KeptNote(found.note, found.problems, parts)
        # What cannot be read for a moment would be kept as unreadable under stamps that do not change.
        unread = (path for path, one in self.looked.items() if not one.digest and _is_unreadable(one))
        self.lost = self.lost or any(file.path not in self.looked for file in wanted) or any(unread)

    def _is_quiet(self, found: Looked) -> bool:
        if found.note is None:
            return False
        facts = read_facts(found.note, None, self.templates)
        quiet = quiet_of(facts, self.today) if not found.problems else None
        if quiet is not None:
            self.quiet[facts.path] = quiet
        elif not hangs_on_order(facts.folders, facts.stem):
            self._facts[facts.path] = facts
        return quiet is not None

    def known_parts(self, order: DayOrder | None) -> dict[str, Mapping[str, Part]]:
        """Return what earlier readings and the look at the notes found in them."""
        around = around_facts(order, self.templates)
        parts = {path: kept.parts for path, kept in self.kept.items()}
        for path, facts in self._facts.items():
            if path in parts and "facts" not in parts[path]:
                parts[path] = {**parts[path], "facts": Part(around, self.today, settled=True, value=facts)}
        return parts

    def wake(self, paths: Iterable[str]) -> None:
        """Read quiet notes again, to hold them."""
        again = sorted(paths)
        rows = {path: self.rows[path] for path in again if path in self.rows}
        for path in again:
            self._vote(self.looked.pop(path), rows.get(path), -1)
            del self.quiet[path]
        self.look(again, rows, hold=True)

    def _vote(self, found: Looked, row: Row | None, times: int = 1) -> None:
        """Count how a note writes dates, in place of what the index counted of it."""
        (day_first, month_first), old = found.votes, (row.day_first, row.month_first) if row is not None else (0, 0)
        self.votes = (
            self.votes[0] + times * (day_first - old[0]),
            self.votes[1] + times * (month_first - old[1]),
        )

    def forget(self) -> None:
        """Know nothing of any note."""
        for held in (self.kept, self.quiet, self.rows, self._facts):
            held.clear()
        self.votes = (0, 0)

    def say_read(self, parts: int) -> None:
        """Say that notes were looked at, and how many parts were found in them."""
        self._tell(len(self.files) + parts)

    def _say_looked(self, before: int, number: int) -> None:
        self._tell(before + number)

    def _tell(self, done: int) -> None:
        # A quiet note is asked for no more. Where the others must be read after all, the second turn starts over; nobody should
        # see that.
        done += (_STEPS - 1) * len(self.quiet)
        self._far = max(self._far, min(done, _STEPS * len(self.files)))
        self.say(self._far, _STEPS * len(self.files))


def _is_unreadable(looked: Looked) -> bool:
    return any(problem.code == "unreadable-note" for problem in looked.problems)


def _unpacked(row: Row) -> KeptNote:
    try:
        return unpack(row.data) if row.data else KeptNote(None)
    except UnreadableError:
        return KeptNote(None)
