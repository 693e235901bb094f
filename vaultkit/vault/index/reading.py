"""A vault read with what the index knows of it: only what changed is read from the disk, only what that bears on anew.

Steps: list the notes; look at those that are new or changed; take the live ones of the rest from the index; read all that as
one vault. If what is known of the vault around its notes came out as it was when the others gave nothing, they still give
nothing; if not, they are looked at too and the whole is read. Then the index is told. Without a usable index everything is
read, and the answer is the same.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vaultkit.model import Note
from vaultkit.model import Problem
from vaultkit.model import Vault
from vaultkit.notes.dates import order_of
from vaultkit.notes.recall import Part
from vaultkit.notes.recall import Recall
from vaultkit.notes.understand import Reading
from vaultkit.notes.understand import folded_folders
from vaultkit.notes.understand import read_vault
from vaultkit.vault.fingerprint import Fingerprint
from vaultkit.vault.index.codec import UnreadableError
from vaultkit.vault.index.looking import Progress
from vaultkit.vault.index.parts import KeptNote
from vaultkit.vault.index.parts import unpack
from vaultkit.vault.index.shelf import Shelf
from vaultkit.vault.index.state import State
from vaultkit.vault.index.store import Index
from vaultkit.vault.index.telling import AROUND
from vaultkit.vault.index.telling import MADE
from vaultkit.vault.index.telling import TOLD
from vaultkit.vault.index.telling import News
from vaultkit.vault.index.telling import tell_index
from vaultkit.vault.index.values import Row
from vaultkit.vault.listing import NoteFile
from vaultkit.vault.listing import list_with_fingerprint
from vaultkit.vault.listing_diff import diff_listings
from vaultkit.vault.settings import Settings
from vaultkit.vault.templates_aside import is_template
from vaultkit.vault.templates_aside import template_folders

#: What is wrong with a file whatever stands in it.
_OF_FILES = frozenset({"not-a-file", "note-too-large", "unreadable-note", "conflict-copy"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A vault as it was read."""

    vault: Vault
    notes: Shelf
    fingerprint: Fingerprint
    #: Number of notes read from the disk.
    read: int


@dataclass(frozen=True, slots=True)
class Listed:
    """The notes on the disk at one moment."""

    #: Before the listing began, in nanoseconds since 1970.
    started: int
    files: tuple[NoteFile, ...]
    problems: tuple[Problem, ...]
    fingerprint: Fingerprint


def list_now(root: Path, settings: Settings) -> Listed:
    """List the notes.

    Raises:
        VaultNotFoundError: the vault's own folder cannot be read.
    """
    started = time.time_ns()
    return Listed(started, *list_with_fingerprint(root, settings))


def unpack_row(row: Row) -> KeptNote:
    """Return the note of a row.

    Raises:
        UnreadableError: it holds none.
    """
    return unpack(row.data)


