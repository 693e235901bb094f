"""Which questions stand in earlier notes, and where: by sequences of words, so that marks and small edits do not hide one."""

from __future__ import annotations

import html
import unicodedata
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from vaultkit.notes.regex import regex

#: Part of a question's words, in order, by which it is the same one.
_SAME = 0.75
#: Questions of fewer words are too easily part of a sentence: they must end a line.
_SHORT = 4
#: A pair of words that stands in more questions than this finds none of them.
_SEEDS = 2
#: Marks inside words: escapes, emphasis, code, apostrophes.
_MARKS = regex(r"\\|[*`=~'’ʼ‘]")
#: Chinese, Japanese and Korean have no blanks: there every letter is a word.
_WORD = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")

Words = tuple[str, ...]


def last_places(texts: Iterable[str], written: str) -> Mapping[str, int]:
    """Return, for each text that stands in what was written, how many words stand before its last place."""
    by_words: dict[Words, list[str]] = {}
    for text in texts:
        by_words.setdefault(_words_of_prompt(text), []).append(text)
    places = _find([words for words in by_words if words], written)
    return {text: place for words, place in places.items() for text in by_words[words]}


def words_of(text: str) -> Words:
    """Return the words of a text as they are compared."""
    if "&" in text:
        text = html.unescape(text)
    plain = unicodedata.normalize("NFKC", _MARKS.sub("", text)).casefold()
    return tuple(_WORD.findall(plain))


@lru_cache(maxsize=1 << 12)
def _words_of_prompt(text: str) -> Words:
    return words_of(text)


def are_alike(one: Words, other: Words) -> bool:
    """Tell whether two questions are the same but for small edits."""
    return bool(one and other) and _shared(one, other) >= _SAME * max(len(one), len(other))


def _find(wanted: Sequence[Words], written: str) -> dict[Words, int]:
    long = [words for words in wanted if len(words) >= _SHORT]
    short = frozenset(words for words in wanted if len(words) < _SHORT)
    lengths = sorted({len(words) for words in short})
    found: dict[Words, int] = {}
    text: list[str] = []
    for line in written.splitlines():
        words = words_of(line)
        for length in lengths:
            # One word alone ("Why?") must be the whole line.
            end = words[-length:]
            if end in short and (length > 1 or len(words) == 1):
                found[end] = len(text)
        text += words
    for place, words in _best(_places(long, text)):
        found[words] = max(place, found.get(words, 0))
    return found


def _best(places: Iterable[tuple[float, int, Words]]) -> Iterator[tuple[int, Words]]:
    """Leave out questions that are only like the one that stands in a place."""
    taken: dict[int, float] = {}
    for share, place, words in sorted(places, key=lambda one: (-one[0], one[1], one[2])):
        if taken.get(place, share) > share:
            continue
        for near in range(place - 2, place + 3):
            taken.setdefault(near, share)
        yield place, words


def _places(wanted: Sequence[Words], text: Sequence[str]) -> Iterator[tuple[float, int, Words]]:
    """Yield the places where these questions stand, nearly word for word, with the share of words that agrees."""
    seeds = _seeds(tuple(wanted))
    looked: dict[Words, int] = {}
    for index, pair in enumerate(pairwise(text)):
        for words, offset in seeds.get(pair, ()):
            start = index - offset
            if looked.get(words) == start:
                continue
            looked[words] = start
            slack = max(1, len(words) // 6)
            window = text[max(0, start - slack) : start + len(words) + slack]
            shared = _shared(words, window)
            if shared >= _SAME * len(words):
                yield shared / len(words), max(0, start), words


@lru_cache(maxsize=4)
def _seeds(wanted: tuple[Words, ...]) -> Mapping[tuple[str, str], list[tuple[Words, int]]]:
    """Return pairs of words that few questions have, with the questions and the place in them."""
    often = Counter(pair for words in wanted for pair in set(pairwise(words)))
    seeds: dict[tuple[str, str], list[tuple[Words, int]]] = {}
    for words in wanted:
        pairs = list(enumerate(pairwise(words)))
        rarest = min(often[pair] for _, pair in pairs)
        for offset, pair in pairs:
            if often[pair] <= max(_SEEDS, rarest):
                seeds.setdefault(pair, []).append((words, offset))
    return seeds


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two sequences have in common, in order (bits for a row of the table: Hyyrö 2004)."""
    where: dict[str, int] = {}
    for index, word in enumerate(one):
        where[word] = where.get(word, 0) | 1 << index
    full = (1 << len(one)) - 1
    row = full
    for word in other:
        match = row & where.get(word, 0)
        row = ((row + match) | (row - match)) & full
    return len(one) - row.bit_count()
