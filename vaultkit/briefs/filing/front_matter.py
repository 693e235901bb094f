"""Front matter of the next note after that of the last ones: same keys, order, quotes, list style and comments."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from collections.abc import Sequence

from vaultkit.briefs.filing.calendar import choose_names
from vaultkit.briefs.filing.calendar import in_case
from vaultkit.briefs.filing.calendar import weekdays
from vaultkit.briefs.filing.habits import bare
from vaultkit.briefs.filing.habits import is_key
from vaultkit.briefs.filing.keys import KEY
from vaultkit.briefs.filing.keys import Entry
from vaultkit.briefs.filing.keys import as_json
from vaultkit.briefs.filing.keys import entries_of
from vaultkit.briefs.filing.keys import in_json
from vaultkit.briefs.filing.keys import is_comment
from vaultkit.briefs.filing.keys import split
from vaultkit.briefs.filing.property_types import agreed_types
from vaultkit.briefs.filing.property_types import in_type
from vaultkit.briefs.filing.property_types import types_in
from vaultkit.briefs.filing.safe_names import written_name
from vaultkit.briefs.filing.samples import COMPARED
from vaultkit.briefs.filing.samples import Sample
from vaultkit.briefs.filing.samples import Samples
from vaultkit.briefs.filing.spelling import respell
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Severity
from vaultkit.notes.dates import find_date
from vaultkit.notes.properties import parse_properties
from vaultkit.notes.regex import regex

__all__ = ["KEY", "default_front", "front_on", "in_types", "quoted"]

_ITEM = regex(r"^\s*-\s+(.*)$")
_HOUR = regex(r"[0-2]?[0-9][:.h][0-5][0-9](?: ?[ap]m)?", re.IGNORECASE)
_CLOCK = regex(r"([T ])[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?")


def front_on(samples: Samples, person: Person, on: dt.date, today: dt.date) -> tuple[str, ...]:
    """Return the front matter for a note of this day, fences included; () where the last notes have none.

    Types are those that the imitated notes have; `in_types` settles them for the whole vault.
    """
    compared = [entries_of(sample.note) for sample in samples.chosen[:COMPARED]]
    latest = compared[0]
    if not any(entry.key for entry in latest):
        # An empty note shows no habit of going without.
        empty = all(_is_empty(sample.note) for sample in samples.chosen[:COMPARED])
        return default_front(person, on) if empty else ()
    made: list[str] = []
    for entry in latest:
        theirs = [next((other for other in one if bare(other.key) == bare(entry.key)), None) for one in compared]
        shared = [other for other in theirs if other is not None]
        if entry.key and 2 * len(shared) < len(compared):
            continue
        if samples.own:
            made += _made(entry, shared, samples.latest, on, today)
        else:
            made += _lent(entry, samples, person, on, today)
    if not made:
        return ()
    note = samples.latest.note
    written = note.lines[1 : note.body_line - 2]
    if as_json(written) is not None:
        made = list(in_json(made, written))
    front = _checked(("---", *made, "---"), person, on)
    spaced = note.body_line <= len(note.lines) and not note.lines[note.body_line - 1].strip()
    return (*front, "") if spaced else front


def in_types(front: Sequence[str], like: Sequence[Note], notes: Iterable[Note]) -> tuple[str, ...]:
    """Return front matter with every property in the type that the vault has for its key.

    Args:
        front: the lines, fences included.
        like: the notes that were imitated; where they agree on a type, that is the one.
        notes: all others; most of them decide the rest.
    """
    fences = [number for number, line in enumerate(front) if line.strip() == "---"]
    if len(fences) < 2 or as_json(front[fences[0] + 1 : fences[1]]) is not None:
        return tuple(front)
    inner = tuple(split(front[fences[0] + 1 : fences[1]]))
    keys = [entry.key for entry in inner if entry.key]
    agreed = agreed_types(like, keys)
    types = {**types_in(notes, [key for key in keys if key.lower() not in agreed]), **agreed}
    made = [line for entry in inner for line in in_type(entry.lines, types.get(entry.key.lower()))]
    _, problems = parse_properties("", "\n".join(made), 2)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return tuple(front)
    return (*front[: fences[0] + 1], *made, *front[fences[1] :])


def _is_empty(note: Note) -> bool:
    """Tell whether a note holds nothing but blanks and the fences of front matter."""
    return not any(line.strip() not in {"", "---"} for line in note.lines)


def default_front(person: Person, on: dt.date) -> tuple[str, ...]:
    """Return the front matter of a vault's first note."""
    return (
        "---",
        "type: 1-1",
        f"person: {quoted(f'[[{written_name(person.name)}]]')}",
        f"date: {on.isoformat()}",
        "---",
        "",
    )


