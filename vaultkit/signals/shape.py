"""What the shape of a whole session shows: lists, sections, status, tasks, names, threads, length."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Hit
from vaultkit.model import Session
from vaultkit.model import Signals
from vaultkit.signals import structure
from vaultkit.signals.entries import Family
from vaultkit.signals.items import Marked
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.quotes import shorten
from vaultkit.signals.segments import Statement
from vaultkit.signals.segments import is_open_task

_SHARE = 0.5
_TASKS = 3
_NAMES = 6
#: Facts that one long sentence counts for.
_FACTS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A session as its shape is read."""

    session: Session
    statements: tuple[Statement, ...]
    marked: tuple[Marked, ...]
    listing: structure.Listing
    words: int
    lexicon: Lexicon
    earlier: Sequence[Signals]


def hit_of(family: Family, statement: Statement | None, *, label: str = "", line: int = 0) -> Hit:
    """Return a hit of the family in a statement, quoted on one line."""
    quote = shorten(statement.text) if statement is not None else ""
    where = statement.line if statement is not None else line
    return Hit(family.name, label or family.label, quote, where, family.weights, family.cap)


def shape_hits(told: Told) -> Iterator[Hit]:
    """Yield what the shape of a session shows."""
    families = told.lexicon.families
    listing = told.listing
    if listing.size >= 2:
        kind = "numbered list" if listing.numbered else "stated agenda"
        yield hit_of(families["numbered-list"], listing.statement, label=f"{kind}, {listing.size} items")
    yield from _sections(told)
    share, first = _status_share(told.marked)
    for one in told.marked:
        for _ in range(min(one.status, _FACTS)):
            yield hit_of(families["status"], one.statement)
    if share >= _SHARE:
        yield hit_of(families["status-share"], first, label=f"{share:.0%} of the statements are status")
    tasks = [one for one in told.statements if is_open_task(one)]
    if len({one.block for one in tasks}) >= _TASKS:
        yield hit_of(families["open-tasks"], tasks[0])
    for name, found in _circumstances(told, share).items():
        if found:
            yield hit_of(families[name], None, line=told.session.line)


def _circumstances(told: Told, share: float) -> dict[str, bool]:
    """Return which weak signs of the whole note there are, by family."""
    return {
        "third-parties": 100 * structure.third_parties(told.statements) >= _NAMES * max(told.words, 50),
        "thread": structure.has_thread([one.text for one in told.statements], told.earlier, told.lexicon),
        "back-link": structure.names_earlier(told.session),
        "length": structure.is_short(told.words, told.earlier),
        "shrinking": share > 0 and structure.is_shrinking(told.session.minutes, told.earlier),
    }


def _sections(told: Told) -> Iterator[Hit]:
    """Yield what sections headed as an agenda show: two topics or more, or that there are none."""
    for at in structure.agenda_headings(told.session.blocks, told.lexicon):
        under = [one for one in told.statements if one.heading == at]
        said = [one for one in under if not structure.is_nothing(one, told.lexicon)]
        if not said:
            line = told.session.blocks[at].line
            yield hit_of(told.lexicon.families["no-agenda"], under[0] if under else None, line=line)
        elif told.listing.size < 2 and len({one.block for one in said if one.item}) >= 2:
            yield hit_of(told.lexicon.families["agenda"], said[0])


def _status_share(marked: Sequence[Marked]) -> tuple[float, Statement | None]:
    """Return the share of status among what is said, by statements and words alike, and its first statement."""
    said = [one for one in marked if one.status or one.statement.task is None]
    facts = [one for one in said if one.status]
    if len(facts) < 2 and sum(one.status for one in facts) < 3:
        return 0.0, None
    words = sum(len(one.statement.folded.words) for one in said)
    share = len(facts) / len(said) + sum(len(one.statement.folded.words) for one in facts) / words
    return share / 2, facts[0].statement
