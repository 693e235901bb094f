"""Copies that sync services leave beside a note when two machines changed it at once."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

#: Names that nobody gives by hand.
_CERTAIN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\.sync-conflict-\d{8}-\d{6}"), "Syncthing"),
    (re.compile(r"\([^()]*(?:conflicted copy|case conflict|conflict copy)[^()]*\)", re.IGNORECASE), "a sync service"),
    (re.compile(r"_conf\(\d+\)|\.conflict(?:ed)?[-.]?\d*$|\.orig$", re.IGNORECASE), "a sync service"),
)
#: Names that only mean a copy beside a note of the name before: iCloud, Google Drive and Finder, OneDrive.
_PERHAPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?P<name>.+) [2-9]"), "iCloud"),
    (re.compile(r"(?P<name>.+?) ?\([1-9]\)"), "a sync service"),
    (re.compile(r"(?P<name>.+)-(?:DESKTOP|LAPTOP|MACBOOK|SURFACE|PC)[-\w]*"), "OneDrive"),
)

#: A copy shares at least this share of its lines with the note, or the note with it.
_SHARED = 0.8


@dataclass(frozen=True, slots=True)
class Suspect:
    """What a name says of a file: who would have made the copy, and of which note; "" where the name alone proves it."""

    maker: str
    original: str = ""


def suspect(name: str, neighbours: Collection[str]) -> Suspect | None:
    """Return whether a file name is that of a conflict copy, given the names in its folder; None if it is not."""
    stem, dot, ending = name.rpartition(".")
    for pattern, maker in _CERTAIN:
        if pattern.search(stem):
            return Suspect(maker)
    for pattern, maker in _PERHAPS:
        match = pattern.fullmatch(stem)
        if match and (original := f"{match['name']}{dot}{ending}") in neighbours:
            return Suspect(maker, original)
    return None


def is_copy(data: bytes, original: bytes) -> bool:
    """Return whether two files are one note at two moments: most lines of one stand in the other.

    "Ada 2.md" beside "Ada.md" may as well be a second notebook; the name alone must not hide it.
    """
    one, other = _lines(data), _lines(original)
    shared = len(one & other)
    return shared >= _SHARED * min(len(one), len(other))


def _lines(data: bytes) -> frozenset[bytes]:
    return frozenset(line.strip() for line in data.split(b"\n") if line.strip())
