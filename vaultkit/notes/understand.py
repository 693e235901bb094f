"""The whole reading of a vault: notes in, people, sessions, commitments, events and problems out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import partial

from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Problem
from vaultkit.model import Session
from vaultkit.model import Severity
from vaultkit.model import Vault
from vaultkit.model import WrittenEvent
from vaultkit.notes.actions import find_actions
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.dates import count_orders
from vaultkit.notes.dates import order_of
from vaultkit.notes.events import event_of_note
from vaultkit.notes.events import events_of_page
from vaultkit.notes.events import is_event_note
from vaultkit.notes.identity import Me
from vaultkit.notes.identity import build_me
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.facts import read_facts
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.privacy import is_kept_private
from vaultkit.notes.layouts.quiet import Quiet
from vaultkit.notes.marks import Strength
from vaultkit.notes.names import fold
from vaultkit.notes.names import tokens
from vaultkit.notes.people import Page
from vaultkit.notes.people import is_page
from vaultkit.notes.people import read_page
from vaultkit.notes.people import relation_of_path
from vaultkit.notes.reader import Outlines
from vaultkit.notes.reader import Reader
from vaultkit.notes.recall import Recall
from vaultkit.notes.recall import digest_of
from vaultkit.notes.sessions import Found
from vaultkit.notes.sessions import find_sessions
from vaultkit.notes.text import is_blank
from vaultkit.notes.vault_checks import check_vault

_NO_QUIET: Mapping[str, Quiet] = {}


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a vault gave, and what a later reading may build on."""

    vault: Vault
    #: Paths of notes that gave something or may yet: without the others the reading is the same, as long as `around` is.
    live: frozenset[str]
    #: Digest of everything that the reading of single notes hung on beside the notes themselves.
    around: str
    #: Quiet notes that may have something to say after all: without them this is no reading of the vault.
    woken: frozenset[str] = frozenset()


def understand(
    notes: Sequence[Note],
    *,
    me: Sequence[str],
    today: dt.date,
    problems: Sequence[Problem] = (),
    templates: Iterable[str] = (),
) -> Vault:
    """Read all notes of a vault; the order of the notes does not matter.

    `me` are the note-taker's names, e-mails or slugs, perhaps none; `problems` those of decoding the files; `templates`
    the folders that the editor keeps templates in, if known.
    """
    order = order_of(*count_votes(notes))
    return read_vault(notes, order, me=me, today=today, problems=problems, templates=templates).vault


def read_vault(  # noqa: PLR0913 - everything that a reading hangs on
    notes: Sequence[Note],
    order: DayOrder | None,
    *,
    me: Sequence[str],
    today: dt.date,
    problems: Sequence[Problem] = (),
    templates: Iterable[str] = (),
    recall: Recall | None = None,
    quiet: Mapping[str, Quiet] = _NO_QUIET,
) -> Reading:
    """Read a vault whose way of writing dates is known, building on earlier readings.

    Args:
        notes: all of them, or those that were live in an earlier reading together with all that changed since. The second
            gives the same vault if `around` comes out as it was then; if not, all notes must be read.
        order: of day and month in numeric dates, by the votes of all notes.
        me: the note-taker's names, e-mails or slugs.
        today: the day of the reading.
        problems: those of decoding the files.
        templates: the folders that the editor keeps templates in.
        recall: what earlier readings found in the notes.
        quiet: notes left out since nothing can be expected of them, by path.
    """
    folders = folded_folders(templates)
    around = around_facts(order, folders)
    reader = Reader(order, today, recall or Recall(), around)
    facts = [
        reader.once(note.path, "facts", around, partial(read_facts, note, order, folders))
        for note in sorted(notes, key=lambda note: note.path)
    ]
    of_people = [item for item in facts if is_page(item)]
    pages, known_me, doubles = _read_pages(of_people, me, order)
    found = find_sessions(facts, [page.person for page in pages], known_me, reader=reader, quiet=quiet)
    events, unknown = _read_events(facts, order)
    private = {item.path for item in facts if is_kept_private(item.properties)}
    people = _with_events(_all_people(pages, found, facts), reader, private)
    names = found.me or tuple(me)
    kept = [item.note for item in facts if not item.template]
    done = find_actions(kept, Outlines(reader), found.sessions, people, names, today=today, recall=reader.recall)
    told = (*problems, *doubles, *found.problems, *unknown, *check_vault(facts, found, pages, today, order))
    vault = Vault(
        me=names,
        people=people,
        sessions=found.sessions,
        actions=done.actions,
        events=events,
        problems=_in_order(told, {item.path for item in facts if item.in_templates}),
    )
    live = {item.path for item in facts if _may_matter(item)}
    live |= {item.path for item in of_people}
    live |= reader.worth.keys() | done.parked | {problem.path for problem in told} | {page.facts.path for page in pages}
    return Reading(vault, frozenset(live), digest_of(found.around, done.around, around, tuple(me)), found.woken)


def folded_folders(templates: Iterable[str]) -> frozenset[str]:
    """Return the editor's template folders as paths are compared with them."""
    return frozenset(folder.strip("/").casefold() for folder in templates if folder.strip("/"))


