from __future__ import annotations

import datetime as dt

import pytest

from tests.briefs.made import Line
from tests.briefs.made import history
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.material import gather
from vaultkit.briefs.memory.agreements import agreements
from vaultkit.model import ItemKind

ON = dt.date(2026, 11, 25)
DAYS = tuple(dt.date(2026, month, 10) for month in (7, 8, 9, 10, 11))
D, W, T = ItemKind.DECISION, ItemKind.WAYS_OF_WORKING, ItemKind.OTHER


def agreed(*meetings: tuple[Line, ...], before: dt.date | None = None, limit: int = 6) -> list[tuple[str, str]]:
    """Return kind and words of what was agreed in these meetings, the last on the last of `DAYS`."""
    days = DAYS[-len(meetings) :]
    past = history(*(told(day, *lines) for day, lines in zip(days, meetings, strict=True)))
    found, _ = agreements(gather(vault(), past, {}, ON), before, limit)
    return [(one.kind, one.text) for one in found]


@pytest.mark.parametrize(
    ("kind", "line", "shown"),
    [
        (D, "Agreed: no calls after six unless the pump is out", "decision"),
        (T, "We agreed that the loaders swap shifts among themselves", "decision"),
        (W, "From now on she writes the reason beside each order", "ways-of-working"),
        (D, "Overtime: she decides, above ten hours we both do", "who-decides"),
        (W, "Rule: complaints come with a proposal, in the office", "ways-of-working"),
        (D, "The window desk is hers now, the plant stays", "decision"),
        (D, "Escalation settled in one line: the two foremen first, then the two of us", "decision"),
    ],
)
def test_what_binds_both_is_an_agreement(kind: ItemKind, line: str, shown: str) -> None:
    assert agreed(((kind, line),)) == [(shown, line)]


@pytest.mark.parametrize(
    "line",
    [
        "She's going for it. Interview on the 17th with the owners",
        "Left over: new-starter note. She keeps moving it down",
        "No deadline from my side. Theirs is the 30th",
        "They keep stick insects. Forty, at last count",
        "Overtime not agreed, she wants ten hours and I want six",
        "We disagree on the tide tables, carried over",
        "He decided to buy a boat with his brother",
        "She asked who decides on the winter route",
        "The governors agreed it last night",
        "Explained the signing rule: above thirty thousand it is the partner",
        "Shall we say she decides on the dredger?",
        "So that's agreed then",
        "Not much on the list this time",
        "Then we worked.",
        "I told him that I'm no use before ten",
    ],
)
def test_news_disagreement_and_fragments_are_none(line: str) -> None:
    assert agreed(((D, line),)) == []


def test_of_a_long_statement_title_and_holding_sentence_are_shown() -> None:
    line = (
        "Rush orders. Her view is that there are none, only late ones, and mine is that the church in the valley was a "
        "real one, bells and all. Settled: a rush order names what it pushes out"
    )
    assert agreed(((D, line),)) == [("decision", "Rush orders. … Settled: a rush order names what it pushes out")]


def test_of_a_matter_agreed_twice_the_newest_is_shown() -> None:
    old = (D, "Agreed: ferry repairs under two thousand she signs alone")
    new = (D, "Agreed: ferry repairs she signs alone up to five thousand")
    assert agreed((old,), (new,)) == [("who-decides", new[1])]


def test_of_what_somebody_may_spend_only_the_newest_limit_is_shown() -> None:
    old = (D, "Agreed that under £500 she just buys, over that a nod in the corridor will do")
    new = (D, "Money: the nod is history. She signs to £5,000, above that the two of us on paper")
    assert [text for _, text in agreed((old,), (new,))] == [new[1]]


def test_what_was_revoked_is_gone() -> None:
    rule = (W, "Agreed: the harbour log goes to Boris on Thursdays")
    assert agreed((rule,), ((T, "The harbour log on Thursdays is dropped, nobody read it"),)) == []
    assert len(agreed((rule,), ((T, "Boris asked for the harbour log in colour"),))) == 1


def test_only_what_was_agreed_before_a_day_is_wanted_after_a_change() -> None:
    early, late = (D, "Agreed: no moorings without a deposit"), (D, "Agreed: she meets the council alone")
    assert [text for _, text in agreed((early,), (late,), before=DAYS[-1])] == [early[1]]


