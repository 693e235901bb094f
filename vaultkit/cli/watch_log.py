"""What a watcher tells: one line an event on stderr, for people or for programs; never a word out of a note."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum

import click

from vaultkit.cli.text import safe


class Event(StrEnum):
    """What happens to a watcher; the names stand in JSON and are promised stable."""

    STARTED = "started"
    STOPPED = "stopped"
    #: A prep block was brought up to date.
    REFRESHED = "refreshed"
    #: Newly found, each once.
    PHASE_ERROR = "phase-error"
    DUE = "due"
    #: How changes are heard of has changed.
    OBSERVING = "observing"
    #: The vault looks as if it had lost its notes; it is back, or believed.
    DOUBTED = "doubted"
    BELIEVED = "believed"
    FAILED = "failed"
    SETTINGS = "settings"


#: (event, sentence for people, facts for programs) told.
Tell = Callable[[Event, str, dict[str, str | int | float]], None]


def log_to_stderr(form: str, clock: Callable[[], dt.datetime]) -> Tell:
    """Return what prints lines: "human" or "json"; a log that cannot be written stops nobody."""

    def tell(event: Event, text: str, facts: dict[str, str | int | float]) -> None:
        now = clock()
        if form == "json":
            at = now.isoformat(timespec="seconds")
            line = json.dumps({"schema": "watch/1", "at": at, "event": event, "text": text, **facts})
        else:
            line = safe(f"{now:%Y-%m-%d %H:%M:%S} {text}").replace("\n", " ")
        with suppress(OSError, ValueError):
            click.echo(line, err=True)

    return tell
