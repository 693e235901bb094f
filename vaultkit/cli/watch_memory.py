"""What a watcher knows of its vault from pass to pass, so that a pass reads and unpacks only what changed.

Nothing here is believed without looking: each thing is kept with everything it was made from, and used where that is the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from vaultkit.cli.knowledge import Ground
from vaultkit.cli.knowledge import is_kept
from vaultkit.cli.knowledge import keep
from vaultkit.cli.knowledge import made_by
from vaultkit.cli.knowledge import read_with_index
from vaultkit.cli.knowledge import take
from vaultkit.cli.knowledge import vault_key
from vaultkit.cli.workspace import Workspace
from vaultkit.signals.history import Course
from vaultkit.vault.digest import blake2b
from vaultkit.vault.index.parts import KeptNote
from vaultkit.vault.index.reading import Listed
from vaultkit.vault.index.reading import Taken
from vaultkit.vault.index.reading import unpack_row
from vaultkit.vault.index.telling import MADE
from vaultkit.vault.index.values import Row
from vaultkit.vault.listing_diff import diff_listings

if TYPE_CHECKING:
    from vaultkit.model import Assessment
    from vaultkit.model import Person
    from vaultkit.model import Vault
    from vaultkit.vault.index.shelf import Shelf
    from vaultkit.vault.settings import Settings

#: Notes that the index may be behind before somebody else is asked to bring it up to date.
_FAR = 1000
#: Notes of a vault that is known from pass to pass; what there is to know of a larger one takes too much memory.
_LARGE = 20_000
#: People whose meetings were read last, of whom it is known how.
_READ = 8


class Memory:
    """What is known of one vault."""

    def __init__(self, catch_up: Callable[[dt.date], object] | None = None) -> None:
        """Begin to know; `catch_up`, once at the start, brings an index up to date that is far behind, by another process."""
        self._catch_up = catch_up
        #: Notes by path, each with a digest of what it was unpacked from.
        self._notes: dict[str, tuple[bytes, KeptNote]] = {}
        self._seen: dict[str, tuple[bytes, KeptNote]] = {}
        self._taken: tuple[bytes, Taken] | None = None
        self._courses: dict[str, Course] = {}

    def take(self, ground: Ground, listed: Listed) -> Taken:
        """Return the vault as it was listed."""
        key = vault_key(ground, listed.fingerprint.digest)
        if self._taken is not None and self._taken[0] == key and listed.fingerprint.settled:
            return self._taken[1]
        catch_up, self._catch_up = self._catch_up, None
        if catch_up is not None and _is_far(ground, listed):
            catch_up(ground.today)
        if len(listed.files) > _LARGE:
            return _taken_plainly(ground, listed)
        self._seen = {}
        taken = take(ground, {}, listed, self._unpacked)
        self._notes, self._seen = self._seen, {}
        # What has read many notes holds them all; and what is not settled may stand for something else by now.
        self._taken = (key, taken) if taken.read <= _FAR and taken.fingerprint.settled else None
        return taken

    def course_of(self, person: str) -> Course:
        """Return how the relationship with somebody was read, to go on from there; kept of those read last."""
        course = self._courses.pop(person, None) or Course()
        self._courses[person] = course
        if len(self._courses) > _READ:
            del self._courses[next(iter(self._courses))]
        return course

    def _unpacked(self, row: Row) -> KeptNote:
        path, digest = row.stamp.path, blake2b(row.data, digest_size=16).digest()
        known = self._notes.get(path)
        kept = known[1] if known is not None and known[0] == digest else unpack_row(row)
        self._seen[path] = digest, kept
        return kept


@dataclass(frozen=True, slots=True)
class Seen:
    """The notes as they were listed for a pass, and by which settings."""

    settings: Settings
    listed: Listed


class WatchedWorkspace(Workspace):
    """One pass of a watcher: the same as any other run, with the help of what the watcher knows."""

    def __init__(self, root: Path, today: str, memory: Memory, seen: Seen) -> None:
        super().__init__(root, today or None, quiet=True)
        self.memory = memory
        self._seen = seen
        self._assessed: dict[str, Assessment] = {}

    @cached_property
    def _reading(self) -> tuple[Vault, Shelf]:
        ground = self._ground
        if ground.settings != self._seen.settings:
            return super()._reading
        taken = self.memory.take(ground, self._seen.listed)
        self.known_at = taken.fingerprint
        return taken.vault, taken.notes

    def _course_of(self, name: str) -> Course:
        return self.memory.course_of(name)

    def assess(self, person: Person) -> Assessment:
        """Return where one relationship stands today."""
        if person.name not in self._assessed:
            self._assessed[person.name] = super().assess(person)
        return self._assessed[person.name]

    def get_ready(self) -> None:
        """Read some relationships that a note is prepared for as if they were new: at the next save most of that is known."""
        from vaultkit.signals.history import read_history  # noqa: PLC0415 - a known history needs no lexicon

        coming = sorted((one.date, one.person) for one in self.vault.sessions if one.planned and one.date >= self.today)
        names = list(dict.fromkeys(name for _, name in coming))[:_READ]
        for person in self.vault.people:
            if person.name in names:
                course = self.memory.course_of(person.name)
                read_history(self.vault, person, self.languages, self.author_initials, course)

    def let_go(self, person: Person) -> None:
        """Forget what was read of one relationship: all of them at once are most of what a pass takes."""
        self._histories.pop(person.name, None)
        self._assessed.pop(person.name, None)

    def keep(self) -> None:
        """Keep the vault for other runs, as far as the index does not hold it yet."""
        vault, notes = self._reading
        if self.known_at is not None and self.known_at.settled and not is_kept(self._ground, self.known_at):
            keep(self._ground, Taken(vault, notes, self.known_at, 0))


def _taken_plainly(ground: Ground, listed: Listed) -> Taken:
    vault, notes, fingerprint = read_with_index(replace(ground, fingerprint=listed.fingerprint), {})
    return Taken(vault, notes, fingerprint, 0)


def _is_far(ground: Ground, listed: Listed) -> bool:
    """Tell whether so much is new to the index that reading it takes long and leaves much behind."""
    if len(listed.files) <= _FAR:
        return False
    if ground.index.get(MADE, "", made_by(ground)) is None:
        return True
    changes = diff_listings(listed.files, ground.index.stamps())
    return len(changes.added) + len(changes.changed) > _FAR
