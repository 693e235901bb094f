"""A file tells by itself whether anybody has changed it."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.vault.services.marking import Owner
from vaultkit.vault.services.marking import mark
from vaultkit.vault.services.marking import owner_of

TEXTS = st.text(max_size=200).map(lambda text: text.replace("\r", "") + "\n")


@settings(deadline=None)
@given(TEXTS, st.booleans())
def test_what_was_marked_is_ours_with_either_line_end(text: str, windows: bool) -> None:  # noqa: FBT001 - hypothesis draws it
    marked = mark(text, after=0, opening="# ")
    assert owner_of(marked.replace("\n", "\r\n") if windows else marked) is Owner.OURS


@settings(deadline=None)
@given(TEXTS, st.integers(min_value=0), st.characters(exclude_characters="\r\n"))
def test_one_character_more_makes_it_the_user_s(text: str, place: int, character: str) -> None:
    marked = mark(text, after=0, opening="# ")
    start = marked.index("\n") + 1
    at = start + place % (len(marked) - start + 1)
    assert owner_of(marked[:at] + character + marked[at:]) is Owner.CHANGED


@settings(deadline=None)
@given(st.text(max_size=200))
def test_what_was_never_marked_is_foreign(text: str) -> None:
    assume("vaultkit service" not in text)
    assert owner_of(text) is Owner.FOREIGN


def test_the_mark_is_a_comment_where_it_was_asked_for() -> None:
    lines = mark("one\ntwo\nthree\n", after=2, opening="<!-- ", closing=" -->").split("\n")
    assert [lines[0], lines[1], lines[3], lines[4]] == ["one", "two", "three", ""]
    assert lines[2].startswith("<!-- vaultkit service ")
    assert "--" not in lines[2].removeprefix("<!-- ").removesuffix(" -->")
