"""Names, days and sentences of a prepared note, in British English."""

from __future__ import annotations

import datetime as dt

from vaultkit.model import Confidence
from vaultkit.model import Mismatch
from vaultkit.model import Phase
from vaultkit.model import PhaseError
from vaultkit.model import Relation

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

PHASES = {
    Phase.GET_TO_KNOW: "Get to know",
    Phase.SHARE_CONTEXT: "Share context",
    Phase.MAINTAIN: "Maintain",
}

#: Areas of shared context on which nothing is recorded yet.
AREAS = {"principles": "Principles", "challenges": "Challenges", "ways-of-working": "Ways of working"}

#: What running load is called where no rhythm is configured for it.
LOADS = {"status": "status", "postmortem": "post-mortem", "report": "report", "planning": "planning"}

#: What the last meeting did, behind "Last time (11 November, with a quote)", and one move.
MISMATCHES = {
    PhaseError.STATUS_THEATRE: (
        "mostly went on status, as it does where status has no other place",
        "let the update be written and read beforehand, and begin with a question that has no answer yet",
    ),
    PhaseError.PREMATURE_AGENDA: (
        "had a list while you two were still finding out who the other is",
        "leave the list at home this once",
    ),
    PhaseError.STALE_SHORTHAND: (
        "went much as before, and said little of what the change means for the two of you",
        "say the change aloud first, then see which of your agreements still stand",
    ),
    PhaseError.OVERSTAYED: (
        "was good company again; by now you two may know each other well enough for more",
        "each bring one problem from the work that is really unsolved",
    ),
    PhaseError.STARVED: (
        "went by with nothing unsettled in it, as the ones before did",
        "bring a doubt of your own, and leave a silence after it",
    ),
}
#: Where only a part of it is in doubt: a list that is quoted was there.
_DOUBTED = {PhaseError.PREMATURE_AGENDA: "had a list, perhaps while you two were still finding out who the other is"}
#: When the move is the wrong one, for the meeting may have done the work of the phase that is due by now.
_INSTEAD = {
    (PhaseError.PREMATURE_AGENDA, Phase.SHARE_CONTEXT): "a list is right for you two by now",
    (PhaseError.STALE_SHORTHAND, Phase.MAINTAIN): "the change is behind you two by now",
}
#: What to ask of a commitment or an agreement that time has passed over.
ASKS = {"still": "still?", "past": "that day is past, did it happen?", "lapsed": "that time is past, what holds now?"}
#: Who can do something about it depends on who the other is.
_MOVES = {
    (PhaseError.STATUS_THEATRE, Relation.MANAGER): (
        "send {first} the update the day before, and begin with something that you are not sure of"
    ),
    (PhaseError.STATUS_THEATRE, Relation.PEER): (
        "write each other the update, and begin with what neither side has promised yet"
    ),
    (PhaseError.STATUS_THEATRE, Relation.SKIP_LEVEL): (
        "the status has its way to you already; ask what does not come that way"
    ),
    (PhaseError.PREMATURE_AGENDA, Relation.MANAGER): "leave your list at home this once, and ask how {first} likes to hear things",
    (PhaseError.STARVED, Relation.MENTEE): "tell {first} of something that you still have not worked out yourself",
    (PhaseError.STARVED, Relation.MENTOR): "bring the one thing that you would rather {first} did not ask about",
}  # fmt: skip


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
        # A low number beside a name says neither.
        Confidence.BETWEEN: "between two",
        Confidence.GUESS: "a guess",
    }[sure]


def mismatch(found: Mismatch, relation: Relation, first: str, place: str = "") -> tuple[str, str]:
    """Return what the last meeting did, and the one move to offer.

    Args:
        found: the phase error.
        relation: what the other is, for who can do something about it depends on that.
        first: the other's first name, made safe.
        place: where status belongs, made safe; "" if nowhere is set.
    """
    happened, move = MISMATCHES[found.code]
    if place and found.code is PhaseError.STATUS_THEATRE:
        happened = f"mostly went on status, for which there is {place}"
    move = _MOVES.get((found.code, relation), move).replace("{first}", first)
    doubted = _DOUBTED.get(found.code, f"perhaps {happened}")
    return (happened if found.p >= 0.5 else doubted), move


def instead(found: Mismatch, alternative: Phase | None) -> str:
    """Return when another phase is rather due than the move offered; "" where the two go together."""
    return _INSTEAD.get((found.code, alternative), "") if alternative is not None else ""


def ordinal(number: int) -> str:
    """Return "third" for 3; figures from ten on."""
    words = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    return words[number] if number < len(words) else f"{number}th"


def often(number: int) -> str:
    """Return "once", "twice", "three times"; figures from thirteen on."""
    return {0: "not once", 1: "once", 2: "twice"}.get(number, f"{count(number)} times")


def count(number: int) -> str:
    """Return a number as people write it in a sentence: words up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def every(days: int) -> str:
    """Return a distance of meetings as people say it: "every week", "every six weeks"."""
    weeks = round(days / 7)
    if days < 5 or weeks < 1:
        return "every day" if days == 1 else f"every {count(days)} days"
    return "every week" if weeks == 1 else f"every {count(weeks)} weeks"
