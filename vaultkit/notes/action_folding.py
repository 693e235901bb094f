"""The same commitment in several notes is one: open on Monday and ticked on Wednesday is closed, copied forward is still one.

What became of each is told in the order of days and lines: by copies, by sentences that say that it was done, and by boxes ticked
in a prepared note. A later copy that is open again after that is a commitment of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from typing import TypeAlias

from vaultkit.model import Action
from vaultkit.model import Owner
from vaultkit.notes.action_candidates import Candidate
from vaultkit.notes.action_matching import is_part
from vaultkit.notes.action_matching import is_same_matter
from vaultkit.notes.action_prepared import Tick
from vaultkit.notes.action_told import Telling
from vaultkit.notes.action_told import is_told
from vaultkit.notes.action_wording import Role
from vaultkit.notes.action_wording import Wording
from vaultkit.notes.action_wording import read_wording
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.names import fold
from vaultkit.notes.names import tokens
from vaultkit.notes.tasks import TaskState

#: Letters of a word by which commitments are looked up, and how many of the latest are looked at for each.
_KEY = 4
_NEAR = 60
#: The rarest words of a line are enough to find its copies. Short words may be written together with the next one.
_RAREST = 4
_SHORT = 3
_Entry: TypeAlias = "Candidate | Telling | Tick"


@dataclass(slots=True)
class _Thread:
    """One commitment while its places are gathered."""

    first: Candidate
    wordings: list[Wording]
    owner: Owner
    open: bool
    due: dt.date | None
    details: tuple[str, ...]
    #: The latest place that says what it is, and the latest that is open.
    last: Candidate
    copies: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Keys:
    """What a wording is looked up by."""

    #: Everything, in order.
    all: str
    #: Numbers, months and "not", which must be the same on both sides.
    fixed: tuple[str, ...]
    #: The beginnings of the other words; of all words where none carries a matter.
    starts: frozenset[str]
    #: Short words, which may be written together with the next one ("on call", "oncall").
    short: frozenset[str]


class _Threads:
    """All commitments so far, to be found by their words."""

    def __init__(self) -> None:
        self.all: list[_Thread] = []
        self._by_start: dict[tuple[str, tuple[str, ...], str], list[tuple[_Keys, _Thread]]] = {}
        self._by_all: dict[tuple[str, str], list[_Thread]] = {}

    def know(self, thread: _Thread, wording: Wording) -> None:
        """Let a commitment be found by a wording."""
        person, keys = thread.first.person, _keys(wording)
        self._by_all.setdefault((person, keys.all), []).append(thread)
        for start in keys.starts:
            self._by_start.setdefault((person, keys.fixed, start), []).append((keys, thread))

    def near(self, person: str, wording: Wording, *, wide: bool = False) -> tuple[_Thread, ...]:
        """Return the commitments with a person that could be meant: they share all words of one side, or (wide) any."""
        keys = _keys(wording)
        found = {id(thread): thread for thread in self._by_all.get((person, keys.all), ())[-_NEAR:]}
        lists = (self._by_start.get((person, keys.fixed, start), ()) for start in keys.starts)
        for entries in sorted((entries for entries in lists if entries), key=len)[: None if wide else _RAREST]:
            for known, thread in entries[-_NEAR:]:
                if wide or _could_be(known, keys):
                    found[id(thread)] = thread
        return tuple(found.values())


def fold_actions(
    candidates: Iterable[Candidate], tellings: Iterable[Telling] = (), ticks: Iterable[Tick] = ()
) -> tuple[Action, ...]:
    """Return one action for each commitment, at its first place, in the order of date, path and line."""
    threads = _Threads()
    entries: list[_Entry] = sorted((*candidates, *tellings, *ticks), key=_when)
    for entry in entries:
        if isinstance(entry, Candidate):
            _take(threads, entry)
        elif isinstance(entry, Telling):
            _close_told(threads, entry)
        else:
            _close_ticked(threads, entry)
    return tuple(_action(thread) for thread in sorted(threads.all, key=lambda thread: _when(thread.first)))


def _when(entry: _Entry) -> tuple[dt.date, str, int]:
    # What has no date stands on a page that is kept up to date: it tells the latest.
    return entry.date or dt.date.max, entry.path, entry.line


def _take(threads: _Threads, candidate: Candidate) -> None:
    wording = read_wording(candidate.text, _names(candidate.person))
    near = threads.near(candidate.person, wording)
    same = [thread for thread in near if _is_same(thread, candidate, wording)]
    if not same and candidate.state is not TaskState.OPEN:
        same = list(_shortened(near, candidate, wording))
    if not same:
        thread = _Thread(
            candidate, [wording], candidate.owner, candidate.state is TaskState.OPEN, candidate.due, candidate.details,
            candidate,
        )  # fmt: skip
        threads.all.append(thread)
        threads.know(thread, wording)
        return
    thread = max(same, key=lambda one: (wording in one.wordings, one.open, _when(one.last)))
    _join(thread, candidate)
    if wording not in thread.wordings:
        thread.wordings.append(wording)
        threads.know(thread, wording)


def _is_same(thread: _Thread, candidate: Candidate, wording: Wording) -> bool:
    told = {thread.owner, candidate.owner} - {Owner.UNKNOWN}
    if len(told) > 1:
        return False
    together = _same_note(thread.last, candidate)
    if not thread.open and candidate.state is TaskState.OPEN and not _is_late(thread, candidate):
        recurs = together and (thread.last.recurs or candidate.recurs)
        if not recurs:
            return False
    return any(is_same_matter(known, wording, whole=together) for known in _ends(thread.wordings))


def _ends(wordings: list[Wording]) -> tuple[Wording, ...]:
    """Return the first and the latest wording: what lies between must not lead astray step by step."""
    return (wordings[0], wordings[-1]) if len(wordings) > 1 else (wordings[0],)


def _is_late(thread: _Thread, candidate: Candidate) -> bool:
    """Tell whether an open copy only was not ticked: it stands on a page without a date, or in another note of the same day."""
    undated = candidate.date is None and thread.last.date is not None
    return undated or (candidate.date == thread.last.date and candidate.path != thread.last.path)


def _shortened(near: Iterable[_Thread], candidate: Candidate, wording: Wording) -> Iterator[_Thread]:
    """Yield the one open commitment of an earlier note that a ticked line says in fewer words."""
    found = [
        thread
        for thread in near
        if thread.open
        and not _same_note(thread.last, candidate)
        and len({thread.owner, candidate.owner} - {Owner.UNKNOWN}) < 2
        and is_part(wording, thread.wordings[0])
    ]
    if len(found) == 1:
        yield found[0]


def _same_note(one: Candidate, other: Candidate) -> bool:
    return one.path == other.path and one.date == other.date


def _join(thread: _Thread, candidate: Candidate) -> None:
    thread.copies.append((candidate.path, candidate.line))
    done = candidate.state is not TaskState.OPEN
    # The next round of what recurs stands beside the one that was ticked.
    again = done and candidate.recurs and thread.open and thread.last.recurs and _same_note(thread.last, candidate)
    reopened = not done and not thread.open and candidate.recurs and _same_note(thread.last, candidate)
    if not again:
        thread.open = reopened or (thread.open and not done)
        thread.due = candidate.due or thread.due
        thread.last = candidate
    thread.owner = candidate.owner if thread.owner is Owner.UNKNOWN else thread.owner
    settled = {fold(text) for text in candidate.settled}
    told = dict.fromkeys((*thread.details, *candidate.details))
    thread.details = tuple(text for text in told if fold(text) not in settled)


def _close_told(threads: _Threads, telling: Telling) -> None:
    """Close the one open commitment that a sentence says was kept; of several none, for it is not plain which."""
    found = [
        thread
        for thread in threads.near(telling.person, telling.said, wide=True)
        if thread.open and _is_before(thread, telling) and is_told(telling, thread.wordings[0], thread.owner)
    ]
    if len(found) == 1:
        found[0].open = False
        found[0].copies.append((telling.path, telling.line))


def _is_before(thread: _Thread, telling: Telling) -> bool:
    """Tell whether a commitment was made in an earlier meeting, and stands open nowhere behind the sentence."""
    made, last = thread.first.date, thread.last
    if made is None or made >= telling.date or last.date is None:
        return False
    return last.date < telling.date or (last.path == telling.path and last.line < telling.line)


def _close_ticked(threads: _Threads, tick: Tick) -> None:
    wording = read_wording(tick.text, _names(tick.person))
    near = [thread for thread in threads.near(tick.person, wording) if thread.open]
    same = [thread for thread in near if wording in thread.wordings]
    same = same or [thread for thread in near if is_same_matter(thread.wordings[0], wording)]
    if tick.shortened and not same:
        same = [thread for thread in near if thread.first.text.startswith(tick.text)]
    for thread in same[:1]:
        thread.open = False
        thread.copies.append((tick.path, tick.line))


def _action(thread: _Thread) -> Action:
    first = thread.first
    return Action(
        first.person, first.text, first.path, first.line, thread.owner, thread.open, first.date, thread.due,
        tuple(thread.copies), thread.details,
    )  # fmt: skip


def _names(person: str) -> frozenset[str]:
    return frozenset(tokens(person))


def _keys(wording: Wording) -> _Keys:
    fixed = sorted(t.stem for t in wording.tokens if t.role is Role.FIXED and not is_weekday(t.word))
    carrying = [token for token in wording.tokens if token.role is Role.MATTER] or wording.tokens
    stems = " ".join(token.stem for token in wording.tokens)
    short = frozenset(token.word for token in wording.tokens if 0 < len(token.word) <= _SHORT)
    return _Keys(stems, tuple(fixed), frozenset(token.stem[:_KEY] for token in carrying), short)


def _could_be(one: _Keys, other: _Keys) -> bool:
    """Tell at a glance whether two lines may be the same: all words of one begin like words of the other."""
    odd, extra = one.starts - other.starts, other.starts - one.starts
    if not odd or not extra:
        return True
    short = one.short | other.short
    return min(len(odd), len(extra)) == 1 and any(start.startswith(tuple(short)) for start in odd | extra)
