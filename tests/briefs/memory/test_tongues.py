from __future__ import annotations

import re
import time
import tomllib
from importlib.resources import files

import pytest

from vaultkit.briefs.memory.tongues import tongue
from vaultkit.briefs.memory.tongues import tongues_of
from vaultkit.signals.packs import languages


@pytest.mark.parametrize("code", languages())
def test_every_language_with_a_pack_has_words_of_memory(code: str) -> None:
    assert tongue(code).known
    for group in ("doubt", "weighs", "outcome", "pending", "agreed", "not-agreed", "leaning", "takes", "kin"):
        assert group in tongue(code).groups


def test_a_language_without_words_is_known_to_have_none() -> None:
    for code in ("fi", "cyrillic", "../en", ""):
        assert not tongue(code).known
    assert not tongue("fi").has("doubt", "not sure")


def test_the_language_is_told_note_by_note() -> None:
    german = (
        "Sie weiß nicht, ob sie das noch will, und ich habe ihr auch keine Antwort gegeben, weil es noch zu früh ist"
    )
    english = "She does not know whether she wants it, and I did not have an answer for her because it is too early"
    assert [one.language for one in tongues_of([german, english])] == ["de", "en"]


@pytest.mark.parametrize("code", languages())
def test_patterns_stay_quick_on_long_lines(code: str) -> None:
    hostile = ("she was not " * 60, "a " * 5000, "who decides " * 500, "’" * 5000, "she, he, " * 900, " " * 5000)
    began = time.perf_counter()
    for text in hostile:
        for group in tongue(code).groups:
            tongue(code).has(group, text)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("code", languages())
def test_patterns_are_lower_case_and_with_round_apostrophes(code: str) -> None:
    source = files("vaultkit.briefs") / "data" / "memory" / f"{code}.toml"
    for name, lines in tomllib.loads(source.read_text(encoding="utf-8")).items():
        for line in lines:
            plain = re.sub(r"\\[A-Za-z]", "", line)
            assert plain == plain.lower(), name
            assert "'" not in plain, name
