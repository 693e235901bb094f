"""The words of a commitment as they are compared: what it is about, apart from how, by whom and since when it is said.

A token is a word reduced to what its forms and synonyms share. Copies are recognised by their marks ("still: ...", "(from last
time)"), which say nothing of the matter and are left out, as are days to be done by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from functools import cache
from functools import lru_cache

from vaultkit.notes.action_words import words
from vaultkit.notes.inline import plain_text
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_asian
from vaultkit.notes.regex import regex

#: Words, and the marks between which an aside stands.
_PIECE = regex(r"[^\W_]+|[()\[\]（）]|[,;:：–—]|\s-\s|[.!?](?=\s|$)")
_OPENING, _CLOSING = "([（", ")]）"
#: Endings by which forms of one word differ, in the languages that have them.
_ENDINGS = frozenset({"", "e", "n", "en", "es", "em", "s", "a", "o", "as", "os", "nen"})
#: Words that a mark of a copy may begin with, and of an aside behind a comma.
_LEAD = 3
_SHORT = 4
_LONGEST = 120


class Role(StrEnum):
    """What a word does in a line."""

    MATTER = "matter"
    GLUE = "glue"
    #: A small word that turns the sense against its opposite ("from", "to").
    TURN = "turn"
    #: Keeps two lines apart if only one has it: a number, a month, a day, "not".
    FIXED = "fixed"
    #: Punctuation.
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a line."""

    #: What its forms and synonyms share; a mark as written.
    stem: str
    role: Role
    #: Folded, as written otherwise.
    word: str
    capital: bool = False
    #: In brackets.
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """A line as it is compared."""

    tokens: tuple[Token, ...]
    #: The words that carry the matter, those that keep lines apart included.
    matter: tuple[Token, ...]


@lru_cache(maxsize=1 << 15)
def read_wording(text: str, names: frozenset[str] = frozenset()) -> Wording:
    """Return a line as it is compared; `names` are folded words that mean the two who meet, and say nothing here."""
    pieces = _PIECE.findall(plain_text(text))[:_LONGEST]
    tokens = list(_tokens(pieces, names))
    tokens = _without_copy_marks(tokens)
    return _wording(_with_phrases(_without_days(tokens)))


def joined(one: Wording, other: Wording) -> Wording:
    """Return a line with those neighbours as one word that are one in the other ("on call" and "oncall")."""
    known = {token.word: token for token in other.tokens}
    kept: list[Token] = []
    for token in one.tokens:
        whole = known.get(kept[-1].word + token.word) if kept and token.role is not Role.MARK else None
        if whole is not None and len(whole.word) > len(token.word):
            kept[-1] = whole
        else:
            kept.append(token)
    return _wording(kept) if len(kept) < len(one.tokens) else one


