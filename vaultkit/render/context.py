"""A brief as plain data for templates: text, numbers, lists and maps, every carried text made safe. No objects."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from collections.abc import Iterator
from itertools import groupby
from itertools import zip_longest
from typing import TypeAlias

from vaultkit.briefs.event_names import touches_pay
from vaultkit.briefs.filing.plan import Filing
from vaultkit.model import Brief
from vaultkit.model import Carried
from vaultkit.model import Confidence
from vaultkit.model import Owner
from vaultkit.model import Phase
from vaultkit.notes.regex import regex
from vaultkit.render import wording
from vaultkit.render.links import link
from vaultkit.render.links import rhythm
from vaultkit.render.sanitise import plain
from vaultkit.render.sanitise import sanitise

_ISO = regex(r"\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b")
#: What a template may be given.
Plain: TypeAlias = "str | int | list[Plain] | dict[str, Plain]"
Context: TypeAlias = dict[str, Plain]

#: Agreements by what they are about, in the order in which they matter.
_GROUPS = ("who-decides", "decision", "ways-of-working")
#: More lines than this are easier to find by kind.
_FEW = 3
#: A field of a form ("Status: Done", "Date: March 10, 2026") is nobody's words.
_FIELD = regex(r"[^:]{1,24}:\s*(?:\S+|[^:]{0,20}\b[12][0-9]{3})")
_BEFORE_DOTS = regex(r"[,;:–—]\s*…$")
_NOT_IN_NAMES = regex(r"[^\w .,@'’-]")


def make_context(brief: Brief, filing: Filing) -> Context:
    """Return what every template gets; all keys are always there, empty where there is nothing to say."""
    name = plain(brief.person.name, 80).replace("`", "").replace('"', "")
    first = sanitise(name.split()[0] if name.split() else name)
    view = _View(brief, filing)
    return {
        "phase": str(brief.phase),
        "phase_name": wording.PHASES[brief.phase] + (", renewed" if brief.renewed else ""),
        "renewed": int(brief.renewed),
        "confidence": "" if brief.chosen or not brief.met else wording.confidence(brief.confidence, brief.p),
        "reason": sanitise(_dated(_reason(brief), brief), 160).rstrip("."),
        "minutes": brief.format.minutes,
        "structure": sanitise(brief.format.structure, 120),
        "date": brief.date.isoformat(),
        "day": wording.day(brief.date, brief.date, weekday=True),
        "next_date": wording.day(brief.next_date, brief.date, weekday=True),
        "name": sanitise(name),
        # Inside a code span nothing can be escaped: only what a name is made of may stand there.
        "name_argument": " ".join(_NOT_IN_NAMES.sub(" ", name).split()),
        "first_name": first,
        "relation": str(brief.relation),
        # Of whom a talk with somebody further down must not go behind the back.
        "reports_to": sanitise(brief.person.reports_to, 80),
        "met": brief.met,
        "last_met": wording.day(brief.last_met, brief.date) if brief.last_met else "",
        "alternative": _alternative(brief),
        "alternative_earlier": int(_is_earlier(brief)),
        "mismatch": view.mismatch(),
        "unheld": view.line(brief.unheld) if brief.unheld else {},
        **_change(brief, view),
        **_material(brief, view),
        "outline": int(filing.bullets),
        "copies": int(brief.copies),
    }


def _change(brief: Brief, view: _View) -> Context:
    """Return what a change asks for: itself, what nobody knows yet, what to settle, and the way back."""
    theirs, mine = ([sanitise(text) for text in side] for side in brief.not_known)
    return {
        "event": view.event(),
        "opening": _question(brief.opening),
        "since": brief.since,
        "since_often": wording.often(brief.since),
        "not_known": {
            "theirs": list(theirs),
            "mine": list(mine),
            "rows": [{"theirs": one, "mine": other} for one, other in zip_longest(theirs, mine, fillvalue="…")],
        },
        "settle": [
            {"text": _question(text), "done": view.lines(one for one in brief.settled if one.kind == key)[:1]}
            for key, text in brief.settle.items()
        ],
        "settled": view.lines(_unasked(brief)),
        "ends": [_question(text) for text in brief.ends],
        "stays": [_question(text) for text in brief.stays],
        "look_again": wording.day(brief.look_again, brief.date, weekday=True) if brief.look_again else "",
        "look_today": int(brief.look_again == brief.date),
        "every": wording.every(max(brief.person.cadence or 7, (brief.next_date - brief.date).days)),
    }


def _unasked(brief: Brief) -> Iterator[Carried]:
    """Yield what was agreed since the change, but for the newest answer to each thing to settle."""
    seen: set[str] = set()
    for one in brief.settled:
        if one.kind in brief.settle and one.kind not in seen:
            seen.add(one.kind)
        else:
            yield one


_COUNTED = ("agreements", "doubts", "faded", "parked", "promises", "theirs", "nobodys", "settled")


def _material(brief: Brief, view: _View) -> Context:
    """Return what is carried, asked and counted."""
    return {
        "facts": view.lines(brief.facts),
        "prompts": [_question(text) for text in brief.prompts],
        "topics": view.lines(brief.topics),
        "theirs_first": int(len(brief.topics) > 1 and brief.topics[0].owner is Owner.THEM),
        "threads": view.lines(brief.threads),
        "agreements": view.lines(brief.agreements),
        "agreement_groups": view.groups(brief.agreements),
        "doubts": view.lines(brief.doubts),
        "parked": view.parked(),
        "promises": view.lines(brief.promises),
        "gaps": [
            {"area": wording.AREAS.get(area, sanitise(area)), "text": _question(text)}
            for area, text in brief.gaps.items()
        ],
        "more": {"topics": brief.more_topics, **dict.fromkeys(_COUNTED, 0), **dict(brief.more)},
    }


class _View:
    """How lines look from the note in preparation: links relative to it, years left out where they are its own."""

    def __init__(self, brief: Brief, filing: Filing) -> None:
        self._brief = brief
        self._filing = filing

    def lines(self, found: Iterable[Carried]) -> list[Plain]:
        return [self.line(one) for one in found if sanitise(one.text)]

    def line(self, one: Carried) -> Plain:
        who = {Owner.THEM: self._first(), Owner.ME: "You", Owner.UNKNOWN: ""}[one.owner]
        return {
            "text": sanitise(one.text).rstrip("."),
            # Their words stand in quotes, unless they quote somebody themselves.
            "quoted": _quoted(sanitise(one.text).rstrip(".")),
            "link": self._link(one),
            "when": wording.day(one.date, self._brief.date) if one.date else "",
            "who": who,
            "due": wording.day(one.due, self._brief.date) if one.due else "",
            "overdue": int(one.due is not None and one.due < self._brief.date),
            "kind": sanitise(one.kind),
            "details": [sanitise(detail, 160) for detail in one.details if sanitise(detail)],
            "ask": wording.ASKS.get(one.ask, ""),
            "times": one.times,
            "time_word": wording.ordinal(one.times),
            "often": wording.often(one.times),
        }

    def groups(self, found: tuple[Carried, ...]) -> list[Plain]:
        """Return agreements by kind; a few, or all of one kind, as one group without a kind."""
        if len(found) <= _FEW or len({one.kind for one in found}) == 1:
            return [{"kind": "", "lines": self.lines(found)}] if found else []
        ranked = sorted(found, key=lambda one: _GROUPS.index(one.kind) if one.kind in _GROUPS else len(_GROUPS))
        return [{"kind": kind, "lines": self.lines(lines)} for kind, lines in groupby(ranked, key=_kind)]

    def parked(self) -> list[Plain]:
        """Return running load by the rhythm it belongs to."""
        found: list[Plain] = []
        for kind, lines in groupby(self._brief.parked, key=lambda one: one.kind):
            place = self._brief.rhythms.get(kind) or self._brief.rhythms.get("status", "")
            label = rhythm(place) if place else f"{wording.LOADS.get(kind, 'status')}: belongs in a written update"
            found.append({"where": label, "kind": sanitise(kind), "lines": self.lines(lines)})
        return found

    def mismatch(self) -> Plain:
        found = self._brief.mismatch
        if found is None:
            return {}
        place = self._brief.rhythms.get("status", "")
        happened, move = wording.mismatch(found, self._brief.relation, self._first(), rhythm(place) if place else "")
        shown = wording.day(found.date, self._brief.date)
        return {
            "code": str(found.code),
            "happened": happened,
            "move": move,
            "instead": wording.instead(found, self._brief.alternative),
            "quote": "" if _FIELD.fullmatch(found.quote.strip()) else sanitise(found.quote, 120),
            "link": link(self._filing, found.path, shown),
        }

    def event(self) -> Plain:
        """Return the change: its name, its day, and where it stands."""
        brief = self._brief
        cue = brief.event
        shown = wording.day(brief.event_date, brief.date) if brief.event_date else ""
        # A field or a dated line names the change, which is told already.
        told = cue.quote if cue and not cue.written and not cue.quote.startswith("relation:") else ""
        return {
            "kind": sanitise(cue.kind if cue else ""),
            "pay": int(cue is not None and touches_pay(cue.kind)),
            "name": sanitise(brief.change),
            "when": shown,
            "quote": _cut_off(sanitise(told, 160)) if " " in told.strip() else "",
            "link": link(self._filing, cue.path, shown) if cue and cue.path and shown else "",
        }

    def _first(self) -> str:
        return sanitise(self._brief.person.name.split()[0] if self._brief.person.name.split() else "They")

    def _link(self, one: Carried) -> str:
        shown = wording.day(one.date, self._brief.date) if one.date else one.path.rpartition("/")[2].rpartition(".")[0]
        return link(self._filing, one.path, shown, one.anchor)


def _alternative(brief: Brief) -> str:
    return str(brief.alternative) if brief.alternative and brief.alternative is not brief.phase else ""


def _is_earlier(brief: Brief) -> bool:
    order = list(Phase)
    return brief.alternative is not None and order.index(brief.alternative) < order.index(brief.phase)


def _kind(one: Carried) -> str:
    return one.kind if one.kind in _GROUPS else "other"


def _quoted(text: str) -> str:
    return text if any(mark in text for mark in '"“”„«') else f"“{text}”"


def _cut_off(text: str) -> str:
    """Return a quote without a full stop, and without the comma before the dots of one that was cut short."""
    return _BEFORE_DOTS.sub("…", text).rstrip(".")


def _reason(brief: Brief) -> str:
    if brief.chosen:
        return brief.reason
    if not brief.met:
        return "no 1:1 noted yet"
    if brief.confidence is Confidence.GUESS:
        return "going by how long you have known each other, for too little in the notes could be read"
    return brief.reason


def _dated(text: str, brief: Brief) -> str:
    """Return a sentence with its dates as people say them."""

    def told(match: re.Match[str]) -> str:
        try:
            return wording.day(dt.date.fromisoformat(match[0]), brief.date)
        except ValueError:
            return match[0]

    return _ISO.sub(told, text)


def _question(text: str) -> str:
    """Return one of our own prompts, or a user's; a phase is no reason to trust it."""
    return sanitise(text, 400)


def template_name(brief: Brief) -> tuple[str, ...]:
    """Return the templates that could say this brief, best first."""
    if brief.deep:
        return ("deep.md.j2",)
    name = "renewed.md.j2" if brief.renewed else f"{Phase(brief.phase)}.md.j2"
    return (f"{brief.relation}/{name}", name)
