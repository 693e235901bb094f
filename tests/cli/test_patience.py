"""A long wait says what it is for, and only to a person."""

from __future__ import annotations

import io
import time

import pytest

from vaultkit.cli import patience


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_wait_is_told_on_a_terminal_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(patience, "SOON", 0.0)
    with patience.patience("Reading"):
        limit = time.monotonic() + 10
        while not terminal.getvalue() and time.monotonic() < limit:
            pass
    assert terminal.getvalue() == "Reading …\r\x1b[K"


def test_a_pipe_hears_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr("sys.stderr", pipe)
    monkeypatch.setattr(patience, "SOON", 0.0)
    with patience.patience("Reading"):
        pass
    assert not pipe.getvalue()
