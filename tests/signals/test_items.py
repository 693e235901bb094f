from __future__ import annotations

from collections.abc import Callable

import pytest

from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.signals.classify import classify_session
from vaultkit.signals.lexicon import Lexicon


@pytest.fixture
def items(lexicon: Lexicon, person: Person, session: Callable[..., Session]) -> Callable[[str], tuple[Item, ...]]:
    def read(text: str) -> tuple[Item, ...]:
        return classify_session(session(text), person, lexicon).items

    return read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- Invoices 7 of 9, two overdue", ItemKind.STATUS),
        ("- We agreed that she orders the flour", ItemKind.DECISION),
        ("- [ ] ring the baker", ItemKind.ACTION),
        ("- → me: send the rota", ItemKind.ACTION),
        ("- Prefers to think before answering", ItemKind.WAYS_OF_WORKING),
        ("- The hardest part is the night desk", ItemKind.CHALLENGE),
        ("- She isn't sure she wants it", ItemKind.UNCERTAINTY),
        ("- Her father is in hospital", ItemKind.PERSONAL),
        ("- Grew up on a ferry, eldest of four", ItemKind.PERSONAL),
        ("- Performance review and the pay rise", ItemKind.CAREER),
        ("- She was promoted on Monday", ItemKind.EVENT),
        ("- The door is green", ItemKind.OTHER),
    ],
)
def test_an_item_has_its_kind(text: str, kind: ItemKind, items: Callable[[str], tuple[Item, ...]]) -> None:
    (item,) = items(text)
    assert item.kind is kind
    assert 0 <= item.confidence <= 1
    assert bool(item.cue) is (kind is not ItemKind.OTHER)


def test_a_heading_is_believed_where_the_text_is_silent(items: Callable[[str], tuple[Item, ...]]) -> None:
    found = items(
        "## Struggles\n\n- the oven door\n- we agreed that she orders the flour\n\n## Career\n\n- the summer\n"
    )
    assert [item.kind for item in found] == [ItemKind.CHALLENGE, ItemKind.DECISION, ItemKind.CAREER]


def test_a_bullet_is_one_item_and_prose_is_one_a_sentence(items: Callable[[str], tuple[Item, ...]]) -> None:
    found = items("- She cried. We left it there.\n\nThe sea was calm. So was she.\n")
    assert [item.text for item in found] == ["She cried. We left it there.", "The sea was calm.", "So was she."]
    assert [item.line for item in found] == [1, 3, 3]


def test_labels_say_who_said_it(items: Callable[[str], tuple[Item, ...]]) -> None:
    found = items("- Otti: the roof first\n- OV: no\n- Me: the cellar\n- Hers: less noise\n- Cellar: damp\n")
    assert [item.by for item in found] == [Owner.THEM, Owner.THEM, Owner.ME, Owner.THEM, Owner.UNKNOWN]
