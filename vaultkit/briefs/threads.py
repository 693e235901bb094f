"""Matters that keep coming up between two people, meeting after meeting.

A thread is a thing with a name: said in three or more of the last six meetings, in one of the last two, and neither the pair's
daily bread nor everybody's. It is named by the words that they used. A wrong thread is worse than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from vaultkit.briefs.material import Material
from vaultkit.briefs.material import Said
from vaultkit.briefs.terms import Term
from vaultkit.briefs.terms import fillers
from vaultkit.briefs.terms import find_terms
from vaultkit.briefs.terms import key_of
from vaultkit.briefs.terms import keys_of
from vaultkit.model import Carried
from vaultkit.model import ItemKind
from vaultkit.notes.names import tokens

#: Meetings looked at for threads, and in how many of them a matter must have come up.
_WINDOW = 6
_TIMES = 3
#: Of all meetings, a word in more than this share is the pair's daily bread, where there are enough to tell.
_EVERYDAY = 0.6
_TO_TELL = 8
#: A single word must stand as a thing in so many meetings, and in such a share of its places be no adjective or verb.
_AS_NOUN = 2
_SHARE_AS_NOUN = 0.5
#: Everybody's word: in such a share of the meetings with others, or half as often as here.
_ELSEWHERE = 0.25
_FEWEST_ELSEWHERE = 8
#: Of words inside sentences, from this share of capitals on they say nothing (German).
_CAPITALS = 0.16


@dataclass(slots=True)
class _Matter:
    """One word or phrase with its places."""

    key: tuple[str, ...]
    places: list[tuple[Said, Term]] = field(default_factory=list)

    @property
    def meetings(self) -> frozenset[int]:
        return frozenset(said.meeting for said, _ in self.places)

    def in_meetings(self, stands: Callable[[Term], bool]) -> int:
        """Return in how many meetings it stands in such a way."""
        return len({said.meeting for said, term in self.places if stands(term)})


def find_threads(material: Material, limit: int = 2, but_not: Iterable[Carried] = ()) -> tuple[Carried, ...]:
    """Return matters that keep coming up, named by their words, with the last place and how often.

    Args:
        material: what the notes offer.
        limit: the most to return.
        but_not: what is listed anyway; a matter that one of these lines names is left out.
    """
    listed = [keys_of(" ".join((line.text, *line.details))) for line in but_not]
    first = max(0, len(material.days) - _WINDOW)
    form = _form(material)
    unsaid = _unsaid(material)
    matters: dict[tuple[str, ...], _Matter] = {}
    recent = [said for said in material.said if said.meeting >= first and said.item.text not in form]
    for said in recent:
        for term in find_terms(said.item.text, unsaid, material.people):
            matters.setdefault(term.key, _Matter(term.key)).places.append((said, term))
    capitals = not _nouns_are_large(recent)
    last = len(material.days) - 2
    found = [
        matter
        for matter in matters.values()
        if len(matter.meetings) >= _TIMES
        and max(matter.meetings) >= last
        and _is_thing(matter, material, capitals=capitals)
        and not _is_personal(matter)
        and not _is_everyday(matter.key, material)
        and not _is_everybodys(matter, material)
        and not any(set(matter.key) <= words for words in listed)
    ]
    found.sort(key=lambda matter: (-len(matter.meetings), -len(matter.key), -len("".join(matter.key)), matter.key))
    return tuple(_thread(matter) for matter in _distinct(found)[:limit])


def _form(material: Material) -> frozenset[str]:
    """Return lines that stand word for word in several meetings and are no commitments: a form to fill in, nothing said."""
    places: dict[str, set[int]] = {}
    for said in material.said:
        if said.item.kind is not ItemKind.ACTION:
            places.setdefault(said.item.text, set()).add(said.meeting)
    return frozenset(text for text, where in places.items() if len(where) > 1)


def _unsaid(material: Material) -> frozenset[str]:
    """Return words that mean the two who meet, their roles, or the meeting."""
    person = material.person
    names = (person.name, *person.aliases, person.role, *material.me)
    return frozenset(key for name in names for token in tokens(name) for key in (token, key_of(token)))


def _is_thing(matter: _Matter, material: Material, *, capitals: bool) -> bool:
    """Tell whether a word or phrase names something, by how it stands in its sentences.

    Args:
        matter: the word or phrase.
        material: for how many meetings there are.
        capitals: a capital inside a sentence marks a name, for other nouns have none.
    """
    if _is_half(matter):
        return False
    compound = any("-" in key for key in matter.key)
    if capitals and not any(term.text[:1].islower() for _, term in matter.places):
        return _names_a_thing(matter)
    if compound and 2 * matter.in_meetings(lambda term: term.marked) > len(matter.meetings):
        return len(matter.key) > 1 or _is_one_matter(matter, frozenset())
    # Of few meetings, what stands before a colon may be a form's; where all nouns have a capital, it may be a person.
    told = capitals and len(material.days) >= _TO_TELL
    as_noun = matter.in_meetings(lambda term: term.behind or (told and term.label))
    if as_noun < _AS_NOUN or not matter.in_meetings(lambda term: term.noun or (told and term.label)):
        return False
    if len(matter.key) > 1:
        return True
    standing = sum(term.behind or term.label or term.marked for _, term in matter.places)
    return (
        standing >= _SHARE_AS_NOUN * len(matter.places) and _is_spoken_of(matter) and _is_one_matter(matter, fillers())
    )


def _names_a_thing(matter: _Matter) -> bool:
    """Tell whether a name is a place's or a thing's: of a person it is never said, and it stands behind "the", "in" or "at"."""
    return not matter.in_meetings(lambda term: term.person) and matter.in_meetings(lambda term: term.placed) >= _AS_NOUN


def _is_half(matter: _Matter) -> bool:
    """Tell whether it mostly stands before one and the same other word: "new-starter" of "new-starter note"."""
    following = Counter(term.behind_it for _, term in matter.places if term.behind_it)
    return bool(following) and 2 * following.most_common(1)[0][1] > len(matter.places)


def _is_spoken_of(matter: _Matter) -> bool:
    """Tell whether a single word is what is spoken of, and no scenery ("in the lift").

    It begins a sentence in two meetings, or in one of many, or several other words are made of it ("ledger export", "ledger talk").
    """
    leads = matter.in_meetings(lambda term: term.leads)
    made = {term.behind_it for _, term in matter.places if term.behind_it and term.behind_it not in fillers()}
    return leads >= _AS_NOUN or (leads > 0 and len(matter.meetings) > _TIMES) or len(made) >= _TIMES


def _is_one_matter(matter: _Matter, passed_over: frozenset[str]) -> bool:
    """Tell whether a word means the same thing each time: its lines in two meetings share another word, or it heads one."""
    if matter.in_meetings(lambda term: term.label):
        return True
    around: dict[str, set[int]] = {}
    for said, _ in matter.places:
        for key in keys_of(said.item.text):
            if key not in matter.key and key not in passed_over:
                around.setdefault(key, set()).add(said.meeting)
    return any(len(meetings) > 1 for meetings in around.values())


def _is_personal(matter: _Matter) -> bool:
    """Tell whether somebody's own life is meant: that is asked after, not listed."""
    return any(said.item.kind is ItemKind.PERSONAL for said, _ in matter.places)


