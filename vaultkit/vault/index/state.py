"""What is known of a vault's notes while it is being read."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from functools import partial
from pathlib import Path

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
    #: Of notes read or taken from the index.
    kept: dict[str, KeptNote] = field(default_factory=dict)
    looked: dict[str, Looked] = field(default_factory=dict)
    #: What the index has of the notes in `kept`.
    rows: dict[str, Row] = field(default_factory=dict)
    votes: tuple[int, int] = (0, 0)
    #: Whether a note went between being listed and being read, or could not be read: it may come back as it was.
    lost: bool = False
    _far: int = 0

    def look(self, paths: Iterable[str], before: Mapping[str, Row]) -> None:
        """Read notes from the disk; what the index found in them stays where their bytes did."""
        wanted = [self.files[path] for path in paths if path in self.files]
        for found in look_at(self.root, wanted, self.settings, partial(self._say_looked, len(self.looked))):
            path = found.file.path
            row = before.get(path)
            if row is not None:
                self.rows[path] = row
            same = row is not None and row.digest == found.digest and found.digest != b""
            parts = _unpacked(row).parts if same and row is not None else {}
            self.looked[path] = found
            self.kept[path] = KeptNote(found.note, found.problems, parts)
            day_first, month_first = found.votes
            old = (row.day_first, row.month_first) if row is not None else (0, 0)
            self.votes = (self.votes[0] + day_first - old[0], self.votes[1] + month_first - old[1])
        # What cannot be read for a moment would be kept as unreadable under stamps that do not change.
        unread = (path for path, one in self.looked.items() if not one.digest and _is_unreadable(one))
        self.lost = self.lost or any(file.path not in self.looked for file in wanted) or any(unread)

    def say_read(self, parts: int) -> None:
        """Say that notes were looked at, and how many parts were found in them."""
        self._tell(len(self.files) + parts)

    def _say_looked(self, before: int, number: int) -> None:
        self._tell(before + number)

    def _tell(self, done: int) -> None:
        # Where the others must be read after all, the second turn starts over; nobody should see that.
        self._far = max(self._far, min(done, _STEPS * len(self.files)))
        self.say(self._far, _STEPS * len(self.files))


def _is_unreadable(looked: Looked) -> bool:
    return any(problem.code == "unreadable-note" for problem in looked.problems)


def _unpacked(row: Row) -> KeptNote:
    try:
        return unpack(row.data) if row.data else KeptNote(None)
    except UnreadableError:
        return KeptNote(None)
