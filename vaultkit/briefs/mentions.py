"""A meeting in the note of a day or week, or in a log of callouts: the bullet, subheading or callout, and its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.briefs.entries import children_indent
from vaultkit.briefs.filing_model import Filing
from vaultkit.briefs.filing_model import Mode
from vaultkit.briefs.filing_model import Section
from vaultkit.briefs.front_matter import front_on
from vaultkit.briefs.naming import period_path
from vaultkit.briefs.naming import respell_period
from vaultkit.briefs.places import Place
from vaultkit.briefs.places import day_of
from vaultkit.briefs.places import end_of
from vaultkit.briefs.places import parents
from vaultkit.briefs.places import place_of
from vaultkit.briefs.places import places
from vaultkit.briefs.renaming import find_name
from vaultkit.briefs.renaming import rename
from vaultkit.briefs.safe_names import written_name
from vaultkit.briefs.samples import COMPARED
from vaultkit.briefs.samples import Sample
from vaultkit.briefs.samples import Samples
from vaultkit.briefs.spelling import learn
from vaultkit.briefs.spelling import respell
from vaultkit.briefs.spelling import spell
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Person

_AFTER = re.compile(r"^(?:[ \t]*(?:#[\w/-]+|[):\]]))*(?:[ \t]*[—–:-])?")
_QUOTED_FIELD = re.compile(r"^(>[ \t]*(?:\*\*)?([\w][\w .-]{0,40}?)(?:\*\*)?::?(?:\*\*)?)[ \t]*(.*)$")


def file_mention(samples: Samples, notes: Mapping[str, Note], person: Person, on: dt.date, today: dt.date) -> Filing:
    """Return the filing of a meeting in a day's or week's note."""
    latest = samples.latest
    place = place_of(latest.note.lines, latest.session.line)
    bullets = bool(place.bullet)
    filing = Filing(
        path=period_path(samples, on),
        mode=Mode.INSERT,
        layout=latest.session.layout,
        person=person.name,
        date=on,
        lead=(_head(samples, person),),
        indent=children_indent(latest, place) if bullets else "",
        bullets=bullets,
        start="" if bullets and latest.session.layout is not Layout.OUTLINE else "- ",
        newline=latest.note.newline,
    )
    return _in_its_place(filing, samples, notes, place, front_on(samples, person, on, today))


def file_callout(samples: Samples, notes: Mapping[str, Note], person: Person, on: dt.date, today: dt.date) -> Filing:
    """Return the filing of a meeting in a log of callouts; the prep block goes below the callout, for it cannot be quoted."""
    latest = samples.latest
    lead: list[str] = []
    for line in latest.lines:
        field = _QUOTED_FIELD.match(line)
        if not lead or field:
            lead.append(_field(line, field, samples, on) if field and lead else line)
        elif not line.startswith(">"):
            break
    if not samples.own:
        lead = [rename(line, latest.person, person) for line in lead]
    filing = Filing(
        path=period_path(samples, on),
        mode=Mode.INSERT,
        layout=latest.session.layout,
        person=person.name,
        date=on,
        lead=(*lead, ">", "> - ", ""),
        start="",
        newline=latest.note.newline,
        remark="These meetings are callouts; what is prepared stands below the new one.",
    )
    place = Place(latest.session.line, "", "", 0, "")
    return _in_its_place(filing, samples, notes, place, front_on(samples, person, on, today))


def _field(line: str, field: re.Match[str], samples: Samples, on: dt.date) -> str:
    """Return a callout's field: the day anew, the person as before, everything else to be filled in."""
    dated = respell(line, samples.latest.session.date, on, samples.order)
    named = find_name(field[3], samples.latest.person)
    return dated or (line if named else f"{field[1]} ".rstrip())


def _head(samples: Samples, person: Person) -> str:
    """Return the bullet or subheading up to the person, with tags and a dash that stand behind in other heads too."""
    latest = samples.latest
    head = latest.head
    place = find_name(head, latest.person)
    if place is None:
        return f"{head[: len(head) - len(head.lstrip())]}- 1:1 with [[{written_name(person.name)}]]"
    end = place[1]
    after = _AFTER.match(head[end:])
    rest = (after[0] if after else "").rstrip()
    if rest and len(samples.chosen) > 1 and not any(rest in other.head for other in samples.chosen[1:COMPARED]):
        rest = ""
    if not rest.strip(" :—–-") and not place_of(latest.note.lines, latest.session.line).bullet:
        rest = ""
    text = head[:end] + (rest + " " if rest.endswith(("—", "–", "-", ":")) else rest)
    return text if samples.own else rename(text, latest.person, person)


