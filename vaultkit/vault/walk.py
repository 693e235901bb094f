"""One pass over a vault's folders: what is there, in a fixed order, and what is odd about it.

Every command takes this pass, so each note costs one `stat`, nothing is kept from one folder to the next, and nothing
large is imported until something odd turns up. Links are never followed. Hidden and temporary files and what the
settings exclude are passed over in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from collections.abc import Iterator
from operator import attrgetter

from vaultkit.errors import VaultNotFoundError
from vaultkit.vault.exclusion import Exclusion
from vaultkit.vault.files import MAY_BE_ELSEWHERE
from vaultkit.vault.files import is_elsewhere
from vaultkit.vault.files import kind_of
from vaultkit.vault.names import ENDINGS
from vaultkit.vault.names import fold
from vaultkit.vault.names import has_controls
from vaultkit.vault.names import is_undecodable
from vaultkit.vault.names import marked
from vaultkit.vault.names import may_be_certain_copy
from vaultkit.vault.names import originals
from vaultkit.vault.names import unportable

#: A note: path in the vault, size in bytes, time of change and of change of state in nanoseconds, inode.
Row = tuple[str, int, int, int, int]
#: What is to be reported: code of the problem, path in the vault, the fact that its sentence needs ("" if none).
Oddity = tuple[str, str, str]

#: Folders of other people's texts, never of anybody's notes.
_NEVER = frozenset({"node_modules", "__pycache__"})
#: First letters of what is hidden, and of the temporary files of editors and sync services.
_ASIDE = frozenset(".~#")
_STUBS = tuple(f"{ending}.icloud" for ending in ENDINGS)

#: Whether a folder can be read by descriptor: nothing is looked up by its whole path then, and no link is followed.
_BY_DESCRIPTOR = os.scandir in os.supports_fd and os.open in os.supports_dir_fd
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

_NAME = attrgetter("name")


class Folder:
    """What one folder of a vault holds."""

    __slots__ = ("folders", "notes", "oddities", "path", "suspects", "twins", "whole")

    def __init__(self, path: str) -> None:
        #: Path in the vault; "" for its top.
        self.path = path
        self.notes: list[Row] = []
        #: Paths of the folders in it that are read in their turn.
        self.folders: list[str] = []
        self.oddities: list[Oddity] = []
        #: Path of a note -> names beside it whose conflict copy it could be.
        self.suspects: dict[str, tuple[str, ...]] = {}
        #: Whether other systems would take two of its names for one.
        self.twins = False
        #: False where something could not be read, or vanished during the pass.
        self.whole = True


def walk(root: str | os.PathLike[str], exclude: Iterable[str] = (), templates: str = "") -> Iterator[Folder]:
    """Yield every folder of a vault, its top first; `exclude` and `templates` as in the settings.

    Raises:
        VaultNotFoundError: the vault's own folder cannot be read.
    """
    exclusion = Exclusion(exclude, templates)
    place = os.fspath(root)
    top = -1
    try:
        try:
            top = os.open(root, _FOLDER) if _BY_DESCRIPTOR else -1
            folder = _read(top if _BY_DESCRIPTOR else place, "", exclusion)
        except OSError as error:
            message = f"The vault '{place}' cannot be read: {error.strerror or error}."
            raise VaultNotFoundError(message, "Check that the folder is there and that you may read it.") from None
        waiting = folder.folders[::-1]
        yield folder
        while waiting:
            folder = _sub_folder(place, top, waiting.pop(), exclusion)
            waiting += folder.folders[::-1]
            yield folder
    finally:
        if top >= 0:
            os.close(top)


def _sub_folder(place: str, top: int, path: str, exclusion: Exclusion) -> Folder:
    try:
        if not _BY_DESCRIPTOR:
            return _read(f"{place}{os.sep}{path}", path, exclusion)
        descriptor = os.open(path, _FOLDER | _NO_LINK, dir_fd=top)
        try:
            return _read(descriptor, path, exclusion)
        finally:
            os.close(descriptor)
    except OSError as error:
        folder = Folder(path)
        folder.whole = False
        # Where it is gone since its own folder was read, there is nothing to tell.
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            folder.oddities.append(("unreadable-folder", path, error.strerror or "unknown"))
        return folder


def _read(place: str | int, path: str, exclusion: Exclusion) -> Folder:
    folder = Folder(path)
    prefix = f"{path}/" if path else ""
    with os.scandir(place) as found:
        entries = sorted(found, key=_NAME)
    names = [entry.name for entry in entries]
    aside = exclusion.among(prefix, names) | _NEVER
    notes = []
    for entry in entries:
        name = entry.name
        if name[0] in _ASIDE:
            if name[0] == "." and name.lower().endswith(_STUBS):
                folder.oddities.append(("not-on-this-machine", prefix + name[: -len(".icloud")], ""))
        elif name not in aside:
            is_note = name.endswith(ENDINGS) or name.lower().endswith(ENDINGS)
            try:
                if is_note and entry.is_file(follow_symlinks=False):
                    notes.append(entry)
                else:
                    _other(folder, entry, prefix + name, is_note=is_note)
            except OSError as error:
                _missed(folder, prefix + name, error)
    del entries  # a status is kept with each entry: in a folder of many notes, more than all the rest
    told = [entry.name for entry in notes]
    kept = told + [inner[len(prefix) :] for inner in folder.folders]
    folder.twins = len(set(fold("/".join(kept)).split("/"))) < len(kept)
    trouble, copies = marked(told)
    neighbours = frozenset(names) if copies else copies
    del names, told, kept  # the same: ten thousand notes may stand in one folder
    _notes(folder, notes, trouble, copies, neighbours)
    return folder


def _other(folder: Folder, entry: os.DirEntry[str], path: str, *, is_note: bool) -> None:
    """Take in what is no regular note: a link, a folder, or what only has the name of a note."""
    if entry.is_symlink():
        if is_note or entry.is_dir():
            folder.oddities.append(("link-not-followed", path, ""))
    elif entry.is_dir(follow_symlinks=False):
        if _may_read(folder, entry.name, path):
            folder.folders.append(path)
    elif is_note and _may_read(folder, entry.name, path):
        mode = entry.stat(follow_symlinks=False).st_mode
        folder.oddities.append(("not-a-file", path, kind_of(mode)))


def _notes(
    folder: Folder,
    notes: list[os.DirEntry[str]],
    trouble: frozenset[str],
    copies: frozenset[str],
    neighbours: frozenset[str],
) -> None:
    """Take in the notes of a folder; those in `trouble` and `copies` need a look, the latter among all `neighbours`."""
    prefix = f"{folder.path}/" if folder.path else ""
    rows = folder.notes
    notes.reverse()
    while notes:
        entry = notes.pop()
        name = entry.name
        path = prefix + name
        try:
            if name in trouble and not _may_read(folder, name, path):
                continue
            status = entry.stat(follow_symlinks=False)
            if name in copies and _is_copy(folder, name, path, neighbours):
                continue
            if MAY_BE_ELSEWHERE and is_elsewhere(status):
                folder.suspects.pop(path, None)
                folder.oddities.append(("not-on-this-machine", path, ""))
                continue
            rows.append((path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
        except OSError as error:
            _missed(folder, path, error)


def _missed(folder: Folder, path: str, error: OSError) -> None:
    folder.whole = False
    if not isinstance(error, FileNotFoundError):  # else gone since the folder was read
        folder.oddities.append(("unreadable-note", path, error.strerror or "unknown"))


def _may_read(folder: Folder, name: str, path: str) -> bool:
    """Tell what is odd about a name; return whether what it names can be read at all."""
    if not name.isprintable():
        if is_undecodable(name):
            folder.oddities.append(("undecodable-name", _printable(path), ""))
            return False
        if has_controls(name):
            folder.oddities.append(("unprintable-name", path, ""))
            return True
    if reason := unportable(name):
        folder.oddities.append(("unportable-name", path, reason))
    return True


def _is_copy(folder: Folder, name: str, path: str, neighbours: frozenset[str]) -> bool:
    """Tell whose conflict copy a note could be; return whether its name alone proves it to be one."""
    if may_be_certain_copy(name):
        from vaultkit.vault.copies import suspect  # noqa: PLC0415 - loads regular expressions

        copy = suspect(name, ())
        if copy is not None:
            folder.oddities.append(("conflict-copy", path, copy.maker))
            return True
    if beside := originals(name, neighbours):
        folder.suspects[path] = beside
    return False


def _printable(path: str) -> str:
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "backslashreplace")  # Windows keeps halves of characters that no bytes stand for
    return raw.decode("utf-8", "backslashreplace")
