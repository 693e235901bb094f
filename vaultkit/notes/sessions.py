"""Find every session of a vault: decide cheaply which notes may hold some, read those, settle who each was with.

Two passes: the first finds the people whom only the meetings know, the second reads all notes with everybody known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Problem
from vaultkit.model import Session
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.identity import Me
from vaultkit.notes.identity import NameIndex
from vaultkit.notes.identity import build_index
from vaultkit.notes.identity import build_me
from vaultkit.notes.layouts.build import build_session
from vaultkit.notes.layouts.called_off import is_called_off_note
from vaultkit.notes.layouts.complaints import ambiguous_person
from vaultkit.notes.layouts.complaints import two_others
from vaultkit.notes.layouts.daily import draft_entries
from vaultkit.notes.layouts.doubles import without_doubles
from vaultkit.notes.layouts.doubles import without_pointers
from vaultkit.notes.layouts.draft import Draft
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.missing import find_missing
from vaultkit.notes.layouts.missing import may_miss
from vaultkit.notes.layouts.nodes import DateNode
from vaultkit.notes.layouts.nodes import find_date_nodes
from vaultkit.notes.layouts.nodes import parse_blocks
from vaultkit.notes.layouts.owner import is_of_person
from vaultkit.notes.layouts.owner import person_claims
from vaultkit.notes.layouts.running import draft_running
from vaultkit.notes.layouts.settle import canonical_names
from vaultkit.notes.layouts.settle import infer_me
from vaultkit.notes.layouts.settle import settle
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.tree import build_tree
from vaultkit.notes.layouts.whole import draft_whole
from vaultkit.notes.layouts.whole import path_strength
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import may_hold_marks
from vaultkit.notes.names import fold


@dataclass(frozen=True, slots=True)
class Found:
    """All sessions of a vault, and what was learnt on the way."""

    sessions: tuple[Session, ...]
    #: People without a page, as (name, other spellings).
    newcomers: tuple[tuple[str, tuple[str, ...]], ...]
    #: Blocks of the notes that were read whole, by path.
    outlines: Mapping[str, tuple[Block, ...]]
    me: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Reader:
    """Notes that are parsed at most once."""

    order: DayOrder | None
    trees: dict[str, Tree] = field(default_factory=dict)
    marked: dict[str, bool] = field(default_factory=dict)
    nodes: dict[str, tuple[DateNode, ...]] = field(default_factory=dict)

    def dates(self, facts: Facts) -> tuple[DateNode, ...]:
        """Return the dated places of a note."""
        if facts.path not in self.nodes:
            self.nodes[facts.path] = find_date_nodes(self.tree(facts.note), self.order, facts.year)
        return self.nodes[facts.path]

    def has_marks(self, facts: Facts) -> bool:
        """Tell whether a note may say "1:1" anywhere and hold a day for it."""
        if facts.path not in self.marked:
            text = "\n".join(facts.note.lines)
            dated = facts.date is not None or any(c.isdigit() for c in text)
            # A check-in counts in notes of days and of people; in a manual it is a word.
            self.marked[facts.path] = dated and may_hold_marks(text, weak=facts.span > 0)
        return self.marked[facts.path]

    def tree(self, note: Note) -> Tree:
        """Return the blocks of a note as a tree."""
        if note.path not in self.trees:
            self.trees[note.path] = build_tree(parse_blocks(note, self.order))
        return self.trees[note.path]


def find_sessions(facts: Sequence[Facts], people: Sequence[Person], me: Me, *, today: dt.date, reader: Reader) -> Found:
    """Find the sessions of a vault whose notes and pages of people are known."""
    pages = {person.path: person.name for person in people if person.path}
    known = [(person.name, person.aliases) for person in people]
    marked = any(item.strength is Strength.STRONG and not item.template for item in facts)
    survey = Survey(build_index(known), me, reader.order, today, pages, marked=marked)
    first = _draft_all(facts, survey, reader)
    if not me.names:
        found = infer_me(first)
        me = build_me([found]) if found else me
    spelled = _spelled(first, survey.index, me)
    newcomers = canonical_names(spelled, survey.index)
    marks_days = any(draft.strength is Strength.STRONG and draft.rank < 2 for draft in first)
    survey = replace(survey, index=build_index([*known, *newcomers]), me=me, marks_days=marks_days)
    drafts = _draft_all(facts, survey, reader)
    by_path = {f.path: f for f in facts}
    named, problems, told = _settle_all(drafts, survey)
    problems += _missing(facts, told, survey, reader)
    sessions = []
    for draft, person in without_doubles(without_pointers(named, by_path, reader.trees), reader.trees):
        session, found_problems = build_session(
            draft, person, by_path[draft.path].note, reader.trees[draft.path], today
        )
        sessions.append(session)
        problems += found_problems
    sessions.sort(key=lambda s: (s.date, s.path, s.line))
    outlines = {path: tree.blocks for path, tree in reader.trees.items()}
    return Found(tuple(sessions), newcomers, outlines, me.names, tuple(problems))


def _spelled(drafts: Iterable[Draft], index: NameIndex, me: Me) -> list[str]:
    """Return the names of people that only meetings know; a word in lower case that is met on one day only is none."""
    settled = [(settle(draft, index, me), draft.date) for draft in drafts]
    days: dict[str, set[dt.date]] = {}
    for one, day in settled:
        days.setdefault(fold(one.name), set()).add(day)
    return [one.name for one, _ in settled if one.new and (not one.unsure or len(days[fold(one.name)]) > 1)]


def _draft_all(facts: Iterable[Facts], survey: Survey, reader: Reader) -> list[Draft]:
    drafts: list[Draft] = []
    for item in facts:
        if may_hold_sessions(item, survey, reader):
            drafts += draft_note(item, survey, reader)
    return drafts


def may_hold_sessions(facts: Facts, survey: Survey, reader: Reader) -> bool:
    """Tell from path, properties and one scan of the lines whether a note is worth parsing."""
    if facts.template:
        return False
    if facts.path in survey.pages or path_strength(facts, survey) > Strength.NONE:
        return True
    if (facts.in_people and not facts.is_index) or is_of_person(facts, survey):
        return True
    # Without a mark a daily note may still say "meeting with"; only the second pass needs to know.
    return reader.has_marks(facts) or (facts.is_daily and not survey.marks_days and _has_meetings(facts))


def _has_meetings(facts: Facts) -> bool:
    return any("[[" in line and "ee" in line for line in facts.note.lines)


def draft_note(facts: Facts, survey: Survey, reader: Reader) -> tuple[Draft, ...]:
    """Return the drafts of one note: a meeting as a whole, a person's running file, or entries by day."""
    strength = path_strength(facts, survey)
    tree, nodes = reader.tree(facts.note), reader.dates(facts)
    if not facts.is_daily or strength is not Strength.NONE:
        if facts.path not in survey.pages and is_called_off_note(facts, tree.blocks):
            return ()
        whole = _whole_first(facts, tree, survey, strength, nodes)
        if whole is not None:
            named = any(claim.source not in {"link", "tag", "mention"} for claim in whole.claims)
            # A note of a day that names nobody itself may hold a heading for each of several meetings.
            return (whole,) if named else draft_entries(facts, tree, nodes, survey, strength) or (whole,)
    if facts.is_index and facts.path not in survey.pages:
        return ()
    page = facts.path in survey.pages
    if (
        nodes
        and (not facts.is_daily or (facts.span > 1 and strength is Strength.STRONG))
        and (page or strength > Strength.NONE or facts.in_people or is_of_person(facts, survey))
        and person_claims(facts, survey)
    ):
        running = draft_running(facts, tree, nodes, survey, strength)
        if running:
            return running
    return draft_entries(facts, tree, nodes, survey, strength)


