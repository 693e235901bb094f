"""What notes already tell of a person, by topic: from what kind of statement it is, and from words of five languages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import lru_cache
from typing import Any

from vaultkit.briefs.material import Material
from vaultkit.briefs.material import Said
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.notes.data_file import read_table
from vaultkit.notes.inline import plain_text
from vaultkit.notes.regex import regex

#: What the author has told of themselves.
MINE = "mine"
#: Statements that may tell of the person.
_TELLING = (
    ItemKind.PERSONAL, ItemKind.CAREER, ItemKind.WAYS_OF_WORKING, ItemKind.UNCERTAINTY, ItemKind.OTHER, ItemKind.STATUS,
)  # fmt: skip
#: What a statement of this kind tells of, where its words name no topic.
_BY_KIND = {ItemKind.PERSONAL: "life", ItemKind.CAREER: "growth", ItemKind.WAYS_OF_WORKING: "working-style"}
#: A kind less sure than this says nothing by itself.
_SURE = 0.5
#: Letters of a statement that are read.
_LONGEST = 4_000
_SENTENCE = regex(r"[^.!?;:—–]+[.!?;:—–]?")
_WORD = regex(r"[^\W_]+(?:'[^\W_]+)*")


def known_topics(material: Material) -> frozenset[str]:
    """Return the topics of which the notes already tell something."""
    return frozenset(count_topics(material))


def count_topics(material: Material) -> Counter[str]:
    """Return how many statements tell of each topic; what the author told of themselves counts as "mine" alone."""
    return Counter(topic for said in material.of(*_TELLING, sure=0.0) for topic in _told(said))


@lru_cache(maxsize=1 << 13)
def topics_of(text: str, by: Owner = Owner.UNKNOWN) -> frozenset[str]:
    """Return the topics that a statement tells of; `by` is who said it, where the note names them."""
    plain = _fold(plain_text(text[:_LONGEST]))
    found: set[str] = set()
    for part, mine in _parts(plain, by):
        topics = set(_named_in(part))
        if mine:
            found |= {MINE} if topics else set()
        else:
            found |= topics
    return frozenset(found)


def bank_topics() -> tuple[str, ...]:
    """Return the topics in the order of the data file."""
    return tuple(_data("topics"))


def _told(said: Said) -> frozenset[str]:
    item = said.item
    if item.text.rstrip().endswith("?"):
        return frozenset()
    found = topics_of(item.text, item.by)
    usual = _BY_KIND.get(item.kind, "")
    if found or not usual or item.confidence < _SURE:
        return found
    of_the_author = all(mine for _, mine in _parts(_fold(plain_text(item.text[:_LONGEST])), item.by))
    return frozenset({MINE if of_the_author else usual})


def _parts(text: str, by: Owner) -> Iterator[tuple[list[str], bool]]:
    """Yield the words of each part of a text, and whether it is about the author of the notes.

    A part that names nobody is about whom the part before it was; "I" of somebody quoted is no author.
    """
    about = _about()
    for sentence in _SENTENCE.findall(text):
        mine = by is Owner.ME
        for part in sentence.split(","):
            words = _WORD.findall(part)
            first = next((word for word in words if word not in about["joining"]), "")
            if by is Owner.UNKNOWN and first:
                if first in about["other"]:
                    mine = False
                elif first in about["me"] or not about["my"].isdisjoint(words):
                    mine = True
            yield words, mine


@dataclass(slots=True)
class _Phrases:
    """Topic words by their first word, so that one pass finds them all."""

    whole: dict[str, list[tuple[Sequence[str], str]]] = field(default_factory=dict)
    #: Beginnings of words, and how long they are.
    begun: dict[str, list[str]] = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)

    def add(self, phrase: str, topic: str) -> None:
        words = _WORD.findall(_fold(phrase))
        if phrase.endswith("*") and len(words) == 1:
            self.begun.setdefault(words[0], []).append(topic)
            self.lengths.add(len(words[0]))
            return
        rest = [*words[1:-1], words[-1] + "*" * phrase.endswith("*")] if len(words) > 1 else []
        self.whole.setdefault(words[0], []).append((rest, topic))


def _named_in(words: Sequence[str]) -> Iterator[str]:
    phrases = _phrases()
    for index, word in enumerate(words):
        for rest, topic in phrases.whole.get(word, ()):
            if _follows(words[index + 1 : index + 1 + len(rest)], rest):
                yield topic
        yield from _begun_by(word)


@lru_cache(maxsize=1 << 14)
def _begun_by(word: str) -> tuple[str, ...]:
    phrases = _phrases()
    lengths = (length for length in sorted(phrases.lengths) if length <= len(word))
    return tuple(topic for length in lengths for topic in phrases.begun.get(word[:length], ()))


def _follows(words: Sequence[str], rest: Sequence[str]) -> bool:
    return len(words) == len(rest) and all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for word, wanted in zip(words, rest, strict=True)
    )


def _fold(text: str) -> str:
    """Return a text in lower case, without accents and with straight apostrophes."""
    split = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(char for char in split if not unicodedata.combining(char))


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    found = _Phrases()
    for topic, tongues in _data("topics").items():
        for phrases in tongues.values():
            for phrase in phrases:
                found.add(phrase, topic)
    return found


@lru_cache(maxsize=1)
def _about() -> Mapping[str, frozenset[str]]:
    return {
        who: frozenset(word for words in tongues.values() for word in words) for who, tongues in _data("self").items()
    }


def _data(name: str) -> Mapping[str, Any]:
    return read_table("briefs", f"{name}.toml")