def quoted(text: str) -> str:
    """Return a text as a double-quoted YAML value on one line, whatever it holds."""
    escaped = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", escaped)


def _made(entry: Entry, shared: Sequence[Entry], latest: Sample, on: dt.date, today: dt.date) -> Sequence[str]:
    """Return an entry's lines for the new note."""
    if not entry.key or not entry.value:
        return entry.lines if entry.key else [line for line in entry.lines if is_comment(line)]
    old = latest.session.date
    if is_key(entry.key, "written_on"):
        return _written(entry, shared, today)
    if not is_key(entry.key, "per_session") or _is_date(entry.value, old):
        dated = [respell(line, old, on) for line in entry.lines]
        if any(dated):
            return [_clocked(new or line, shared) for new, line in zip(dated, entry.lines, strict=True)]
        weekday = choose_names(weekdays(), entry.value, old.isoweekday())
        if weekday and not is_key(entry.key, "lasting"):
            return [f"{entry.lines[0].split(':', 1)[0]}: {in_case(entry.value, weekday.names[on.weekday()])}"]
    if is_key(entry.key, "lasting"):
        return _common(entry, shared)
    constant = len(shared) > 1 and all(other.value == entry.value for other in shared)
    # The usual time is a habit, not a fact of one meeting.
    lasting = not is_key(entry.key, "per_session") or _HOUR.fullmatch(entry.value.strip("\"'"))
    return entry.lines if constant and lasting else _empty(entry)


def _clocked(line: str, shared: Sequence[Entry]) -> str:
    """Return a line with a day and time with the usual time; midnight where no two notes agree."""
    clocks = [match[0] for other in shared if (match := _CLOCK.search(other.lines[0]))]
    if len(clocks) < 2:
        return line
    usual = max(clocks, key=clocks.count)
    seconds = ":00" if usual.count(":") > 1 else ""
    told = usual if clocks.count(usual) > 1 else f"{usual[0]}00:00{seconds}"
    return _CLOCK.sub(told, line, count=1)


def _lent(entry: Entry, samples: Samples, person: Person, on: dt.date, today: dt.date) -> Sequence[str]:
    """Return an entry taken over from somebody else's notes: form, name and date; nothing else that is about them."""
    latest = samples.latest
    renamed = [samples.renamed(line, person) for line in entry.lines]
    if is_key(entry.key, "written_on") or respell(entry.value, latest.session.date, on):
        return [samples.renamed(line, person) for line in _made(entry, (entry,), latest, on, today)]
    if renamed != list(entry.lines) or not entry.value or is_key(entry.key, "form"):
        return renamed
    others = [
        other for one in samples.strangers for other in entries_of(one.note) if bare(other.key) == bare(entry.key)
    ]
    if any(name and name.casefold() in entry.value.casefold() for name in samples.me):
        return renamed
    if others and len(entry.lines) > 1 and is_key(entry.key, "lasting"):
        return _common(entry, (entry, *others))
    agreed = others and all(other.value == entry.value for other in others)
    return renamed if agreed and not is_key(entry.key, "per_session") else _empty(entry)


def _is_date(value: str, day: dt.date) -> bool:
    found = find_date(value)
    return found is not None and found[0] == day and len(value) <= 32


def _written(entry: Entry, shared: Sequence[Entry], today: dt.date) -> Sequence[str]:
    """Put today into a key of writing; a time of day that changes from note to note is not known yet."""
    found = find_date(entry.lines[0])
    made = respell(entry.lines[0], found[0], today) if found else None
    if made is None:
        return _empty(entry)
    return [_clocked(made, shared), *entry.lines[1:]]


def _common(entry: Entry, shared: Sequence[Entry]) -> Sequence[str]:
    """Keep of a list what most of the last notes have in it; of a single value, or without agreement, the last one."""
    items = [match[1] if (match := _ITEM.match(line)) else None for line in entry.lines]
    if not any(items):
        return entry.lines
    theirs = [{match[1] for line in other.lines if (match := _ITEM.match(line))} for other in shared]
    kept = [item is None or 2 * sum(item in one for one in theirs) > len(theirs) for item in items]
    if not any(keep and item for keep, item in zip(kept, items, strict=True)):
        return entry.lines
    return [line for line, keep in zip(entry.lines, kept, strict=True) if keep]


def _empty(entry: Entry) -> Sequence[str]:
    return [f"{entry.lines[0].split(':', 1)[0]}:", *(line for line in entry.lines[1:] if is_comment(line))]


def _checked(lines: tuple[str, ...], person: Person, on: dt.date) -> tuple[str, ...]:
    """Return the lines if they read back; else the default (a new name may break a value that had no quotes)."""
    _, problems = parse_properties("", "\n".join(lines[1:-1]), 2)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return default_front(person, on)[:-1]
    return lines
