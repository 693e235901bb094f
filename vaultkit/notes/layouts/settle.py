"""Settle who each draft was with: the claims weighed, the note-taker taken out, spellings reconciled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.notes.identity import Me
from vaultkit.notes.identity import NameIndex
from vaultkit.notes.layouts.draft import Claim
from vaultkit.notes.layouts.draft import Draft
from vaultkit.notes.layouts.odd_names import is_colon_name
from vaultkit.notes.marks import Strength
from vaultkit.notes.names import display
from vaultkit.notes.names import is_asian
from vaultkit.notes.names import is_email
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.names import references
from vaultkit.notes.names import tokens


@dataclass(frozen=True, slots=True)
class Settled:
    """Who a draft was with: a canonical or a new name, or why it stays open."""

    #: "" if nobody is found, or it was a group.
    name: str
    #: Somebody the index does not know yet.
    new: bool = False
    #: All that an ambiguous name could mean.
    candidates: tuple[str, ...] = ()
    #: More than two people, or two others.
    group: bool = False
    #: How many others are named.
    others: int = 0
    #: Only a word in lower case in a file name says so.
    unsure: bool = False


def settle(draft: Draft, index: NameIndex, me: Me) -> Settled:
    """Return who a draft was with, by the first claim that names exactly one other person."""
    circle = _Circle(draft, index, me)
    candidates: tuple[str, ...] = ()
    unsure = Settled("")
    for place, claim in enumerate(draft.claims):
        others = circle.others(claim)
        if claim.more and draft.strength < Strength.STRONG:
            return Settled("", group=True)
        if len(others) > 1:
            titled = circle.titled(draft.claims[place + 1 :], others) if draft.strength is Strength.STRONG else None
            return titled or Settled("", group=True, others=len(others))
        if others and others[0].candidates:
            candidates = candidates or others[0].candidates
        elif others:
            found = circle.fuller(circle.at_home(claim, others[0]))
            if not circle.accepts(claim, found):
                continue
            found = circle.listed(claim, found)
            if not (claim.unsure and found.new and draft.rank == 3):
                return found
            unsure = replace(found, unsure=True)
    return unsure if unsure.name and not candidates else Settled("", candidates=candidates)


@dataclass(frozen=True, slots=True)
class _Circle:
    """One draft among the people who may be meant."""

    draft: Draft
    index: NameIndex
    me: Me

    def others(self, claim: Claim) -> tuple[Settled, ...]:
        """Return the people a claim names, each once, without the note-taker."""
        names = (self.without_me(name) for name in claim.names if not _is_me(name, self.me))
        found = (_identify(name, self.index, trusted=claim.trusted, stated=claim.source == "key") for name in names)
        unique = {one.name or "|".join(one.candidates): one for one in found if one.name or one.candidates}
        return tuple(unique.values())

    def without_me(self, name: str) -> str:
        """Take the note-taker out of two names written as one: "Asha-Sam"."""
        parts = [part.strip() for part in re.split(r"[-_/&+]|\s[x×]\s", name) if part.strip()]
        if len(parts) != 2 or "[[" in name or self.index.exact(name):
            return name
        others = [part for part in parts if not self.me.is_me(part)]
        return others[0] if len(others) == 1 else name

    def accepts(self, claim: Claim, found: Settled) -> bool:
        """Tell whether the one other person named makes it a meeting of two."""
        if self.draft.strength is Strength.STRONG or claim.pair:
            return True
        if found.new and claim.source in {"title", "heading", "link"}:
            # A file that is named after somebody and holds many days of a weak mark introduces a person.
            return self.draft.rank == 2 and len(tokens(found.name)) > 1
        return self.draft.strength is Strength.WEAK or self.is_of_two(claim, found)

    def is_of_two(self, claim: Claim, found: Settled) -> bool:
        """Tell whether an unmarked meeting was one of two: both are listed, or the title is the other one's name."""
        claims = self.draft.claims
        if claim.source not in {"key", "label"}:
            return claim.source == "title" and not found.new and claims[0] is claim
        if any(_is_me(name, self.me) for other in claims for name in other.names):
            return True
        titles = [other for other in claims if other.source in {"title", "heading"}]
        return not found.new and any(one.name == found.name for title in titles for one in self.others(title))

    def titled(self, rest: Sequence[Claim], others: Sequence[Settled]) -> Settled | None:
        """Return the one of several people whom the title names alone."""
        names = {other.name for other in others}
        for claim in rest:
            if claim.source in {"title", "heading", "folder", "mention"}:
                titled = [other for other in self.others(claim) if other.name in names]
                if len(titled) == 1:
                    return titled[0]
        return None

    def at_home(self, claim: Claim, found: Settled) -> Settled:
        """Return whom the folder is named after, where a file name or title may only be a topic: "2026-03-05 Kafka"."""
        if not found.new or claim.source not in {"title", "heading"}:
            return found
        homes = [self.others(other) for other in self.draft.claims if other.source == "folder"]
        return next((home[0] for home in homes if len(home) == 1 and home[0].name), found)

    def listed(self, claim: Claim, found: Settled) -> Settled:
        """Hold a title against a list of who was there: it may be a topic, and the list says who, or that it was a group."""
        if claim.source not in {"title", "heading"} or claim.pair:
            return found
        for other in self.draft.claims:
            there = self.others(other) if other.source in {"key", "label"} else ()
            if not (len(there) > 1 or (there and any(_is_me(name, self.me) for name in other.names))):
                continue
            said = set(tokens(found.name))
            if any(one.name == found.name or said & set(tokens(one.name)) for one in there):
                continue
            return there[0] if len(there) == 1 else Settled("", group=True, others=len(there))
        return found

    def fuller(self, found: Settled) -> Settled:
        """Return the whole name that another place gives for somebody new: "Tommaso" in a folder "Tommaso Bellandi"."""
        if not found.new:
            return found
        words = set(tokens(found.name))
        others = [other for claim in self.draft.claims if claim.trusted for other in self.others(claim) if other.name]
        longer = [other for other in others if words < set(tokens(other.name))]
        return max(longer, key=lambda other: (len(tokens(other.name)), other.name)) if longer else found


