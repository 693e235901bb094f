"""What is wrong in a vault as a whole: with dates, most of it in the notes of meetings and people only, and notes left empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence

from vaultkit.model import Problem
from vaultkit.model import Severity
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.datescan import is_unsure
from vaultkit.notes.layouts.complaints import odd_page
from vaultkit.notes.layouts.complaints import unsure_order
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.odd_names import odd_page_name
from vaultkit.notes.marks import Strength
from vaultkit.notes.people import Page
from vaultkit.notes.property_checks import check_properties
from vaultkit.notes.sessions import Found
from vaultkit.notes.text import check_blank


def _unsure_order(facts: Iterable[Facts], found: Found, order: DayOrder | None) -> Iterator[Problem]:
    """Yield one problem if the day of a meeting is a guess: the first such line of the vault."""
    if order is not None:
        return
    by_path = {item.path: item for item in facts}
    for session in sorted(found.sessions, key=lambda session: (session.path, session.line)):
        item = by_path[session.path]
        lines = (item.note.lines[session.line - 1], item.stem, item.title) if item.note.lines else (item.stem,)
        if any(is_unsure(text) for text in lines):
            yield unsure_order(session.path, session.line)
            return


def check_vault(
    facts: Sequence[Facts], found: Found, pages: Sequence[Page], today: dt.date, order: DayOrder | None
) -> Iterator[Problem]:
    """Yield what is wrong with dates, most of it in the notes of meetings and people only, and notes left empty."""
    own_pages = {page.person.path for page in pages}
    met = {session.path for session in found.sessions}
    folders = {path.rpartition("/")[0] for path in met if path not in own_pages}
    for page in pages:
        odd = odd_page_name(page.facts.properties, page.person.name)
        if odd is not None:
            yield odd_page(page.person.path, odd, page.person.name)
    for item in facts:
        ours = item.path in met or item.path in own_pages
        near = item.strength is Strength.STRONG or find_key(item.properties, "person_keys") is not None
        for problem in check_properties(item.note, today, order_known=order is not None):
            if ours or problem.code == "impossible-date" or (near and problem.code == "far-date"):
                yield problem
        if not ours and item.path.rpartition("/")[0] in folders:
            yield from check_blank(item.note)
    yield from _unsure_order(facts, found, order)
    for session in found.sessions:
        if (session.date - today).days > 366:
            yield Problem(
                session.path, session.line, Severity.WARNING, "far-session", "The meeting lies more than a year ahead.", "Check the year."
            )  # fmt: skip
