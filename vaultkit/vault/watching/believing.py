"""What to believe of a vault that has suddenly lost its notes: an unplugged disk and a half-finished sync look like that.

A vault that is gone is waited for. One that is empty or has lost more than half of its notes is believed once it has
been so at two looks and for some minutes.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

#: Seconds for which a vault must have been without most of its notes: a sync service that replaces a folder takes
#: a minute or two, and nobody waits for what follows from a deletion.
LATE = 600.0
#: A vault of fewer notes is believed whatever it loses, as long as it is not all of them.
FEW = 10
#: The file in the cache folder that remembers between two runs.
_FILE = "watch.json"


class Doubt(StrEnum):
    """Why what is seen is not believed."""

    GONE = "gone"
    EMPTY = "empty"
    HALF = "half"


@dataclass(frozen=True, slots=True)
class Believed:
    """How many notes the vault had when it was last believed, and since when something else is seen."""

    notes: int = 0
    #: Seconds since 1970; None while there is no doubt.
    since: float | None = None
    #: Looks that gave what is doubted.
    looks: int = 0


def judge(believed: Believed, notes: int | None, now: float) -> tuple[Believed, Doubt | None]:
    """Return what is believed after a look, and why not if it is not.

    Args:
        believed: before the look.
        notes: how many there are; None for no vault.
        now: seconds since 1970.
    """
    doubt = _doubt(believed.notes, notes)
    if doubt is None:
        return Believed(notes or 0), None
    since = believed.since if believed.since is not None and believed.since <= now else now
    looks = believed.looks + 1
    if doubt is not Doubt.GONE and looks >= 2 and now - since >= LATE:
        return Believed(notes or 0), None
    return replace(believed, since=since, looks=looks), doubt


def _doubt(before: int, notes: int | None) -> Doubt | None:
    if notes is None:
        return Doubt.GONE
    if not notes and before:
        return Doubt.EMPTY
    return Doubt.HALF if before >= FEW and notes * 2 < before else None


def read_believed(folder: Path) -> Believed:
    """Return what the last run believed; nothing where no file says it."""
    try:
        found = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        since = found["since"]
        return Believed(int(found["notes"]), None if since is None else float(since), int(found["looks"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Believed()


def write_believed(folder: Path, believed: Believed) -> None:
    """Remember it for the next run; what hinders that hinders nothing else."""
    temporary = folder / f"{_FILE}.{os.getpid()}"
    with suppress(OSError):
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(believed), file)
        temporary.replace(folder / _FILE)
