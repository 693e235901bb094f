"""Problems of notes that look like meetings and cannot be read as one."""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.model import Problem
from vaultkit.model import Property
from vaultkit.model import Severity
from vaultkit.notes.layouts.draft import Draft
from vaultkit.notes.layouts.odd_names import shown
from vaultkit.notes.properties import as_text


def ambiguous_person(draft: Draft, candidates: Sequence[str]) -> Problem:
    """Return the problem of a name that several people answer to."""
    return Problem(
        draft.path, draft.line, Severity.WARNING, "ambiguous-person",
        f"The other person may be {' or '.join(candidates)}, so the meeting was left out.", "Give the whole name, or a link.",
    )  # fmt: skip


def nobody_named(path: str) -> Problem:
    """Return the problem of a 1:1 that names nobody."""
    return Problem(
        path, 1, Severity.WARNING, "no-person", "This looks like a 1:1 with nobody named, so it was left out.",
        'Add the property person: "[[Name]]".',
    )  # fmt: skip


def no_name(path: str, found: Property) -> Problem:
    """Return the problem of a 1:1 whose property for the other person holds no name."""
    return Problem(
        path, found.line, Severity.WARNING, "odd-name", f"'{shown(as_text(found.value))}' is no name of one person, so the meeting was left out.",
        'Write the name as it is spoken, for example person: "[[Asha Rao]]".',
    )  # fmt: skip


def odd_page(path: str, found: Property, name: str) -> Problem:
    """Return the problem of a person's page whose name cannot be used as written."""
    return Problem(
        path, found.line, Severity.WARNING, "odd-name", f"'{shown(as_text(found.value))}' is no name, so the page counts as that of '{shown(name)}'.",
        "Write the name as it is spoken, for example name: Asha Rao.",
    )  # fmt: skip


def two_others(draft: Draft) -> Problem:
    """Return the problem of a 1:1 that lists two people, neither known as the note-taker."""
    return Problem(
        draft.path, draft.line, Severity.WARNING, "who-is-me", "Two people are listed and neither is known to be you, so the meeting was left out.",
        'Say who you are in vaultkit.toml: me = ["Your Name"].',
    )  # fmt: skip


def no_day(path: str) -> Problem:
    """Return the problem of a 1:1 that no day can be found for."""
    return Problem(
        path, 1, Severity.WARNING, "no-date", "This looks like a 1:1 without a readable date, so it was left out.",
        "Add the property date: YYYY-MM-DD.",
    )  # fmt: skip


def unsure_order(path: str, line: int) -> Problem:
    """Return the problem of a vault whose numeric dates may all be day/month or month/day."""
    return Problem(
        path, line, Severity.WARNING, "ambiguous-dates",
        "Whether the day or the month comes first in dates like this one is a guess: nothing in the vault decides it.",
        "Write one such date as YYYY-MM-DD.",
    )  # fmt: skip
