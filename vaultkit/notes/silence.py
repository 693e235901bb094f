"""Which notes give nothing to a reading whatever else is in the vault, so that nobody need hold them while it is read."""

from __future__ import annotations

import datetime as dt

from vaultkit.notes.action_parked import may_hold_parked
from vaultkit.notes.events import is_event_note
from vaultkit.notes.identity import build_me
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.file_dates import hangs_on_order
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.owner import initialled
from vaultkit.notes.layouts.pairs import may_be_pair
from vaultkit.notes.layouts.parties import names_nobody
from vaultkit.notes.layouts.quiet import Quiet
from vaultkit.notes.layouts.titles import title_of
from vaultkit.notes.layouts.whole import folder_strength
from vaultkit.notes.marks import Strength
from vaultkit.notes.people import is_page
from vaultkit.notes.property_checks import check_properties
from vaultkit.notes.reader import has_marks
from vaultkit.notes.sessions import has_meetings
from vaultkit.notes.text import is_blank

_NOBODY = build_me(())
#: What is told of notes that are no meetings too.
_TOLD = frozenset({"impossible-date", "far-date"})


def quiet_of(facts: Facts, today: dt.date) -> Quiet | None:
    """Return what must be remembered of a note that is silent, however dates are written and whoever is known; None for others.

    A note may be silent and not be known as such here; one that is must pass every question that a reading puts to it:
    is it a page, an event, a meeting by its path, are there marks, boxes, wrong dates in it. Only whose name its own is,
    no single note can tell.
    """
    title = plain_text(facts.title) if facts.title else ""
    if (
        _may_be_meeting(facts)
        or facts.in_templates
        or facts.in_people
        or is_page(facts)
        or is_event_note(facts)
        or hangs_on_order(facts.folders, facts.stem)
        or any(may_be_pair(text, _NOBODY) for text in (facts.rest, title))
        or initialled(facts)
        or is_blank(facts.note)
        or any(problem.code in _TOLD for problem in check_properties(facts.note, today))
        or may_hold_parked(facts.note)
        or (facts.is_daily and has_meetings(facts))
        or has_marks(facts)
    ):
        return None
    return Quiet(facts.rest, title)


def _may_be_meeting(facts: Facts) -> bool:
    """Tell whether path and properties may make a note a meeting, names that are pairs aside."""
    if Strength.STRONG in {facts.by_type, facts.by_tag, facts.by_stem, facts.by_folder, facts.by_title}:
        return True
    if facts.other_type:
        return False
    return (
        max(facts.strength, facts.by_title, folder_strength(facts)) > Strength.NONE
        or find_key(facts.properties, "person_keys") is not None
        or (facts.span == 1 and not title_of(facts.rest) and not all(map(names_nobody, facts.folders)))
    )
