"""A meeting in the note of a day or week, or in a log of callouts: the bullet, subheading or callout, and its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.briefs.filing.calendar import choose_names
from vaultkit.briefs.filing.calendar import in_case
from vaultkit.briefs.filing.calendar import weekdays
from vaultkit.briefs.filing.clock import usual_time
from vaultkit.briefs.filing.clock import without_time
from vaultkit.briefs.filing.entries import children_indent
from vaultkit.briefs.filing.front_matter import front_on
from vaultkit.briefs.filing.model import Filing
from vaultkit.briefs.filing.model import Mode
from vaultkit.briefs.filing.model import Section
from vaultkit.briefs.filing.naming import retold
from vaultkit.briefs.filing.places import Place
from vaultkit.briefs.filing.places import day_of
from vaultkit.briefs.filing.places import end_of
from vaultkit.briefs.filing.places import parents
from vaultkit.briefs.filing.places import place_of
from vaultkit.briefs.filing.places import places
from vaultkit.briefs.filing.renaming import find_name
from vaultkit.briefs.filing.safe_names import written_name
from vaultkit.briefs.filing.samples import COMPARED
from vaultkit.briefs.filing.samples import Sample
from vaultkit.briefs.filing.samples import Samples
from vaultkit.briefs.filing.spelling import learn
from vaultkit.briefs.filing.spelling import respell
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.notes.marks import find_marks
from vaultkit.notes.regex import regex

_AFTER = regex(r"^(?:[ \t]*(?:#[\w/-]+|[):\]]))*(?:[ \t]*[—–:-])?")
_CLOSING = regex(r"[\])*_】」]*")
#: Between a name and the mark behind it stand a blank, a dash, a bracket.
_NEAR = 6
#: A weekday behind the name: "(Tue)", ", Tuesday".
_DAY = regex(r"[ ]{0,2}[(,–-]?[ ]{0,2}([^\W\d_]{2,})\.?\)?")
#: Alone in brackets, or at the beginning: elsewhere a short one is a word.
_WEEKDAY = regex(r"(?<=\()[^\W\d_]{2,}(?=\.?\))|(?<![^\W_])[^\W\d_]{3,}(?![^\W_])")
_QUOTED_FIELD = regex(r"^(>[ \t]*(?:\*\*)?([\w][\w .-]{0,40}?)(?:\*\*)?::?(?:\*\*)?)[ \t]*(.*)$")


def file_mention(  # noqa: PLR0913 - what a filing depends on
    samples: Samples, notes: Mapping[str, Note], person: Person, on: dt.date, today: dt.date, *, path: str
) -> Filing:
    """Return the filing of a meeting in a day's or week's note, `path`; it need not be there yet."""
    latest = samples.latest
    place = place_of(latest.note.lines, latest.session.line)
    bullets = bool(place.bullet)
    filing = Filing(
        path=path,
        mode=Mode.INSERT,
        layout=latest.session.layout,
        person=person.name,
        date=on,
        lead=(_head(samples, person, on),),
        indent=children_indent(latest, place) if bullets else "",
        bullets=bullets,
        start="" if bullets and latest.session.layout is not Layout.OUTLINE else "- ",
        newline=latest.note.newline,
    )
    return _in_its_place(filing, samples, notes, place, front_on(samples, person, on, today))


def file_callout(  # noqa: PLR0913 - what a filing depends on
    samples: Samples, notes: Mapping[str, Note], person: Person, on: dt.date, today: dt.date, *, path: str
) -> Filing:
    """Return the filing of a meeting in a log of callouts; the prep block goes below the callout, for it cannot be quoted."""
    latest = samples.latest
    lead: list[str] = []
    for line in latest.lines:
        field = _QUOTED_FIELD.match(line)
        if not lead or field:
            lead.append(_field(line, field, samples, on) if field and lead else line)
        elif not line.startswith(">"):
            break
    lead = [samples.renamed(line, person) for line in lead]
    filing = Filing(
        path=path,
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


def _head(samples: Samples, person: Person, on: dt.date) -> str:
    """Return the bullet or subheading up to the person, with tags and a dash that stand behind in other heads too."""
    latest = samples.latest
    earlier = [sample.head for sample in samples.chosen[1:]]
    head = usual_time(latest.head, earlier) if samples.own else without_time(latest.head)
    head = respell(head, latest.session.date, on, samples.order) or _on_weekday(head, latest, on)
    place = find_name(head, latest.person)
    if place is None:
        return f"{head[: len(head) - len(head.lstrip())]}- 1:1 with [[{written_name(person.name)}]]"
    # A mark behind the name ("Asha 1:1") tells what the line is.
    end = place[1] if find_marks(head[: place[1]]) else _end_of_mark(head, place[1])
    day = _DAY.match(head, end)
    if day and choose_names(weekdays(), day[1], on.isoweekday()):
        end = day.end()
    after = _AFTER.match(head[end:])
    rest = (after[0] if after else "").rstrip()
    if rest and len(samples.chosen) > 1 and not any(rest in other.head for other in samples.chosen[1:COMPARED]):
        rest = ""
    if not rest.strip(" :—–-") and not place_of(latest.note.lines, latest.session.line).bullet:
        rest = ""
    text = head[:end] + (rest + " " if rest.endswith(("—", "–", "-", ":")) else rest)
    return samples.renamed(text, person)


def _on_weekday(head: str, latest: Sample, on: dt.date) -> str:
    """Return a head with the weekday that stands beside the name or the mark ("(Tue)", "Tue: 1:1 ...") anew."""
    name = find_name(head, latest.person) or (0, 0)
    for match in _WEEKDAY.finditer(head):
        names = choose_names(weekdays(), match[0], latest.session.date.isoweekday())
        if names and not name[0] <= match.start() < name[1]:
            return head[: match.start()] + in_case(match[0], names.names[on.weekday()]) + head[match.end() :]
    return head


def _end_of_mark(head: str, end: int) -> int:
    """Return the end of a mark that follows a name, a closing bracket included; the name's own end without one."""
    mark = next((mark for mark in find_marks(head) if end <= mark.start <= end + _NEAR), None)
    if mark is None:
        return end
    closing = _CLOSING.match(head, mark.end)
    return closing.end() if closing else mark.end


