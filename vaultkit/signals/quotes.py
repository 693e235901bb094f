"""Statements on one line, for people to read."""

from __future__ import annotations

_LONGEST = 140


def shorten(text: str) -> str:
    """Return a text on one line, cut at a word where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", maxsplit=1)[0] + "…"
