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
from functools import cache

from vaultkit.signals.cues import Cue
from vaultkit.signals.cues import Element
from vaultkit.signals.cues import longest_word
from vaultkit.signals.words import Folder

_SHORTEST_STEM = 3
_NEAR = 3
_FAR = 6
_RARE = 0.01
_NEVER = 1e9


class CueError(ValueError):
    """A cue that cannot be understood."""


def compile_cue(owner: str, written: str, read: Callable[[str], Element], frequent: Mapping[str, float]) -> Cue:
    """Read a cue as written.

    Args:
        owner: name of its family.
        written: the cue.
        read: reads one element.
        frequent: how frequent some words are, 1 for the most frequent; it is looked up by its rarest element.

    Raises:
        CueError: an unknown class, a word start that is too short, or no word to look it up by.
    """
    elements = tuple(read(part) for part in written.split())
    costs = [_cost(element, frequent) for element in elements]
    best = min(costs, default=_NEVER)
    if best >= _NEVER:
        message = "has no word that must be there"
        raise CueError(message)
    key = costs.index(best)
    before = _only_words(elements[key - 1]) if key else None
    after = _only_words(elements[key + 1]) if key + 1 < len(elements) else None
    return Cue(owner, written, elements, key, before, after)


def _only_words(element: Element) -> frozenset[str] | None:
    """Return the words of an element that must stand there and is nothing but single words, else None."""
    more = (element.optional, element.gap, element.edge, element.figure, element.stems, element.ends, element.phrases)
    return None if any(more) else element.words


def element_reader(classes: Mapping[str, tuple[str, ...]], folder: Folder) -> Callable[[str], Element]:
    """Return a reader of elements that knows the word classes and remembers what it has read."""

    @cache
    def read(written: str) -> Element:
        return _read_element(written, classes, folder)

    return read


def _read_element(written: str, classes: Mapping[str, tuple[str, ...]], folder: Folder) -> Element:
    if written in {"^", "$"}:
        return Element(edge=written)
    if written in {"..", "..."}:
        return Element(gap=_NEAR if written == ".." else _FAR)
    optional = written != "?" and written.endswith("?")
    singles: set[str] = set()
    stems: set[str] = set()
    ends: set[str] = set()
    phrases: set[tuple[str, ...]] = set()
    parts = _alternatives(written.removesuffix("?") if optional else written, classes)
    for part in parts:
        if part.endswith("*") and len(part) > 1:
            stem = folder.fold_token(part[:-1])
            if len(stem) < _SHORTEST_STEM:
                message = f"has a word start of less than three letters, {part!r}"
                raise CueError(message)
            stems.add(stem)
        elif part.startswith("*"):
            ends.add(part[1:])
        elif part != "<num>":
            words = tuple(" ".join(folder.fold_token(word) for word in part.split()).split())
            if len(words) > 1:
                phrases.add(words)
            else:
                singles.add(words[0])
    return Element(
        words=frozenset(singles),
        stems=tuple(sorted(stems)),
        ends=tuple(sorted(ends)),
        phrases=tuple(sorted(phrases)),
        edges=frozenset(word for phrase in phrases for word in (phrase[0], phrase[-1])),
        figure="<num>" in parts,
        optional=optional,
    )


def _alternatives(element: str, classes: Mapping[str, tuple[str, ...]]) -> list[str]:
    found: list[str] = []
    for part in element.split("|"):
        if part.startswith("{") and part.endswith("}"):
            if part[1:-1] not in classes:
                message = f"names the unknown word class {part}"
                raise CueError(message)
            for word in classes[part[1:-1]]:
                found.extend(_alternatives(word, classes) if word.startswith("{") else [word])
        elif part:
            found.append(part.replace("_", " "))
    if not found:
        message = f"has an empty element {element!r}"
        raise CueError(message)
    return found


def _cost(element: Element, frequent: Mapping[str, float]) -> float:
    """Return how often a text gives cause to look at a cue by this element."""
    if element.edge or element.gap or element.optional or element.figure or element.ends:
        return _NEVER
    words = [*element.words, *(longest_word(phrase) for phrase in element.phrases)]
    found = sum(frequent.get(word, _RARE) for word in words)
    return found + 3 * _RARE * len(element.stems) if words or element.stems else _NEVER
