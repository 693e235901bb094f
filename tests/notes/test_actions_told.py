from __future__ import annotations

import pytest

from tests.notes.small_meetings import actions

#: (commitment, what a later meeting says, whether that closes it)
TOLD = [
    ("Send the rota to the kitchen", "- Sent the rota", True),
    ("Send the rota to the kitchen", "- Rota sent to the kitchen, all fine", True),
    ("Ana: write the incident report", "- She's done the incident report", True),
    ("Ana: write the incident report", "Ana has written the incident report and it reads well.", True),
    ("Book a room for the offsite", "- Booked the offsite room", True),
    ("Book a room for the offsite", "- the offsite room is booked", True),
    ("Draft the hiring plan", "- Hiring plan: done", True),
    ("Draft the hiring plan", "- hiring plan drafted", True),
    ("Talk to facilities about the heater", "- talked to facilities about the heater, they come next week", True),
    ("Get access to the payroll system", "- finally got access to the payroll system", True),
    ("Dienstplan an die Küche schicken", "- Dienstplan geschickt", True),
    ("Envoyer le devis au client", "- Devis envoyé au client", True),
    ("Enviar la lista de sillas", "- Lista de sillas enviada", True),
    ("Enviar a lista de cadeiras", "- Já foi enviada a lista de cadeiras", True),
    ("Send the rota to the kitchen", "- ~~Send the rota to the kitchen~~", True),
    ("Send the rota to the kitchen", "- ✅ Send the rota to the kitchen", True),
    ("Review the onboarding checklist", "- Onboarding checklist reviewed; two gaps", True),
    ("Send the rota to the kitchen", "- Has not sent the rota", False),
    ("Send the rota to the kitchen", "- Sent the rota?", False),
    ("Send the rota to the kitchen", "- wants to have the rota sent by Friday", False),
    ("Send the rota to the kitchen", "- Sent the rota of June to the bar", False),
    ("Send the rota to the kitchen", "- The rota is almost done", False),
    ("Ana: write the incident report", "- the report for the board is done", False),
    ("Ana: write the incident report", "- Wrote the incident policy", False),
    ("Book a room for the offsite", "- She will have booked the room by then", False),
    ("Book a room for the offsite", "- offsite was great, well done", False),
    ("Draft the hiring plan", "- hiring plan half done", False),
    ("Draft the hiring plan", "- once the hiring plan is done we talk to finance", False),
    ("Fix the broken heater", "- heater should be fixed by now", False),
    ("Order new headsets for support", "- Ordered new chairs for support", False),
    ("Talk to facilities about the heater", "- talked about the heater for a while", False),
    ("me: send the salary bands", "- She sent the salary bands of her old firm", False),
    ("Dienstplan an die Küche schicken", "- Dienstplan noch nicht geschickt", False),
    ("Envoyer le devis au client", "- Devis pas encore envoyé", False),
    ("Enviar la lista de sillas", "- La lista no está enviada", False),
    ("Hire two cooks for the night", "- hired one cook for the night", False),
    ("Review the onboarding checklist", "- onboarding of Priya is done", False),
]


def _is_open(first: str, later: str) -> bool:
    return any(action.open for action in actions({"2026-03-05": f"## Actions\n- [ ] {first}", "2026-03-12": later}))


@pytest.mark.parametrize(("first", "later", "closes"), TOLD)
def test_only_a_plain_word_closes(first: str, later: str, *, closes: bool) -> None:
    assert _is_open(first, f"## Notes\n{later}\n- all quiet otherwise") is not closes


@pytest.mark.parametrize(
    "later",
    [
        "## Private\n- Sent the rota to the kitchen",
        "> Sent the rota to the kitchen",
        "```\nSent the rota to the kitchen\n```",
        "%% Sent the rota to the kitchen %%",
        "## Mood\n- [x] Sent the rota",
    ],
)
def test_what_is_private_quoted_or_code_closes_nothing(later: str) -> None:
    assert _is_open("Send the rota to the kitchen", later)


def test_a_sentence_of_the_same_meeting_closes_nothing() -> None:
    (action,) = actions({"2026-03-05": "Sent the rota to the kitchen.\n\n- [ ] Send the rota to the kitchen"})
    assert action.open


def test_a_sentence_that_could_mean_two_closes_none() -> None:
    first = "## Actions\n- [ ] Send the rota to the kitchen\n- [ ] Send the rota to the bar"
    got = actions({"2026-03-05": first, "2026-03-12": "Sent the rota."})
    assert [action.open for action in got] == [True, True]


def test_a_box_below_the_sentence_is_a_new_round() -> None:
    got = actions({"2026-03-05": "- [ ] Send the rota", "2026-03-12": "Sent the rota.\n\n- [ ] Send the rota"})
    assert [(action.open, action.date.day if action.date else 0) for action in got] == [(False, 5), (True, 12)]


def test_a_line_under_last_time_says_how_it_went() -> None:
    assert not _is_open("Send the rota to the kitchen", "## Last time\n- send rota: done")
