"""Histories of many people read by several processes, each with the meetings of one person at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from multiprocessing.connection import wait

from vaultkit.errors import VaultkitError
from vaultkit.model import History
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault
from vaultkit.signals.history import read_history
from vaultkit.signals.language import Languages
from vaultkit.vault.index.codec import decode
from vaultkit.vault.index.codec import encode
from vaultkit.vault.settings import Settings

#: A vault of one person's meetings, that person, and the initials of the notes' author.
_Task = tuple[Vault, Person, tuple[str, ...]]

#: More would hold more memory than they save time.
_MOST = 8


def read_apart(
    vault: Vault,
    held: Mapping[str, Sequence[Session]],
    initials: Sequence[str],
    settings: Settings,
    take: Callable[[History], None],
) -> None:
    """Read histories and hand them over as they come; not all of them where a process fails, or none can be started.

    Args:
        vault: as read.
        held: the meetings that were held, by the names of those whose histories are wanted.
        initials: of the notes' author.
        settings: of the vault.
        take: told each history.
    """
    processes = min(_processors(), len(held), _MOST)
    if processes < 2:
        return
    people = {person.name: person for person in vault.people}
    try:
        # Spawned, not forked: a thread may be showing how far all this is.
        with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _begin) as pool:
            try:
                with _interrupted_later():
                    tasks = [
                        pool.submit(
                            _read_packed,
                            encode(_Task, (_only(vault, sessions), people[name], tuple(initials))),
                            settings.language,
                            settings.lexicon,
                        )
                        for name, sessions in held.items()
                    ]
                for task in as_completed(tasks):
                    history = task.result()
                    if history is not None:
                        take(decode(History, history))
            except BaseException:
                # Whoever interrupts does not wait for meetings that nobody will ask for.
                for child in multiprocessing.active_children():
                    child.terminate()
                raise
    except (BrokenProcessPool, OSError):
        return


def _only(vault: Vault, sessions: Sequence[Session]) -> Vault:
    return replace(vault, sessions=tuple(sessions), actions=(), problems=())


def _read_packed(packed: bytes, language: str, lexicon: str) -> bytes | None:
    """Return a packed history; None where the settings stop it, which whoever asked finds out as well."""
    vault, person, initials = decode(_Task, packed)
    try:
        return encode(History, read_history(vault, person, _languages(language, lexicon), initials))
    except VaultkitError:
        return None


@cache
def _languages(language: str, lexicon: str) -> Languages:
    return Languages(language, lexicon)


def _processors() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1


@contextmanager
def _interrupted_later() -> Iterator[None]:
    """Hold back Ctrl-C while processes are started: they begin with it held back, and so never tell of it themselves."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Let Ctrl-C be the affair of the process that started this one, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
