"""Names, days and sentences of a prepared note, in British English."""

from __future__ import annotations

import datetime as dt

from vaultkit.model import Confidence
from vaultkit.model import Mismatch
from vaultkit.model import Phase
from vaultkit.model import PhaseError

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PHASES = {
    Phase.GET_TO_KNOW: "Get to know",
    Phase.SHARE_CONTEXT: "Share context",
    Phase.MAINTAIN: "Maintain",
}

#: The change in words; others are named as they are written.
EVENTS = {
    "promotion": "the promotion",
    "role-change": "the new role",
    "new-manager": "the new manager",
    "pivot": "the pivot",
    "reorg": "the reorganisation",
    "leave-return": "the return from leave",
    "collision": "two assumptions that met",
    "inventory": "what no longer holds",
}

#: What happened, and one move; what is quoted and linked stands between the two.
MISMATCHES = {
    PhaseError.STATUS_THEATRE: (
        "was mostly status, which could have been written down",
        "send the update before you meet, and begin with the question that has no answer yet",
    ),
    PhaseError.PREMATURE_AGENDA: (
        "had a list before you two knew much of each other",
        "leave the list at home this once",
    ),
    PhaseError.STALE_SHORTHAND: (
        "ran as if nothing had changed",
        "say the change aloud first, then see which of your agreements still stand",
    ),
    PhaseError.OVERSTAYED: (
        "stayed with small talk, though you know each other well by now",
        "each bring one real problem of the work",
    ),
    PhaseError.STARVED: (
        "had nothing unsettled in it, and neither had the ones before",
        "bring a doubt of your own, and leave a silence after it",
    ),
}


def day(date: dt.date, now: dt.date, *, weekday: bool = False) -> str:
    """Return "3 March", with the year where it is another one, with the weekday where asked."""
    text = f"{date.day} {_MONTHS[date.month - 1]}"
    if date.year != now.year:
        text += f" {date.year}"
    return f"{_WEEKDAYS[date.weekday()]} {text}" if weekday else text


def confidence(sure: Confidence, p: float) -> str:
    """Return how sure the tool is, as words and a percentage."""
    # Nobody is that sure of two people.
    percent = "over 99 %" if p > 0.995 else "under 1 %" if p < 0.005 else f"{100 * p:.0f} %"
    return {
        Confidence.SETTLED: percent,
        Confidence.LEANING: f"leaning, {percent}",
        Confidence.BETWEEN: f"between two, {percent}",
        Confidence.GUESS: "a guess",
    }[sure]


def mismatch(found: Mismatch) -> tuple[str, str]:
    """Return what the last meeting did, and the one move to offer."""
    happened, move = MISMATCHES[found.code]
    return (happened if found.p >= 0.5 else f"perhaps {happened}"), move


def ordinal(number: int) -> str:
    """Return "third" for 3; figures from ten on."""
    words = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    return words[number] if number < len(words) else f"{number}th"
