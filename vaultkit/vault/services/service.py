"""What a background service is, whatever system runs it: one file, and commands that start, stop and ask."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vaultkit.errors import UsageError

#: Settings of the shell that a service would not see, though the commands beside it do: both must use the same cache.
PASSED_ON = ("VAULTKIT_CACHE_DIR", "VAULTKIT_CONFIG_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
#: Characters that unit files, XML or a line of a log cannot hold.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_PLAIN = re.compile("[^a-z0-9]+")
_LONGEST = 32


@dataclass(frozen=True, slots=True)
class Machine:
    """What of this computer decides how a service is written."""

    #: As `sys.platform` says: "linux", "darwin", "win32".
    system: str
    #: Path of the Python that runs vaultkit; on Windows one without a window, if there is one.
    interpreter: str
    home: Path
    environ: Mapping[str, str]
    #: Number of the user; 0 where there is none (Windows).
    uid: int


@dataclass(frozen=True, slots=True)
class Completed:
    """How a command of the system ended."""

    code: int
    #: What it wrote, errors last.
    output: str


#: Runs a command of the system, given as words.
Run = Callable[[Sequence[str]], Completed]


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the system; one that is not needed may fail (stopping what does not run)."""

    words: tuple[str, ...]
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Service:
    """One vault's watcher as a background service."""

    #: For people: "systemd user unit".
    kind: str
    #: What its system calls it.
    name: str
    path: Path
    text: str
    #: After the file is written, in order.
    start: tuple[Command, ...]
    #: Before the file is removed.
    stop: tuple[Command, ...]
    #: Asks about the service; the answer goes to `state`.
    ask: tuple[str, ...]
    #: Reads the answer: "active", "failed", "not loaded".
    state: Callable[[Completed], str]
    #: Where the log is, as a command or a path.
    log: str
    encoding: str = "utf-8"
    #: After the file is gone.
    forget: tuple[Command, ...] = ()
    #: Fails where the system knows nothing of the service, so that there is nothing to stop.
    known: tuple[str, ...] = ()
    #: Fails where this system cannot run services at all.
    probe: tuple[str, ...] = ()
    #: What a person should know before saying yes.
    remarks: tuple[str, ...] = ()


def slug_of(folder: str) -> str:
    """Return a name for the service of a vault: its folder's in plain letters, and 8 hex digits of where it really is."""
    name = re.split(r"[/\\]", folder.rstrip("/\\"))[-1]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    word = _NOT_PLAIN.sub("-", plain).strip("-")[:_LONGEST].strip("-") or "vault"
    place = os.path.realpath(folder).encode("utf-8", "surrogatepass")
    return f"{word}-{hashlib.sha256(place).hexdigest()[:8]}"


def watch_command(machine: Machine, folder: str, *, notify: bool) -> tuple[str, ...]:
    """Return the words that run the watcher of a vault.

    Raises:
        UsageError: a path holds what no service file can.
    """
    if not machine.interpreter:
        message = "This Python does not know where it is, so no service can start it."
        raise UsageError(message, "Install vaultkit into an environment of its own, for instance with pipx.")
    # -P: the folder that a service starts in is no place to look for modules.
    words = (machine.interpreter, "-P", "-m", "vaultkit", "--vault", folder, "watch", "--log", "json")
    for word in words:
        refuse_unfit(word)
    return (*words, "--notify") if notify else words


def refuse_unfit(text: str) -> None:
    """Raise a UsageError if a text has characters that no service file can hold."""
    if _UNFIT.search(text):
        message = f"'{text}' has a control character or one that is no Unicode in its name."
        raise UsageError(message, "Rename the folder; nothing was written.")


def passed_on(machine: Machine) -> tuple[tuple[str, str], ...]:
    """Return the settings of the shell that the service must have too, as (name, value).

    Raises:
        UsageError: a value holds what no service file can.
    """
    found = tuple((name, machine.environ[name]) for name in PASSED_ON if machine.environ.get(name))
    for _, value in found:
        refuse_unfit(value)
    return found
