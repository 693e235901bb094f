"""What the last notes have in common below their front matter: title, fields, headings, labels. Never content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.briefs.filing.clock import usual_time
from vaultkit.briefs.filing.clock import without_time
from vaultkit.briefs.filing.habits import Work
from vaultkit.briefs.filing.habits import is_key
from vaultkit.briefs.filing.habits import work_of
from vaultkit.briefs.filing.model import Section
from vaultkit.briefs.filing.naming import without_topic
from vaultkit.briefs.filing.renaming import find_name
from vaultkit.briefs.filing.safe_names import safe_name
from vaultkit.briefs.filing.samples import COMPARED
from vaultkit.briefs.filing.samples import Sample
from vaultkit.briefs.filing.samples import Samples
from vaultkit.briefs.filing.spelling import learn
from vaultkit.briefs.filing.spelling import shape
from vaultkit.briefs.filing.spelling import spell
from vaultkit.briefs.filing.spelling import with_widths
from vaultkit.briefs.filing.structure import Kind
from vaultkit.briefs.filing.structure import Mark
from vaultkit.briefs.filing.structure import bullets_of
from vaultkit.briefs.filing.structure import marks_of
from vaultkit.briefs.filing.structure import table_of
from vaultkit.model import Person
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import find_marks
from vaultkit.notes.marks import strength_of
from vaultkit.notes.names import is_not_name
from vaultkit.notes.regex import regex

_TAG_LINE = regex(r"^(?:#[^\s#]+[ \t]*)+$")


@dataclass(frozen=True, slots=True)
class _Habits:
    """What is compared, and for whom and when the new text is."""

    samples: Samples
    marks: Sequence[Sequence[Mark]]
    keys: Sequence[set[object]]
    person: Person
    on: dt.date

    def renamed(self, text: str) -> str:
        return self.samples.renamed(text, self.person)


@dataclass(frozen=True, slots=True)
class Shape:
    """What goes above the prep block and what below it."""

    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    #: Bullet of the notes' lists ("- "); "" where they are prose.
    start: str


def shape_on(samples: Samples, person: Person, on: dt.date, *, body: bool) -> Shape:
    """Return the shape of a meeting's text on this day.

    Args:
        samples: what is imitated; with only one, headings must be known words to be taken over.
        person: whose meeting it will be.
        on: its day.
        body: the whole body of a note; otherwise the lines below an entry's head.
    """
    compared = samples.chosen[:COMPARED]
    marks = [list(marks_of(_body(sample) if body else sample.lines[1:])) for sample in compared]
    keys = [{_key(mark, sample) for mark in one} for one, sample in zip(marks, compared, strict=True)]
    habits = _Habits(samples, marks, keys, person, on)
    lead, sections = _arranged(habits)
    _without_blanks_behind(lead)
    start = _start(compared, body=body)
    if not body:
        sections[:0] = _first_table(compared)
    else:
        lead = [*_plain_title(habits), *lead]
        lead += _closing_tags(habits, gap=bool(lead and lead[-1]))
        _without_blanks_behind(lead)
    return Shape(tuple(lead), tuple(sections), start)


def _arranged(habits: _Habits) -> tuple[list[str], list[Section]]:
    """Return what recurs above the prep block and below it."""
    marks = habits.marks
    lead: list[str] = []
    sections: list[Section] = []
    leading = True
    below_carried = 0
    for index, mark in enumerate(marks[0]):
        if below_carried and (mark.kind is not Kind.HEADING or mark.level > below_carried):
            continue
        # What was carried over stands in the prep block.
        below_carried = mark.level if mark.kind is Kind.HEADING and work_of(mark.text) is Work.CARRIED else 0
        told = None if below_carried else _told(mark, index, habits)
        if told is None:
            continue
        leading = leading and _leads(mark, marks[0], habits.samples.latest.person)
        if leading:
            lead.append(told)
            if mark.blank_after and mark.kind is Kind.HEADING:
                lead.append("")
        elif mark.kind in {Kind.HEADING, Kind.LABEL}:
            sections.append(_section(mark, told))
    return lead, sections


def _without_blanks_behind(lead: list[str]) -> None:
    while lead and not lead[-1]:
        lead.pop()


def _plain_title(habits: _Habits) -> tuple[str, ...]:
    """Return the line that repeats the file's name on top without being a heading, as notebooks export it; () without."""
    samples = habits.samples
    title = _title_line(samples.latest)
    if not title or any(_title_line(other) == "" for other in samples.chosen[1:COMPARED]):
        return ()
    spellings = [
        learn(_title_line(sample), sample.session.date, samples.order, samples.words)
        for sample in samples.chosen[:COMPARED]
    ]
    if spellings[0] is None:
        return (habits.renamed(title), "")
    others = [spelling for spelling in spellings[1:] if spelling is not None]
    made = spell(without_topic(with_widths(spellings[0], others), others), habits.on).strip()
    return (habits.renamed(made), "")


def _title_line(sample: Sample) -> str:
    """Return the first line of a note if it says what its file is called; "" else."""
    first = next((line.strip() for line in _body(sample) if line.strip()), "")
    stem = sample.note.path.rpartition("/")[2].rpartition(".")[0]
    return first if not first.startswith("#") and safe_name(first) == safe_name(stem) else ""


def _closing_tags(habits: _Habits, *, gap: bool) -> tuple[str, ...]:
    """Return the tags that the notes end with: they tell what the note is, so they come before what is prepared."""
    compared = habits.samples.chosen[:COMPARED]
    tags = _last_tags(compared[0])
    if not tags or 2 * sum(_last_tags(other) == tags for other in compared) <= len(compared):
        return ()
    return (*([""] if gap else []), habits.renamed(tags))


