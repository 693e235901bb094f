from __future__ import annotations

import datetime as dt
import json

import pytest

from vaultkit.cli.watch_log import Event
from vaultkit.cli.watch_log import log_to_stderr

NOW = dt.datetime(2026, 11, 23, 10, 15, 3, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def test_people_get_a_time_and_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("human", lambda: NOW)(Event.REFRESHED, "Refreshed 1-1s/Asha/2026-11-24.md", {"path": "x"})
    assert capsys.readouterr() == ("", "2026-11-23 10:15:03 Refreshed 1-1s/Asha/2026-11-24.md\n")


def test_programs_get_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("json", lambda: NOW)(
        Event.DUE, "Zoë: 1:1 due since 2026-11-20", {"person": "Zoë", "due": "2026-11-20"}
    )
    said = capsys.readouterr().err
    assert said.isascii()
    assert json.loads(said) == {
        "schema": "watch/1",
        "at": "2026-11-23T10:15:03+01:00",
        "event": "due",
        "text": "Zoë: 1:1 due since 2026-11-20",
        "person": "Zoë",
        "due": "2026-11-20",
    }


def test_a_name_cannot_steer_a_terminal_or_begin_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("human", lambda: NOW)(Event.REFRESHED, "Refreshed \x1b[2J\n2026 Stopped.md", {})
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert said.count("\n") == 1


def test_a_log_that_cannot_be_written_stops_nobody(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone:
        def write(self, _text: str) -> int:
            raise BrokenPipeError

        def flush(self) -> None:
            raise BrokenPipeError

    with monkeypatch.context() as patched:
        patched.setattr("sys.stderr", Gone())
        log_to_stderr("human", lambda: NOW)(Event.STARTED, "Watching.", {})
    assert capsys.readouterr().err == ""
