from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.briefs.lead_ins import without_lead_in


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Carried over: send Bo the list", "Send Bo the list"),
        ("carried over from 3 March: send Bo the list", "send Bo the list"),
        ("Still: ask Jo", "Ask Jo"),
        ("**Still:** ask Jo", "Ask Jo"),
        ("Still – ask Jo", "Ask Jo"),
        ("Still: from last time: ask Jo", "Ask Jo"),
        ("From last time: eBay refund", "eBay refund"),
        ("Reminder: Bo's keys", "Bo's keys"),
        ("Send the list, as promised", "Send the list"),
        ("Send the list as promised.", "Send the list"),
        ("Send the list (carried over)", "Send the list"),
        ("Still: send the list as I promised", "Send the list"),
        ("Übertrag: Liste schicken", "Liste schicken"),
        ("Noch offen: Liste schicken, wie versprochen", "Liste schicken"),
        ("Rappel : envoyer la liste, comme promis", "Envoyer la liste"),
        ("Pendiente: enviar la lista", "Enviar la lista"),
        ("Lembrete: enviar a lista", "Enviar a lista"),
    ],
)
def test_what_only_says_that_it_was_carried_is_left_out(text: str, shown: str) -> None:
    assert without_lead_in(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Still owe her the list",
        "Fourth time: ask Jo",
        "Blocked: ask Jo",
        "Budget: ask Jo",
        "Open the shop at six",
        "Tell Jo the roof is still open",
        "Still:",
        "Reminder",
        "as promised",
        "Set a reminder",
        "Play it again",
        "Decide from last week's list: red or blue",
        "",
    ],
)
def test_what_says_more_stays(text: str) -> None:
    assert without_lead_in(text) == text


@given(
    st.text()
    | st.lists(st.sampled_from(["Still", ":", "carried over", "as promised", "(", ")", "-", "x", "*", ",", " "])).map(
        "".join
    )
)
def test_something_always_remains_and_once_is_enough(text: str) -> None:
    shown = without_lead_in(text)
    assert len(shown) <= len(text) or shown.casefold() in text.casefold()
    assert bool(shown.strip()) == bool(text.strip())


def test_a_long_text_is_no_burden() -> None:
    text = "still: " * 200_000 + "(" * 200_000
    assert without_lead_in(text)
