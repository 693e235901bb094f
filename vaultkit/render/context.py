"""A brief as plain data for templates: text, numbers, lists and maps, every carried text made safe. No objects."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import groupby
from typing import TypeAlias

from vaultkit.briefs.filing import Filing
from vaultkit.model import Brief
from vaultkit.model import Carried
from vaultkit.model import Owner
from vaultkit.model import Phase
from vaultkit.render import wording
from vaultkit.render.links import link
from vaultkit.render.links import rhythm
from vaultkit.render.sanitise import plain
from vaultkit.render.sanitise import sanitise

_ISO = re.compile(r"\b[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])\b")
#: What a template may be given.
Plain: TypeAlias = "str | int | list[Plain] | dict[str, Plain]"
Context: TypeAlias = dict[str, Plain]

_GROUPS = {"who-decides": "Who decides", "decision": "Decided", "ways-of-working": "How we work"}
#: A line that begins so needs no label.
_SAYING_SO = ("who decides", "decided", "decision", "agreed", "settled", "we agreed")
_AREAS = {"principles": "Principles", "challenges": "Challenges", "ways-of-working": "Ways of working"}
_NOT_IN_NAMES = re.compile(r"[^\w .,@'’-]")
_LOADS = {"status": "status", "postmortem": "post-mortem", "report": "report", "planning": "planning"}


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
        "met": brief.met,
        "last_met": wording.day(brief.last_met, brief.date) if brief.last_met else "",
        "alternative": _alternative(brief),
        "alternative_earlier": int(_is_earlier(brief)),
        "mismatch": view.mismatch(),
        "event": view.event(),
        **_material(brief, view),
        "outline": int(filing.bullets),
    }


_COUNTED = ("agreements", "doubts", "parked", "promises", "theirs")


def _material(brief: Brief, view: _View) -> Context:
    """Return what is carried, asked and counted."""
    return {
        "facts": view.lines(brief.facts),
        "prompts": [_question(text) for text in brief.prompts],
        "topics": view.lines(brief.topics),
        "threads": view.lines(brief.threads),
        "agreements": view.lines(brief.agreements),
        "agreement_groups": view.groups(brief.agreements),
        "doubts": view.lines(brief.doubts),
        "parked": view.parked(),
        "promises": view.lines(brief.promises),
        "gaps": [
            {"area": _AREAS.get(area, sanitise(area)), "text": _question(text)} for area, text in brief.gaps.items()
        ],
        "not_known": {"theirs": sanitise(brief.not_known[0]), "mine": sanitise(brief.not_known[1])},
        "settle": [_question(text) for text in brief.settle],
        "look_again": wording.day(brief.look_again, brief.date, weekday=True) if brief.look_again else "",
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
            "quoted": _quoted(sanitise(one.text)),
            "link": self._link(one),
            "when": wording.day(one.date, self._brief.date) if one.date else "",
            "who": who,
            "due": wording.day(one.due, self._brief.date) if one.due else "",
            "overdue": int(one.due is not None and one.due < self._brief.date),
            "kind": sanitise(one.kind),
            "says_so": int(sanitise(one.text).casefold().startswith(_SAYING_SO)),
            "details": [sanitise(detail, 160) for detail in one.details if sanitise(detail)],
            "times": one.times,
            "time_word": wording.ordinal(one.times),
        }

    def groups(self, found: Iterable[Carried]) -> list[Plain]:
        ranked = sorted(found, key=lambda one: list(_GROUPS).index(one.kind) if one.kind in _GROUPS else len(_GROUPS))
        return [
            {"name": _GROUPS.get(kind, "Agreed"), "lines": self.lines(lines)}
            for kind, lines in groupby(ranked, key=lambda one: one.kind)
        ]

    def parked(self) -> list[Plain]:
        """Return running load by the rhythm it belongs to."""
        found: list[Plain] = []
        for kind, lines in groupby(self._brief.parked, key=lambda one: one.kind):
            place = self._brief.rhythms.get(kind) or self._brief.rhythms.get("status", "")
            label = rhythm(place) if place else f"{_LOADS.get(kind, 'status')}: belongs in a written update"
            found.append({"where": label, "kind": sanitise(kind), "lines": self.lines(lines)})
        return found

    def mismatch(self) -> Plain:
        found = self._brief.mismatch
        if found is None:
            return {}
        happened, move = wording.mismatch(found)
        shown = wording.day(found.date, self._brief.date)
        return {
            "code": str(found.code),
            "happened": happened,
            "move": move,
            "quote": sanitise(found.quote, 120),
            "link": link(self._filing.links, self._filing.path, found.path, shown),
        }

    def event(self) -> Plain:
        cue = self._brief.event
        kind = cue.kind if cue else ""
        shown = wording.day(self._brief.event_date, self._brief.date) if self._brief.event_date else ""
        return {
            "kind": sanitise(kind),
            "name": wording.EVENTS.get(kind, sanitise(kind.replace("-", " ")) or "the ground under your agreements"),
            "when": shown,
            # A field holds the kind alone, which is told already.
            "quote": sanitise(cue.quote, 160).rstrip(".") if cue and " " in cue.quote.strip() else "",
            "link": link(self._filing.links, self._filing.path, cue.path, shown) if cue and cue.path and shown else "",
        }

    def _first(self) -> str:
        return sanitise(self._brief.person.name.split()[0] if self._brief.person.name.split() else "They")

    def _link(self, one: Carried) -> str:
        shown = wording.day(one.date, self._brief.date) if one.date else one.path.rpartition("/")[2].rpartition(".")[0]
        return link(self._filing.links, self._filing.path, one.path, shown, one.anchor)


def _alternative(brief: Brief) -> str:
    return str(brief.alternative) if brief.alternative and brief.alternative is not brief.phase else ""


def _is_earlier(brief: Brief) -> bool:
    order = list(Phase)
    return brief.alternative is not None and order.index(brief.alternative) < order.index(brief.phase)


def _quoted(text: str) -> str:
    return text if any(mark in text for mark in '"“”„«') else f"“{text}”"


def _reason(brief: Brief) -> str:
    return brief.reason if brief.met or brief.chosen else "no 1:1 noted yet"


def _dated(text: str, brief: Brief) -> str:
    """Return a sentence with its dates as people say them."""
    return _ISO.sub(lambda match: wording.day(dt.date.fromisoformat(match[0]), brief.date), text)


def _question(text: str) -> str:
    """Return one of our own prompts, or a user's; a phase is no reason to trust it."""
    return sanitise(text, 400)


def template_name(brief: Brief) -> tuple[str, ...]:
    """Return the templates that could say this brief, best first."""
    if brief.deep:
        return ("deep.md.j2",)
    name = "renewed.md.j2" if brief.renewed else f"{Phase(brief.phase)}.md.j2"
    return (f"{brief.relation}/{name}", name)