def _whole_first(
    facts: Facts, tree: Tree, survey: Survey, strength: Strength, nodes: Sequence[DateNode]
) -> Draft | None:
    """Return the draft of a note that is one meeting; None if it holds several dated ones, or none."""
    dated = facts.date is not None and facts.span == 1
    inner = [n for n in nodes if n.index > 0 or tree.blocks[n.index].line != facts.title_line]
    several = len({n.day for n in nodes if n.day is not None}) > 1
    one = inner[0].index if len(inner) == 1 else None
    owned = facts.span > 1 or _named_by_stem(facts, survey)
    one_of_running = one is not None and tree.blocks[one].kind is BlockKind.HEADING and owned
    if not dated and (several or one_of_running):
        return None
    return draft_whole(facts, tree, survey, strength, nodes)


def _named_by_stem(facts: Facts, survey: Survey) -> bool:
    return any(claim.source == "title" for claim in person_claims(facts, survey))


def _missing(facts: Iterable[Facts], told: set[str], survey: Survey, reader: Reader) -> list[Problem]:
    """Return a problem for each note that looks like a 1:1 and gave none, nor any word on why."""
    found = []
    for item in facts:
        if item.path not in told and item.path in reader.trees and may_miss(item, survey):
            problem = find_missing(item, reader.tree(item.note), reader.dates(item), survey)
            found += [problem] if problem is not None else []
    return found


def _settle_all(drafts: Iterable[Draft], survey: Survey) -> tuple[list[tuple[Draft, str]], list[Problem], set[str]]:
    """Return drafts with whom they were with, what is wrong with others, and the paths that need no more words."""
    named: list[tuple[Draft, str]] = []
    problems: list[Problem] = []
    told: set[str] = set()
    for draft in drafts:
        settled = settle(draft, survey.index, survey.me)
        if settled.name and not (settled.new and settled.unsure):
            named.append((draft, settled.name))
        elif settled.candidates and not settled.group:
            problems.append(ambiguous_person(draft, settled.candidates))
        elif settled.group and settled.others == 2 and not survey.me.names and draft.strength is Strength.STRONG:
            problems.append(two_others(draft))
        told |= {draft.path} if settled.group else set()
    told |= {draft.path for draft, _ in named} | {problem.path for problem in problems}
    return named, problems, told
