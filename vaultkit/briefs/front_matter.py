"""Front matter of the next note after that of the last ones: same keys, order, quotes, list style and comments."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.briefs.calendar import choose_names
from vaultkit.briefs.calendar import in_case
from vaultkit.briefs.calendar import weekdays
from vaultkit.briefs.habits import bare
from vaultkit.briefs.habits import is_key
from vaultkit.briefs.renaming import rename
from vaultkit.briefs.safe_names import written_name
from vaultkit.briefs.samples import COMPARED
from vaultkit.briefs.samples import Sample
from vaultkit.briefs.samples import Samples
from vaultkit.briefs.spelling import respell
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Severity
from vaultkit.notes.dates import find_date
from vaultkit.notes.properties import parse_properties

#: A line that begins a key of front matter, with the key as written.
KEY = re.compile(r"^(\"[^\"]+\"|'[^']+'|[^\s#:\-\"'\[\]{}][^:]*?)\s*:(?:\s|$)")
_ITEM = re.compile(r"^\s*-\s+(.*)$")
_CLOCK = re.compile(r"([T ])[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of the front matter with its lines as written; comments after it belong to it."""

    key: str
    lines: tuple[str, ...]

    @property
    def value(self) -> str:
        """Everything behind the colon, comments aside, as written."""
        first = self.lines[0].split(":", 1)[1].strip()
        rest = [line.strip() for line in self.lines[1:] if not _is_comment(line)]
        return "\n".join([first, *rest]).strip()


def front_on(samples: Samples, person: Person, on: dt.date, today: dt.date) -> tuple[str, ...]:
    """Return the front matter for a note of this day, fences included; () where the last notes have none."""
    compared = [_entries(sample.note) for sample in samples.chosen[:COMPARED]]
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
    front = _checked(("---", *made, "---"), person, on)
    note = samples.latest.note
    spaced = note.body_line <= len(note.lines) and not note.lines[note.body_line - 1].strip()
    return (*front, "") if spaced else front


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


def _entries(note: Note) -> tuple[Entry, ...]:
    return (
        tuple(_split(note.lines[1 : note.body_line - 2]))
        if note.body_line > 2 and note.lines[0].strip() == "---"
        else ()
    )


def _split(lines: Sequence[str]) -> Iterator[Entry]:
    """Cut the lines between the fences into keys; what stands before the first key has the key ""."""
    key = ""
    taken: list[str] = []
    for line in lines:
        match = KEY.match(line)
        if match:
            if taken:
                yield Entry(key, tuple(taken))
            key, taken = match[1].strip("\"'"), [line]
        else:
            taken.append(line)
    if taken:
        yield Entry(key, tuple(taken))


def _made(entry: Entry, shared: Sequence[Entry], latest: Sample, on: dt.date, today: dt.date) -> Sequence[str]:
    """Return an entry's lines for the new note."""
    if not entry.key or not entry.value:
        return entry.lines if entry.key else [line for line in entry.lines if _is_comment(line)]
    old = latest.session.date
    if is_key(entry.key, "written_on"):
        return _written(entry, shared, today)
    if not is_key(entry.key, "per_session") or _is_date(entry.value, old):
        dated = [respell(line, old, on) for line in entry.lines]
        if any(dated):
            return [new or line for new, line in zip(dated, entry.lines, strict=True)]
        weekday = choose_names(weekdays(), entry.value, old.isoweekday())
        if weekday and not is_key(entry.key, "lasting"):
            return [f"{entry.lines[0].split(':', 1)[0]}: {in_case(entry.value, weekday.names[on.weekday()])}"]
    if is_key(entry.key, "lasting"):
        return _common(entry, shared)
    constant = len(shared) > 1 and all(other.value == entry.value for other in shared)
    return entry.lines if constant and not is_key(entry.key, "per_session") else _empty(entry)


def _lent(entry: Entry, samples: Samples, person: Person, on: dt.date, today: dt.date) -> Sequence[str]:
    """Return an entry taken over from somebody else's notes: form, name and date; nothing else that is about them."""
    latest = samples.latest
    renamed = [rename(line, latest.person, person) for line in entry.lines]
    if is_key(entry.key, "written_on") or respell(entry.value, latest.session.date, on):
        return [rename(line, latest.person, person) for line in _made(entry, (entry,), latest, on, today)]
    if renamed != list(entry.lines) or not entry.value or is_key(entry.key, "form"):
        return renamed
    others = [other for one in samples.strangers for other in _entries(one.note) if bare(other.key) == bare(entry.key)]
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
    clocks = {match[0] for other in shared if (match := _CLOCK.search(other.lines[0]))}
    if len(clocks) > 1:
        made = _CLOCK.sub(lambda match: f"{match[1]}00:00{':00' if match[2] else ''}", made)
    return [made, *entry.lines[1:]]


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
    return [f"{entry.lines[0].split(':', 1)[0]}:", *(line for line in entry.lines[1:] if _is_comment(line))]


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#") or not line.strip()


def _checked(lines: tuple[str, ...], person: Person, on: dt.date) -> tuple[str, ...]:
    """Return the lines if they read back; else the default (a new name may break a value that had no quotes)."""
    _, problems = parse_properties("", "\n".join(lines[1:-1]), 2)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return default_front(person, on)[:-1]
    return lines
