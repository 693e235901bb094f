"""The path of the next note in the manner of the last ones: folder, date spelling, separators, time, mark words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence

from vaultkit.briefs.filing.calendar import choose_names
from vaultkit.briefs.filing.calendar import in_case
from vaultkit.briefs.filing.calendar import months
from vaultkit.briefs.filing.clock import with_usual_time
from vaultkit.briefs.filing.clock import without_times
from vaultkit.briefs.filing.periods import Span
from vaultkit.briefs.filing.periods import respell_span
from vaultkit.briefs.filing.periods import span_of
from vaultkit.briefs.filing.periods import spans_among
from vaultkit.briefs.filing.renaming import find_name
from vaultkit.briefs.filing.safe_names import safe_name
from vaultkit.briefs.filing.safe_names import safe_path
from vaultkit.briefs.filing.samples import Sample
from vaultkit.briefs.filing.samples import Samples
from vaultkit.briefs.filing.spelling import Piece
from vaultkit.briefs.filing.spelling import Slot
from vaultkit.briefs.filing.spelling import Spelling
from vaultkit.briefs.filing.spelling import learn
from vaultkit.briefs.filing.spelling import spell
from vaultkit.briefs.filing.spelling import with_widths
from vaultkit.model import Note
from vaultkit.notes.marks import find_marks
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.regex import regex

_TOKEN = regex(r"[^\W_]+|[\W_]+")
_NUMBERED = regex(r"^(.*?)([0-9]{1,4})$", re.DOTALL)
#: Figures and letters mixed: a code that an export put into the name.
_CODE = regex(r"(?=[0-9a-f-]*?(?:[0-9][a-f]|[a-f][0-9]))[0-9a-f-]{8,}", re.IGNORECASE)
_WEEK = regex(r"(W|KW|CW|wk)([0-9]{2})", re.IGNORECASE)
_FOLDER = regex(r"((?:[0-9]+[.-])*)([0-9]{1,3})(?=[ _-])")
_EDGES = " -–—_.,;·|/"


def path_on(samples: Samples, notes: Mapping[str, Note], on: dt.date) -> str:
    """Return the safe path that a note of this day would have, ".md" or the vault's own ending behind it.

    For files that hold more than one meeting it is the same file, unless its name tells a day, week, month or year.
    """
    latest = samples.latest
    stem, _, ending = latest.session.path.rpartition(".")
    known = frozenset("/".join(path.split("/")[:depth]) for path in notes for depth in range(1, path.count("/") + 1))
    made = (
        _dated(samples, on)
        or respell_period(stem, latest.session.date, on, samples.words)
        or _next_number(samples, notes)
        or _plain(samples, on)
    )
    return safe_path(f"{made}.{ending}", known)


def period_path(samples: Samples, on: dt.date) -> str:
    """Return the path of the file that holds this day's meetings: the same, unless its name tells the time."""
    latest = samples.latest
    stem, _, ending = latest.session.path.rpartition(".")
    made = (
        _spanned(samples, on)
        or _dated(samples, on)
        or respell_period(stem, latest.session.date, on, samples.words)
        or stem
    )
    return safe_path(f"{made}.{ending}", frozenset({latest.session.path.rpartition("/")[0]}))


def _spanned(samples: Samples, on: dt.date) -> str | None:
    """Return the name of the file of the fortnight that a day falls into, where names tell a first and a last day."""
    known = span_on(samples, on)
    if known is None:
        return None
    folder, _, name = samples.latest.session.path.rpartition("/")
    made = respell_span(name.rpartition(".")[0], *known, samples.words)
    return f"{folder}/{made}".lstrip("/") if made else None


def span_on(samples: Samples, on: dt.date) -> tuple[Span, Span] | None:
    """Return the span that the latest file is named after, and the one that a day falls into; None without spans."""
    spans = spans_among([(_stem(sample), sample.session.date) for sample in samples.chosen])
    new = span_of(on, spans)
    return (spans[0], new) if new else None


def retold(text: str, samples: Samples, on: dt.date) -> str:
    """Return a heading of the latest file with its day, span or part of the year anew; as it is without any."""
    old = samples.latest.session.date
    span = span_on(samples, on)
    if span and (made := respell_span(text, *span, samples.words)):
        return made
    spelling = learn(text, old, samples.order, samples.words)
    return spell(spelling, on) if spelling else respell_period(text, old, on, samples.words) or text


