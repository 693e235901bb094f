"""The places of a cue, one after the other, and how they are compared with words (the notation is in `notation.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

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
    #: Words of which one must stand at either end of what the element holds; None if something else may.
    outer_words: frozenset[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep what every cue with the element asks for."""
        more = self.optional or self.gap or self.edge or self.figure or self.stems or self.ends
        object.__setattr__(self, "outer_words", None if more else self.words | self.edges if self.edges else self.words)

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
class Beginnings:
    """What some elements may begin with, where that is more than single words: each of them may be the first."""

    words: frozenset[str]
    stems: tuple[str, ...]
    ends: tuple[str, ...]
    figure: bool
    edge: bool

    def __contains__(self, word: str) -> bool:
        """Tell whether one of them may begin with a word; "" stands where there is none."""
        if word in self.words:
            return True
        if self.edge and not word[:1].isalnum():
            return True
        if self.figure and word[:1].isdigit():
            return True
        return word.startswith(self.stems) or word.endswith(self.ends)


def beginnings(elements: Sequence[Element]) -> frozenset[str] | Beginnings | None:
    """Return what holds every word with which elements in a row may begin, and perhaps more; None if any word may."""
    for at, element in enumerate(elements):
        if element.gap:
            return None
        if not element.optional:
            return _joined(elements[: at + 1]) if at or element.outer_words is None else element.outer_words
    return None


def _joined(some: Sequence[Element]) -> frozenset[str] | Beginnings:
    words = frozenset().union(*[one.words for one in some], *[one.edges for one in some])
    stems = tuple([stem for one in some for stem in one.stems])
    ends = tuple([end for one in some for end in one.ends])
    figure, edge = any(one.figure for one in some), any(one.edge for one in some)
    return Beginnings(words, stems, ends, figure, edge) if stems or ends or figure or edge else words


def is_figure(word: str) -> bool:
    """Tell whether a word is written in digits."""
    return word[0].isdigit()


def ways(element: Element, words: Sequence[str], at: int) -> Iterator[tuple[int, int]]:
    """Yield (first word, length) of the ways in which the element can hold the word at `at`."""
    word = words[at]
    if word in element.words or word.startswith(element.stems):
        yield at, 1
    for phrase in element.phrases:
        for offset, part in enumerate(phrase):
            first = at - offset
            if part == word and first >= 0 and tuple(words[first : first + len(phrase)]) == phrase:
                yield first, len(phrase)


def walk(elements: Sequence[Element], index: int, words: Sequence[str], at: int, step: int) -> int | None:
    """Compare the elements from `index` on in one direction; return where they end, None if they do not fit."""
    while 0 <= index < len(elements):
        element = elements[index]
        index += step
        if element.edge:
            if not _at_edge(element.edge, words, at):
                return None
        elif element.gap:
            return _skip(element.gap, elements, index, words, at, step)
        elif element.optional or element.edges:
            return _choose(element, elements, index, words, at, step)
        elif 0 <= at < len(words) and (words[at] in element.words or element.holds(words[at])):  # mostly mere words
            at += step
        else:
            return None
    return at


def _choose(  # noqa: PLR0913, PLR0917 - where a walk stands
    element: Element, elements: Sequence[Element], index: int, words: Sequence[str], at: int, step: int
) -> int | None:
    """Go on from an element that may hold different numbers of words."""
    if 0 <= at < len(words):
        if element.holds(words[at]):
            end = walk(elements, index, words, at + step, step)
            if end is not None:
                return end
        for length in element.phrase_lengths(words, at, step) if words[at] in element.edges else ():
            end = walk(elements, index, words, at + step * length, step)
            if end is not None:
                return end
    return walk(elements, index, words, at, step) if element.optional else None


def _skip(  # noqa: PLR0913, PLR0917 - likewise
    gap: int, elements: Sequence[Element], index: int, words: Sequence[str], at: int, step: int
) -> int | None:
    stops = _NEAR_STOPS if gap <= _NEAR else _STOPS
    for _ in range(gap + 1):
        end = walk(elements, index, words, at, step)
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
