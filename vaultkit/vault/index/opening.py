"""Opening the file of an index: whose it is, whether it can be used, and making a new one.

Only a file that is vaultkit's own, or that no program could read, is ever thrown away. Another program's database and one
of a newer vaultkit are not even opened by SQLite, which would tidy up after them.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path
from struct import Struct

from vaultkit.vault.index.totals import Totals

#: Version of the tables below and of what is packed into them; a file of an older one is thrown away.
SCHEMA = 1
#: Marks a database as an index of vaultkit ("VKIX").
APPLICATION = 0x564B4958
#: Seconds to wait for another program that holds the index.
WAIT = 2.0

#: Files that SQLite keeps beside a database.
BESIDE = ("-wal", "-shm", "-journal")

_MAGIC = b"SQLite format 3\0"
#: A database's header: at byte 60 the user's version, at 68 the application.
_HEADER_BYTES = 100
_MARKS = Struct(">60xI4xI")

_TABLES = """
CREATE TABLE notes(path BLOB PRIMARY KEY, line BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE bodies(path BLOB PRIMARY KEY, seal INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE kept(
    kind BLOB NOT NULL, name BLOB NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, seal INTEGER NOT NULL,
    used INTEGER NOT NULL, PRIMARY KEY(kind, name)
);
"""

#: What SQLite raises for whatever is wrong with a file; what reading nonsense as a length leads to; and what comes of an
#: error's own text when it quotes the damage.
FAULTS = (sqlite3.Error, MemoryError, UnicodeDecodeError)

#: Files that this process has open as an index, with how often. SQLite's locks belong to the process and the file: reading a
#: file's header by another way and closing it again would drop those of an index that is open already.
_open: dict[tuple[int, int], int] = {}


class UnusableError(Exception):
    """The index cannot be used, through no fault of its contents; the reason completes "The index …"."""


class DamagedError(Exception):
    """The file is vaultkit's own, or nobody's, and holds nonsense."""

    def __init__(self, identity: tuple[int, int]) -> None:
        super().__init__(identity)
        #: Device and inode of the file.
        self.identity = identity


class Opened:
    """A connection to a sound index of one vault."""

    def __init__(self, place: Path, root: bytes) -> None:
        #: Whether a file was thrown away to come to this one.
        self.renewed = False
        self.place = place
        try:
            #: Device and inode of the file.
            self.identity = _claim(place)
        except DamagedError as damage:
            discard(place, damage.identity)
            self.renewed = True
            self.identity = _claim(place)
        _open[self.identity] = _open.get(self.identity, 0) + 1
        try:
            self.db = _connect(place)
            self.totals = self._first_look(root)
        except FAULTS as error:
            self.close()
            if reason := reason_of(error):
                raise UnusableError(reason) from None
            raise DamagedError(self.identity) from None
        except BaseException:
            self.close()
            raise

    def _first_look(self, root: bytes) -> Totals:
        found = Totals.read(self.db)
        if found is None and not self.db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            self._make(root)
            found = Totals.read(self.db)
        if found is None or found.root != root:
            raise DamagedError(self.identity)
        return found

    def _make(self, root: bytes) -> None:
        db = self.db
        db.execute("BEGIN IMMEDIATE")
        if not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:  # nobody else was faster
            for table in filter(str.strip, _TABLES.split(";")):
                db.execute(table)
            Totals(root).write(db)
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {SCHEMA}")
        db.execute("COMMIT")

    def prepare_writing(self) -> None:
        """Set what only a writer needs: a log that readers do not wait for, and no remains of what was deleted."""
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        self.db.execute("PRAGMA secure_delete = ON")

    def close(self) -> None:
        """Let go of the file."""
        if hasattr(self, "db"):
            with suppress(sqlite3.Error):
                self.db.close()
        left = _open.pop(self.identity, 1) - 1
        if left > 0:
            _open[self.identity] = left


def open_file(place: Path, root: bytes) -> Opened:
    """Return the index at `place`, made anew where there is none or a damaged one.

    Raises:
        UnusableError: there is nothing to be done about it now.
    """
    try:
        try:
            return Opened(place, root)
        except DamagedError as damage:
            discard(place, damage.identity)
        opened = Opened(place, root)
    except DamagedError:
        reason = "is damaged again as soon as it is made"
        raise UnusableError(reason) from None
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or error})"
        raise UnusableError(reason) from None
    opened.renewed = True
    return opened


def reason_of(error: BaseException) -> str:
    """Return what keeps the index from being used ("is locked …"); empty where the contents are to blame."""
    if isinstance(error, sqlite3.ProgrammingError):
        raise error  # a mistake of ours, which must not cost a file
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return ""
    return {
        sqlite3.SQLITE_BUSY: "is locked by another program",
        sqlite3.SQLITE_LOCKED: "is locked by another program",
        sqlite3.SQLITE_READONLY: "is read-only",
        sqlite3.SQLITE_PERM: "is read-only",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened",
        sqlite3.SQLITE_FULL: "cannot be written, for the disk is full",
        sqlite3.SQLITE_IOERR: "cannot be read or written, for the disk fails",
        sqlite3.SQLITE_ABORT: "was let go of halfway",
        sqlite3.SQLITE_INTERRUPT: "was let go of halfway",
    }.get(code & 0xFF, "")


def discard(place: Path, identity: tuple[int, int]) -> None:
    """Delete the file at `place` while it is still the one that was found wanting, and what SQLite keeps beside it.

    Raises:
        OSError: it cannot be deleted.
    """
    try:
        status = os.lstat(place)
    except FileNotFoundError:
        return
    if (status.st_dev, status.st_ino) != identity:
        return  # another process has made it anew meanwhile
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            os.unlink(f"{place}{ending}")  # noqa: PTH108 - a name beside a path
    with suppress(FileNotFoundError):
        os.unlink(place)  # noqa: PTH108 - as above


def size_of(place: Path) -> int:
    """Return the bytes that an index takes on disk."""
    size = 0
    for ending in ("", "-wal"):  # the third is scratch paper, gone when nobody has it open
        with suppress(OSError):
            size += os.stat(f"{place}{ending}").st_size  # noqa: PTH116 - a name beside a path
    return size


def _connect(place: Path) -> sqlite3.Connection:
    db = sqlite3.connect(place, timeout=WAIT, isolation_level=None)
    # Every text is kept as bytes, so that no name is too odd and no damage makes a text that cannot be decoded.
    db.text_factory = bytes
    return db


def _claim(place: Path) -> tuple[int, int]:
    """Return device and inode of the file, made if it is missing, after making sure that it is vaultkit's own.

    Raises:
        UnusableError: it is another program's.
        DamagedError: it is nobody's.
        OSError: the folder or the file cannot be made or read.
    """
    try:
        status = os.lstat(place)
    except FileNotFoundError:
        _make_folder(place.parent)
        status = _make_file(place)
    identity = (status.st_dev, status.st_ino)
    if not stat.S_ISREG(status.st_mode):
        reason = "is no file"
        raise UnusableError(reason)
    if status.st_size and identity not in _open:
        _judge(place, identity)
    if status.st_mode & 0o077 and os.name == "posix":
        os.chmod(place, 0o600)  # noqa: PTH101 - one style of call in a file about descriptors
    return identity


def _make_file(place: Path) -> os.stat_result:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(place, flags, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)  # an odd umask may have taken even the owner's rights
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, for nobody but the user."""
    if folder.is_dir():
        return
    if not folder.parent.is_dir():
        _make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(0o700)
        folder.chmod(0o700)
    if not folder.is_dir():
        reason = f"cannot be made, for '{folder}' is no folder"
        raise UnusableError(reason)


def _judge(place: Path, identity: tuple[int, int]) -> None:
    with open(place, "rb") as file:  # noqa: PTH123 - as above
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise DamagedError(identity)
    version, application = _MARKS.unpack_from(header)
    if application != APPLICATION:
        reason = "is another program's database, which vaultkit leaves alone. Move it away to have an index"
        raise UnusableError(reason)
    if version > SCHEMA:
        reason = "was made by a newer vaultkit"
        raise UnusableError(reason)
    if version < SCHEMA:
        raise DamagedError(identity)
