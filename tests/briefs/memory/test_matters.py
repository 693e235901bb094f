from __future__ import annotations

import pytest

from vaultkit.briefs.memory.matters import matter_words
from vaultkit.briefs.memory.matters import matters_of
from vaultkit.briefs.memory.matters import stem
from vaultkit.briefs.memory.tongues import tongue
from vaultkit.briefs.words import key_words


def words(text: str) -> frozenset[str]:
    return matter_words(key_words(text), text, tongue("en"))


def test_a_rare_word_makes_two_lines_one_matter_and_a_daily_one_does_not() -> None:
    kiln, lid = words("The kiln smokes"), words("Kiln bricks ordered")
    assert matters_of([(0, kiln), (1, lid)], held=10).related(kiln, lid)
    daily = [(meeting, words("The kiln smokes")) for meeting in range(8)]
    assert not matters_of([*daily, (9, lid)], held=10).related(kiln, lid)


def test_two_shared_words_make_one_matter_however_common_they_are() -> None:
    one, other = words("Shade trouble in the tunnel kiln"), words("Tunnel kiln, the shade again")
    assert matters_of([(meeting, one) for meeting in range(9)], held=9).related(one, other)


def test_short_words_and_two_names_of_one_thing_count() -> None:
    assert "son" in words("Son rang from the ferry")
    assert words("Mum fell on the stairs") & words("Her mother is home")


@pytest.mark.parametrize(
    ("one", "other"), [("lantern", "lanterns"), ("planning", "planned"), ("scan", "scans"), ("Asta’s", "Asta")]
)
def test_endings_do_not_part_words(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_short_words_keep_their_endings() -> None:
    assert stem("gas") == "gas"
