"""Cues against the words of a statement, and the index that finds them fast (the notation is in `notation.py`).

Every cue has one rare word that must be there; it is looked up by that and compared outwards from it, so that time grows
with the length of the text only.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

#: Stands for any name but the pair's own.
NAME = "xname"
_STEM = 3
_MOST_MET = 50_000
#: Gaps of more words than this may cross commas.
_NEAR = 3
_STOPS = frozenset(".;:?!")
_NEAR_STOPS = _STOPS | {",", "→"}
_OPENING = frozenset('"“‘([*_–—-')


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a cue: words of which one must stand there, a gap, or an end of the statement."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    #: Alternatives of more than one word.
    phrases: tuple[tuple[str, ...], ...] = ()
    #: First and last words of those.
    edges: frozenset[str] = frozenset()
    figure: bool = False
    optional: bool = False
    #: Words a gap may skip; 0 for no gap.
    gap: int = 0
    #: "^" or "$"; "" for everything else.
    edge: str = ""

    @property
    def only_words(self) -> frozenset[str] | None:
        """The words of an element that must stand there and is nothing but single words, else None."""
        if self.optional or self.gap or self.edge or self.figure or self.stems or self.ends or self.phrases:
            return None
        return self.words

    def holds(self, word: str) -> bool:
        """Tell whether one word fits."""
        if word in self.words or (self.figure and is_figure(word)):
            return True
        if not (self.stems or self.ends):
            return False
        return word.startswith(self.stems) or word.endswith(self.ends)

    def phrase_lengths(self, words: Sequence[str], at: int, step: int) -> Iterator[int]:
        """Yield how many words the phrases that fit take, read from `at` in the direction of `step`."""
        for phrase in self.phrases:
            first = at if step > 0 else at - len(phrase) + 1
            if first >= 0 and tuple(words[first : first + len(phrase)]) == phrase:
                yield len(phrase)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of a family, ready to be compared."""

    owner: str
    written: str
    elements: tuple[Element, ...]
    #: Index of the element it is looked up by.
    key: int
    #: Words of which one must stand right before and right after that; None where more is possible.
    before: frozenset[str] | None = None
    after: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A cue found in a statement: indices of its first word and of the word after its last."""

    cue: Cue
    start: int
    end: int


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
    met: dict[str, tuple[Cue, ...]] = field(default_factory=dict)

    def find(self, words: Sequence[str]) -> list[Match]:
        """Return the places of all cues in the words of a statement, from left to right of their rare words."""
        found: list[Match] = []
        met = self.met
        for at, word in enumerate(words):
            cues = met.get(word)
            if cues is None:
                cues = self._meet(word)
            for cue in cues:
                _compare(cue, words, at, found)
        return found

    def every(self) -> Iterator[Cue]:
        """Yield all cues in order, read or not."""
        return map(self.read, range(self.count))

    def _meet(self, word: str) -> tuple[Cue, ...]:
        if len(self.met) > _MOST_MET:
            self.met.clear()
        numbers = self.words.get(word, "").split()
        started = self.stems.get(word[:_STEM])
        if started is not None:
            pairs = (pair.rsplit(" ", 1) for pair in started.split("|"))
            numbers += [number for stem, number in pairs if word.startswith(stem)]
        self.met[word] = tuple([self.read(int(number)) for number in numbers])
        return self.met[word]


def is_figure(word: str) -> bool:
    """Tell whether a word is written in digits."""
    return word[0].isdigit()


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


def _compare(cue: Cue, words: Sequence[str], at: int, found: list[Match]) -> None:
    elements = cue.elements
    key = elements[cue.key]
    if key.phrases:
        for first, length in _places(key, words, at):
            if _extend(cue, words, first, first + length, found):
                return
        return
    after = cue.after
    if after is not None and (at + 1 >= len(words) or words[at + 1] not in after):
        return
    before = cue.before
    if before is not None and (at == 0 or words[at - 1] not in before):
        return
    _extend(cue, words, at, at + 1, found)


def _extend(cue: Cue, words: Sequence[str], first: int, last: int, found: list[Match]) -> bool:
    """Compare what stands after and before the element a cue was looked up by; add the match if it fits."""
    elements = cue.elements
    end = _walk(elements, cue.key + 1, words, last, 1) if cue.key + 1 < len(elements) else last
    if end is None:
        return False
    start = _walk(elements, cue.key - 1, words, first - 1, -1) if cue.key else first - 1
    if start is None:
        return False
    found.append(Match(cue, start + 1, end))
    return True


def _places(element: Element, words: Sequence[str], at: int) -> Iterator[tuple[int, int]]:
    """Yield (first word, length) of the ways in which the element can hold the word at `at`."""
    word = words[at]
    if word in element.words or word.startswith(element.stems):
        yield at, 1
    for phrase in element.phrases:
        for offset, part in enumerate(phrase):
            first = at - offset
            if part == word and first >= 0 and tuple(words[first : first + len(phrase)]) == phrase:
                yield first, len(phrase)


def _walk(elements: Sequence[Element], index: int, words: Sequence[str], at: int, step: int) -> int | None:
    """Compare the elements from `index` on in one direction; return where they end, None if they do not fit."""
    if not 0 <= index < len(elements):
        return at
    element = elements[index]
    if element.edge:
        return _walk(elements, index + step, words, at, step) if _at_edge(element.edge, words, at) else None
    if element.gap:
        return _skip(elements, index, words, at, step)
    if 0 <= at < len(words):
        if words[at] in element.words or element.holds(words[at]):  # most elements are words and nothing else
            end = _walk(elements, index + step, words, at + step, step)
            if end is not None:
                return end
        for length in element.phrase_lengths(words, at, step) if words[at] in element.edges else ():
            end = _walk(elements, index + step, words, at + step * length, step)
            if end is not None:
                return end
    return _walk(elements, index + step, words, at, step) if element.optional else None


def _skip(elements: Sequence[Element], index: int, words: Sequence[str], at: int, step: int) -> int | None:
    stops = _NEAR_STOPS if elements[index].gap <= _NEAR else _STOPS
    for _ in range(elements[index].gap + 1):
        end = _walk(elements, index + step, words, at, step)
        if end is not None:
            return end
        if not 0 <= at < len(words) or words[at] in stops:
            return None
        at += step
    return None


def _at_edge(edge: str, words: Sequence[str], at: int) -> bool:
    if edge == "^":
        return all(word in _OPENING or not word[0].isalnum() for word in words[max(0, at - 3) : at + 1]) and at < 4
    return all(not word[0].isalnum() for word in words[at : at + 4]) and len(words) - at <= 4
