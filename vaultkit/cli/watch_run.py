"""One run of `vaultkit watch`: its lock, its signals and its parts put together."""

from __future__ import annotations

import datetime as dt
import gc
import logging
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import click

from vaultkit.cli.text import safe
from vaultkit.cli.watch_apart import catch_up_apart
from vaultkit.cli.watch_asked import Asked
from vaultkit.cli.watch_log import Event
from vaultkit.cli.watch_log import Tell
from vaultkit.cli.watch_log import log_to_stderr
from vaultkit.cli.watch_signals import Signals
from vaultkit.cli.watch_signals import StopWatching
from vaultkit.cli.watch_vouching import Vouching
from vaultkit.cli.watch_work import Ways
from vaultkit.cli.watch_work import Work
from vaultkit.cli.workspace import Workspace
from vaultkit.vault.watching.batches import quiet_of
from vaultkit.vault.watching.events import Hinted
from vaultkit.vault.watching.events import Hints
from vaultkit.vault.watching.lock import only_watcher
from vaultkit.vault.watching.lock import watch_folder
from vaultkit.vault.watching.loop import Outcome
from vaultkit.vault.watching.loop import Wanted
from vaultkit.vault.watching.loop import follow
from vaultkit.vault.watching.observing import Observation
from vaultkit.vault.watching.reconcile import Cause
from vaultkit.vault.watching.reconcile import Moment


def watch(workspace: Workspace, asked: Asked, today: str) -> int:
    """Watch until stopped, or work once, and return the exit code.

    Where another watcher is at it already, that is said and nothing is wrong: 0. A vault that cannot be believed is 1 with
    `--once`.

    Args:
        workspace: the vault.
        asked: on the command line.
        today: `--today` as given; "" for the day of the environment or the clock.

    Raises:
        VaultkitError: the vault, the day or the settings are wrong at the start.
        KeyboardInterrupt: a person at the keyboard stopped it.
    """
    # What is wrong with the day or the settings is said now, and not an hour later.
    _ = workspace.root, workspace.settings, workspace.today
    tell = log_to_stderr(asked.log, _now)
    with only_watcher(watch_folder(workspace.root, os.environ), f"{_now():%Y-%m-%d %H:%M:%S}") as other:
        if other is not None:
            who = f" by process {other.pid} since {other.since}" if other.pid else ""
            click.echo(f"This vault is already being watched{safe(who)}.", err=True)
            return 0
        return _run(workspace, asked, today, tell)


def _run(workspace: Workspace, asked: Asked, today: str, tell: Tell) -> int:
    hints = Hints()
    signals = Signals(hints.ring, on_terminal=sys.stderr.isatty())
    work = Work(
        Ways(
            root=workspace.root,
            today=today,
            period=asked.quiet_period,
            tell=tell,
            folder=watch_folder(workspace.root, os.environ),
            notify=_notifier(tell) if asked.notify else None,
            whole=signals.whole,
            catch_up=None if asked.once else partial(catch_up_apart, workspace.root),
        )
    )
    with signals.listening(), suppress(StopWatching):  # what a signal broke off was only being read
        if asked.once:
            with signals.breakable():
                work(Cause.START)
            return 1 if work.doubt else 0
        _follow(workspace, asked, work, signals, hints)
    if signals.interrupted:
        raise KeyboardInterrupt
    if not asked.once:
        tell(Event.STOPPED, "Stopped.", {})
    return 0


def _follow(workspace: Workspace, asked: Asked, work: Work, signals: Signals, hints: Hints) -> None:
    """Watch until a signal says stop."""
    # The library's own warnings would stand between the lines of the log; what matters of them is said there.
    library = logging.getLogger("watchdog")
    library.addHandler(logging.NullHandler())
    library.propagate = False
    folder = watch_folder(workspace.root, os.environ)
    observation = Observation(workspace.root, hints, work.look, work.say_observing, asked.poll, line=folder)
    work.vouching = Vouching(lambda: observation.attester)

    def work_breakably(cause: Cause, hinted: Hinted) -> Outcome:
        if cause is Cause.SETTINGS:
            work.say_settings()
            observation.open()
        with signals.breakable():
            outcome = work(cause, hinted)
        # What is known from here on stays: looking through all of it again and again would double the time of a pass.
        gc.collect()
        gc.freeze()
        return outcome

    try:
        follow(
            observation,
            work_breakably,
            lambda: Moment(time.time(), time.monotonic(), work.day()),
            quiet_of(asked.quiet_period),
            Wanted(signals.stop, signals.reread),
            failed=work.say_failed,
        )
    finally:
        observation.close()


def _notifier(tell: Tell) -> Callable[[str, str], None]:
    from vaultkit.cli.watch_notify import make_notifier  # noqa: PLC0415 - only where it is asked for

    return make_notifier(lambda text: tell(Event.FAILED, text, {"why": text}))


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
