"""A change recorded in the note of the meeting that is about it, so that once held it counts as written on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaultkit.briefs.event_names import name_event
from vaultkit.briefs.event_names import relaxes
from vaultkit.briefs.event_names import says_more
from vaultkit.briefs.event_names import written_as
from vaultkit.briefs.filing.front_matter import KEY
from vaultkit.briefs.filing.front_matter import quoted
from vaultkit.briefs.filing.model import Filing
from vaultkit.model import Effect
from vaultkit.model import Layout
from vaultkit.notes.events import read_effect
from vaultkit.notes.layouts.keys import is_key
from vaultkit.notes.regex import regex

#: The key that is written where a note has none of its own for events.
_KEY = "event"
_PLAIN = regex(r"\w[\w ()/&+.-]*")
_UNSAFE = regex(r"[^\w ()/&+.'-]+")
_DAY = regex(r"\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b")
_LAST_WORD = regex(r" (?:on|since|from|as of)$")
_BULLET = regex(r"[ \t]*[-*+][ \t]")
_FIELD = regex(r"(\*\*|__)?([^\W\d_][\w .-]{0,40}?)(?(1)\1):: ?")


def mark_event(filing: Filing, kind: str) -> Filing:
    """Return the filing with the change written where notes of its kind have such things.

    A note of its own gets `event: pivot` in its front matter, everything else a field above the prep block: `event:: pivot`
    in an outline, `[event:: pivot]` elsewhere. As long as the note is only planned it counts for nothing.

    Args:
        filing: of the note that is about to be written.
        kind: of change ("pivot", "leave-return"); one that is not known is recorded as a reset.
    """
    told = event_value(kind)
    if filing.layout is Layout.NOTE and filing.front and not _is_json(filing.front):
        return replace(filing, front=_in_front(filing.front, told))
    return replace(filing, lead=_in_lead(filing, told))


def event_value(kind: str) -> str:
    """Return the text that is recorded for a kind of change, one that reads back as a change; a day in it stays behind it."""
    day = _DAY.search(kind)
    return f"{_recorded(kind)} {day[0]}" if day else _recorded(kind)


def _recorded(kind: str) -> str:
    bare = " ".join(_UNSAFE.sub(" ", _DAY.sub(" ", kind)).split())
    text = (_LAST_WORD.sub("", bare) if _DAY.search(kind) else bare).strip(" -")
    name = name_event(text)
    effect = Effect.RELAX if relaxes(name) else Effect.RESET
    spoken = text.replace("-", " ")
    known = name.replace("-", " ")
    for told in (spoken, f"{known} ({spoken})" if says_more(text) else known, f"{written_as(name)} ({spoken})"):
        if told and read_effect(told) is effect:
            return told
    return f"{text} - {effect}" if text else str(effect)


def _is_json(front: Sequence[str]) -> bool:
    return next((line for line in front[1:] if line.strip()), "").lstrip().startswith("{")


def _in_front(front: Sequence[str], told: str) -> tuple[str, ...]:
    """Put the event behind the last key, or into the empty place that the note keeps for it; a list stays a list."""
    value = told if _PLAIN.fullmatch(told) else quoted(told)
    closing = max(number for number, line in enumerate(front) if line.strip() == "---")
    for number, line in enumerate(front[:closing]):
        found = KEY.match(line)
        if found is None or not is_key(found[1].strip("\"'"), _KEY + "_keys"):
            continue
        end = number + 1
        while end < closing and KEY.match(front[end]) is None:
            end += 1
        below = front[number + 1 : end]
        listed = line.rstrip().endswith("]") or any(one.lstrip().startswith("- ") for one in below)
        made = (f"{found[1]}:", f"  - {value}") if listed else (f"{found[1]}: {value}",)
        return (*front[:number], *made, *front[end:])
    return (*front[:closing], f"{_KEY}: {value}", *front[closing:])


def _in_lead(filing: Filing, told: str) -> tuple[str, ...]:
    """Put the event behind the last line above the prep block, in the manner of the lines there."""
    lead = list(filing.lead)
    callout = next((number for number, line in enumerate(lead) if line.startswith(">")), None)
    if callout is not None:
        # A callout ends its fields with an empty line of its own.
        at = next((number for number, line in enumerate(lead) if number > callout and line.strip() == ">"), len(lead))
        return (*lead[:at], f"> [{_KEY}:: {told}]", *lead[at:])
    while lead and not lead[-1].strip():
        lead.pop()
    last = lead[-1] if lead else ""
    if filing.layout is Layout.OUTLINE:
        margin = last[: len(last) - len(last.lstrip())] + ("  " if _BULLET.match(last) else "")
        return (*lead, f"{margin}{_KEY}:: {told}")
    if filing.bullets:
        return (*lead, f"{filing.indent}- [{_KEY}:: {told}]")
    field = _FIELD.match(last)
    if field:
        key = _KEY.capitalize() if field[2].istitle() else _KEY
        bold = field[1] or ""
        return (*lead, f"{bold}{key}{bold}:: {told}")
    return (*lead, *([""] if last else []), f"[{_KEY}:: {told}]")
