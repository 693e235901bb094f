"""Histories of many people: the same, whoever reads them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.vaults import Plan
from benchmarks.vaults import write_vault
from vaultkit.cli.histories import Grounds
from vaultkit.cli.histories import recall_histories
from vaultkit.cli.histories_apart import read_apart
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import UsageError
from vaultkit.model import History
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.model import Vault

pytestmark = pytest.mark.slow


@pytest.fixture
def workspace(sample_vault: Path) -> Workspace:
    return Workspace(sample_vault, "2026-11-23", quiet=True)


def grounds_of(workspace: Workspace) -> Grounds:
    return Grounds(
        workspace.vault, workspace.settings, workspace.index, workspace.author_initials, lambda: workspace.languages
    )


def met(workspace: Workspace) -> list[Person]:
    names = {session.person for session in workspace.vault.sessions if not session.planned}
    return [person for person in workspace.vault.people if person.name in names]


def held(vault: Vault, people: Sequence[Person]) -> dict[str, list[Session]]:
    return {
        person.name: [one for one in vault.sessions if one.person == person.name and not one.planned]
        for person in people
    }


def test_several_processes_read_what_one_would(workspace: Workspace) -> None:
    grounds, people = grounds_of(workspace), met(workspace)
    one_by_one = {person.name: workspace.history(person) for person in people}
    apart: dict[str, History] = {}
    read_apart(
        grounds.vault,
        held(grounds.vault, people),
        grounds.initials,
        workspace.settings,
        lambda history: apart.update({history.person.name: history}),
    )
    assert apart == one_by_one
    assert len(apart) > 3
    assert not multiprocessing.active_children()


def test_what_was_read_apart_is_known_afterwards(workspace: Workspace) -> None:
    grounds, people = grounds_of(workspace), met(workspace)
    read = recall_histories(grounds, people, many=1)
    assert set(read) == {person.name for person in people}
    broken = replace(grounds, languages=lambda: pytest.fail("it was read again"))
    assert recall_histories(broken, people, many=1) == read


def test_settings_that_stop_a_reading_stop_it_in_several_processes_too(workspace: Workspace) -> None:
    wrong = replace(workspace.settings, language="xx")
    workspace.__dict__["settings"] = wrong
    with pytest.raises(UsageError, match="xx"):
        recall_histories(grounds_of(workspace), met(workspace), many=1)


def test_whoever_takes_them_may_stop_it_at_once(workspace: Workspace) -> None:
    def stop(_: History) -> None:
        raise KeyboardInterrupt

    theirs = held(workspace.vault, met(workspace))
    with pytest.raises(KeyboardInterrupt):
        read_apart(workspace.vault, theirs, (), workspace.settings, stop)
    assert not multiprocessing.active_children()


def _children(pid: int) -> set[int]:
    """Return the processes that a process has started, and those that they have."""
    try:
        told = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return set()
    direct = {int(one) for text in told for one in text.split()}
    return direct.union(*(_children(one) for one in direct))


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _await(seconds: float, condition: object) -> None:
    until = time.monotonic() + seconds
    while not condition():  # type: ignore[operator] # a function without arguments
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="tells processes by Linux's /proc")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor shares no work")
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path, by: signal.Signals) -> None:
    write_vault(tmp_path / "vault", Plan(notes=900, people=6, sessions=1.0))
    command = [sys.executable, "-m", "vaultkit", "--vault", str(tmp_path / "vault"), "--today", "2026-11-23", "status"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    _await(60, lambda: len(_children(running.pid)) >= 2 or running.poll() is not None)
    started = _children(running.pid)
    assert len(started) >= 2
    if by is signal.SIGINT:
        os.killpg(running.pid, by)  # as a terminal does
    else:
        running.send_signal(by)
    said, troubles = running.communicate(timeout=30)
    if by is signal.SIGINT:
        assert (running.returncode, said, troubles) == (130, b"", b"Interrupted; nothing is half done.\n")
    _await(10, lambda: not any(map(_is_alive, started)))
