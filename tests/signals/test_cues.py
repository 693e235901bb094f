"""What is asked of a cue before it is compared hides nothing: the index finds what comparing every cue everywhere finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.signals.cues import Cue
from vaultkit.signals.cues import CueIndex
from vaultkit.signals.cues import Match
from vaultkit.signals.cues import build_index
from vaultkit.signals.elements import beginnings
from vaultkit.signals.elements import walk
from vaultkit.signals.elements import ways
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.notation import compile_cue
from vaultkit.signals.notation import element_reader
from vaultkit.signals.packs import languages

#: Signs, figures, and words that stand for somebody.
MARKS = (",", ".", ";", "?", ":", "(", '"', "→", "7", "2025", "40%", "xname", "xthem", "xme", "'s", "zzz")


@cache
def index_of(code: str) -> CueIndex:
    """Return all cues of a language, those of all its indices in one."""
    lexicon = load_lexicon(code)
    every = (
        lexicon.cues,
        lexicon.event_cues,
        lexicon.items,
        lexicon.marks,
        lexicon.lists,
        lexicon.leaves,
        lexicon.name_cues,
    )
    return build_index([cue for index in every for cue in index.every()])


@st.composite
def texts(draw: st.DrawFn, code: str) -> list[str]:
    """Return words that cues of a language are made of, those of one cue often in a row."""
    index = index_of(code)
    words: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        cue = index.read(draw(st.integers(0, index.count - 1)))
        for element in cue.elements:
            said = [[word] for word in sorted(element.words)[:5]] + [list(phrase) for phrase in element.phrases[:3]]
            said += [[f"{stem}ish"] for stem in element.stems[:2]] + [[f"bak{end}"] for end in element.ends[:2]]
            words += draw(st.sampled_from([*said, *([word] for word in MARKS), []]))
    return words or ["zzz"]


def plainly(index: CueIndex, words: list[str]) -> Iterator[Match]:
    """Yield the places of all cues, each compared wherever its own element fits, and nothing asked before."""
    for at, word in enumerate(words):
        met = {id(candidate[-1]) for candidate in index.met.get(word, ())}
        for cue in cues_with(index, word):
            assert id(cue) in met
            for first, length in ways(cue.elements[cue.key], words, at):
                end = walk(cue.elements, cue.key + 1, words, first + length, 1)
                start = walk(cue.elements, cue.key - 1, words, first - 1, -1)
                if end is not None and start is not None:
                    yield Match(cue, start + 1, end)
                    break


def cues_with(index: CueIndex, word: str) -> list[Cue]:
    numbers = {int(number) for number in index.words.get(word, "").split()}
    pairs = (pair.rsplit(" ", 1) for pair in index.stems.get(word[:3], "").split("|") if pair)
    started = [int(number) for stem, number in pairs if word.startswith(stem)]
    return [index.read(number) for number in [*sorted(numbers), *started]]


@pytest.mark.parametrize("code", languages())
@given(data=st.data())
def test_the_index_finds_what_comparing_finds(code: str, data: st.DataObject) -> None:
    words = data.draw(texts(code))
    found = index_of(code).find(words)
    assert found == list(plainly(index_of(code), words))


@pytest.mark.parametrize("code", languages())
@given(data=st.data())
def test_what_elements_begin_with_holds_all_that_fits(code: str, data: st.DataObject) -> None:
    words = data.draw(texts(code))
    cue = index_of(code).read(data.draw(st.integers(0, index_of(code).count - 1)))
    for first in range(len(cue.elements)):
        ahead, back = beginnings(cue.elements[first:]), beginnings(cue.elements[: first + 1][::-1])
        for at, word in [*enumerate(words), (len(words), ""), (-1, "")]:
            if ahead is not None and at >= 0 and walk(cue.elements, first, words, at, 1) is not None:
                assert word in ahead
            if back is not None and at < len(words) and walk(cue.elements, first, words, at, -1) is not None:
                assert word in back


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("very? {num} sure", "7 sure"),
        ("not <num> of", "not 7 of"),
        ("^ sure", '" sure'),
        ("sure $", "sure ) ."),
        ("*ing sure", "being sure"),
        ("sure very? wond*", "sure wonders"),
        ("the_room|in_the sure", "the room sure"),
        ("in_the|the_room sure", "in the sure"),
        ("not .. for_good", "not at all for good"),
    ],
)
def test_what_stands_beside_need_not_be_a_plain_word(cue: str, text: str) -> None:
    read = element_reader({"num": ("<num>", "two")})
    assert build_index([compile_cue("family", cue, read, {})]).find(text.split())


def test_cues_of_some_owners_are_found_alone() -> None:
    lexicon = load_lexicon()
    some = frozenset({"uncertainty", "collision"})
    words = ["we", "are", "not", "sure", "and", "both", "of", "us", "did", "it", "twice", "."]
    found = lexicon.cues.of_owners(some).find(words)
    assert found == [match for match in lexicon.cues.find(words) if match.cue.owner in some] != []
    assert {cue.owner for cue in lexicon.cues.of_owners(some).every()} == some
