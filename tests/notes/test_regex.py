from __future__ import annotations

import re

import pytest

from vaultkit.notes.regex import regex


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("text")


def test_a_pattern_does_what_the_compiled_one_does() -> None:
    late, compiled = regex(r"(?P<word>\w+)!", re.IGNORECASE), re.compile(r"(?P<word>\w+)!", re.IGNORECASE)
    for _ in range(2):
        match = late.search("so Much! more!")
        assert match is not None
        assert match["word"] == "Much"
        assert late.findall("a! b!") == compiled.findall("a! b!")
        assert late.sub("-", "a! b!") == "- -"
    assert (late.pattern, late.flags, late.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)


def test_a_pattern_has_no_methods_of_its_own() -> None:
    with pytest.raises(AttributeError):
        regex("a").unheard_of  # type: ignore[attr-defined]  # noqa: B018 - the asking is the test