def test_what_does_not_fit_is_counted() -> None:
    matters = ("moorings", "deposits", "dredging", "lanterns")
    harbours = ("Kvistvik", "Sundby", "Ostholm", "Revsund")
    lines = ((D, f"Agreed: {matter} are hers at {at}") for matter, at in zip(matters, harbours, strict=True))
    past = history(told(DAYS[-1], *lines))
    found, more = agreements(gather(vault(), past, {}, ON), limit=3)
    assert (len(found), more) == (3, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Winter berths: he picks them, I write the letters",
        "If the pump stops she rings me herself, whatever the hour",
        "Slipway: her boats until noon, mine after",
        "Dredging plans: hers. The council stays with me",
        "Asta signs the harbour dues, I only hear of it",
        "Who closes the lock in a storm? She does, alone",
        "Neither of us promises a berth without the other",
        "Nobody goes out alone after dark, no exceptions",
        "Diesel: under £300 her call, over that she phones me",
    ],
)
@pytest.mark.parametrize("kind", [ItemKind.CHALLENGE, ItemKind.ACTION, ItemKind.STATUS])
def test_some_words_make_a_rule_whatever_the_line_was_taken_for(kind: ItemKind, line: str) -> None:
    assert [text for _, text in agreed(((kind, line),))] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "If the pump stops she would like to be rung",
        "Last week she picked the berths, I wrote the letters",
        "He wants the berths by the pier, I want them by the slip",
        "Charging posts. He wants them by the gate, the council by the hall. Nothing settled",
        "Who closes the lock in a storm? She has no idea",
        "The harbour boys do what they like and I do not like to watch",
    ],
)
def test_wishes_and_what_happened_once_make_none(line: str) -> None:
    assert agreed(((ItemKind.CHALLENGE, line),)) == []


def test_a_number_that_changes_replaces_the_old_one_without_being_called_agreed() -> None:
    old = (D, "Agreed: no berth swaps under 48 hours, she signs each one")
    for new in ("Berth swaps: 24 hours now, 48 was too stiff", "Berth swaps at 24 hours instead of 48, her wish, fine"):
        assert [text for _, text in agreed((old,), ((T, new),))] == [new]


@pytest.mark.parametrize(
    "line", ["Berth log: 12 pages now", "Swaps again, two of them a nuisance", "Lamps: 12 now, not 14"]
)
def test_a_number_of_something_else_replaces_nothing(line: str) -> None:
    old = (D, "Agreed: no night swaps under 48 hours, she signs each one")
    assert [text for _, text in agreed((old,), ((ItemKind.STATUS, line),))] == [old[1]]


def test_rules_are_told_by_their_words_in_other_languages_too() -> None:
    lines = (
        "Diesel: bis 300 Euro entscheidet sie allein, darüber wir beide",
        "Gasoil: si la bomba se para de noche, me llama ella misma a casa",
        "Gasoil : c’est elle qui décide de la commande, moi je signe la facture",
        "Gasóleo: até 300 euros decide ela, acima disso os dois, sempre por escrito",
    )
    frames = (
        "Wir haben lange geredet und sie war müde, aber es war gut, dass wir uns gesehen haben",
        "Hablamos mucho y ella estaba cansada, pero fue bueno que nos viéramos otra vez en el puerto",
        "Nous avons parlé longtemps et elle était fatiguée, mais c’était bien que nous nous soyons vus",
        "Falámos muito e ela estava cansada, mas foi bom que nos tenhamos visto outra vez no porto",
    )
    for frame, line in zip(frames, lines, strict=True):
        assert [text for _, text in agreed(((T, frame), (ItemKind.ACTION, line)))] == [line]


def test_an_unsure_kind_needs_the_word_itself() -> None:
    past = history(told(DAYS[-1], (D, "The tide desk is hers now"), (T, "We agreed: the tide desk is hers"), sure=0.2))
    found, _ = agreements(gather(vault(), past, {}, ON))
    assert [one.text for one in found] == ["We agreed: the tide desk is hers"]


def test_other_languages_are_read_by_their_own_words() -> None:
    german = "Vereinbart: Urlaub der Lehrlinge geht ab sofort über sie, und ich erfahre es am Freitag"
    assert agreed(((D, german),)) == [("decision", german)]


def test_that_a_matter_was_carried_over_is_no_part_of_what_was_agreed() -> None:
    line = "Carried over: Overtime. She decides, above ten hours we both do"
    assert agreed(((D, line),)) == [("who-decides", "Overtime. She decides, above ten hours we both do")]
