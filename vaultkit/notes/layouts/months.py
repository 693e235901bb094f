"""Whether the name of a month stands for the month or for somebody called so."""

from __future__ import annotations

from vaultkit.notes.datescan import DayOrder
from vaultkit.notes.datescan import readings
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.marks import Strength
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_also_name
from vaultkit.notes.regex import regex

_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: Lines that a file's days stand in.
_MOST_LINES = 400


def is_month(name: str) -> bool:
    """Tell whether a name is one word that a month is called as well ("June")."""
    return is_also_name(name) and month_number(name) is not None


def stands_for_month(name: str, facts: Facts, order: DayOrder | None, folders: tuple[str, ...] | None = None) -> bool:
    """Tell whether a file, title or folder called "March" means the month: below a year, or if all its days lie in it.

    `folders` are the folders above, if it is a folder itself.
    """
    if not is_month(name):
        return False
    number = month_number(name)
    if any(_YEAR.search(folder) for folder in (facts.folders if folders is None else folders)):
        return True
    if facts.date is not None:
        # Nobody writes the month once more beside a whole day, where the names of people stand.
        placed = fold(facts.rest) == fold(name) and facts.by_folder is Strength.STRONG
        return facts.span > 1 or (facts.date.month == number and folders is None and not placed)
    lines = (line for line in facts.note.lines[:_MOST_LINES] if len(line) < 100 and any(c.isdigit() for c in line))
    months = {reading.month for line in lines for reading in readings(line, order)}
    return months <= {number}