def default_path(name: str, on: dt.date) -> str:
    """Return where the first 1:1 note of a vault goes."""
    return f"1-1s/{safe_name(name)}/{on.isoformat()}.md"


def _dated(samples: Samples, on: dt.date) -> str | None:
    """Spell the day in the name, or in the whole path where the folders are part of the date."""
    stems = [_stem(sample) for sample in samples.chosen]
    learned = _learned(stems, samples)
    if learned:
        folder = samples.latest.session.path.rpartition("/")[0]
        dated = respell_period(folder, samples.latest.session.date, on, samples.words) or folder
        return f"{dated}/{spell(learned, on)}".lstrip("/")
    paths = [sample.session.path.rpartition(".")[0] for sample in samples.chosen]
    learned = _learned(paths, samples)
    return spell(learned, on) if learned else None


def _learned(texts: Sequence[str], samples: Samples) -> Spelling | None:
    found = [
        learn(text, sample.session.date, samples.order, samples.words)
        for text, sample in zip(texts, samples.chosen, strict=True)
    ]
    if found[0] is None:
        return None
    latest = samples.latest
    named = [bool(find_name(text, latest.person)) for text in texts]
    first = next((i for i, (one, name) in enumerate(zip(found, named, strict=True)) if one and name), 0)
    others = [spelling for index, spelling in enumerate(found) if spelling is not None and index != first]
    whole = with_widths(found[first] or found[0], others)
    whole = with_usual_time(whole, others, keep=True) if samples.own else without_times(whole)
    short = without_topic(whole, others)
    # Without the name the file could not be told from somebody else's.
    lost = named[first] and not find_name(spell(short, latest.session.date), latest.person)
    return whole if lost else short


def without_topic(spelling: Spelling, others: Sequence[Spelling]) -> Spelling:
    """Take off what only this one says before or behind the date: a topic, a headline.

    Times may differ. Brackets that close what stays are kept. With nothing to compare, everything stays.
    """
    if not others:
        return spelling
    before, after = [_ends(one)[0] for one in others[:2]], [_ends(one)[1] for one in others[:2]]
    first, last = _ends(spelling)
    middle = list(spelling)
    if last:
        middle[-1] = Piece(Slot.LITERAL, _shared(last, after))
    if first:
        middle[0] = Piece(Slot.LITERAL, _shared(first[::-1], [text[::-1] for text in before])[::-1])
    return tuple(piece for piece in middle if piece.text)


def _ends(spelling: Spelling) -> tuple[str, str]:
    first, last = spelling[0], spelling[-1]
    return (
        first.text if first.slot is Slot.LITERAL else "",
        last.text if last.slot is Slot.LITERAL and len(spelling) > 1 else "",
    )


def _shared(text: str, others: Sequence[str]) -> str:
    """Return the beginning that a text shares with at least one other, word by word; figures (times) need not agree."""
    best = ""
    for other in others:
        kept: list[str] = []
        theirs = _TOKEN.findall(other)
        mine = _TOKEN.findall(text)
        for index, token in enumerate(mine):
            same = index < len(theirs) and (theirs[index] == token or (token.isdigit() and theirs[index].isdigit()))
            if not same:
                closers = re.match(r"[\])}】」』]*", token)
                kept.append(closers[0] if closers else "")
                break
            kept.append(token)
        else:
            return text
        joined = "".join(kept)
        best = max(best, joined if joined.strip(_EDGES) else "", key=len)
    return best.rstrip(_EDGES)


def _stem(sample: Sample) -> str:
    return sample.session.path.rpartition("/")[2].rpartition(".")[0]


def respell_period(path: str, old: dt.date, new: dt.date, words: Sequence[tuple[str, int]] = ()) -> str | None:
    """Respell years, months and quarters that are parts of a path; None if there are none."""
    changed = False
    parts = []
    year_seen = False
    with_year = f"{old.year}" in _TOKEN.findall(path)
    for part in path.split("/"):
        made: list[str] = []
        for token in _TOKEN.findall(part):
            put = _period(token, old, new, words, year_seen=year_seen)
            if put is None and with_year:
                put = _part_of_year(token, old, new)
            year_seen = year_seen or token == f"{old.year}"
            changed = changed or put is not None
            made.append(token if put is None else put)
        parts.append("".join(made))
    return "/".join(parts) if changed else None