def is_inflected(one: str, other: str) -> bool:
    """Tell whether two stems are forms of one word by their endings."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= 4 and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


@lru_cache(maxsize=1 << 13)
def past_of(word: str) -> frozenset[str]:
    """Return the stems of which a folded word may be a past form or participle; none if it is none by its shape."""
    if word in words("past") or (word.endswith("ed") and len(word) > 4):
        return frozenset((stem(word),))
    if word.startswith("ge") and word.endswith(("t", "en")) and len(word) > 6:
        return frozenset((stem(f"{word[2:-1]}en" if word.endswith("t") else word[2:]),))
    romance = re.fullmatch(r"(\w{3,})(?:ad|id)[oa]s?", word)
    return frozenset(stem(romance[1] + ending) for ending in ("ar", "er", "ir")) if romance is not None else frozenset()


def parted(group: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each entry of a list in which an entry is a group of words."""
    for entry in sorted(words(group)):
        yield tuple(entry.split())


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return what the forms of a folded word share, or the first of its synonyms."""
    known = _first_of()
    if word in known or len(word) < 4 or not word.isalpha():
        return known.get(word, word)
    for ending, other in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            root = word.removesuffix(ending) + other
            short = root[:-1] if root[-2:-1] == root[-1:] and root[-1:] not in "aeiousl" else root
            found = next((known[form] for form in (root, f"{root}e", short) if form in known), "")
            return found or short.removesuffix("e")
    return word.removesuffix("e")


def _wording(tokens: Iterable[Token]) -> Wording:
    known = tuple(tokens)
    return Wording(known, tuple(token for token in known if token.role in (Role.MATTER, Role.FIXED)))


def _tokens(pieces: Sequence[str], names: frozenset[str]) -> Iterator[Token]:
    depth, first = 0, True
    for piece in pieces:
        if not piece[0].isalnum():
            depth = max(0, depth + (piece in _OPENING) - (piece in _CLOSING))
            yield Token(piece.strip(), Role.MARK, "", aside=depth > 0)
            continue
        word = fold(piece)
        capital = piece[:1].isupper() and not first
        first = False
        if is_asian(word):
            yield from (
                Token(word[i : i + 2], Role.MATTER, word[i : i + 2], aside=depth > 0)
                for i in range(max(1, len(word) - 1))
            )
        elif word:
            root = _number_of().get(word, stem(word))
            role = Role.GLUE if word in names else _role(word, root)
            yield Token(root, role, word, capital=capital, aside=depth > 0)


@lru_cache(maxsize=1 << 13)
def _role(word: str, root: str) -> Role:
    if any(c.isdigit() for c in root) or word in words("without"):
        return Role.FIXED
    if month_number(word) is not None or (len(word) > 3 and is_weekday(word)):
        return Role.FIXED
    if word in _turning():
        return Role.TURN
    return Role.GLUE if word in words("glue") or root in words("glue") else Role.MATTER


def _without_copy_marks(tokens: list[Token]) -> list[Token]:
    """Leave out "still:" at the start, and asides that say since when or how it stands."""
    segments: list[list[Token]] = [[]]
    for token in tokens:
        if token.role is Role.MARK:
            segments.append([token])
        else:
            segments[-1].append(token)
    if len(segments) > 1 and segments[1][0].stem in ":：" and " ".join(t.word for t in segments[0]) in words("carried"):
        segments = [segments[1][1:], *segments[2:]]
    kept = list(segments[0])
    inside = False
    for segment in segments[1:]:
        inside = inside and segment[0].aside
        if not inside and _is_copy_mark(segment):
            inside = segment[0].aside
        elif not inside:
            kept += segment
    return kept


def _is_copy_mark(segment: Sequence[Token]) -> bool:
    said = [token.word for token in segment[1:]]
    if not said or (segment[0].stem in ",;:" and len(said) > _SHORT):
        return False
    return any(" ".join(said[:count]) in words("carried") for count in range(1, _LEAD + 1))


def _without_days(tokens: Sequence[Token]) -> Iterator[Token]:
    """Leave out "by Friday": a day to be done by moves, and the commitment stays."""
    for index, token in enumerate(tokens):
        before = tokens[index - 1].word if index else ""
        if not (len(token.word) > 3 and is_weekday(token.word) and before in words("before_due")):
            yield token


def _with_phrases(tokens: Iterator[Token]) -> Iterator[Token]:
    last: Token | None = None
    for token in tokens:
        found = _phrases().get((last.word, token.word)) if last is not None else None
        if last is not None and found is not None:
            last = replace(last, stem=stem(found), role=Role.MATTER)
            continue
        if last is not None:
            yield last
        last = token
    if last is not None:
        yield last


@cache
def _first_of() -> dict[str, str]:
    return {word: entry[0] for entry in parted("alike") for word in entry}


@cache
def _number_of() -> dict[str, str]:
    return {word: entry[0] for entry in parted("numbers") for word in entry}


@cache
def _turning() -> frozenset[str]:
    return frozenset(word for entry in parted("turning") for word in entry)


@cache
def _phrases() -> dict[tuple[str, str], str]:
    return {(entry[0], entry[1]): entry[2] for entry in parted("phrases") if len(entry) == 3}
