"""Kinds of change by the words people use for them, and which of them a change is for these two."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from vaultkit.model import Relation
from vaultkit.notes.data_file import read_table
from vaultkit.notes.regex import regex

#: Which kind it is where it happened to the note-taker.
_MINE = {"promotion": "my-promotion", "role-change": "my-role", "leave-return": "my-return"}
#: Kinds that put one above the other, where the two stood side by side before.
_SEATS = frozenset({"promotion", "my-promotion", "role-change", "my-role", "new-manager", "relation-change"})
_BOSS = {Relation.MANAGER: "peer-becomes-boss", Relation.REPORT: "became-manager"}
_PEERS = regex(r"\b(?:peers?|colleagues?|neighbou?rs?|side by side)\b")
_SAYS_I = regex(r"\b(?:i|i'm|i've|i'll|my)\b")
_SAYS_THEY = regex(r"\b(?:she|he|they|her|his|him|their|them|she's|he's|they're|who)\b")
_TURNED = regex(r"\brelation: (\S+) → (\S+)")


def known_events() -> tuple[str, ...]:
    """Return the kinds of change that have wording of their own, as `--event` takes them."""
    return tuple(kind for kind, row in _events().items() if not row.get("hidden") and kind != "relation-change")


def name_event(text: str) -> str:
    """Return the kind of change that a text names ("restructuring", "new manager (she moves up)"); "" for none."""
    words = _words(text)
    whole = _phrases("words") | _phrases("alone")
    if words in whole:
        return whole[words]
    padded = f" {words} "
    found = [phrase for phrase in _phrases("words") if f" {phrase} " in padded]
    return _phrases("words")[max(found, key=lambda phrase: (len(phrase), phrase))] if found else ""


def says_more(text: str) -> bool:
    """Tell whether a text says more of a change than its kind ("pivot to rentals")."""
    return _words(text) not in _phrases("words") | _phrases("alone")


def relaxes(kind: str) -> bool:
    """Tell whether a kind of change makes things easier between two people instead of renewing them."""
    return bool(_events().get(kind, {}).get("relaxes"))


def touches_pay(kind: str) -> bool:
    """Tell whether a kind of change can touch somebody's pay, rating or next job."""
    return bool(_events().get(kind, {}).get("pay"))


def noun_of(kind: str) -> str:
    """Return how a kind of change is called in half a sentence ("a promotion"); "" for a kind that is not known."""
    return str(_events().get(kind, {}).get("noun", ""))


def written_as(kind: str) -> str:
    """Return the better known kind of change that one is written down as, its own name behind it in brackets; "" for most."""
    return str(_events().get(kind, {}).get("written", ""))


def between(kind: str, told: str, relation: Relation, before: Collection[Relation], first: str) -> str:
    """Return what a change is for these two: whose it is, and whether it put one above the other.

    Args:
        kind: as `name_event` names it; "" for an unknown one.
        told: the words in which the notes tell of it; "" if the user named it.
        relation: what the other is to the note-taker now.
        before: what earlier notes said they were.
        first: the other's first name.
    """
    text = told.casefold().replace("’", "'")
    if kind in _MINE and _is_mine(text, first.casefold()):
        kind = _MINE[kind]
    if kind in {"peer-becomes-boss", "became-manager"}:
        # Either name is used for both directions; the page tells who is above whom.
        return _BOSS.get(relation, kind)
    turned = _TURNED.search(text)
    was_peer = turned[1] == "peer" if turned else Relation.PEER in before or bool(_PEERS.search(text))
    if kind in _SEATS and relation in _BOSS and was_peer:
        return _BOSS[relation]
    return kind


def _is_mine(text: str, first: str) -> bool:
    """Tell whether the words speak of the note-taker alone ("I was promoted", "my new role")."""
    others = _SAYS_THEY.search(text) or (first and first in text)
    return bool(_SAYS_I.search(text)) and not others


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


@lru_cache(maxsize=2)
def _phrases(key: str) -> dict[str, str]:
    """Return the kinds by the phrases that name them; a kind's own name is one of its words."""
    found = {_words(kind): kind for kind in _events()} if key == "words" else {}
    for kind, row in _events().items():
        for phrase in row.get(key, ()):
            found.setdefault(_words(phrase), kind)
    return found


def _events() -> Mapping[str, Any]:
    return read_table("briefs", "events.toml")
