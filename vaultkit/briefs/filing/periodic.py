"""The note of a day or week: where the notes say, or where the editor would make it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from vaultkit.briefs.filing.moment import moment
from vaultkit.briefs.filing.naming import period_path
from vaultkit.briefs.filing.safe_names import safe_path
from vaultkit.briefs.filing.samples import Samples
from vaultkit.briefs.filing.spelling import Slot
from vaultkit.briefs.filing.spelling import learn
from vaultkit.model import EditorSettings
from vaultkit.model import Note
from vaultkit.model import PeriodicNotes

#: Days before the meeting among which a note by the editor's settings shows that they are in use.
_BACK = 28


def day_path(samples: Samples, notes: Mapping[str, Note], on: dt.date, editor: EditorSettings) -> str:
    """Return the path of the note of a day or week that holds this day's meetings.

    What the last ones show comes first. The editor's setting decides where it made them, where it has made newer ones,
    or where their names tell no time.
    """
    habit = period_path(samples, on)
    latest = samples.latest.session
    name = latest.path.rpartition(".")[0]
    spelling = learn(name, latest.date, samples.order, samples.words)
    days = spelling is not None and any(piece.slot is Slot.DAY for piece in spelling)
    asked = editor.daily if days or spelling is None else editor.weekly
    if habit in notes or asked is None:
        return habit
    made = editor_path(asked, on, weekly=asked is editor.weekly)
    if made in notes or habit == latest.path:
        return made
    weekly = asked is editor.weekly
    its_own = editor_path(asked, latest.date, weekly=weekly) == latest.path
    newer = any(
        editor_path(asked, on - dt.timedelta(days=back), weekly=weekly) in notes
        for back in range(1, min(_BACK, (on - latest.date).days))
    )
    return made if its_own or newer else habit


def editor_path(asked: PeriodicNotes, on: dt.date, *, weekly: bool) -> str:
    """Return where an editor makes the note of a day or week."""
    pattern = asked.format or ("GGGG-[W]WW" if weekly else "YYYY-MM-DD")
    folder = asked.folder.strip("/")
    return safe_path(f"{folder}/{moment(pattern, on)}.md".lstrip("/"), frozenset({folder}))