def _last_tags(sample: Sample) -> str:
    body = [line for line in _body(sample) if line.strip()]
    alone = len(body) > 1 and _TAG_LINE.match(body[-1])
    return body[-1].rstrip() if alone else ""


def _told(mark: Mark, index: int, habits: _Habits) -> str | None:
    """Return the line for the new note; None where the last notes do not share it."""
    latest = habits.samples.latest
    if mark.kind is Kind.FIELD:
        return _field(mark, habits)
    count = sum(_key(mark, latest) in one for one in habits.keys)
    common = 2 * count > len(habits.keys) if len(habits.keys) > 1 else _is_known(mark, latest)
    prefix = "#" * mark.level + " " if mark.kind is Kind.HEADING else ""
    if not common:
        title = index == 0 and mark.kind is Kind.HEADING
        made = _title(habits) if title else None
        return prefix + habits.renamed(made) if made else None
    samples = habits.samples
    spelling = learn(mark.text, latest.session.date, samples.order, samples.words)
    return prefix + habits.renamed(spell(spelling, habits.on) if spelling else mark.text)


def _title(habits: _Habits) -> str | None:
    """Return a title without the topic that only one note has ("1:1 with Ana: budget"); None if nothing is left."""
    samples = habits.samples
    spellings = [
        learn(one[0].text, sample.session.date, samples.order, samples.words)
        for one, sample in zip(habits.marks, samples.chosen, strict=False)
        if one and one[0].kind is Kind.HEADING
    ]
    found = [spelling for spelling in spellings if spelling is not None]
    if found and spellings[0] is found[0]:
        return spell(without_topic(with_widths(found[0], found[1:]), found[1:]), habits.on).strip()
    text = habits.marks[0][0].text
    place = find_name(text, samples.latest.person)
    return text[: place[1]] if place and find_marks(text[: place[1]]) else None


def _field(mark: Mark, habits: _Habits) -> str | None:
    """Return a field above the text: the day anew, who was there as before, everything else to be filled in."""
    if not mark.top:
        return None
    theirs = [other for one in habits.marks for other in one if other.kind is Kind.FIELD and other.key == mark.key]
    if 2 * len(theirs) <= len(habits.marks) and len(habits.marks) > 1:
        return None
    latest = habits.samples.latest
    spelling = learn(mark.value, latest.session.date, habits.samples.order, habits.samples.words)
    if spelling:
        told = spell(spelling, habits.on)
        others = [other.value for other in theirs if other is not mark]
        told = usual_time(told, others) if habits.samples.own else without_time(told)
        return f"{mark.key} {told}".rstrip()
    key = mark.key.strip("*_: ")
    constant = len(theirs) > 1 and all(other.value == mark.value for other in theirs)
    lasting = is_key(key, "lasting") or find_name(mark.value, latest.person) is not None
    if lasting or (constant and not is_key(key, "per_session")):
        return habits.renamed(f"{mark.key} {mark.value}").rstrip()
    return mark.key


def _leads(mark: Mark, marks: Sequence[Mark], person: Person) -> bool:
    """Tell whether a line belongs above the prep block."""
    if mark.kind in {Kind.FIELD, Kind.TAGS}:
        return mark.top
    if mark.kind is not Kind.HEADING or mark.level > 2:
        return False
    same_level = [one for one in marks if one.kind is Kind.HEADING and one.level == mark.level]
    if (mark.level == 1 and len(same_level) == 1) or strength_of(mark.text) is Strength.STRONG:
        return True
    return find_name(mark.text, person) is not None and work_of(mark.text) is Work.OTHER


def _is_known(mark: Mark, latest: Sample) -> bool:
    """Judge a line that nothing can be compared with: words that head sections, or a title with day, name or mark."""
    if mark.kind is Kind.TAGS:
        return True
    title = learn(mark.text, latest.session.date) is not None or find_name(mark.text, latest.person) is not None
    return title or bool(find_marks(mark.text)) or work_of(mark.text) is not Work.OTHER or is_not_name(mark.text)


def _section(mark: Mark, told: str) -> Section:
    lines = ["---", ""] if mark.rule_before else []
    lines.append(told)
    if mark.blank_after:
        lines.append("")
    if mark.bullet:
        lines.append(f"{mark.bullet} ")
    return Section((*lines, *_table(mark.table)), mark.level, work_of(mark.text))


def _table(found: Sequence[str]) -> tuple[str, ...]:
    """Return a table's head and rule with a row to write in."""
    if not found:
        return ()
    columns = max(1, found[0].strip().strip("|").count("|") + 1)
    return (*found, "|" + "  |" * columns)


def _first_table(compared: Sequence[Sample]) -> tuple[Section, ...]:
    """Return the table that meetings begin with, where most have the same one."""
    tables = [table_of(sample.lines[1:]) for sample in compared]
    common = bool(tables[0]) and 2 * tables.count(tables[0]) > len(tables)
    return (Section(_table(tables[0])),) if common else ()


def _start(compared: Sequence[Sample], *, body: bool) -> str:
    bullets = [bullet for sample in compared for bullet in bullets_of(_body(sample) if body else sample.lines[1:])]
    return f"{max(bullets, key=bullets.count)} " if bullets else ""


def _body(sample: Sample) -> Sequence[str]:
    return sample.note.lines[sample.note.body_line - 1 :]


def _key(mark: Mark, sample: Sample) -> object:
    """Return what is equal for lines that recur: dates count by their spelling, names by being there."""
    spelling = learn(mark.text, sample.session.date)
    told: object = shape(spelling) if spelling else mark.text
    return mark.kind, mark.level, told
