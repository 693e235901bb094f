from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Session
from vaultkit.signals.classify import classify_session
from vaultkit.signals.item_lines import line_by_line
from vaultkit.signals.item_lines import line_of
from vaultkit.signals.item_model import ItemModel
from vaultkit.signals.item_model import chances_of
from vaultkit.signals.item_model import judge
from vaultkit.signals.item_model import read_item_model
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.packs import read_pack
from vaultkit.signals.packs import read_prepared


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
        ("- Would like a raise and the senior title", ItemKind.CAREER),
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- Jo: book the hall by Friday", ItemKind.ACTION),
        ("- [x] moved the payroll", ItemKind.STATUS),
        ("- from now on nobody works alone on the roof", ItemKind.DECISION),
        ("- why would anyone pay for this?", ItemKind.UNCERTAINTY),
        ("- two sick again, nobody covers the night shift", ItemKind.CHALLENGE),
        ("- bring up next time: her thesis", ItemKind.AGENDA),
        ("- she would rather be told at once than on Friday", ItemKind.WAYS_OF_WORKING),
        ("- thanks!", ItemKind.OTHER),
    ],
)
def test_the_words_outweigh_the_heading(text: str, kind: ItemKind, items: Callable[[str], tuple[Item, ...]]) -> None:
    (item,) = items(f"## Updates\n\n{text}\n")
    assert item.kind is kind


def test_a_reply_and_its_answer_are_items_of_their_own(items: Callable[[str], tuple[Item, ...]]) -> None:
    found = items("- is it the pump at all?\n    - OV: I test it tomorrow\n")
    assert [(item.line, item.kind, item.by) for item in found] == [
        (1, ItemKind.UNCERTAINTY, Owner.UNKNOWN),
        (2, ItemKind.ACTION, Owner.THEM),
    ]


def test_a_label_in_brackets_says_who_said_it(items: Callable[[str], tuple[Item, ...]]) -> None:
    found = items("- [Otti] hello\n- [Me] hello\n- [Kim] hello\n")
    assert [item.by for item in found] == [Owner.THEM, Owner.ME, Owner.UNKNOWN]


def test_a_label_alone_is_no_item_and_promises_like_a_heading(items: Callable[[str], tuple[Item, ...]]) -> None:
    found = items("**Career**\n\n- Leeds, second year\n\n**Personal**\n\n- piano\n")
    assert [item.kind for item in found] == [ItemKind.CAREER, ItemKind.PERSONAL]


def test_a_language_without_words_for_items_has_the_kinds_of_its_families() -> None:
    model = load_lexicon("es").item_model if "items" not in read_pack("es") else load_lexicon().item_model
    assert judge(model, ["family uncertainty"]).kind in {ItemKind.UNCERTAINTY, ItemKind.OTHER}
    assert judge(model, ["family decision", "below decision"]).kind is ItemKind.DECISION
    assert judge(model, ["open-task"]).kind is ItemKind.ACTION


def test_chances_add_up_to_one(lexicon: Lexicon) -> None:
    shown = [lexicon.item_model.traits[name] for name in ("question", "doubt", "reply")]
    assert sum(chances_of(lexicon.item_model, shown)) == pytest.approx(1)


def test_every_trait_can_be_told(lexicon: Lexicon) -> None:
    groups = set(read_pack("en")["items"])
    for name, trait in lexicon.item_model.traits.items():
        assert trait.label or name in groups or name.startswith(("word ", "family ")), name


def test_lines_that_end_on_purpose_are_items_of_their_own(session: Callable[..., Session]) -> None:
    text = "Tired, again.\nBought skis\nThe hip is better. It was the cold.\n\nProse that is only wrapped\nin the middle goes on.\n"
    told = line_by_line(session(text), text.splitlines())
    assert [(block.line, block.text) for block in told.blocks] == [
        (1, "Tired, again."),
        (2, "Bought skis"),
        (3, "The hip is better. It was the cold."),
        (5, "Prose that is only wrapped in the middle goes on."),
    ]


def test_a_line_below_a_list_item_at_the_margin_is_its_own(session: Callable[..., Session]) -> None:
    text = "- no new contracts\n**Hiring** - Kim starts in May\n- desk\n"
    told = line_by_line(session(text), text.splitlines())
    assert [(block.line, block.text) for block in told.blocks] == [
        (1, "no new contracts"), (2, "**Hiring** - Kim starts in May"), (3, "desk"),
    ]  # fmt: skip


def test_an_item_in_wrapped_prose_has_the_line_on_which_it_begins(
    session: Callable[..., Session], lexicon: Lexicon, person: Person
) -> None:
    text = "The oven is in and it burns evenly, and now\nthe flour is late. She wonders\nif we should go on.\n"
    told = line_by_line(session(text), text.splitlines())
    found = classify_session(told, person, lexicon).items
    assert [line_of(item, told, text.splitlines()) for item in found] == [1, 2]


def loudest(model: ItemModel, names: Sequence[str]) -> str:
    """Return the trait that speaks most for the likeliest kind, all of them weighed."""
    shown = [model.traits[name] for name in names]
    chances = chances_of(model, shown)
    kind = chances.index(max(chances))
    others = 1 - chances[kind]
    pushes = []
    for trait in shown:
        own = trait.weights.get(kind, 0.0)
        lost = sum([weight * chances[place] for place, weight in trait.weights.items() if place != kind])
        pushes.append((own - lost / others if others > 0 else own, trait.name))
    push, name = max(pushes, default=(0.0, ""))
    return name if push > 0 else ""


@given(st.data())
def test_the_trait_that_is_told_is_the_loudest(data: st.DataObject) -> None:
    model = load_lexicon().item_model
    names = data.draw(st.lists(st.sampled_from(sorted(model.traits)), unique=True, max_size=12))
    assert judge(model, names).trait == loudest(model, names)


def test_a_word_that_weighs_nothing_is_asked_for_once() -> None:
    traits = read_item_model(read_prepared("en")["item_model"]).traits
    assert traits.find("word zzzz") is None
    assert traits.seen == {"word zzzz": None}
    assert "word zzzz" not in traits
