"""Find every session of a vault: decide cheaply which notes may hold some, read those, settle who each was with.

Two passes: the first finds the people whom only the meetings know, the second reads all notes with everybody known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import partial

from vaultkit.model import BlockKind
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Problem
from vaultkit.model import Session
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
from vaultkit.notes.layouts.owner import is_of_person
from vaultkit.notes.layouts.owner import person_claims
from vaultkit.notes.layouts.quiet import Quiet
from vaultkit.notes.layouts.quiet import find_woken
from vaultkit.notes.layouts.running import draft_running
from vaultkit.notes.layouts.settle import canonical_names
from vaultkit.notes.layouts.settle import infer_me
from vaultkit.notes.layouts.settle import settle
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.whole import draft_whole
from vaultkit.notes.layouts.whole import path_strength
from vaultkit.notes.marks import Strength
from vaultkit.notes.names import fold
from vaultkit.notes.reader import Reader
from vaultkit.notes.recall import digest_of


@dataclass(frozen=True, slots=True)
class Found:
    """All sessions of a vault, and what was learnt on the way."""

    sessions: tuple[Session, ...]
    #: People without a page, as (name, other spellings).
    newcomers: tuple[tuple[str, tuple[str, ...]], ...]
    me: tuple[str, ...]
    problems: tuple[Problem, ...]
    #: Digest of what the reading of each note hung on beside the note itself.
    around: str
    #: Quiet notes that may have something to say after all.
    woken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Drafted:
    """What one note gave in one turn."""

    #: It was worth reading whole.
    worth: bool
    drafts: tuple[Draft, ...] = ()


_NOTHING: Mapping[str, Drafted] = {}
_NO_QUIET: Mapping[str, Quiet] = {}


def find_sessions(
    facts: Sequence[Facts],
    people: Sequence[Person],
    me: Me,
    *,
    reader: Reader,
    quiet: Mapping[str, Quiet] = _NO_QUIET,
) -> Found:
    """Find the sessions of a vault whose notes and pages of people are known; `quiet` are notes that most likely hold none."""
    pages = {person.path: person.name for person in people if person.path}
    known = [(person.name, person.aliases) for person in people]
    marked = any(item.strength is Strength.STRONG and not item.template for item in facts)
    survey = Survey(build_index(known), me, reader.order, reader.today, pages, marked=marked)
    first_around = _around(known, survey, reader.around)
    drafted = _draft_all(facts, survey, reader, "first", first_around)
    first = _drafts_of(drafted)
    if not me.names:
        found = infer_me(first)
        me = build_me([found]) if found else me
    newcomers = canonical_names(_spelled(first, survey.index, me), survey.index)
    marks_days = any(draft.strength is Strength.STRONG and draft.rank < 2 for draft in first)
    everybody = [*known, *newcomers]
    surveys = (survey, replace(survey, index=build_index(everybody), me=me, marks_days=marks_days))
    survey = surveys[1]
    around = _around(everybody, survey, reader.around)
    # Where the meetings taught nothing new, all was read with everybody known.
    drafts = _drafts_of(_draft_all(facts, survey, reader, "second", around, drafted if around == first_around else {}))
    by_path = {f.path: f for f in facts}
    named, problems, told = _settle_all(drafts, survey)
    problems += _missing(facts, told, survey, reader, around)
    sessions = []
    for draft, person in without_doubles(without_pointers(named, by_path, reader.tree_at), reader.tree_at):
        session, found_problems = _built(draft, person, by_path[draft.path].note, reader, around)
        sessions.append(session)
        problems += found_problems
    sessions.sort(key=lambda s: (s.date, s.path, s.line))
    return Found(
        tuple(sessions),
        newcomers,
        me.names,
        tuple(problems),
        digest_of(first_around, around),
        find_woken(quiet, *surveys),
    )


def _around(known: Sequence[tuple[str, tuple[str, ...]]], survey: Survey, of_facts: str) -> str:
    """Return a digest of everything that reading one note asks a survey and its facts for, the day aside."""
    years = (survey.oldest, survey.latest)
    return digest_of(
        of_facts,
        known,
        survey.me.names,
        survey.order,
        years,
        sorted(survey.pages.items()),
        survey.marks_days,
        survey.marked,
    )


def _built(draft: Draft, person: str, note: Note, reader: Reader, around: str) -> tuple[Session, tuple[Problem, ...]]:
    return reader.once(
        draft.path,
        f"session {draft.line}-{draft.stop} {draft.date} {draft.time}",
        f"{around} {person}",
        lambda: build_session(draft, person, note, reader.tree(note), reader.today),
        lambda _: (draft.date,),
    )


def _spelled(drafts: Iterable[Draft], index: NameIndex, me: Me) -> list[str]:
    """Return the names of people that only meetings know; a word in lower case that is met on one day only is none."""
    settled = [(settle(draft, index, me), draft.date) for draft in drafts]
    days: dict[str, set[dt.date]] = {}
    for one, day in settled:
        days.setdefault(fold(one.name), set()).add(day)
    return [one.name for one, _ in settled if one.new and (not one.unsure or len(days[fold(one.name)]) > 1)]


def _draft_all(  # noqa: PLR0913, PLR0917 - everything that a turn hangs on
    facts: Iterable[Facts],
    survey: Survey,
    reader: Reader,
    turn: str,
    around: str,
    same: Mapping[str, Drafted] = _NOTHING,
) -> dict[str, Drafted]:
    """Return what each note gives in a turn, by path; `same` is what an earlier turn gave under the same conditions."""
    drafted: dict[str, Drafted] = {}
    for item in facts:
        find = partial(same.__getitem__, item.path) if same else partial(_drafted, item, survey, reader)
        days = partial(_days_before, item, reader) if same else partial(_days_of, item, reader)
        found = reader.once(item.path, turn, around, find, days)
        drafted[item.path] = found
        if found.worth:
            reader.worth[item.path] = item.note
    return drafted


def _drafts_of(drafted: Mapping[str, Drafted]) -> list[Draft]:
    return [draft for found in drafted.values() if found.worth for draft in found.drafts]


def _days_of(item: Facts, reader: Reader, _found: Drafted) -> Iterable[dt.date | None]:
    return reader.days(item)


def _days_before(item: Facts, reader: Reader, _found: Drafted) -> Iterable[dt.date | None]:
    """Return days that settle a turn as the first one was: its note may not have been parsed in this reading."""
    return () if reader.recall.used[item.path]["first"].settled else (dt.date.max,)


def _drafted(item: Facts, survey: Survey, reader: Reader) -> Drafted:
    worth = may_hold_sessions(item, survey, reader)
    return Drafted(worth, draft_note(item, survey, reader) if worth else ())


def may_hold_sessions(facts: Facts, survey: Survey, reader: Reader) -> bool:
    """Tell from path, properties and one scan of the lines whether a note is worth parsing."""
    if facts.template:
        return False
    if facts.path in survey.pages or path_strength(facts, survey) > Strength.NONE:
        return True
    if (facts.in_people and not facts.is_index) or is_of_person(facts, survey):
        return True
    # Without a mark a daily note may still say "meeting with"; only the second pass needs to know.
    return reader.has_marks(facts) or (facts.is_daily and not survey.marks_days and has_meetings(facts))


def has_meetings(facts: Facts) -> bool:
    """Tell whether a note without a mark may say whom somebody had a meeting with."""
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
    if facts.date is not None and facts.span == 1:
        return draft_whole(facts, tree, survey, strength, nodes)
    inner = [n for n in nodes if n.index > 0 or tree.blocks[n.index].line != facts.title_line]
    several = len({n.day for n in nodes if n.day is not None}) > 1
    one = inner[0].index if len(inner) == 1 else None
    owned = facts.span > 1 or _named_by_stem(facts, survey)
    one_of_running = one is not None and tree.blocks[one].kind is BlockKind.HEADING and owned
    if several or one_of_running:
        return None
    return draft_whole(facts, tree, survey, strength, nodes)


def _named_by_stem(facts: Facts, survey: Survey) -> bool:
    return any(claim.source == "title" for claim in person_claims(facts, survey))


def _missing(facts: Iterable[Facts], told: set[str], survey: Survey, reader: Reader, around: str) -> list[Problem]:
    """Return a problem for each note that looks like a 1:1 and gave none, nor any word on why."""
    found = []
    for item in facts:
        if item.path not in told and item.path in reader.worth and may_miss(item, survey):
            problem = reader.once(item.path, "missing", around, partial(_lacking, item, survey, reader))
            found += [problem] if problem is not None else []
    return found


def _lacking(item: Facts, survey: Survey, reader: Reader) -> Problem | None:
    return find_missing(item, reader.tree(item.note), reader.dates(item), survey)


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
