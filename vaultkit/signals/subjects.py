"""Whom a statement is about: the pair, everybody they belong to, or somebody else.

Shares: 1 for one of the two or all of us, 0.85 where a fragment names nobody (the notes are about the person), less for others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.signals.cues import NAME
from vaultkit.signals.cues import Match
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import Statement
from vaultkit.signals.words import THEM
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text

CERTAIN = 1.0
FRAGMENT = 0.85
UNCLEAR = 0.5
OTHER = 0.12
#: What stands before these is a label or another sentence.
_LABELS = frozenset(":.;!")
_POINTS = frozenset(',;:.?!()[]→–—-"“”')
#: Classes whose words are no names, though written with a capital ("Head of Sales").
_PLAIN = ("rank", "seat", "team", "group", "month", "weekday", "leave", "kin", "boss", "holiday")


@dataclass(frozen=True, slots=True)
class Ground:
    """What claims are read against: the language, the day of the session, and the words of the person's role."""

    lexicon: Lexicon
    held: dt.date
    #: "compliance" for a head of compliance: teams of that name are their own.
    own: frozenset[str] = frozenset()


def own_words(role: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a role that may name a team."""
    words = fold_text(role, lexicon.folder, Names()).words
    return frozenset(
        word for word in words if len(word) > 3 and not _is_plain(word, lexicon) and not _is_filler(word, lexicon)
    )


def show_names(statement: Statement, ground: Ground) -> tuple[str, ...]:
    """Return the words of a statement with every name but the pair's own, and their team's, as `xname`."""
    return shown_names(statement, ground.lexicon, ground.own)


def shown_names(statement: Statement, lexicon: Lexicon, own: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the words of a statement with names as `xname`; words of `own` and of ranks, teams, months stay."""
    capitals = statement.folded.capitals
    if not capitals:
        return statement.folded.words
    return tuple(
        NAME if at in capitals and word not in own and not _is_plain(word, lexicon) else word
        for at, word in enumerate(statement.folded.words)
    )


def _is_plain(word: str, lexicon: Lexicon) -> bool:
    return any(word in lexicon.words[name] for name in _PLAIN if name in lexicon.words)


def share_of_subject(words: Sequence[str], match: Match, previous: Sequence[str], lexicon: Lexicon) -> float:
    """Return how far the subject before an event is one of the pair.

    Args:
        words: of the statement, names shown.
        match: the event in it.
        previous: words of the statement before, for whom a pronoun stands.
        lexicon: of the language.
    """
    for at in range(match.start, match.end):
        if words[at] in lexicon.words["ourselves"] or words[at] in lexicon.words["first"]:
            return CERTAIN
        if words[at] in lexicon.words["he"]:
            return _pronoun(words, at, previous, lexicon)
    noun = False
    for at in range(match.start - 1, -1, -1):
        word = words[at]
        if word in _POINTS or (word in lexicon.words["clause"] and word not in lexicon.words["relative"]):
            if noun:
                return _of_noun(words[at + 1 : match.start], lexicon)
            if word in _LABELS:
                return FRAGMENT
            continue
        share = _share_of_word(words, at, previous, lexicon, noun=noun)
        if share is not None:
            return share
        noun = noun or not _is_filler(word, lexicon)
    return _of_noun(words[: match.start], lexicon) if noun else FRAGMENT


def _share_of_word(
    words: Sequence[str], at: int, previous: Sequence[str], lexicon: Lexicon, *, noun: bool
) -> float | None:
    """Return what a word says of the subject, None if nothing."""
    word = words[at]
    share = None
    if word == THEM:
        possessed = noun and words[at + 1] == "'s"
        share = OTHER if possessed and _has_kin(words[at:], lexicon) else CERTAIN
    elif word == NAME or word in lexicon.words["others"]:
        share = OTHER
    elif word in lexicon.words["he"]:
        share = _pronoun(words, at, previous, lexicon)
    elif word in lexicon.words["first"]:
        share = CERTAIN
    elif word in lexicon.words["relative"]:
        share = CERTAIN if THEM in words[:at] else OTHER
    return share


def _pronoun(words: Sequence[str], at: int, previous: Sequence[str], lexicon: Lexicon) -> float:
    """Return whom a pronoun stands for: the person, unless another name was the last one."""
    if words[at] == THEM:
        return CERTAIN
    for back in range(at - 1, -1, -1):
        if words[back] == THEM:
            return CERTAIN
        if words[back] == NAME:
            return UNCLEAR if any(word in lexicon.words["he"] for word in words[:back]) else OTHER
    if at <= 1 and NAME in previous and not any(word in lexicon.words["he"] or word == THEM for word in previous):
        return 0.3
    return CERTAIN


def _of_noun(words: Sequence[str], lexicon: Lexicon) -> float:
    """Return the share of a subject that is a noun: ours, theirs, or one that starts the sentence like a name."""
    found = set(words)
    if found & lexicon.words["others"]:
        return OTHER
    if found & lexicon.words["ours"]:
        return CERTAIN
    if found & lexicon.words["ownership"]:
        return 0.7
    return 0.25


def _has_kin(words: Sequence[str], lexicon: Lexicon) -> bool:
    return any(word in lexicon.words["kin"] for word in words[:4])


def _is_filler(word: str, lexicon: Lexicon) -> bool:
    return not word[0].isalnum() or word in lexicon.words["filler"] or word[0].isdigit()


def share_of_team(words: Sequence[str], match: Match, ground: Ground) -> float:
    """Return how far teams that are moved are the pair's own."""
    lexicon = ground.lexicon
    around = set(words)
    before = words[max(0, match.start - 8) : match.end + 4]
    if (
        any(word in lexicon.words["ourselves"] or word == THEM for word in before)
        or around & lexicon.words["everybody"]
    ):
        return CERTAIN
    if around & lexicon.words["of-us"]:
        return CERTAIN
    if ground.own & around:
        return CERTAIN
    if any(
        word in lexicon.words["ownership"] and words[at + 1] in lexicon.words["team"]
        for at, word in enumerate(words[:-1])
    ):
        return CERTAIN
    if NAME in words or any(word in lexicon.words["others"] for word in words):
        return OTHER
    head = [word for word in words[: match.start] if not _is_filler(word, lexicon)]
    return 0.3 if head else 0.75


def share_of_company(words: Sequence[str], match: Match, lexicon: Lexicon) -> float:
    """Return how far a change of course is that of the place where both work."""
    before = words[: match.end]
    if any(word in lexicon.words["ourselves"] or word in lexicon.words["group"] for word in before):
        return CERTAIN
    if any(word in lexicon.words["others"] for word in before):
        return OTHER
    return UNCLEAR if NAME in before or any(word in lexicon.words["he"] for word in before) else 0.8