def _is_me(name: str, me: Me) -> bool:
    return any(me.is_me(reference) for reference in references(name)[:2])


def _identify(name: str, index: NameIndex, *, trusted: bool, stated: bool) -> Settled:
    ways = references(name)
    candidates: tuple[str, ...] = ()
    for way in ways:
        found = index.exact(way) or index.resolve(way)
        if len(found) == 1:
            return Settled(found[0])
        candidates = candidates or found
    if candidates:
        return Settled("", candidates=candidates)
    fresh = next((way for way in ways if not is_email(way) and looks_like_name(way)), "")
    fresh = fresh or next((way for way in ways if is_email(way) or _is_slug(way)), "")
    fresh = fresh or next((way for way in ways if stated and is_colon_name(way)), "")
    linked = "[[" in name
    if fresh and (trusted or linked or (len(tokens(fresh)) > 1 and not fresh.islower())):
        return Settled(fresh, new=True)
    return Settled("")


def _is_slug(way: str) -> bool:
    return way.islower() and looks_like_name(display(way))


def canonical_names(spelled: Iterable[str], index: NameIndex) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Join spellings of people without a page into people: the fullest, best written one leads.

    "Dunja" joins "Dunja Kolar" where she is the only Dunja; "niamh-corrigan" joins "Niamh Corrigan".
    """
    counts = Counter(spelled)
    by_words: dict[tuple[str, ...], list[str]] = {}
    for name in counts:
        if not index.resolve(name):
            by_words.setdefault(tuple(sorted(tokens(name))), []).append(name)
    groups = {words: names for words, names in by_words.items() if words}
    firsts = Counter(word for words in groups if len(words) > 1 for word in words)
    joined: dict[tuple[str, ...], list[str]] = {}
    for words in sorted(groups, key=lambda w: (-len(w), w)):
        home = words
        if len(words) == 1 and firsts[words[0]] == 1:
            home = next(longer for longer in groups if len(longer) > 1 and words[0] in longer)
        joined.setdefault(home, []).extend(groups[words])
    people = []
    for home, names in sorted(joined.items()):
        full = [name for name in names if tuple(sorted(tokens(name))) == home]
        best = max(full, key=lambda name: (_polish(name), counts[name], name))
        people.append((display(best), tuple(sorted(dict.fromkeys(name for name in names if name != display(best))))))
    return tuple(people)


def _polish(name: str) -> int:
    """Rank spellings: with blanks and capitals before slugs and e-mails, with accents before without."""
    if is_email(name):
        return 0
    written = " " in name or is_asian(name)
    return 1 + 2 * written + (not name.islower()) + (not name.isascii())


def _parties(draft: Draft) -> set[str]:
    """Return all that keys and labels list, or the two names of a title; a title of one capitalised word may be a topic."""
    listed = {
        name
        for claim in draft.claims
        if claim.source in {"key", "label"} and claim.trusted
        for name in _referred(claim)
    }
    titles = [claim for claim in draft.claims if claim.source in {"title", "heading"}]
    if len(listed) > 1 or not titles:
        return listed
    both = next((set(_referred(claim)) for claim in titles if len(claim.names) > 1), set())
    slugs = {name for claim in titles if claim.source == "title" for name in _referred(claim) if name.islower()}
    return both or listed | (slugs if listed else set())


def _referred(claim: Claim) -> list[str]:
    return [ways[0] for ways in map(references, claim.names) if ways]


def infer_me(drafts: Iterable[Draft]) -> str:
    """Return the name that every meeting with several parties lists, if those meetings have different others; else ""."""
    lists = []
    for draft in drafts:
        if draft.strength < Strength.STRONG:
            continue
        names = _parties(draft)
        if len(names) > 1:
            lists.append(names)
    if len(lists) < 3:
        return ""
    always = set.intersection(*lists)
    others = {frozenset(names - always) for names in lists}
    return always.pop() if len(always) == 1 and len(others) > 1 else ""
