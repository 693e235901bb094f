"""The same commitment in several notes is one: open on Monday and ticked on Wednesday is closed, copied forward is still one.

Two lines are the same if the words are nearly the same, no number or month differs, and no different owners are told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field

from vaultkit.model import Action
from vaultkit.model import Owner
from vaultkit.notes.action_candidates import Candidate
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_asian
from vaultkit.notes.tasks import TaskState

_WORD = re.compile(r"[^\W_]+")
#: Shared words of all words, and of the shorter one's words, from which two texts are the same.
_ALIKE = 0.75
_INSIDE = 0.9


@dataclass(slots=True)
class _Thread:
    """One commitment while its places are gathered."""

    first: Candidate
    words: frozenset[str]
    owner: Owner
    open: bool
    due: dt.date | None
    details: tuple[str, ...]
    copies: list[tuple[str, int]] = field(default_factory=list)


def fold_actions(candidates: Iterable[Candidate]) -> tuple[Action, ...]:
    """Return one action for each commitment, at its first place, in the order of date, path and line."""
    threads: dict[str, list[_Thread]] = {}
    by_word: dict[tuple[str, str], list[_Thread]] = {}
    for candidate in sorted(candidates, key=_when):
        words = _words(candidate.text)
        near = {id(t): t for word in words for t in by_word.get((candidate.person, word), ())}
        same = [thread for thread in near.values() if _is_same(thread, candidate, words)]
        if same:
            _join(max(same, key=lambda thread: (len(thread.words & words), thread.open)), candidate)
        else:
            thread = _Thread(
                candidate, words, candidate.owner, candidate.state is TaskState.OPEN, candidate.due, candidate.details
            )  # fmt: skip
            threads.setdefault(candidate.person, []).append(thread)
            for word in words:
                by_word.setdefault((candidate.person, word), []).append(thread)
    folded = [thread for found in threads.values() for thread in found]
    return tuple(_action(thread) for thread in sorted(folded, key=lambda thread: _when(thread.first)))


def _when(candidate: Candidate) -> tuple[dt.date, str, int]:
    # What has no date stands on a page that is kept up to date: it tells the latest.
    return candidate.date or dt.date.max, candidate.path, candidate.line


def _is_same(thread: _Thread, candidate: Candidate, words: frozenset[str]) -> bool:
    told = {thread.owner, candidate.owner} - {Owner.UNKNOWN}
    if len(told) > 1 or (not thread.open and candidate.state is TaskState.OPEN and not _same_note(thread, candidate)):
        return False
    if thread.words == words:
        return True
    if {word for word in thread.words ^ words if _sets_apart(word)}:
        return False
    shared = len(thread.words & words)
    fewer, more = sorted((len(thread.words), len(words)))
    alike = fewer >= 3 and shared >= _ALIKE * len(thread.words | words)
    return alike or (fewer >= 4 and shared >= _INSIDE * fewer and 2 * fewer >= more)


def _same_note(thread: _Thread, candidate: Candidate) -> bool:
    return thread.first.path == candidate.path and thread.first.date == candidate.date


def _join(thread: _Thread, candidate: Candidate) -> None:
    thread.copies.append((candidate.path, candidate.line))
    thread.open = thread.open and candidate.state is TaskState.OPEN
    thread.due = candidate.due or thread.due
    thread.owner = candidate.owner if thread.owner is Owner.UNKNOWN else thread.owner
    thread.details = tuple(dict.fromkeys((*thread.details, *candidate.details)))


def _action(thread: _Thread) -> Action:
    first = thread.first
    return Action(
        first.person, first.text, first.path, first.line, thread.owner, thread.open, first.date, thread.due,
        tuple(thread.copies), thread.details,
    )  # fmt: skip


def _words(text: str) -> frozenset[str]:
    """Return the folded words of a text; pairs of letters where words have no blanks between them."""
    words: set[str] = set()
    for word in _WORD.findall(fold(text)):
        if is_asian(word):
            words |= {word[i : i + 2] for i in range(max(1, len(word) - 1))}
        else:
            words.add(word)
    return frozenset(words) or frozenset((text,))


def _sets_apart(word: str) -> bool:
    """Tell whether a word makes two otherwise equal commitments different: a number, a month, a day of the week."""
    return word.isdigit() or month_number(word) is not None or (len(word) > 3 and is_weekday(word))