def around_facts(order: DayOrder | None, folders: frozenset[str]) -> str:
    """Return a digest of what the facts of a note hang on beside the note."""
    return digest_of(order, sorted(folders))


def _may_matter(facts: Facts) -> bool:
    """Tell whether a note can matter to a reading of the whole vault whatever else is in it."""
    return (
        facts.strength > Strength.NONE
        or is_event_note(facts)
        or is_blank(facts.note)
        or find_key(facts.properties, "person_keys") is not None
    )


def count_votes(notes: Iterable[Note]) -> tuple[int, int]:
    """Return how many dates of some notes can only be read day first, and how many only month first."""
    counts = [count_orders(_date_texts(note)) for note in notes]
    return sum(day_first for day_first, _ in counts), sum(month_first for _, month_first in counts)


def _date_texts(note: Note) -> list[str]:
    return [note.path.rpartition("/")[2].removesuffix(".md"), *(line for line in note.lines if len(line) < 100)]


def _in_order(problems: Iterable[Problem], templates: set[str]) -> tuple[Problem, ...]:
    """Return problems by place, each once; what is wrong with a template is as it should be."""
    kept = dict.fromkeys(problem for problem in problems if problem.path not in templates)
    return tuple(sorted(kept, key=lambda problem: (problem.path, problem.line, problem.code, problem.message)))


def _read_pages(
    facts: Iterable[Facts], me: Sequence[str], order: DayOrder | None
) -> tuple[list[Page], Me, list[Problem]]:
    """Read the pages of people, given by facts, the note-taker's own aside; two pages of one person are one person."""
    mine = build_me(me)
    read = [read_page(item, mine, order) for item in facts]
    selves = [page for page in read if page.mine or mine.is_me(page.person.name)]
    mine = build_me([*me, *(name for page in selves for name in (page.person.name, *page.person.aliases))])
    # Who reports to the note-taker shows only once their own page is read.
    read = [read_page(page.facts, mine, order) for page in read if page not in selves] if selves else read
    pages: dict[tuple[str, ...], Page] = {}
    doubles: list[Problem] = []
    for page in read:
        key = tuple(sorted(tokens(page.person.name)))
        if key in pages:
            doubles.append(_double(page.person, pages[key].person))
            pages[key] = replace(pages[key], person=_joined(pages[key].person, page.person))
        else:
            pages[key] = page
    return list(pages.values()), mine, doubles


def _double(person: Person, first: Person) -> Problem:
    return Problem(
        person.path, 1, Severity.WARNING, "duplicate-person", f"'{person.name}' has another page, {first.path}.",
        "Keep one page a person, or give one an alias of the other.",
    )  # fmt: skip


def _joined(first: Person, second: Person) -> Person:
    """Add what a second page knows and the first does not."""
    return replace(
        first,
        aliases=tuple(dict.fromkeys((*first.aliases, *second.aliases))),
        relation=first.relation or second.relation,
        role=first.role or second.role,
        started=first.started or second.started,
        reports_to=first.reports_to or second.reports_to,
        cadence=first.cadence or second.cadence,
    )


def _all_people(pages: Sequence[Page], found: Found, facts: Sequence[Facts]) -> list[Person]:
    """Return people with pages and people from meetings alone, with what the meetings say of them."""
    latest: dict[str, Session] = {session.person: session for session in found.sessions if session.relation is not None}
    by_path = {f.path: f for f in facts}
    homes: dict[str, str] = {}
    for session in found.sessions:
        homes.setdefault(session.person, session.path)
    people = []
    for page in pages:
        person, stated = page.person, latest.get(page.person.name)
        if stated is not None and (person.relation is None or page.vague):
            person = replace(person, relation=stated.relation)
        people.append(_placed(person, homes, by_path))
    for name, aliases in found.newcomers:
        if name in homes:
            stated = latest.get(name)
            people.append(_placed(Person(name, aliases, stated.relation if stated else None), homes, by_path))
    return sorted(people, key=lambda person: (fold(person.name), person.path))


def _placed(person: Person, homes: dict[str, str], facts: dict[str, Facts]) -> Person:
    """Take the relation from the folder of the meetings where nothing else tells."""
    if person.relation is None and person.name in homes:
        return replace(person, relation=relation_of_path(facts[homes[person.name]]))
    return person


def _with_events(people: Iterable[Person], reader: Reader, private: set[str]) -> tuple[Person, ...]:
    return tuple(
        replace(
            person, events=reader.once(person.path, "events", str(reader.order), partial(_events_on, person, reader))
        )
        if person.path in reader.worth and person.path not in private
        else person
        for person in people
    )


def _events_on(person: Person, reader: Reader) -> tuple[WrittenEvent, ...]:
    return tuple(events_of_page(reader.tree_at(person.path), person.path, reader.order))


def _read_events(facts: Iterable[Facts], order: DayOrder | None) -> tuple[tuple[WrittenEvent, ...], list[Problem]]:
    events: list[WrittenEvent] = []
    problems: list[Problem] = []
    for item in facts:
        if is_event_note(item):
            found, wrong = event_of_note(item, order)
            events += found
            problems += wrong
    return tuple(sorted(events, key=lambda event: (event.date or dt.date.min, event.path, event.line))), problems