def _in_its_place(
    filing: Filing, samples: Samples, notes: Mapping[str, Note], place: Place, front: tuple[str, ...]
) -> Filing:
    """Find the place in the day's note; `front` is for the case that there is none yet."""
    note = notes.get(filing.path)
    latest = samples.latest
    who = Person(filing.person)
    over = [
        (one, samples.renamed(retold(one.text, samples, filing.date), who))
        for one in parents(latest.note.lines, place)
    ]  # fmt: skip
    if note is None:
        return _new_file(filing, samples, over, front)
    for depth in range(len(over), -1, -1):
        found = _find(note.lines, over[depth - 1], note.body_line, filing.date) if depth else None
        if found or not depth:
            return _in_section(filing, samples, note, found, over[depth:])
    return filing


def _in_section(
    filing: Filing, samples: Samples, note: Note, found: Place | None, missing: Sequence[tuple[Place, str]]
) -> Filing:
    """Put the meeting at the end of a section, or of the note; headings that are missing there come with it."""
    headings = [(one, text) for one, text in missing if one.level > 1 or one.bullet]
    heads = tuple(line for one, text in headings for line in _headed(one, text))
    filing = replace(filing, lead=(*heads, *filing.lead))
    last = end_of(note.lines, found) if found else len(note.lines)
    if found and found.level and place_of(filing.lead, 1).bullet:
        last = _above_headings(note.lines, found, last)
    before = _before(headings[0], samples.latest.note, note, (found, last), filing.date) if headings else None
    if before:
        open_line = bool(note.lines[before - 2].strip()) if before > 1 else False
        return replace(filing, before_line=before, blank_before=int(open_line), blank_after=1)
    quoted = bool(last) and note.lines[last - 1].lstrip().startswith(">")
    spaced = 0 if place_of(filing.lead, 1).bullet and not quoted else 1
    return replace(filing, before_line=last + 1, blank_before=1 if heads else spaced)


def _above_headings(lines: Sequence[str], section: Place, last: int) -> int:
    """Return the last line of a section that stands above its first heading: a bullet below that is part of something else."""
    inner = next((one for one in places(lines, section.line + 1) if one.level and not one.bullet), None)
    if inner is None or inner.line > last:
        return last
    above = inner.line - 1
    while above > section.line and not lines[above - 1].strip():
        above -= 1
    return above


def _headed(one: Place, text: str) -> tuple[str, ...]:
    marks = "#" * one.level + " " if one.level else ""
    return (f"{one.indent}{one.bullet}{marks}{text}", *(() if one.bullet else ("",)))


def _before(
    heading: tuple[Place, str], like: Note, note: Note, within: tuple[Place | None, int], on: dt.date
) -> int | None:
    """Return the line of the heading that a missing one comes before: a later day, or what follows it in other notes."""
    one, text = heading
    inner = [
        other
        for other in places(note.lines, (within[0].line + 1) if within[0] else note.body_line)
        if other.level == one.level and other.line <= within[1] and not other.bullet and one.level
    ]
    if learn(text, on) is not None:
        days = ((other, day_of(other, None, on.year)) for other in inner)
        return next((other.line for other, day in days if day is not None and day > on), None)
    behind = [other.text for other in places(like.lines, one.line + 1) if other.level == one.level]
    return next((other.line for other in inner if other.text in behind), None)


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
