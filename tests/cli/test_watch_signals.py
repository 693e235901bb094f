from __future__ import annotations

import os
import signal
import sys

import pytest

from vaultkit.cli.watch_signals import Signals
from vaultkit.cli.watch_signals import StopWatching

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


class Bell:
    """Counts its rings."""

    def __init__(self) -> None:
        self.rung = 0

    def __call__(self) -> None:
        self.rung += 1


def send(number: int) -> None:
    os.kill(os.getpid(), number)


def test_a_signal_rings_and_breaks_off_what_may_be_broken_off() -> None:
    bell = Bell()
    signals = Signals(bell, on_terminal=False)
    with signals.listening():
        with pytest.raises(StopWatching), signals.breakable():
            send(signal.SIGTERM)
        assert (signals.stop(), signals.interrupted, bell.rung) == (True, False, 1)
        send(signal.SIGINT)  # the first one counts
        assert not signals.interrupted


def test_a_write_is_finished_first() -> None:
    signals = Signals(Bell(), on_terminal=False)
    done = []

    def work() -> None:
        with signals.breakable():
            with signals.whole():
                send(signal.SIGINT)
                done.append("written")
            done.append("never")

    with signals.listening(), pytest.raises(StopWatching):
        work()
    assert done == ["written"]
    assert signals.interrupted


def test_what_has_not_begun_is_not_begun() -> None:
    signals = Signals(Bell(), on_terminal=False)
    with signals.listening():
        send(signal.SIGTERM)
        with pytest.raises(StopWatching), signals.breakable():
            pytest.fail("it began")


def test_a_hang_up_asks_for_settings_and_of_a_terminal_to_stop() -> None:
    signals = Signals(Bell(), on_terminal=False)
    with signals.listening():
        send(signal.SIGHUP)
    assert [signals.reread(), signals.reread(), signals.stop()] == [True, False, False]
    signals = Signals(Bell(), on_terminal=True)
    with signals.listening():
        send(signal.SIGHUP)
    assert signals.stop()


def test_whoever_asked_to_be_spared_hang_ups_is() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        signals = Signals(Bell(), on_terminal=True)
        with signals.listening():
            send(signal.SIGHUP)
        assert not signals.stop()
    finally:
        signal.signal(signal.SIGHUP, before)


def test_handlers_are_given_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Signals(Bell(), on_terminal=False).listening():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
