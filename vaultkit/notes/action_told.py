"""Sentences of later meetings that say plainly that a commitment was kept: "Sent the rota", "she's done the report".

Such a sentence closes a commitment only if it is about the same thing, in the past, and without any doubt: no "not", "almost",
"should", no question, nothing that makes the thing another one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Owner
from vaultkit.notes.action_candidates import QUOTES
from vaultkit.notes.action_candidates import Place
from vaultkit.notes.action_matching import is_other_thing
from vaultkit.notes.action_matching import left_over
from vaultkit.notes.action_scope import Kind
from vaultkit.notes.action_scope import Scope
from vaultkit.notes.action_wording import Role
from vaultkit.notes.action_wording import Token
from vaultkit.notes.action_wording import Wording
from vaultkit.notes.action_wording import past_of
from vaultkit.notes.action_wording import read_wording
from vaultkit.notes.action_wording import stem
from vaultkit.notes.action_words import words
from vaultkit.notes.inline import is_struck
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.names import fold
from vaultkit.notes.regex import regex
from vaultkit.notes.tasks import TaskState
from vaultkit.notes.tasks import may_be_over
from vaultkit.notes.tasks import parse_task

_CLAUSE = regex(r"(?<=[.!;…])\s+|\s[–—-]\s|,\s|\s*[()]\s*")
_WORD = regex(r"[^\W_]+")
#: Longer ones tell stories.
_LONGEST = 14
_MOST_EXTRA = 3
_SENTENCES = 40


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause that says that something was done."""

    path: str
    line: int
    date: dt.date
    person: str
    said: Wording
    #: Its words that may be verbs in the past, each with the stems that it may be a form of.
    past: Mapping[str, frozenset[str]]
    #: It says "done", or bears a mark that does.
    over: bool
    #: Who did it, where a pronoun at its start says so.
    by: Owner = Owner.UNKNOWN


def find_tellings(
    blocks: Sequence[Block], scopes: Sequence[Scope], place: Place, names: frozenset[str]
) -> Iterator[Telling]:
    """Yield the clauses of a meeting that say that something was done; `names` mean the two who meet."""
    if place.date is None:
        return
    for block, scope in zip(blocks, scopes, strict=True):
        if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH) or block.task is not None or not block.text:
            continue
        if scope.kind in (Kind.PRIVATE, Kind.RATING) or (
            block.quoted and (not block.callout or block.callout in QUOTES)
        ):
            continue
        for said, past, over, by in _clauses(block.text, names):
            yield Telling(place.path, block.line, place.date, place.person, said, past, over, by)


def is_told(telling: Telling, kept: Wording, owner: Owner) -> bool:
    """Tell whether a clause says that this commitment was kept."""
    if owner is not Owner.UNKNOWN and telling.by not in (Owner.UNKNOWN, owner):
        return False
    stems = {token.stem for token in kept.tokens}
    verbs = {word: found for word, found in telling.past.items() if found & stems}
    verb = frozenset[str]().union(*verbs.values())
    if not verb and not telling.over:
        return False
    wanted = [token for token in kept.matter if token.stem not in verb]
    said = [token for token in telling.said.matter if token.word not in verbs and token.word not in words("over")]
    missing, extra = left_over(wanted, said)
    extra = [token for token in extra if not is_weekday(token.word)]
    first_verb = next((token for token in kept.matter if token.role is Role.MATTER), None)
    named = bool(verb) or first_verb not in missing
    if not named and first_verb is not None:
        # "The report is done" leaves out that it was to be written.
        missing.remove(first_verb)
    # The verb aside: the things that the commitment is about, and those of them that the clause names.
    things = len(wanted) - (0 if verb else 1)
    matched = things - sum(token is not first_verb for token in missing)
    if matched < 1 or any(token.role is Role.FIXED for token in (*missing, *extra)):
        return False
    if missing and extra:
        return False
    if missing:
        return named and _is_tail(kept, missing, verb) and 2 * matched >= things
    alien = len(extra) > _MOST_EXTRA or any(token.capital for token in extra)
    return not alien and not is_other_thing(telling.said, extra) and not _begins_with(telling.said, extra)


def _clauses(text: str, names: frozenset[str]) -> Iterator[tuple[Wording, Mapping[str, frozenset[str]], bool, Owner]]:
    if may_be_over(text):
        line = parse_task(text)
        if line.state is not TaskState.OPEN and (is_struck(text) or line.text != text):
            yield read_wording(line.text.replace("~~", ""), names), {}, True, Owner.UNKNOWN
            return
    telling = _telling(text)
    accented = "é" in text.casefold()
    if not telling and not accented:
        return
    unsure, done = words("unsure"), words("over")
    for sentence in _CLAUSE.split(text)[:_SENTENCES]:
        for clause in _parted(sentence) if "?" not in sentence else ():
            said = list(map(fold, _WORD.findall(clause)))
            if not 2 <= len(said) <= _LONGEST or (telling.isdisjoint(said) and not accented):
                continue
            if not unsure.isdisjoint(said):
                continue
            past = {word: found for word in said if (found := past_of(word))}
            past |= _accented(clause) if accented else {}
            over = not done.isdisjoint(said)
            if past or over:
                yield read_wording(clause, names), past, over, _subject(said)


def _telling(text: str) -> frozenset[str]:
    """Return the words of a text that may be verbs in the past, or mean "done"."""
    said = set(map(_telling_word, _WORD.findall(text)))
    said.discard("")
    return frozenset(said)


@lru_cache(maxsize=1 << 14)
def _telling_word(word: str) -> str:
    folded = fold(word)
    return folded if folded in words("over") or past_of(folded) else ""


def _parted(sentence: str) -> Iterator[str]:
    """Yield the parts of a sentence between its joining words."""
    part: list[str] = []
    joining = words("joining")
    if joining.isdisjoint(map(fold, sentence.split())):
        yield " ".join(sentence.split())
        return
    for word in sentence.split():
        if fold(word) in joining:
            yield " ".join(part)
            part = []
        else:
            part.append(word)
    yield " ".join(part)


def _accented(clause: str) -> Mapping[str, frozenset[str]]:
    """Return the French participles of a clause, which only their accent tells from the present."""
    low = clause.casefold()
    if "é" not in low:
        return {}
    found = [(match[0], match[1]) for match in re.finditer(r"\b([^\W\d_]{3,})ée?s?\b", low)]
    return {fold(word): frozenset((stem(fold(f"{root}er")),)) for word, root in found}


def _subject(said: Sequence[str]) -> Owner:
    if said[0] in words("mine"):
        return Owner.ME
    return (
        Owner.THEM
        if said[0] in {"she", "he", "they", "elle", "il", "er", "sie", "ella", "el", "ela", "ele"}
        else Owner.UNKNOWN
    )


def _is_tail(kept: Wording, missing: Sequence[Token], verb: frozenset[str]) -> bool:
    """Tell whether what is left out stands behind a small word at the end: to whom, for what. Some languages put the verb last."""
    odd = {id(token) for token in missing}
    first = next(at for at, token in enumerate(kept.tokens) if id(token) in odd)
    after = [t for t in kept.tokens[first:] if t.role in (Role.MATTER, Role.FIXED) and t.stem not in verb]
    before = kept.tokens[first - 1].role if first else Role.MATTER
    return before in (Role.GLUE, Role.TURN) and all(id(token) in odd for token in after)


def _begins_with(said: Wording, extra: Sequence[Token]) -> bool:
    return bool(said.matter) and any(said.matter[0] is token for token in extra)
