"""Cues against the words of a statement, and the index that finds them fast (the notation is in `notation.py`).

Every cue has one rare word that must be there; it is looked up by that and compared outwards from it, so that time grows
with the length of the text only. Most of what is looked up does not fit, so what is cheap to see is asked first: what stands
beside the rare word, and whether another word that must be there is in the statement at all.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import NamedTuple
from typing import TypeAlias

from vaultkit.signals.elements import Beginnings
from vaultkit.signals.elements import Element
from vaultkit.signals.elements import walk
from vaultkit.signals.elements import ways

#: Stands for any name but the pair's own.
NAME = "xname"
_STEM = 3
_MOST_MET = 50_000
#: Places beside a word, counted from the one before it.
_BEFORE, _ITSELF, _AFTER = 0, 1, 2
#: Holds what may stand at such a place.
Beside: TypeAlias = frozenset[str] | Beginnings


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of a family, ready to be compared."""

    owner: str
    written: str
    elements: tuple[Element, ...]
    #: Index of the element it is looked up by.
    key: int
    #: What may stand right before and right after that, and perhaps more; None where any word may.
    before: Beside | None = None
    after: Beside | None = None
    #: Words of which one must stand somewhere in the statement; None where no such are known.
    needed: frozenset[str] | None = None


class Match(NamedTuple):
    """A cue found in a statement: indices of its first word and of the word after its last."""

    cue: Cue
    start: int
    end: int


#: A cue to which a word leads: a place beside that word, what may stand there, and words needed somewhere, if such are known.
Candidate: TypeAlias = tuple[int, Beside, frozenset[str] | None, Cue]


@dataclass(frozen=True, slots=True)
class CueIndex:
    """Cues by the word they are looked up by; a cue is read when a text has that word for the first time.

    Cues go by their numbers, which are their order. What leads to them is kept as text, since most of it is never asked for.
    """

    #: Numbers of the cues of a word, in order: "12 40".
    words: Mapping[str, str]
    #: By the first letters of a word start: starts, each with the number of a cue: "hesita 9|hesit 10".
    stems: Mapping[str, str]
    #: How many cues there are, and the reader of one.
    count: int
    read: Callable[[int], Cue]
    #: Cues by words met so far: those of the word, and those of its start.
    met: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    #: Whose cues are looked for; None for everybody's.
    owners: frozenset[str] | None = None

    def find(self, words: Sequence[str]) -> list[Match]:
        """Return the places of all cues in the words of a statement, from left to right of their rare words."""
        found: list[Match] = []
        met = self.met
        around = ("", *words, "")
        for at, candidates in enumerate(map(met.get, words)):
            for place, beside, needed, cue in self._meet(words[at]) if candidates is None else candidates:
                if around[at + place] in beside and (needed is None or not needed.isdisjoint(words)):
                    match = _match(cue, words, at)
                    if match is not None:
                        found.append(match)
        return found

    def every(self) -> Iterator[Cue]:
        """Yield all cues in order, read or not."""
        return filter(self._is_wanted, map(self.read, range(self.count)))

    def of_owners(self, owners: frozenset[str]) -> CueIndex:
        """Return an index of the cues of some owners alone."""
        return CueIndex(self.words, self.stems, self.count, self.read, owners=owners)

    def _is_wanted(self, cue: Cue) -> bool:
        return self.owners is None or cue.owner in self.owners

    def _meet(self, word: str) -> tuple[Candidate, ...]:
        if len(self.met) > _MOST_MET:
            self.met.clear()
        numbers = self.words.get(word, "").split()
        started = self.stems.get(word[:_STEM])
        if started is not None:
            pairs = (pair.rsplit(" ", 1) for pair in started.split("|"))
            numbers += [number for stem, number in pairs if word.startswith(stem)]
        cues = filter(self._is_wanted, [self.read(int(number)) for number in numbers])
        self.met[word] = tuple([(*_beside(cue, word), cue.needed, cue) for cue in cues])
        return self.met[word]


def holds_name(cue: Cue) -> bool:
    """Tell whether a cue holds a name of somebody or some place."""
    return any(NAME in element.words for element in cue.elements)


def needs_name(cue: Cue) -> bool:
    """Tell whether nothing but such a name fits in some place of the cue."""
    return any(element.words == {NAME} and not element.optional and not element.phrases for element in cue.elements)


def longest_word(phrase: Sequence[str]) -> str:
    """Return the word of a phrase by which it is looked up."""
    return max(phrase, key=len)


def build_index(cues: Iterable[Cue]) -> CueIndex:
    """Arrange cues by the words of the element they are looked up by."""
    known = tuple(cues)
    words: dict[str, list[int]] = {}
    stems: dict[str, list[str]] = {}
    for number, cue in enumerate(known):
        key = cue.elements[cue.key]
        for word in sorted(key.words | {longest_word(phrase) for phrase in key.phrases}):
            words.setdefault(word, []).append(number)
        for stem in key.stems:
            stems.setdefault(stem[:_STEM], []).append(f"{stem} {number}")
    return CueIndex(
        {word: " ".join(map(str, numbers)) for word, numbers in words.items()},
        {start: "|".join(pairs) for start, pairs in stems.items()},
        len(known),
        known.__getitem__,
    )


def _beside(cue: Cue, word: str) -> tuple[int, Beside]:
    """Return a place beside a word that leads to a cue, and what may stand there, and perhaps more."""
    key = cue.elements[cue.key]
    if not key.phrases:
        if cue.after is not None:
            return _AFTER, cue.after
        if cue.before is not None:
            return _BEFORE, cue.before
    elif word not in key.words and not word.startswith(key.stems):
        inside = [(phrase, at) for phrase in key.phrases for at, part in enumerate(phrase) if part == word]
        if all(at + 1 < len(phrase) for phrase, at in inside):
            return _AFTER, frozenset([phrase[at + 1] for phrase, at in inside])
        if all(at for _, at in inside):
            return _BEFORE, frozenset([phrase[at - 1] for phrase, at in inside])
    return _ITSELF, frozenset((word,))


def needed_words(elements: Sequence[Element], key: int) -> frozenset[str] | None:
    """Return the fewest words of which one must stand in a statement that holds the elements, those at and beside `key` aside."""
    known = [one.outer_words for one in (*elements[: max(key - 1, 0)], *elements[key + 2 :]) if one.outer_words]
    return min(known, key=len, default=None)


def _match(cue: Cue, words: Sequence[str], at: int) -> Match | None:
    """Return the place of a cue that a word leads to, None if not all of it stands there."""
    key = cue.elements[cue.key]
    if key.phrases:
        return next(filter(None, (_extend(cue, words, *way) for way in ways(key, words, at))), None)
    if len(cue.elements) == 1:
        return Match(cue, at, at + 1)
    if cue.before is not None and (words[at - 1] if at else "") not in cue.before:
        return None
    return _extend(cue, words, at, 1)


def _extend(cue: Cue, words: Sequence[str], first: int, length: int) -> Match | None:
    """Compare what stands after and before the element a cue was looked up by, which holds so many words."""
    end = walk(cue.elements, cue.key + 1, words, first + length, 1)
    start = walk(cue.elements, cue.key - 1, words, first - 1, -1) if end is not None else None
    return Match(cue, start + 1, end) if start is not None and end is not None else None
