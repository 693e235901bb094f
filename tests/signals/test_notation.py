from __future__ import annotations

import pytest

from vaultkit.signals.cues import build_index
from vaultkit.signals.notation import CueError
from vaultkit.signals.notation import compile_cue
from vaultkit.signals.notation import element_reader
from vaultkit.signals.words import Folder

READ = element_reader(
    {"he": ("he", "she"), "worn": ("worn", "fed up"), "both": ("{he}", "they")}, Folder((), {}).fold_token
)


def finds(cue: str, text: str) -> bool:
    index = build_index([compile_cue("family", cue, READ, {"not": 1.0})])
    return bool(index.find(text.split()))


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("not sure", "she is not sure why"),
        ("not quite? sure", "not sure"),
        ("not quite? sure", "not quite sure"),
        ("wonder*", "he wonders"),
        ("stop *ing", "we stop baking"),
        ("{he} sings", "she sings"),
        ("{both} sing", "they sing"),
        ("{worn} of it", "fed up of it"),
        ("of {worn}", "tired of fed up"),
        ("closed for_good|down", "closed for good"),
        ("list of <num>", "a list of 7"),
        ("who .. decides", "who here really decides"),
        ("told ... him", "told all of it , slowly , him"),
        ("^ no list", '" no list today'),
        ("no list $", "there is no list . )"),
        ("no|without a? list", "without list"),
    ],
)
def test_a_cue_fits(cue: str, text: str) -> None:
    assert finds(cue, text)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("not sure", "not very sure"),
        ("wonder*", "he ponders"),
        ("{he} sings", "nobody sings"),
        ("who .. decides", "who of all the many people decides"),
        ("who .. decides", "who , he decides"),
        ("told ... him", "told all . him"),
        ("^ no list", "there was no list"),
        ("no list $", "no list today"),
        ("closed for_good|down", "closed for long"),
    ],
)
def test_a_cue_does_not_fit(cue: str, text: str) -> None:
    assert not finds(cue, text)


@pytest.mark.parametrize("cue", ["{nobody} knows", "ab* x", "x?", "<num>", "..", "", "sure || x |"])
def test_a_cue_that_cannot_be_read_is_refused(cue: str) -> None:
    with pytest.raises(CueError):
        compile_cue("family", cue, READ, {})


def test_every_place_of_a_cue_is_found() -> None:
    index = build_index([compile_cue("family", "not sure", READ, {})])
    assert [match.start for match in index.find(["not", "sure", "or", "not", "sure"])] == [0, 3]
