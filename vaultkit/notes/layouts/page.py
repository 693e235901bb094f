"""One note while its entries are looked for: headlines of its lines, and the day of each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Property
from vaultkit.notes.datescan import valid
from vaultkit.notes.inline import is_field_line
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.headline import Headline
from vaultkit.notes.layouts.headline import read_headline
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.nodes import DateNode
from vaultkit.notes.layouts.outline import is_outline
from vaultkit.notes.layouts.running import section_stops
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.tree import plain
from vaultkit.notes.layouts.week import day_in_week
from vaultkit.notes.layouts.week import weekday_number
from vaultkit.notes.layouts.whole import read_day
from vaultkit.notes.layouts.words import words
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import may_hold_marks
from vaultkit.notes.outline import parse_fields
from vaultkit.notes.properties import as_text
from vaultkit.notes.regex import regex

Fields: TypeAlias = tuple[Property, ...]

#: A line without a dated section around it may carry its own day.
_DATED = regex(r"\d{4}|\d[/.-]\d|[年月년월]")
_DAY_NUMBER = regex(r"^\W*(?:[^\W\d]+\W+)?(\d{1,2})(?:st|nd|rd|th|\.|日|일|º)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """One note with what its lines begin with and the days its sections give."""

    facts: Facts
    tree: Tree
    survey: Survey
    #: What the file itself says of all its entries.
    strength: Strength
    #: Day of each block that stands in a dated section.
    days: Mapping[int, dt.date]
    #: What each heading, bullet and line says of a meeting, by index.
    heads: Mapping[int, Headline]
    #: Blocks that are a date.
    dated: frozenset[int]
    #: Its headings are days of one week.
    week: bool
    #: It is kept in an outliner.
    outline: bool


def open_page(facts: Facts, tree: Tree, nodes: Sequence[DateNode], survey: Survey, strength: Strength) -> Page | None:
    """Read the headlines of a note; None if nothing in it has a day."""
    days = _section_days(tree, nodes, survey)
    if facts.date is None and not days and not _has_own_days(tree):
        return None
    # Bullets without a mark matter where a heading or the file may lend them one, or where they may be a weekday.
    lends = strength is Strength.STRONG or facts.span > 1 or any(_lends(block) for block in tree.blocks)
    stated = {tree.above[i] for i, block in enumerate(tree.blocks) if "::" in block.text}
    heads = {
        index: read_headline(block.text, survey.index, survey.me, survey.order)
        for index, block in enumerate(tree.blocks)
        if _may_be_entry(block)
        and (lends or index in stated or block.kind is not BlockKind.ITEM or may_hold_marks(block.text[:200]))
    }
    weekdays = {_weekday(head) for index, head in heads.items() if tree.blocks[index].kind is BlockKind.HEADING}
    week = facts.span == 7 or (facts.span == 1 and len(weekdays - {None}) > 1)
    return Page(
        facts,
        tree,
        survey,
        strength,
        days,
        heads,
        frozenset(node.index for node in nodes),
        week,
        is_outline(facts.note),
    )


def _has_own_days(tree: Tree) -> bool:
    return any("::" in block.text or block.marker[:2] == "[!" or _DATED.search(block.text) for block in tree.blocks)


def _lends(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and may_hold_marks(block.text, weak=False)


def _may_be_entry(block: Block) -> bool:
    if not block.text or block.task not in {None, "x", "X"}:
        return False
    if block.marker.startswith("[!"):
        return block.callout not in words("quoting_callouts")
    if block.kind is BlockKind.PARAGRAPH:
        return not block.quoted and may_hold_marks(block.text[:200]) and not is_field_line(block.text)
    return not block.quoted and block.kind in {BlockKind.HEADING, BlockKind.ITEM}


def _section_days(tree: Tree, nodes: Sequence[DateNode], survey: Survey) -> dict[int, dt.date]:
    """Return the day of every block in a dated section; inner sections win."""
    stops = section_stops(tree, nodes)
    days: dict[int, dt.date] = {}
    for node in nodes:
        if node.day is not None and survey.plausible(node.day) and node.head.span_days == 1:
            days |= dict.fromkeys(range(node.index, stops[node.index]), node.day)
    return days


def fields_of(tree: Tree, index: int) -> Fields:
    """Return the inline fields of a heading, bullet or callout: in its text, or on lines directly below."""
    direct = [tree.blocks[i] for i in tree.direct(index)]
    if not tree.blocks[index].marker.startswith("[!"):
        direct = [block for block in direct if block.kind is BlockKind.PARAGRAPH]
    return parse_fields([tree.blocks[index], *direct])


def day_of_entry(page: Page, index: int, fields: Fields) -> dt.date | None:
    """Return the day of an entry: its own, that of its section, a weekday of the week, the file's."""
    stated = find_key(fields, "date_keys")
    own = page.heads[index].date or (read_day(as_text(stated.value), page.survey) if stated is not None else None)
    if own is not None:
        return own
    section = page.days.get(index)
    if section is not None and not page.week:
        return section
    outer = ((i, page.heads.get(i)) for i in (index, *page.tree.ancestors(index)))
    days = (_partial_day(line, page, i) for i, line in outer if line is not None)
    file = page.facts.date if page.facts.span < 31 else None
    return next((day for day in days if day is not None), section or file)


def _partial_day(head: Headline, page: Page, index: int) -> dt.date | None:
    """Return the day that "Tue" means in a weekly note, "17 March" in a file of one year, "17" in one of a month."""
    facts = page.facts
    if head.partial is not None and facts.year is not None:
        day, month = head.partial
        return dt.date(facts.year, month, day) if valid(facts.year, month, day) else None
    weekday = _weekday(head)
    if weekday is not None and page.week and facts.date is not None:
        return day_in_week(facts.date, weekday)
    number = _DAY_NUMBER.match(plain(page.tree.blocks[index].text)) if facts.span == 31 else None
    if number is not None and facts.date is not None and valid(facts.date.year, facts.date.month, int(number[1])):
        return facts.date.replace(day=int(number[1]))
    return None


def _weekday(head: Headline) -> int | None:
    """Return the weekday a line begins with, alone or before mark and name."""
    if head.weekday is not None or head.names or head.strength:
        return head.weekday
    first = head.rest.split()[:1]
    return weekday_number(first[0]) if first else None