def _in_its_place(
    filing: Filing, samples: Samples, notes: Mapping[str, Note], place: Place, front: tuple[str, ...]
) -> Filing:
    """Find the place in the day's note; `front` is for the case that there is none yet."""
    note = notes.get(filing.path)
    latest = samples.latest
    over = [(one, _respelled(one.text, samples, filing.date)) for one in parents(latest.note.lines, place)]
    if note is None:
        return _new_file(filing, samples, over, front)
    spaced = 0 if place.bullet else 1
    for depth in range(len(over), 0, -1):
        found = _find(note.lines, over[depth - 1], note.body_line, filing.date)
        missing = over[depth:]
        if found:
            heads = tuple(line for one, text in missing for line in ("#" * one.level + " " + text, ""))
            line = _line_in(note.lines, found, missing, filing.date)
            blank = 1 if missing else spaced
            return replace(filing, before_line=line, lead=(*heads, *filing.lead), blank_before=blank)
    heads = tuple(line for one, text in over if one.level > 1 for line in ("#" * one.level + " " + text, ""))
    blank = 1 if heads else spaced
    return replace(filing, before_line=len(note.lines) + 1, lead=(*heads, *filing.lead), blank_before=blank)


def _respelled(text: str, samples: Samples, on: dt.date) -> str:
    old = samples.latest.session.date
    spelling = learn(text, old, samples.order, samples.words)
    return spell(spelling, on) if spelling else respell_period(text, old, on, samples.words) or text


def _find(lines: Sequence[str], wanted: tuple[Place, str], body_line: int, on: dt.date) -> Place | None:
    """Return the heading of a note that says the same, or is the same day in another spelling."""
    like, text = wanted
    for one in places(lines, body_line):
        if one.level == like.level and bool(one.bullet) == bool(like.bullet):
            if one.text == text:
                return one
            day = day_of(one, None, on.year)
            if day is not None and day == day_of(replace(like, text=text), None, on.year):
                return one
    return None


def _line_in(lines: Sequence[str], found: Place, missing: Sequence[tuple[Place, str]], on: dt.date) -> int:
    """Return the line at the end of a section; a missing day goes between its neighbours."""
    if missing and learn(missing[0][1], on) is not None:
        for one in places(lines, found.line + 1):
            day = day_of(one, None, on.year)
            if one.level == missing[0][0].level and day is not None and day > on:
                return one.line
    return end_of(lines, found) + 1


def _new_file(filing: Filing, samples: Samples, over: Sequence[tuple[Place, str]], front: tuple[str, ...]) -> Filing:
    """Begin the day's or week's note: its title and the headings that the last ones share, the meeting under its own."""
    above: list[str] = []
    below: list[Section] = []
    deepest = over[-1][0].level if over else 1
    own = {one.line: text for one, text in over}
    last = over[-1][0].line if over else 0
    shared = _shared_headings(samples, deepest)
    for one in places(samples.latest.note.lines, samples.latest.note.body_line):
        if one.bullet:
            continue
        if one.line in own:
            above += ["#" * one.level + " " + own[one.line], ""]
        elif one.level > 1 and one.line in shared:
            if one.line < last:
                above += ["#" * one.level + " " + one.text, ""]
            else:
                below.append(Section(("#" * one.level + " " + one.text,), one.level))
    if over and "" not in _around(samples.latest, over[-1][0]):
        above = above[:-1]
    return replace(filing, mode=Mode.CREATE, front=front, lead=(*above, *filing.lead), sections=tuple(below))


def _around(sample: Sample, place: Place) -> tuple[str, ...]:
    return sample.note.lines[place.line : place.line + 1]


def _shared_headings(samples: Samples, deepest: int) -> frozenset[int]:
    """Return the lines of the latest note's undated headings that at least one more note has."""
    files = {sample.note.path: sample.note for sample in samples.chosen}
    others = [
        {(one.level, one.text) for one in places(note.lines, note.body_line)}
        for path, note in files.items()
        if path != samples.latest.note.path
    ]
    return frozenset(
        one.line
        for one in places(samples.latest.note.lines, samples.latest.note.body_line)
        if 0 < one.level <= deepest
        and learn(one.text, samples.latest.session.date) is None
        and any((one.level, one.text) in other for other in others)
    )
