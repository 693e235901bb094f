"""What is shipped prepared is what the tables say, and no cue is hidden by the words it is looked up by."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.signals.cues import Cue
from vaultkit.signals.cues import CueIndex
from vaultkit.signals.elements import Element
from vaultkit.signals.entries import read_folder
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.lexicon import read_lexicon
from vaultkit.signals.notation import element_reader
from vaultkit.signals.packs import PREPARED
from vaultkit.signals.packs import languages
from vaultkit.signals.packs import read_pack
from vaultkit.signals.packs import read_prepared
from vaultkit.signals.preparing import prepare
from vaultkit.signals.preparing import text_of_prepared

SECTIONS = ("families", "events", "marks", "items")
#: What may stand beside a cue.
FILLERS = ("the", ",", ".", "we", "xname", "7", "quite", "zzz")


def indices(lexicon: Lexicon) -> tuple[CueIndex, ...]:
    return (
        lexicon.cues, lexicon.name_cues, lexicon.event_cues, lexicon.marks, lexicon.lists, lexicon.leaves,
        lexicon.headings, lexicon.items, lexicon.item_names,
    )  # fmt: skip


def written_reader(code: str) -> Callable[[str], Element]:
    """Return a reader of elements as the tables have them, before anything is folded."""
    table = read_pack(code)
    folder = read_folder(table["fold"], table["grammar"])
    return element_reader(table["words"], folder.fold_token)


def written_cues(code: str) -> Iterator[tuple[str, str]]:
    table = read_pack(code)
    for section in SECTIONS:
        for name, inside in table.get(section, {}).items():
            for mode in ("cues", "pair", "company"):
                for cue in inside.get(mode, ()):
                    yield (name if mode == "cues" else f"{name}/{mode}", cue)


@pytest.mark.parametrize("code", languages())
def test_what_is_shipped_is_what_the_tables_give(code: str) -> None:
    shipped = files("vaultkit.signals").joinpath("lexicon", code, PREPARED).read_bytes()
    made = text_of_prepared(prepare(read_pack(code))).encode()
    assert shipped == made, "run `python tools/prepare_lexicon.py`"


@pytest.mark.parametrize("code", languages())
def test_every_cue_reads_as_its_table_has_it(code: str) -> None:
    read = written_reader(code)
    lexicon = load_lexicon(code)
    shipped = {(cue.owner, cue.elements) for index in indices(lexicon) for cue in index.every()}
    written = {(owner, tuple(map(read, cue.split()))) for owner, cue in written_cues(code)}
    assert written - shipped == set()


@pytest.mark.parametrize("code", languages())
def test_a_vault_that_adds_nothing_reads_alike(code: str) -> None:
    """What is made at run time from the tables is what comes from the file, the comment of a vault aside."""
    added, shipped = load_lexicon(code, "# nothing\n"), load_lexicon(code)
    assert (added.words, added.numbers, added.months, added.weekdays, added.soon) == (
        shipped.words, shipped.numbers, shipped.months, shipped.weekdays, shipped.soon,
    )  # fmt: skip
    assert (added.families, added.events, added.wording) == (shipped.families, shipped.events, shipped.wording)
    assert dict(added.item_model.traits) == dict(shipped.item_model.traits)
    for one, other in zip(indices(added), indices(shipped), strict=True):
        assert list(one.every()) == list(other.every())


@pytest.mark.parametrize("code", languages())
def test_words_of_classes_are_folded_as_texts_are(code: str) -> None:
    lexicon, table = load_lexicon(code), read_pack(code)
    for name, words in table["words"].items():
        plain = [word for word in words if not word.startswith("{")]
        folded = {" ".join(map(lexicon.folder.fold_token, word.split())) for word in plain}
        assert folded <= lexicon.words[name], name


def test_a_cue_is_read_when_a_text_first_has_its_word() -> None:
    prepared = read_prepared("en")
    lexicon = read_lexicon("en", prepared)
    assert lexicon.cues.met == {}
    assert {match.cue.owner for match in lexicon.cues.find(["not", "sure"])} == {"uncertainty"}
    assert set(lexicon.cues.met) == {"not", "sure"}


@cache
def pool(code: str) -> tuple[tuple[Cue, CueIndex], ...]:
    """Return all cues of a language, each with its index."""
    return tuple((cue, index) for index in indices(load_lexicon(code)) for cue in index.every())


def spoken(draw: st.DrawFn, element: Element) -> list[str]:
    """Return words that an element holds, or none where it may be missing."""
    if element.edge or element.gap:
        return []
    said = [[word] for word in sorted(element.words)[:6]]
    said += [list(phrase) for phrase in element.phrases[:4]]
    said += [[f"{stem}ish"] for stem in element.stems[:2]]
    said += [[f"bak{end}"] for end in element.ends[:2]]
    said += [["7"]] if element.figure else []
    said += [[]] if element.optional else []
    return draw(st.sampled_from(said))


@st.composite
def texts(draw: st.DrawFn, code: str) -> tuple[Cue, CueIndex, list[str]]:
    """Return a cue with its index, and a text of words that it is made of with others around it."""
    cue, index = draw(st.sampled_from(pool(code)))
    some = st.lists(st.sampled_from(FILLERS), max_size=2)
    before = [] if cue.elements[0].edge == "^" else draw(some)
    after = [] if cue.elements[-1].edge == "$" else draw(some)
    return cue, index, [*before, *(word for element in cue.elements for word in spoken(draw, element)), *after]


@pytest.mark.parametrize("code", languages())
@given(data=st.data())
def test_no_cue_is_hidden_by_the_index(code: str, data: st.DataObject) -> None:
    cue, index, words = data.draw(texts(code))
    assert any(fits(cue.elements, words, at) for at in range(len(words)))
    assert cue in [match.cue for match in index.find(words)]


def fits(elements: tuple[Element, ...], words: list[str], at: int) -> bool:
    """Tell whether a cue begins at a word, compared place by place from its first element and by no index."""
    if not elements:
        return True
    first, rest = elements[0], elements[1:]
    if first.edge or first.gap:
        return (first.edge != "$" or at == len(words)) and fits(rest, words, at)
    if (first.optional and fits(rest, words, at)) or (
        at < len(words) and first.holds(words[at]) and fits(rest, words, at + 1)
    ):
        return True
    return any(
        tuple(words[at : at + len(phrase)]) == phrase and fits(rest, words, at + len(phrase))
        for phrase in first.phrases
    )
