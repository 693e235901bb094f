"""What can go wrong while a note is written, made to go wrong: a system call that fails or never returns, and races.

Run as a program (`python -m tests.vault.faults kills|races WAY DEED FOLDER`) it forks, kills its children at each system
call in turn, or lets them race, and prints what became of each as JSON. A program of its own, since forking a test runner
with threads is unsound.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from vaultkit.errors import WriteError
from vaultkit.vault import files
from vaultkit.vault import folders
from vaultkit.vault import temporaries
from vaultkit.vault import writing

ROOMS: tuple[ModuleType, ...] = (files, folders, temporaries, writing)
WAYS = ("unnamed", "linked", "directly")
DEEDS = ("create", "create deep", "replace")

OLD = b"# Ada\r\n\r\nold\r\n"
TEXT = "# Ada\n\n" + "- a line of the new note\n" * 2000
NEW = TEXT.encode()


class FaultyOs:
    """The os module, whose n-th call does what it is told; a way of making notes may be missing altogether."""

    def __init__(self, way: str, at: int, fault: Callable[[], None], *, lasting: bool = False) -> None:
        self.way = way
        self.at = at
        self.fault = fault
        self.lasting = lasting
        self.calls = 0

    @property
    def struck(self) -> bool:
        return self.calls >= self.at

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever os has
        if name == "O_TMPFILE" and self.way != "unnamed":
            raise AttributeError(name)
        real = getattr(os, name)
        if not callable(real) or isinstance(real, type) or name in {"fspath", "getuid"}:
            return real

        def call(*args: object, **kwargs: object) -> object:
            self.calls += 1
            if self.calls == self.at or (self.lasting and self.struck):
                self.fault()
            if name == "link" and self.way == "directly":
                raise OSError(errno.EPERM, "Operation not permitted")
            return real(*args, **kwargs)

        return call


def prepare(root: Path, deed: str) -> None:
    """Make a vault in which the deed can be done."""
    root.mkdir(parents=True)
    (root / "other.md").write_bytes(b"# Bo\n")
    if deed == "replace":
        (root / "a.md").write_bytes(OLD)


def do(root: Path, deed: str) -> None:
    if deed == "replace":
        writing.replace_text(root, "a.md", expected=OLD, new=NEW)
    else:
        writing.create_note(root, note_of(deed), TEXT)


def note_of(deed: str) -> str:
    return "x/y/a.md" if deed == "create deep" else "a.md"


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of a vault but our own left-over temporaries."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(".vaultkit-")
    }


def kills(way: str, deed: str, folder: Path) -> list[int]:
    """Kill a child at its first, second ... system call, each in a vault of its own, until one gets through."""
    codes: list[int] = []
    while not codes or codes[-1] == 9:
        root = folder / str(len(codes))
        prepare(root, deed)
        child = os.fork()
        if child == 0:
            shim = FaultyOs(way, len(codes) + 1, lambda: os._exit(9))
            for room in ROOMS:
                setattr(room, "os", shim)  # noqa: B010 - mypy knows that a module's os is the os module
            do(root, deed)
            os._exit(0)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    return codes


def races(way: str, deed: str, folder: Path) -> list[list[int]]:
    """Let four children do the same twenty times; 0: done, 1: somebody else was first, 2: anything else."""
    outcomes = []
    for number in range(20):
        root = folder / str(number)
        prepare(root, deed)
        start, go = os.pipe()
        children = []
        for _ in range(4):
            child = os.fork()
            if child == 0:
                os.close(go)
                os.read(start, 1)  # returns when the parent closes the other end
                os._exit(_race(way, root, deed))
            children.append(child)
        os.close(start)
        os.close(go)
        outcomes.append([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children])
    return outcomes


def _race(way: str, root: Path, deed: str) -> int:
    shim = FaultyOs(way, sys.maxsize, lambda: None)
    for room in ROOMS:
        setattr(room, "os", shim)  # noqa: B010 - as above
    try:
        do(root, deed)
    except (writing.NoteExistsError, writing.NoteChangedError):
        return 1
    except WriteError:
        return 2
    return 0


if __name__ == "__main__":
    game = {"kills": kills, "races": races}[sys.argv[1]]
    json.dump(game(sys.argv[2], sys.argv[3], Path(sys.argv[4])), sys.stdout)
