"""Whom a statement is about: the pair, everybody they belong to, or somebody else.

Shares: 1 for one of the two or all of us, 0.85 where a fragment names nobody (the notes are about the person), less for others.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Relation
from vaultkit.signals.cues import NAME
from vaultkit.signals.cues import Cue
from vaultkit.signals.cues import Match
from vaultkit.signals.cues import holds_name
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import Statement
from vaultkit.signals.words import THEM
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text

CERTAIN = 1.0
FRAGMENT = 0.85
UNCLEAR = 0.5
OTHER = 0.12
#: So many pronouns tell of whom the notes are, if the others are so few.
_ENOUGH = 6
_SELDOM = 0.2
#: What stands before these is a label or another sentence.
_LABELS = frozenset(":.;!")
_POINTS = frozenset(',;:.?!()[]→–—-"“”')
#: Classes whose words stand before a rank and belong to it.
_TITLES = ("rank", "seat", "team", "trade")


@dataclass(frozen=True, slots=True)
class Ground:
    """What claims are read against: the language, the day of the session, and the words of the person's role."""

    lexicon: Lexicon
    held: dt.date
    #: "compliance" for a head of compliance: teams of that name are their own.
    own: frozenset[str] = frozenset()
    #: Pronouns that never mean the person ("he" in notes about a woman).
    strangers: frozenset[str] = frozenset()
    relation: Relation | None = None


def strange_pronouns(counted: Mapping[str, int], lexicon: Lexicon) -> frozenset[str]:
    """Return the pronouns that mean somebody else, by how often each stood where nobody else was named."""
    he, she = (lexicon.words.get(name, frozenset()) for name in ("masculine", "feminine"))
    men, women = (sum(counted.get(word, 0) for word in words) for words in (he, she))
    if max(men, women) < _ENOUGH or min(men, women) > _SELDOM * max(men, women):
        return frozenset()
    return she if men > women else he


def count_pronouns(statements: Sequence[Statement], lexicon: Lexicon) -> Counter[str]:
    """Return how often each pronoun stands in statements that name nobody else."""
    pronouns = lexicon.words.get("masculine", frozenset()) | lexicon.words.get("feminine", frozenset())
    found: Counter[str] = Counter()
    for statement in statements:
        words = shown_names(statement, lexicon)
        if pronouns.isdisjoint(words):
            continue
        if NAME not in words and lexicon.words["others"].isdisjoint(words):
            found.update([word for word in words if word in pronouns])
    return found


def own_words(role: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a role that may name a team."""
    words = fold_text(role, lexicon.folder, Names()).words
    return frozenset(
        word for word in words if len(word) > 3 and word not in lexicon.no_names and not _is_filler(word, lexicon)
    )


def show_names(statement: Statement, ground: Ground) -> tuple[str, ...]:
    """Return the words of a statement with every name but the pair's own, and their team's, as `xname`."""
    words = shown_names(statement, ground.lexicon, ground.own)
    return tuple(NAME if word in ground.strangers else word for word in words) if ground.strangers else words


def shown_names(statement: Statement, lexicon: Lexicon, own: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the words of a statement with names as `xname`; words of `own` and of ranks, teams, months stay."""
    words = statement.folded.words
    names = [at for at in statement.folded.capitals if words[at] not in own and words[at] not in lexicon.no_names]
    if not names:
        return words
    shown = list(words)
    for at in names:
        shown[at] = NAME
    return tuple(shown)


def share_of_subject(words: Sequence[str], match: Match, previous: Sequence[str], lexicon: Lexicon) -> float:
    """Return how far the subject before an event is one of the pair.

    Args:
        words: of the statement, names shown.
        match: the event in it.
        previous: words of the statement before, for whom a pronoun stands.
        lexicon: of the language.
    """
    within = _share_within(words, match, previous, lexicon)
    if within is not None:
        return within
    noun = False
    for at in range(_before_title(words, match, lexicon) - 1, -1, -1):
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
    if noun:
        return _of_noun(words[: match.start], lexicon)
    return UNCLEAR if _names_another(previous, lexicon) and match.start == 0 else FRAGMENT


def _names_another(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a statement is about somebody else: it names one, and neither of the two."""
    return NAME in words and not any(word in lexicon.words["personal"] for word in words)


def _share_within(words: Sequence[str], match: Match, previous: Sequence[str], lexicon: Lexicon) -> float | None:
    """Return what the words of the event itself say of its subject, None if nothing."""
    for at in range(match.start, match.end):
        ours = words[at] in lexicon.words["ourselves"] or words[at] in lexicon.words["first"]
        if ours and (at == match.start or words[at] not in lexicon.words["my"]):
            return CERTAIN
        if words[at] in lexicon.words["he"]:
            return _pronoun(words, at, previous, lexicon)
    names = (at for at in range(match.start, match.end) if words[at] == NAME)
    if not holds_name(match.cue) and any(not _is_place(words, at, lexicon) for at in names):
        return OTHER
    return None


def _before_title(words: Sequence[str], match: Match, lexicon: Lexicon) -> int:
    """Return where an event begins with the words that belong to its first ("sous chef", "station officer")."""
    start = match.start
    while start and any(words[start - 1] in lexicon.words.get(name, ()) for name in _TITLES):
        start -= 1
    return start


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
        if words[back] == NAME and not _is_place(words, back, lexicon):
            return UNCLEAR if any(word in lexicon.words["he"] for word in words[:back]) else OTHER
    if at <= 1 and NAME in previous and not any(word in lexicon.words["he"] or word == THEM for word in previous):
        return 0.3
    return CERTAIN


def _is_place(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a name stands behind "in", "for", "when": no pronoun that follows means it."""
    before = words[at - 1] if at else ""
    return before in lexicon.words["filler"] and before not in lexicon.words["joins"]


def has_object(cue: Cue, lexicon: Lexicon) -> bool:
    """Tell whether a cue has a place for either of the two ("gave {him}|me"): it is about whoever stands there."""
    theirs = [{word for word in lexicon.words[name] if " " not in word} for name in ("him", "his")]
    return any(
        element.words & lexicon.words["first"] and any(element.words >= words for words in theirs if words)
        for element in cue.elements
    )


def share_of_object(words: Sequence[str], match: Match, previous: Sequence[str], lexicon: Lexicon) -> float:
    """Return how far the one to whom an event is done ("they gave her the keys") is one of the pair."""
    for at in range(match.start, match.end):
        word = words[at]
        if word == THEM or word in lexicon.words["my"] or word in lexicon.words["us"] or word in lexicon.words["first"]:
            return CERTAIN
        if word in lexicon.words["him"] or word in lexicon.words["his"]:
            doer = match.start - 1 if words[match.start - 1 : match.start] == (NAME,) else match.start
            return _pronoun((*words[:doer], word), doer, previous, lexicon)
    return CERTAIN


def share_of_pronoun(words: Sequence[str], match: Match, previous: Sequence[str], lexicon: Lexicon) -> float:
    """Return how far an event that names the two is theirs: its pronoun may mean somebody named before it."""
    return _pronoun(words, match.start, previous, lexicon) if words[match.start] in lexicon.words["he"] else CERTAIN


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
    if (
        words[match.start] in lexicon.words["group"]
        and set(words[match.start - 1 : match.start]) & lexicon.words["from-then"]
    ):
        return OTHER  # "a friend from school is a partner now"
    if any(word in lexicon.words["ourselves"] or word in lexicon.words["group"] for word in before):
        return CERTAIN
    if any(word in lexicon.words["others"] for word in before):
        return OTHER
    return UNCLEAR if NAME in before or any(word in lexicon.words["he"] for word in before) else 0.8