def _is_everyday(key: tuple[str, ...], material: Material) -> bool:
    """Tell whether a word stands in most of all meetings."""
    total = len(material.days)
    if total < _TO_TELL:
        return False
    with_it = {said.meeting for said in material.said if set(key) <= keys_of(said.item.text)}
    return len(with_it) > _EVERYDAY * total


def _is_everybodys(matter: _Matter, material: Material) -> bool:
    """Tell whether meetings with others are as full of a word."""
    others = material.elsewhere
    if len(others) < _FEWEST_ELSEWHERE:
        return False
    share = sum(set(matter.key) <= words for words in others) / len(others)
    here = len(matter.meetings) / min(_WINDOW, len(material.days))
    return share > _ELSEWHERE or 2 * share > here


def _nouns_are_large(recent: Iterable[Said]) -> bool:
    """Tell whether capitals inside sentences are as many as where all nouns have one."""
    inside = [word for said in recent for word in said.item.text.split()[1:] if word[:1].isalpha()]
    return sum(word[0].isupper() for word in inside) > _CAPITALS * len(inside)


def _distinct(found: Sequence[_Matter]) -> list[_Matter]:
    """Keep one of those that come in the same sentences: the longest name of a matter, if it is said nearly as often."""
    kept: list[_Matter] = []
    for matter in sorted(found, key=lambda one: -len(one.key)):
        places = {(said.path, said.item.line) for said, _ in matter.places}
        known = False
        for other in kept:
            theirs = {(said.path, said.item.line) for said, _ in other.places}
            inside = set(matter.key) <= set(other.key)
            if 2 * len(places & theirs) >= min(len(places), len(theirs)) or inside:
                known = True
        if not known:
            kept.append(matter)
    return sorted(kept, key=found.index)


def _thread(matter: _Matter) -> Carried:
    said, _ = max(matter.places, key=lambda place: (place[0].date, place[0].path, place[0].item.line))
    inside = [term.text for _, term in matter.places if not term.first]
    names = Counter(inside or [term.text for _, term in matter.places])
    small = 2 * sum(text.islower() for text in inside) >= len(inside)
    name = max(names, key=lambda text: (small and text.islower(), names[text], text))
    return Carried(
        name, said.path, said.item.line, said.date, kind="thread", times=len(matter.meetings), anchor=said.anchor
    )
