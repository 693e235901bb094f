"""A new dated entry in a running file or on a person's page: where it goes, its head, its bullets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.briefs.filing.clock import with_usual_time
from vaultkit.briefs.filing.clock import without_times
from vaultkit.briefs.filing.counting import counted_on
from vaultkit.briefs.filing.front_matter import front_on
from vaultkit.briefs.filing.model import Filing
from vaultkit.briefs.filing.model import Mode
from vaultkit.briefs.filing.naming import period_path
from vaultkit.briefs.filing.naming import retold
from vaultkit.briefs.filing.naming import without_topic
from vaultkit.briefs.filing.places import Place
from vaultkit.briefs.filing.places import day_of
from vaultkit.briefs.filing.places import end_of
from vaultkit.briefs.filing.places import is_dated
from vaultkit.briefs.filing.places import parents
from vaultkit.briefs.filing.places import place_of
from vaultkit.briefs.filing.places import places
from vaultkit.briefs.filing.renaming import find_name
from vaultkit.briefs.filing.renaming import rename_path
from vaultkit.briefs.filing.safe_names import safe_path
from vaultkit.briefs.filing.samples import Sample
from vaultkit.briefs.filing.samples import Samples
from vaultkit.briefs.filing.shape import shape_on
from vaultkit.briefs.filing.spelling import Slot
from vaultkit.briefs.filing.spelling import Spelling
from vaultkit.briefs.filing.spelling import learn
from vaultkit.briefs.filing.spelling import spell
from vaultkit.briefs.filing.spelling import with_widths
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.notes.datescan import DayOrder
from vaultkit.notes.regex import regex

_DEEPER = regex(r"^([ \t]+)\S")


def file_entry(samples: Samples, notes: Mapping[str, Note], person: Person, on: dt.date, today: dt.date) -> Filing:
    """Return the filing of a new dated entry."""
    latest = samples.latest
    path = _path_for(samples, person, on)
    place = place_of(latest.note.lines, latest.session.line)
    shape = shape_on(samples, person, on, body=False)
    bullets = bool(place.bullet)
    head = head_on(samples, on)
    head = samples.renamed(head, person)
    filing = Filing(
        path=path,
        mode=Mode.INSERT,
        layout=latest.session.layout,
        person=person.name,
        date=on,
        lead=(head, *_gap(latest), *shape.lead),
        sections=() if bullets else shape.sections,
        indent=children_indent(latest, place) if bullets else "",
        bullets=bullets,
        start=shape.start or ("- " if bullets else ""),
        newline=latest.note.newline,
    )
    existing = notes.get(path)
    if existing is None:
        return _new_file(filing, samples, person, on, today)
    return _placed(filing, samples, existing, place, person)


def _path_for(samples: Samples, person: Person, on: dt.date) -> str:
    """Return the path of the file: for somebody new on their own page, if meetings stand on pages here."""
    latest = samples.latest
    path = period_path(samples, on)
    if samples.own:
        return path
    if person.path and latest.session.path == latest.person.path:
        return person.path
    folders = frozenset({path.rpartition("/")[0]})
    return safe_path(rename_path(path, latest.person, person, whole=samples.whole), folders)


def head_on(samples: Samples, on: dt.date) -> str:
    """Return the head of the new entry: spelled as most of the last ones, a spelling with a year first."""
    chosen = [sample for sample in samples.chosen if sample.session.path == samples.latest.session.path]
    found = [learn(sample.head, sample.session.date, samples.order, samples.words) for sample in chosen]
    learned = [spelling for spelling in found if spelling is not None]
    with_year = [one for one in learned if any(piece.slot in {Slot.YEAR, Slot.SHORT_YEAR} for piece in one)] or learned
    best = with_year[0]
    others = [one for one in learned if one is not best]
    whole = with_widths(best, others)
    whole = with_usual_time(whole, others) if samples.own else without_times(whole)
    return spell(_without_headline(counted_on(whole, others, anew=not samples.own), others), on).rstrip()


def _without_headline(spelling: Spelling, others: Sequence[Spelling]) -> Spelling:
    """Take off the topic behind the date, also where there is no second head to compare it with."""
    if others:
        return without_topic(spelling, others)
    last = spelling[-1]
    if last.slot is not Slot.LITERAL or len(spelling) == 1:
        return spelling
    closing = re.match(r"[\])}】」』*_ ]*", last.text)
    return (*spelling[:-1], replace(last, text=closing[0].rstrip() if closing else ""))


def children_indent(latest: Sample, place: Place) -> str:
    """Return the blanks before what stands inside the entry's bullet."""
    for line in latest.lines[1:]:
        deeper = _DEEPER.match(line)
        if deeper and len(deeper[1].expandtabs(4)) > len(place.indent.expandtabs(4)) and "::" not in line:
            return deeper[1]
    return place.indent + ("\t" if latest.session.layout is Layout.OUTLINE or "\t" in place.indent else "  ")


