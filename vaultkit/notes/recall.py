"""What single notes gave when they were read before, so that each is read once for every state of the vault around it.

Reading one note hangs on its text, on what is known of the vault around it (people, the note-taker, how dates are written),
and now and then on the day. What was found is kept under the last two; whoever keeps a `Recall` between readings drops a note
from it when its text changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar
from typing import cast

Found = TypeVar("Found")

#: Parts between two words on progress.
_STEP = 250


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was found in a note, and what that hung on beside its text."""

    #: Digest of what was known of the vault.
    around: str
    #: The day it was found on.
    today: dt.date
    #: No day that it names was still to come: on later days it is the same.
    settled: bool
    value: object

    def holds(self, around: str, today: dt.date) -> bool:
        """Tell whether the same would be found now."""
        return self.around == around and (self.today == today or (self.settled and today > self.today))


class Recall:
    """Parts by the path of their note and their name, of earlier readings and of this one."""

    def __init__(
        self, known: Mapping[str, Mapping[str, Part]] | None = None, say: Callable[[int], None] = lambda _parts: None
    ) -> None:
        """Build on what is known of notes; `say` is told now and then how many parts this reading has."""
        self._known = known or {}
        self._say = say
        self._parts = 0
        #: What this reading used, whether found earlier or only now.
        self.used: dict[str, dict[str, Part]] = {}
        #: Notes that something new was found in.
        self.fresh: set[str] = set()

    def once(  # noqa: PLR0913, PLR0917 - a part has a place, a name, and what it hangs on
        self,
        path: str,
        name: str,
        around: str,
        today: dt.date,
        find: Callable[[], Found],
        days: Callable[[Found], Iterable[dt.date | None]] | None = None,
    ) -> Found:
        """Return what was found earlier under the same conditions, else find it now.

        Args:
            path: of the note.
            name: of the part; one name means one type of value.
            around: digest of what the part hangs on beside the note's text and the day.
            today: the day of the reading.
            find: finds the part.
            days: the days that decide how the part changes as time goes by; none if it does not.
        """
        parts = self.used.setdefault(path, {})
        if name not in parts:
            self._parts += 1
            if self._parts % _STEP == 0:
                self._say(self._parts)
        kept = parts.get(name) or self._known.get(path, {}).get(name)
        if kept is None or not kept.holds(around, today):
            value = find()
            settled = days is None or all(day is None or day <= today for day in days(value))
            kept = Part(around, today, settled, value)
            self.fresh.add(path)
        parts[name] = kept
        return cast("Found", kept.value)


def digest_of(*facts: object) -> str:
    """Return a short digest of values whose `repr` says all of them and is the same on every machine."""
    return blake2b(repr(facts).encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()