def take_vault(  # noqa: PLR0913 - what a reading hangs on
    root: Path,
    settings: Settings,
    index: Index,
    *,
    today: dt.date,
    templates: Iterable[str],
    made: bytes,
    ahead: Mapping[str, Note] | None = None,
    say: Progress = lambda _done, _of: None,
    listed: Listed | None = None,
    unpacked: Callable[[Row], KeptNote] = unpack_row,
) -> Taken:
    """Read a vault with the help of its index, and bring the index up to date.

    Args:
        root: the vault's folder.
        settings: as they hold there.
        index: open; one that is of no use makes this a reading of everything.
        today: the day of the reading.
        templates: the folders that the editor keeps templates in.
        made: digest of the program and of the form of its values; what another made is thrown away.
        ahead: notes as they will be, by path; of these the index learns nothing.
        say: told how far it is, in steps of a reading of everything: the last of them may not come.
        listed: the notes on the disk, where somebody has just listed them.
        unpacked: gives the note of a row, as `unpack_row` does.

    Raises:
        VaultNotFoundError: the vault's own folder cannot be read.
    """
    now = listed or list_now(root, settings)
    files, fingerprint = now.files, now.fingerprint
    if index.get(MADE, "", made) is None:
        index.clear()
    folders = folded_folders(templates)
    state = State(root, settings, index, say, {file.path: file for file in files}, today, folders)
    told = index.get(TOLD, "", made)
    known = _take_known(state, files, unpacked)
    if not known:
        told = index.get(TOLD, "", made)  # what was found damaged is gone
    coming = {path: KeptNote(note) for path, note in (ahead or {}).items()}
    aside = template_folders(root)

    def read_held(used: Mapping[str, Mapping[str, Part]]) -> tuple[Reading, Recall]:
        order = order_of(*state.votes)
        parts = {path: found for path, found in state.known_parts(order).items() if path not in coming}
        recall = Recall({**parts, **{path: found for path, found in used.items() if found}}, state.say_read)
        reading = read_vault(
            [kept.note for kept in {**state.kept, **coming}.values() if kept.note is not None],
            order,
            me=settings.me,
            today=today,
            problems=(*now.problems, *_problems(state.kept, aside)),
            templates=folders,
            recall=recall,
            quiet=state.quiet,
        )
        return reading, recall

    def read(used: Mapping[str, Mapping[str, Part]]) -> tuple[Reading, Recall]:
        reading, recall = read_held(used)
        while reading.woken:
            # What these notes say may make more people known, whose names wake others.
            state.wake(reading.woken)
            reading, recall = read_held(recall.used)
        return reading, recall

    reading, recall = read({})
    whole = state.whole
    if not whole and (not known or index.get(AROUND, "", made) != reading.around.encode()):
        _look_at_rest(state)
        reading, recall = read(recall.used)
        whole = True
    if not coming:
        tell_index(News(state, reading, recall, made, told, now.started), whole=whole)
    at_hand = {path: kept.note for path, kept in {**state.kept, **coming}.items()}
    paths = tuple(sorted({*state.files, *coming}))
    notes = Shelf(root, settings.max_note_size, lambda: paths, at_hand)
    if state.lost:
        fingerprint = Fingerprint(fingerprint.digest, fingerprint.count, settled=False)
    return Taken(reading.vault, notes, fingerprint, len(state.looked))


def _take_known(state: State, files: tuple[NoteFile, ...], unpacked: Callable[[Row], KeptNote]) -> bool:
    """Take live notes from the index and look at what changed; return whether the index knows the rest."""
    index = state.index
    changes = diff_listings(files, index.stamps())
    unsure = [file.path for file in files if file.suspect is not None]
    again = {*changes.added, *changes.changed, *unsure}
    state.votes = index.votes()
    before = {row.stamp.path: row for row in index.rows([*again, *changes.removed])}
    for path in changes.removed:
        row = before.get(path)
        if row is not None:
            state.votes = (state.votes[0] - row.day_first, state.votes[1] - row.month_first)
    for row in index.rows(live=True):
        path = row.stamp.path
        if path in again or path not in state.files:
            continue
        try:
            kept = unpacked(row)
        except UnreadableError:
            index.damaged.append(path)
            continue
        if kept.note is None and not kept.problems:
            # Private: of what it says the index holds nothing, so it is read each time.
            again.add(path)
            before[path] = row
            continue
        state.kept[path] = kept
        state.rows[path] = row
    if index.damaged or not index.writable:
        # What cannot be trusted in one place is not trusted in another: votes are sums over all rows.
        index.clear()
        state.forget()
        state.look(state.files, {})
        return False
    state.look(sorted(again), before)
    return bool(changes.unchanged) or not again


def _look_at_rest(state: State) -> None:
    rest = sorted(state.files.keys() - state.kept.keys() - state.quiet.keys())
    before = {row.stamp.path: row for row in state.index.rows(rest)}
    if not state.index.writable:
        # It was turned off meanwhile, and its sums with it.
        rest, before = list(state.files), {}
        state.forget()
    state.look(rest, before)


def _problems(kept: Mapping[str, KeptNote], aside: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with files; what stands in a template may be anything."""
    for path, one in kept.items():
        for problem in one.problems:
            if problem.code in _OF_FILES or not is_template(path, aside):
                yield problem