def newest_first(samples: Samples, dated: Sequence[tuple[Place, dt.date]]) -> bool:
    """Tell whether new entries go on top. A single entry tells nothing; most running files grow upwards."""
    same = sorted(
        (sample.session.line, sample.session.date)
        for sample in samples.chosen
        if sample.session.path == samples.latest.session.path
    )
    days = [day for _, day in same] if len(same) > 1 else [day for _, day in dated]
    return len(days) < 2 or days[0] >= days[-1]


def _placed(filing: Filing, samples: Samples, note: Note, place: Place, person: Person) -> Filing:
    """Find the line in an existing file."""
    lines = note.lines
    over = parents(samples.latest.note.lines, place)
    texts = [samples.renamed(retold(one.text, samples, filing.date), person) for one in over]
    inside = _section_of(lines, replace(over[-1], text=texts[-1]), note.body_line) if over else None
    if over and inside is None and not samples.own and find_name(over[-1].text, samples.latest.person):
        return _beside(filing, samples, note, over[-1], texts[-1])
    first, last = (inside.line + 1, end_of(lines, inside)) if inside else (note.body_line, len(lines))
    missing = over[-1:] if over and inside is None and over[-1].level > 1 else ()
    # Dated entries of another section ("Feedback log") are no neighbours.
    dated = [] if missing else _dated(lines, place, (first, last), samples.order)
    top = newest_first(samples, dated)
    spaced = 0 if place.bullet else max(1, _blanks(samples.latest.note.lines, place.line))
    if not dated:
        heads = tuple(text for one in missing for text in (samples.latest.note.lines[one.line - 1], ""))
        return replace(filing, before_line=last + 1, lead=(*heads, *filing.lead), blank_before=spaced)
    if top:
        below = next((one for one, day in dated if day <= filing.date), None)
        if below:
            return replace(filing, before_line=below.line, blank_after=spaced)
    above = [one for one, day in dated if top or day <= filing.date] or [dated[0][0]]
    return replace(filing, before_line=end_of(lines, above[-1], last) + 1, blank_before=spaced)


def _beside(filing: Filing, samples: Samples, note: Note, other: Place, text: str) -> Filing:
    """Begin the part of a person in a file that has one for each: behind that of the one whose notes are imitated."""
    written = samples.latest.note.lines[other.line - 1].replace(other.text, text, 1)
    neighbour = _section_of(note.lines, other, note.body_line)
    last = end_of(note.lines, neighbour) if neighbour else len(note.lines)
    spaced = 0 if other.bullet else max(1, _blanks(samples.latest.note.lines, other.line))
    gap = () if other.bullet else ("",)
    return replace(filing, before_line=last + 1, lead=(written, *gap, *filing.lead), blank_before=spaced)


def _section_of(lines: Sequence[str], wanted: Place, body_line: int) -> Place | None:
    """Return the heading or bullet in a file under which entries stand; None if it has none like that."""
    for one in places(lines, body_line):
        if (one.level, one.text, bool(one.bullet)) == (wanted.level, wanted.text, bool(wanted.bullet)):
            return one
    return None


def _dated(
    lines: Sequence[str], like: Place, span: tuple[int, int], order: DayOrder | None
) -> list[tuple[Place, dt.date]]:
    """Return the dated entries of a part of a file that stand as deep as this one; undated years come from before."""
    found: list[tuple[Place, dt.date]] = []
    if like.level or like.bullet:
        candidates = [one for one in places(lines, span[0]) if one.line <= span[1]]
    else:
        candidates = [place_of(lines, number) for number in range(span[0], span[1] + 1)]
    for one in candidates:
        same = (
            one.indent == like.indent and bool(one.bullet) == bool(like.bullet) and bool(one.level) == bool(like.level)
        )
        if not same or not is_dated(one, order):
            continue
        day = day_of(one, order) or (found[-1][1] if found else None)
        if day is not None:
            found.append((one, day))
    return found


def _gap(latest: Sample) -> tuple[str, ...]:
    lines = latest.lines
    return ("",) if len(lines) > 1 and not lines[1].strip() else ()


def _blanks(lines: Sequence[str], line: int) -> int:
    """Count the empty lines before a line."""
    count = 0
    while line - 2 - count >= 0 and not lines[line - 2 - count].strip():
        count += 1
    return count


def _new_file(filing: Filing, samples: Samples, person: Person, on: dt.date, today: dt.date) -> Filing:
    """Begin a running file: the headings that stand over the entries, then the entry."""
    latest = samples.latest
    place = place_of(latest.note.lines, latest.session.line)
    over = []
    for one in parents(latest.note.lines, place):
        line = latest.note.lines[one.line - 1]
        line = line.replace(one.text, retold(one.text, samples, on), 1)
        over += [samples.renamed(line, person), *(() if place.bullet else ("",))]
    return replace(filing, mode=Mode.CREATE, front=front_on(samples, person, on, today), lead=(*over, *filing.lead))
