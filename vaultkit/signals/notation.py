"""The notation of cues.

A cue is elements between blanks, compared with the words of a folded statement:

    sure            this word              sur*        a word that starts so (three letters or more); *ing: that ends so
    sure|certain    one of these           {they}      a word class of the lexicon, also within `a|{b}`
    for_good        these words in a row, also within `a|b_c`
    quite?          may be missing         <num>       a figure ("7", "91.2%", "7/9")
    ..              up to three words      ...         up to six words, across commas
    ^ and $         start and end of the statement

Gaps never cross a full stop, a question mark or a semicolon. Signs are words too.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from functools import cache

from vaultkit.signals.cues import Cue
from vaultkit.signals.cues import longest_word
from vaultkit.signals.cues import needed_words
from vaultkit.signals.elements import Element
from vaultkit.signals.elements import beginnings

_SHORTEST_STEM = 3
_NEAR = 3
_FAR = 6
_RARE = 0.01
_NEVER = 1e9
_FIGURE = "<num>"
_PLACES = {"^": Element(edge="^"), "$": Element(edge="$"), "..": Element(gap=_NEAR), "...": Element(gap=_FAR)}


class CueError(ValueError):
    """A cue that cannot be understood."""


def compile_cue(owner: str, written: str, read: Callable[[str], Element], frequent: Mapping[str, float]) -> Cue:
    """Read a cue as written, and find the element it is looked up by.

    Args:
        owner: name of its family.
        written: the cue.
        read: reads one element.
        frequent: how frequent some words are, 1 for the most frequent; it is looked up by its rarest element.

    Raises:
        CueError: an unknown class, a word start that is too short, or no word to look it up by.
    """
    costs = [_cost(read(part), frequent) for part in written.split()]
    best = min(costs, default=_NEVER)
    if best >= _NEVER:
        message = "has no word that must be there"
        raise CueError(message)
    return read_cue(owner, written, costs.index(best), read)


def read_cue(owner: str, written: str, key: int, read: Callable[[str], Element]) -> Cue:
    """Read a cue of which it is known that its element at `key` is its rarest."""
    elements = tuple(map(read, written.split()))
    before, after = beginnings(elements[:key][::-1]), beginnings(elements[key + 1 :])
    return Cue(owner, written, elements, key, before, after, needed_words(elements, key))


def element_reader(
    classes: Mapping[str, Sequence[str]], fold: Callable[[str], str] | None = None
) -> Callable[[str], Element]:
    """Return a reader of elements that knows the word classes and remembers what it has read.

    Args:
        classes: words by class; a word may be another class in braces, and phrases have blanks.
        fold: returns a word as folded texts have it; None where all words are written so.
    """
    known = dict(_PLACES)

    @cache
    def of_class(name: str) -> Element:
        if name not in classes:
            message = f"names the unknown word class {{{name}}}"
            raise CueError(message)
        return _one_of(classes[name], of_class, fold)

    def read(written: str) -> Element:
        element = known.get(written)
        if element is None:
            if fold is None and not _is_special(written):
                element = Element(frozenset(written.split("|")))
            else:
                optional = written != "?" and written.endswith("?")
                parts = _alternatives(written[:-1] if optional else written)
                if not parts:
                    message = f"has an empty element {written!r}"
                    raise CueError(message)
                element = _one_of(parts, of_class, fold, optional=optional)
            known[written] = element
        return element

    return read


def _alternatives(element: str) -> list[str]:
    return [part if _is_class(part) else part.replace("_", " ") for part in element.split("|") if part]


def _is_class(part: str) -> bool:
    return part[0] == "{" and part[-1] == "}"


def _is_special(element: str) -> bool:
    """Tell whether an element may be more than single words."""
    return "{" in element or "*" in element or "_" in element or "?" in element or _FIGURE in element


def _one_of(
    parts: Sequence[str],
    of_class: Callable[[str], Element],
    fold: Callable[[str], str] | None,
    *,
    optional: bool = False,
) -> Element:
    """Return the element that holds where one of some alternatives does, those of classes among them."""
    special = [part for part in parts if fold or " " in part or part[-1] in "*}" or part[0] == "*" or part == _FIGURE]
    singles = set(parts).difference(special)
    stems: set[str] = set()
    ends: set[str] = set()
    phrases: set[tuple[str, ...]] = set()
    figure = False
    for part in special:
        if _is_class(part):
            more = of_class(part[1:-1])
            singles.update(more.words)
            stems.update(more.stems)
            ends.update(more.ends)
            phrases.update(more.phrases)
            figure = figure or more.figure
        elif part[-1] == "*" and part != "*":
            stems.add(_stem(part, fold or str))
        elif part[0] == "*":
            ends.add(part[1:])
        elif part == _FIGURE:
            figure = True
        else:
            words = tuple(_folded(part, fold or str).split())
            if len(words) > 1:
                phrases.add(words)
            else:
                singles.add(words[0])
    return Element(
        words=frozenset(singles),
        stems=tuple(sorted(stems)),
        ends=tuple(sorted(ends)),
        phrases=tuple(sorted(phrases)),
        edges=frozenset([word for phrase in phrases for word in (phrase[0], phrase[-1])]),
        figure=figure,
        optional=optional,
    )


def _stem(part: str, fold: Callable[[str], str]) -> str:
    stem = fold(part[:-1])
    if len(stem) < _SHORTEST_STEM:
        message = f"has a word start of less than three letters, {part!r}"
        raise CueError(message)
    return stem


def _folded(part: str, fold: Callable[[str], str]) -> str:
    return " ".join(map(fold, part.split())) if " " in part else fold(part)


def fold_cue(written: str, fold: Callable[[str], str]) -> str:
    """Return a cue in the same notation with its own words folded; its classes stand as they are."""
    return " ".join(_fold_element(element, fold) for element in written.split())


def _fold_element(element: str, fold: Callable[[str], str]) -> str:
    if element in {"^", "$", "..", "...", "?"}:
        return element
    mark = "?" if element.endswith("?") else ""
    parts = (fold_part(part, fold) for part in _alternatives(element.removesuffix("?")))
    return "|".join(dict.fromkeys(part.replace(" ", "_") for part in parts)) + mark


def fold_part(part: str, fold: Callable[[str], str]) -> str:
    """Return one alternative in the same notation, folded."""
    if part[-1] == "*" and part != "*":
        return f"{fold(part[:-1])}*"
    if part[0] == "*" or _is_class(part) or part == _FIGURE:
        return part
    return " ".join(_folded(part, fold).split())


def _cost(element: Element, frequent: Mapping[str, float]) -> float:
    """Return how often a text gives cause to look at a cue by this element."""
    if element.edge or element.gap or element.optional or element.figure or element.ends:
        return _NEVER
    words = [*element.words, *(longest_word(phrase) for phrase in element.phrases)]
    found = sum(sorted(frequent.get(word, _RARE) for word in words))  # sorted: a set has its words in any order
    return found + 3 * _RARE * len(element.stems) if words or element.stems else _NEVER
