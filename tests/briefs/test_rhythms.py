"""Running load and the rhythm it belongs to."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import Line
from tests.briefs.made import by_path
from tests.briefs.made import history
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import gather
from vaultkit.briefs.rhythms import RHYTHMS
from vaultkit.briefs.rhythms import is_load
from vaultkit.briefs.rhythms import parked_load
from vaultkit.briefs.rhythms import rhythm_of
from vaultkit.briefs.rhythms import running_load
from vaultkit.model import Item
from vaultkit.model import ItemKind
from vaultkit.model import Signals

S = ItemKind.STATUS
DAY = dt.date(2026, 11, 11)


def load(text: str, kind: ItemKind = S, sure: float = 0.6) -> bool:
    return is_load(Item(text, 7, kind, sure), ASTA)


def material(*meetings: Signals) -> Material:
    return gather(vault(), history(*meetings), by_path(), ON)


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("The outage of Friday is written up", "postmortem"),
        ("Month-end figures went out", "report"),
        ("41 of 60 tickets", "status"),
        ("Sprint 14: two stories left", "planning"),
        ("Der Monatsbericht ist raus", "report"),
        ("Störung an Linie 3 behoben", "postmortem"),
        ("Les chiffres de novembre sont partis", "report"),
        ("Panne du four réparée", "postmortem"),
        ("La hoja de ruta está cerrada", "planning"),
        ("Relatório mensal enviado", "report"),
        ("Cronograma aprovado", "planning"),
        ("Kiln relined and fired", "status"),
    ],
)
def test_running_load_finds_its_rhythm(text: str, rhythm: str) -> None:
    assert rhythm_of(text) == rhythm


@pytest.mark.parametrize(
    "text",
    [
        "January out: 1,412 pallets, 96 % on the day",
        "Courier changeover done, 6 of 7 depots live",
        "RFC draft shared, 9 comments",
        "Report sent, a new kind of car ordered on Tuesday",
        "Umbau abgeschlossen, 12 Plätze belegt",
        "Lieferung im Verzug",
        "Commande envoyée, 3 colis en attente",
        "Migración terminada, pendiente la prueba",
        "Obra atrasada, faltam 4 portas",
    ],
)
def test_figures_and_states_of_work_are_load(text: str) -> None:
    assert load(text)


@pytest.mark.parametrize(
    "text",
    [
        "Not sure the 12 tickets were closed",
        "Unsicher, ob die 3 Lieferungen fertig sind",
        "Pas sûre que les 3 colis soient partis",
        "No sé si los 4 pedidos están listos",
        "Não sei se as 4 portas estão prontas",
        "Worried about the 14 open orders",
        "Her daughter finished school, 2 prizes",
        "Seine Tochter ist fertig mit der Schule",
        "Sa fille a terminé ses examens",
        "Su hija ha terminado la carrera",
        "A filha terminou os 4 exames",
        "We agreed on 2 reviewers",
        "Vereinbart: 2 Leute am Freitag",
        "On décide de 2 relectures",
        "Acordamos 2 revisiones",
        "Combinamos 2 revisões",
        "Are the 12 tickets closed?",
        "Me: close the 12 tickets",
        "Asta: 3 letters to the depots",
        "Datum: 22.01.2026",
        "일시: 2026년 3월 10일 오전 10시",
        "Status: Done",
        "9 June 2026",
        "Ledger demo [done:: 2026-02-06]",
        "The board liked it.",
        "Done",
    ],
)
def test_doubts_people_agreements_promises_and_fields_are_never_load(text: str) -> None:
    assert not load(text)


@pytest.mark.parametrize("kind", [kind for kind in ItemKind if kind is not S])
def test_other_kinds_are_never_load(kind: ItemKind) -> None:
    assert not load("41 of 60 tickets done", kind, 0.99)


def test_a_line_that_is_surely_status_needs_no_figure() -> None:
    assert load("accounts created", sure=0.95)
    assert not load("accounts created", sure=0.8)


def test_what_people_did_must_be_status_more_plainly_than_what_state_work_is_in() -> None:
    assert load("shelves ordered, arrive on Tuesday", sure=0.45)
    assert not load("we finished early and went to the shelves", sure=0.45)
    assert not load("14 shelves in the yard", sure=0.45)
    assert load("14 shelves in the yard", sure=0.6)
    assert is_load(Item("14 shelves in the yard", 7, S, 0.35), ASTA, theatre=True)


def test_a_meeting_with_one_line_of_load_has_none_unless_it_was_status() -> None:
    one = material(told(DAY, (S, "41 of 60 tickets done")))
    assert parked_load(one, theatre=False) == ((), 0)
    parked, more = parked_load(one, theatre=True)
    assert ([line.text for line in parked], [line.kind for line in parked], more) == (
        ["41 of 60 tickets done"],
        ["status"],
        0,
    )


def test_only_the_last_meetings_load_is_parked_by_rhythm_and_the_rest_is_counted() -> None:
    lines: list[Line] = [(S, f"{number} of 60 orders done") for number in range(6)]
    old = told(DAY - dt.timedelta(days=14), (S, "9 of 9 kilns done"), (S, "8 of 9 vans done"))
    parked, more = parked_load(material(old, told(DAY, (S, "Outage written up"), *lines)), theatre=False)
    assert [line.kind for line in parked] == ["status"] * 4 + ["postmortem"]
    assert more == 2
    assert {line.date for line in parked} == {DAY}


def test_the_same_statement_comes_once_as_last_said_and_only_since_the_day() -> None:
    before, earlier = DAY - dt.timedelta(days=14), DAY - dt.timedelta(days=7)
    found = material(
        told(before, (S, "kiln 4 relined")),
        told(earlier, (S, "**41 of 60** orders done"), (S, "12 vans out")),
        told(DAY, (S, "41 of 60 orders done")),
    )
    assert [(said.item.text, said.date) for said in running_load(found, earlier)] == [
        ("12 vans out", earlier),
        ("41 of 60 orders done", DAY),
    ]


@given(st.text(max_size=200), st.sampled_from(list(ItemKind)), st.floats(0, 1))
def test_any_text_has_a_rhythm_and_an_answer(text: str, kind: ItemKind, sure: float) -> None:
    assert rhythm_of(text) in RHYTHMS
    assert isinstance(load(text, kind, sure), bool)


def test_a_hostile_line_takes_no_time() -> None:
    assert not load("1 " * 2_000_000)
    assert rhythm_of("a:" * 1_000_000) == "status"


def test_what_went_wrong_belongs_to_its_review_however_it_was_filed() -> None:
    for kind in (ItemKind.STATUS, ItemKind.CHALLENGE, ItemKind.OTHER):
        assert is_load(Item("Post-mortem of the cache stampede: jitter missing", 7, kind, 0.6), ASTA)
    assert not is_load(Item("She took the incident on herself", 7, ItemKind.OTHER, 0.6), ASTA)
    assert not is_load(Item("Worried about the next outage", 7, ItemKind.UNCERTAINTY, 0.6), ASTA)
