"""Which notes a vault has: one pass over its folders, in a fixed order, with what was left out and why.

Links are never followed. Hidden folders, temporary files and what the settings exclude are passed over in silence; anything
else that looks like a note and is not read is reported.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from vaultkit.briefs.filing.safe_names import fold_path
from vaultkit.errors import VaultNotFoundError
from vaultkit.model import Problem
from vaultkit.notes.problem_table import make_problem
from vaultkit.vault.copies import Suspect
from vaultkit.vault.copies import suspect
from vaultkit.vault.files import is_elsewhere
from vaultkit.vault.files import kind_of
from vaultkit.vault.paths import has_controls
from vaultkit.vault.paths import unportable
from vaultkit.vault.settings import Settings

ENDINGS = (".md", ".markdown")

#: Folders of other people's texts, never of anybody's notes.
_NEVER = frozenset({"node_modules", "__pycache__"})
#: Beginnings of the temporary files of editors and sync services.
_TEMPORARY = ("~", "._", "#")


@dataclass(frozen=True, slots=True)
class NoteFile:
    """One note on disk: its path in the vault, and what tells whether it changed."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    #: Set where the name may be that of a conflict copy of a neighbour: only the contents can tell.
    suspect: Suspect | None = None


def list_notes(root: Path, settings: Settings) -> tuple[tuple[NoteFile, ...], tuple[Problem, ...]]:
    """Return the vault's notes by path, and what else looks like one.

    Raises:
        VaultNotFoundError: the vault's own folder cannot be read.
    """
    scan = _Scan(_exclusion(settings.exclude, settings.templates))
    try:
        scan.folder(os.fspath(root), "")
        while scan.waiting:
            path = scan.waiting.pop()
            scan.sub_folder(os.path.join(root, path), path)  # noqa: PTH118 - a Path a folder would double the time
    except OSError as error:
        message = f"The vault '{root}' cannot be read: {error.strerror or error}."
        raise VaultNotFoundError(message, "Check that the folder is there and that you may read it.") from None
    problems = [*scan.problems, *_summaries(scan), *_twins([*scan.folders, *(note.path for note in scan.notes)])]
    notes = sorted(scan.notes, key=lambda note: note.path)
    return tuple(notes), tuple(sorted(problems, key=lambda problem: (problem.path, problem.line, problem.code)))


class _Scan:
    """A walk over a vault in progress."""

    def __init__(self, excluded: Callable[[str, str], bool]) -> None:
        self.notes: list[NoteFile] = []
        self.problems: list[Problem] = []
        self.folders: list[str] = []
        #: Folders still to be read, by path in the vault.
        self.waiting: list[str] = []
        #: Paths of notes in the cloud, and of names that other systems refuse, by reason.
        self.elsewhere: list[str] = []
        self.unportable: dict[str, list[str]] = {}
        self._excluded = excluded

    def sub_folder(self, place: str, path: str) -> None:
        try:
            self.folder(place, f"{path}/")
        except (FileNotFoundError, NotADirectoryError):
            return  # gone since its own folder was read
        except OSError as error:
            self._report("unreadable-folder", path, reason=error.strerror or "unknown")

    def folder(self, place: str, prefix: str) -> None:
        with os.scandir(place) as found:
            entries = list(found)
        names = {entry.name for entry in entries}
        for entry in entries:
            path = prefix + entry.name
            try:
                self._entry(entry, path, names)
            except FileNotFoundError:
                continue  # gone since the folder was read
            except OSError as error:
                self._report("unreadable-note", path, reason=error.strerror or "unknown")

    def _entry(self, entry: os.DirEntry[str], path: str, names: set[str]) -> None:
        name = entry.name
        if name.startswith("."):
            if name.lower().endswith(tuple(f"{ending}.icloud" for ending in ENDINGS)):
                self.elsewhere.append(path[: -len(".icloud")])
            return
        is_note = name.lower().endswith(ENDINGS)
        if name.startswith(_TEMPORARY) or name in _NEVER or self._excluded(path, name):
            return
        if entry.is_symlink():
            if is_note or entry.is_dir():
                self._report("link-not-followed", path)
        elif entry.is_dir(follow_symlinks=False):
            if self._may_read(name, path):
                self.folders.append(path)
                self.waiting.append(path)
        elif is_note and self._may_read(name, path):
            self._note(entry, path, suspect(name, names))

    def _may_read(self, name: str, path: str) -> bool:
        """Report what is odd about a name; return whether it can be read at all."""
        if not name.isascii():
            try:
                name.encode("utf-8")
            except UnicodeEncodeError:
                self._report("undecodable-name", _printable(path))
                return False
        if has_controls(name):
            self._report("unprintable-name", path)
        elif reason := unportable(name):
            self.unportable.setdefault(reason, []).append(path)
        return True

    def _note(self, entry: os.DirEntry[str], path: str, copy: Suspect | None) -> None:
        status = entry.stat(follow_symlinks=False)
        if not entry.is_file(follow_symlinks=False):
            self._report("not-a-file", path, kind=kind_of(status.st_mode))
        elif copy and not copy.original:
            self._report("conflict-copy", path, maker=copy.maker)
        elif is_elsewhere(status):
            self.elsewhere.append(path)
        else:
            self.notes.append(
                NoteFile(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, copy)
            )

    def _report(self, code: str, path: str, **facts: object) -> None:
        self.problems.append(make_problem(code, path, **facts))


def _summaries(scan: _Scan) -> Iterable[Problem]:
    """Yield one problem for each thing that may be wrong with a thousand files at once."""
    if scan.elsewhere:
        yield make_problem("not-on-this-machine", min(scan.elsewhere), more=_more(scan.elsewhere))
    for reason, paths in scan.unportable.items():
        yield make_problem("unportable-name", min(paths), reason=reason, more=_more(paths))


def _more(paths: Sequence[str]) -> str:
    others = len(paths) - 1
    return f" (and {others} more)" if others else ""


def _twins(paths: Iterable[str]) -> Iterable[Problem]:
    first: dict[str, str] = {}
    for path in sorted(paths):
        other = first.setdefault(fold_path(path), path)
        # Twins inside twin folders follow from those.
        if other != path and _parent(other) == _parent(path):
            yield make_problem("twin-names", path, other=other)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _exclusion(patterns: Iterable[str], templates: str = "") -> Callable[[str, str], bool]:
    """Return a test on (path, name): patterns with a slash are paths from the vault's top, others names at any depth.

    `*` and `?` stand for letters; brackets are letters themselves. `templates` is one folder's path and no pattern.
    """
    folded = [fold_path(pattern.strip()).replace("[", "[[]") for pattern in patterns if pattern.strip("/ ")]
    aside = fold_path(templates)
    names = [pattern.strip("/") for pattern in folded if "/" not in pattern.rstrip("/")]
    paths = [pattern.strip("/") for pattern in folded if "/" in pattern.rstrip("/")]
    if not folded and not aside:
        return lambda _path, _name: False

    def excluded(path: str, name: str) -> bool:
        name = fold_path(name)
        path = fold_path(path)
        if aside and path == aside:
            return True
        return any(fnmatchcase(name, pattern) for pattern in names) or any(
            fnmatchcase(path, pattern) for pattern in paths
        )

    return excluded


def _printable(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
