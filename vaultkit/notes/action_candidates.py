"""Lines that may be commitments, found in the blocks of one meeting or one note.

Boxes anywhere, plain bullets where a heading says so and nobody uses boxes, labels ("Action: ..."), fields (`action:: ...`) and
arrows that point at somebody ("-> me: ..."). Ratings, attendance, topics, code, quotes and private parts give none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Owner
from vaultkit.notes.action_owner import Circle
from vaultkit.notes.action_owner import Whose
from vaultkit.notes.action_owner import arrow_part
from vaultkit.notes.action_owner import judge
from vaultkit.notes.action_owner import read_owner
from vaultkit.notes.action_owner import title_owner
from vaultkit.notes.action_scope import Kind
from vaultkit.notes.action_scope import Scope
from vaultkit.notes.action_words import bare_title
from vaultkit.notes.action_words import is_word
from vaultkit.notes.action_words import words
from vaultkit.notes.inline import find_fields
from vaultkit.notes.inline import is_field_line
from vaultkit.notes.inline import plain_text
from vaultkit.notes.names import is_asian
from vaultkit.notes.regex import regex
from vaultkit.notes.tasks import TaskLine
from vaultkit.notes.tasks import TaskState
from vaultkit.notes.tasks import parse_task

#: Callouts that hold somebody else's words.
QUOTES = frozenset({"quote", "cite", "example", "code", "bug", "template"})
_PLACEHOLDER = regex(r"\{\{[^{}\n]{0,200}\}\}|<%[^<>\n]{0,200}%>|\{[^{}\n]{1,40}\}|<[^<>\n]{1,40}>(?!\S)")
_UNFILLED = regex(
    r"^\W*$|^(?:action item|action|task|item|todo|to do)\s*\d*\s*(?:\([^()\n]*\))?\.?$|^(?:\.{2,}|…|_{2,})",
    re.IGNORECASE,
)
#: "[Action] - @[Owner] - Due: [Date]": what is left without the brackets says nothing.
_BLANKS = regex(r"\[[^\[\]\n]{1,60}\](?!\()")
_BLANK_WORDS = frozenset({"due", "by", "owner", "deadline", "for", "to", "date"})
_LABELLED = regex(r"(?:\*\*|__)?([^:：*_\n]{1,30})(?:\*\*|__)?\s?[:：](?:\*\*|__)?\s*(\S.*)", re.DOTALL)
_ANSWERS = frozenset({"yes", "no", "maybe", "partly", "partially", "somewhat", "good", "ok", "okay", "great", "bad", "ja", "nein", "teilweise", "si", "sim", "nao", "oui", "non", "forse", "talvez", "quizas", "nej", "nee", "tak", "nie", "はい", "いいえ", "是", "否", "예", "아니요"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line that is a commitment of somebody, before it is folded with its copies."""

    path: str
    line: int
    date: dt.date | None
    #: Canonical name of the other party; "" if the line names nobody.
    person: str
    text: str
    state: TaskState
    owner: Owner
    due: dt.date | None = None
    details: tuple[str, ...] = ()
    #: It comes again when it is done.
    recurs: bool = False
    #: Sub-items that are done, and so are no details any more.
    settled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where lines stand: the note, its day, and whom it was with ("" outside of meetings)."""

    path: str
    date: dt.date | None
    person: str


@dataclass(frozen=True, slots=True)
class _Found:
    index: int
    line: TaskLine
    whose: Whose


def find_candidates(
    blocks: Sequence[Block],
    scopes: Sequence[Scope],
    place: Place,
    circle: Circle,
    ignored: frozenset[int] = frozenset(),
) -> Iterator[Candidate]:
    """Yield the commitments in some blocks, tables left out; `ignored` are indices of boxes known to be no tasks."""
    boxed = {
        title.index
        for block, scope in zip(blocks, scopes, strict=True)
        if block.task is not None and block.text
        for title in scope.titles
    }
    found: dict[int, _Found] = {}
    below: dict[int, list[Block]] = {}
    inside: dict[int, int] = {}
    for index, (block, scope) in enumerate(zip(blocks, scopes, strict=True)):
        owner = inside.get(block.parent) if block.parent is not None else None
        line = None if index in ignored else _line(block, scope, boxed, circle, place.person)
        whose = read_owner(line, circle, place.person) if line is not None else None
        # A box below another is a step of it, unless it says whose it is or the other is finished.
        closed = owner is not None and found[owner].line.state is not TaskState.OPEN
        own = block.task is not None or is_field_line(block.text)
        apart = owner is None or (own and (closed or (whose is not None and whose.told)))
        if line is not None and whose is not None and apart and not _is_nothing(block, scope, line, whose):
            found[index] = _Found(index, line, whose)
            inside[index] = index
        elif owner is not None and block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH):
            below.setdefault(owner, []).append(block)
            inside[index] = owner
        elif index - 1 in found and is_field_line(block.text) and is_field_line(blocks[index - 1].text):
            # "Action:: send the list", and "Due:: 5 March" on the next line.
            below.setdefault(index - 1, []).append(block)
    for index, item in found.items():
        yield _with_below(_candidate(blocks[index], scopes[index], item, place, circle), below.get(index, ()))


def _with_below(candidate: Candidate, below: Sequence[Block]) -> Candidate:
    """Return a commitment with what stands below it: fields that belong to it, steps, and steps that are done."""
    details, settled = [], []
    for block in below:
        line = parse_task(block.text, block.task)
        if is_field_line(block.text) and block.task is None:
            key, value = find_fields(block.text)[0]
            told = parse_task(f"[{key}:: {value}]")
            open_still = candidate.state is TaskState.OPEN
            candidate = replace(
                candidate, due=candidate.due or told.due, state=told.state if open_still else candidate.state
            )
            continue
        plain = plain_text(block.text) if block.task is None else plain_text(line.text)
        if line.state in (TaskState.DONE, TaskState.CANCELLED):
            settled.append(plain_text(line.text))
        elif plain:
            details.append(f"{plain}, due {line.due.isoformat()}" if block.task is not None and line.due else plain)
    return replace(candidate, details=tuple(details), settled=tuple(settled))


def _line(block: Block, scope: Scope, boxed: set[int], circle: Circle, other: str) -> TaskLine | None:
    """Return a block as a task line, if it is or may be a commitment."""
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH) or scope.kind is Kind.PRIVATE:
        return None
    if block.quoted and (not block.callout or block.callout in QUOTES):
        return None
    if block.task is not None:
        return parse_task(block.text, block.task)
    named = _labelled(block.text, circle, other) or arrow_part(block.text, circle, other)
    if named:
        return parse_task(named)
    listed = block.kind is BlockKind.ITEM and scope.kind in (Kind.ACTION, Kind.DONE)
    if listed and not scope.earlier and scope.source not in boxed and _is_sentence(block.text, circle, other):
        return parse_task(block.text)
    return None


def _labelled(text: str, circle: Circle, other: str) -> str:
    """Return what follows a label or field for commitments ("Action: ...", `action:: ...`); "" without one."""
    if is_field_line(text):
        key, value = find_fields(text)[0]
        return value if is_word(key, "action") else ""
    labelled = _LABELLED.fullmatch(text)
    if labelled is None:
        return ""
    if is_word(labelled[1], "action"):
        told = bare_title(labelled[2][:40]).split()[:1]
        return "" if told and told[0] in words("negative") else labelled[2]
    # "Action (Ana): ..." and "TODO Ana: ..." say whose at once.
    first, _, name = labelled[1].replace("(", " ").partition(" ")
    named = bool(name) and is_word(first, "action") and judge(name, circle, other) is not None
    return f"{name.strip(' )')}: {labelled[2]}" if named else ""


def _is_sentence(text: str, circle: Circle, other: str) -> bool:
    """Tell whether a plain bullet says something to do, rather than heading those below it."""
    bare = plain_text(text)
    if bare.endswith((":", "：")) or judge(bare, circle, other) is not None:
        return False
    return len(bare.split()) > 1 or (is_asian(bare) and len(bare) > 3)


def _says_none(text: str) -> bool:
    """Tell whether a line says that there is nothing to do ("None", "Nothing. Next month.")."""
    first = bare_title(text[:40]).split()[:1]
    few = len(text.split()) <= 4 and bool(first) and first[0] in words("nothing")
    return few or is_word(text, "nothing")


def _is_blank(text: str) -> bool:
    """Tell whether nothing but a template's placeholders is left of a line; words beside one are somebody's own."""
    left = _PLACEHOLDER.sub(" ", text)
    left = _BLANKS.sub(" ", left) if "[[" not in left else left
    empty = left != text and not any(word not in _BLANK_WORDS for word in bare_title(left).split())
    return empty or _UNFILLED.search(plain_text(left).strip()) is not None


def _is_nothing(block: Block, scope: Scope, line: TaskLine, whose: Whose) -> bool:
    """Tell whether a line is a placeholder, an answer, a topic or a rating rather than a commitment."""
    if (
        line.state is TaskState.NONE
        or not whose.text
        or _is_blank(line.text)
        or _is_blank(whose.text)
        or _says_none(whose.text)
    ):
        return True
    if block.task is None:
        return False
    if bare_title(whose.text) in _ANSWERS or scope.kind is Kind.RATING:
        return True
    marked = whose.told or whose.person or line.due is not None
    if scope.kind is Kind.TOPIC:
        return not marked
    asked = bool(scope.titles) and scope.titles[0].text.rstrip(" *_:").endswith(("?", "？")) and scope.kind is Kind.NONE
    return asked and not marked and len(whose.text.split()) <= 3 and not is_asian(whose.text)


def _candidate(block: Block, scope: Scope, item: _Found, place: Place, circle: Circle) -> Candidate:
    whose = item.whose
    owner = whose.owner
    if not whose.told:
        owner = owner_above(scope, circle, whose.person or place.person)
    state = item.line.state
    if scope.kind is Kind.DONE and state is TaskState.OPEN:
        state = TaskState.DONE
    person = whose.person or place.person
    return Candidate(
        place.path, block.line, place.date, person, whose.text, state, owner, item.line.due, recurs=item.line.recurs
    )


def owner_above(scope: Scope, circle: Circle, other: str) -> Owner:
    """Return whose the headings and labels above say a line is."""
    owners = (title_owner(title.text, circle, other) for title in scope.titles)
    return next((owner for owner in owners if owner is not None), Owner.UNKNOWN)
