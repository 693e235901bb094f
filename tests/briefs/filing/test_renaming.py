from __future__ import annotations

import pytest

from vaultkit.briefs.filing.renaming import find_name
from vaultkit.briefs.filing.renaming import rename
from vaultkit.model import Person

OLD = Person("Ana Prats", aliases=("ana.prats@example.org",))
NEW = Person("Zoë de Vries")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-1s/Ana Prats/x", "1-1s/Zoë de Vries/x"),
        ("1-1s/ana-prats/x", "1-1s/zoë-de-vries/x"),
        ("1-1 notes/AnaPrats", "1-1 notes/ZoëdeVries"),
        ('person: "[[People/Ana-Prats|Ana Prats]]"', 'person: "[[People/Zoë-de-Vries|Zoë de Vries]]"'),
        ("2026-11-11 Ana 1o1", "2026-11-11 Zoë 1o1"),
        ("m/ana.prats@example.org/x", "m/zoe.de.vries/x"),
        ("Analysis by Anabel", "Analysis by Anabel"),
    ],
)
def test_a_name_is_replaced_in_the_form_it_has(text: str, expected: str) -> None:
    assert rename(text, OLD, NEW) == expected


def test_a_name_in_a_link_is_found_with_its_brackets() -> None:
    text = "- 1:1 with [[People/Ana Prats|Ana]] — the van"
    place = find_name(text, OLD)
    assert place is not None
    assert text[place[0] : place[1]] == "[[People/Ana Prats|Ana]]"
    assert find_name("nobody here", OLD) is None