def _period(token: str, old: dt.date, new: dt.date, words: Sequence[tuple[str, int]], *, year_seen: bool) -> str | None:
    if token == f"{old.year}":
        return f"{new.year}"
    if year_seen and token in {f"{old.month}", f"{old.month:02d}"}:
        return f"{new.month:0{len(token)}d}" if token[0] == "0" or len(token) == 2 else f"{new.month}"
    if len(token) > 2 and month_number(token) == old.month:
        names = choose_names(months(), token, old.month, words)
        return in_case(token, names.names[new.month - 1]) if names else None
    return None


def _part_of_year(token: str, old: dt.date, new: dt.date) -> str | None:
    """Return a quarter, half or week of the year anew; the year may stand on either side of it."""
    if len(token) > 1 and token[0] in "QqTt" and token[1:] == f"{(old.month + 2) // 3}":
        return f"{token[0]}{(new.month + 2) // 3}"
    if len(token) > 1 and token[0] in "HhSs" and token[1:] == f"{(old.month + 5) // 6}":
        return f"{token[0]}{(new.month + 5) // 6}"
    week = _WEEK.fullmatch(token)
    if week and int(week[2]) == old.isocalendar().week:
        return f"{week[1]}{new.isocalendar().week:0{len(week[2])}d}"
    return None


def _next_number(samples: Samples, notes: Mapping[str, Note]) -> str | None:
    """Count on where the names are numbered ("Colloquio 3")."""
    path = samples.latest.session.path
    folder, _, _ = path.rpartition("/")
    match = _NUMBERED.match(_stem(samples.latest))
    if match is None or _without_code(_stem(samples.latest)) != _stem(samples.latest):
        return None
    if len(samples.chosen) > 1 and not _same_series(match[1], samples.chosen[1]):
        return None
    numbers = [int(match[2])]
    for other in notes:
        if other.rpartition("/")[0] == folder:
            found = _NUMBERED.match(other.rpartition("/")[2].rpartition(".")[0])
            if found and found[1] == match[1]:
                numbers.append(int(found[2]))
    width = len(match[2]) if match[2][0] == "0" else 1
    # In a folder of their own somebody new begins at one.
    anew = not samples.own and find_name(folder, samples.latest.person) is not None
    return f"{folder}/{match[1]}{1 if anew else max(numbers) + 1:0{width}d}".lstrip("/")


def with_next_number(path: str, like: str, folders: Iterable[str]) -> str:
    """Return a path whose new folder, named after another one with a number ("21.02 Vito"), has the next free number."""
    parts, old = path.split("/"), like.split("/")
    for depth in range(min(len(parts), len(old)) - 1):
        number = _FOLDER.match(old[depth])
        if parts[depth] == old[depth] or number is None or not parts[depth].startswith(number[0]):
            continue
        beside = (folder.split("/") for folder in folders)
        names = (names[depth] for names in beside if len(names) > depth and names[:depth] == parts[:depth])
        taken = [int(found[2]) for name in names if (found := _FOLDER.match(name)) and found[1] == number[1]]
        count = f"{max(taken, default=int(number[2])) + 1:0{len(number[2])}d}"
        parts[depth] = f"{number[1]}{count}{parts[depth][number.end(2) :]}"
    return "/".join(parts)


def _same_series(start: str, other: Sample) -> bool:
    found = _NUMBERED.match(_stem(other))
    return found is not None and found[1] == start


def _without_code(stem: str) -> str:
    """Return a name without the code that an export put behind it."""
    last = stem.rpartition(" ")[2]
    return stem[: -len(last)].rstrip(_EDGES) if _CODE.fullmatch(last) else stem


def _plain(samples: Samples, on: dt.date) -> str:
    """Without any habit to follow: the name as the last notes have it, and the day."""
    latest = samples.latest
    folder = latest.session.path.rpartition("/")[0]
    stem = _without_code(_stem(latest))
    others = [_without_code(_stem(sample)) for sample in samples.chosen[1:]]
    kept = _shared(stem, others) if others else stem
    if find_name(kept, latest.person) and find_marks(kept):
        return f"{folder}/{kept} {on.isoformat()}".lstrip("/")
    place = find_name(stem, latest.person)
    name = stem[place[0] : place[1]] if place else latest.person.name
    return f"{folder}/{name} {on.isoformat()}".lstrip("/")
