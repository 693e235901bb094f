from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from tests.briefs.made import ASTA
from tests.briefs.made import history
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import gather
from vaultkit.briefs.threads import find_threads
from vaultkit.model import Carried
from vaultkit.model import ItemKind
from vaultkit.model import Person
from vaultkit.model import Session

FIRST = dt.date(2026, 1, 7)
OTHER = ItemKind.OTHER
_ELSE = (
    "Walked along",
    "Rained hard",
    "Slept badly",
    "Laughed a lot",
    "Ate soup",
    "Sang loudly",
    "Read aloud",
    "Ran late",
)


def days(count: int) -> list[dt.date]:
    return [FIRST + dt.timedelta(14 * index) for index in range(count)]


def material(
    *meetings: str | Sequence[str],
    kind: ItemKind = OTHER,
    others: Sequence[Session] = (),
    people: Sequence[Person] = (ASTA,),
) -> Material:
    """Return meetings, oldest first, each of one line or several; "" for one about something else."""
    lines = [[one] if isinstance(one, str) else list(one) for one in meetings]
    past = history(
        *(
            told(day, *((kind, line or _ELSE[index % len(_ELSE)]) for line in texts))
            for index, (day, texts) in enumerate(zip(days(len(lines)), lines, strict=True))
        )
    )
    return gather(vault(others, people), past, {}, days(len(lines))[-1] + dt.timedelta(7))


def threads(
    *meetings: str | Sequence[str],
    kind: ItemKind = OTHER,
    others: Sequence[Session] = (),
    people: Sequence[Person] = (ASTA,),
) -> list[tuple[str, int]]:
    """Return the threads of meetings and how often each came up."""
    return [(one.text, one.times) for one in find_threads(material(*meetings, kind=kind, others=others, people=people))]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("The courier contract is late", "Asked who signs the courier contract", "No courier contract yet"), "courier contract"),
        (("The on-call rota is full", "Too much on-call for the juniors", "On-call again: rota of May"), "on-call"),
        (("Spoke at length about what comes after Leeds", "We might as well open in Leeds or stay where we are", "By now she is rather sure that life in Leeds would suit her"), "Leeds"),
        (("Der Mietvertrag läuft aus", "Wer prüft den Mietvertrag, läuft er aus?", "Beim Mietvertrag nichts Neues"), "Mietvertrag"),
        (("Le déménagement inquiète Paul", "Paul veut repousser le déménagement", "Le déménagement sans date connue"), "déménagement"),
        (("La mudanza preocupa al taller", "El taller aplaza la mudanza", "La mudanza, otra vez"), "mudanza"),
        (("O telhado preocupa a oficina", "A oficina adiou o telhado", "O telhado, de novo"), "telhado"),
    ],
)  # fmt: skip
def test_a_matter_is_named_by_the_words_they_used(lines: tuple[str, ...], name: str) -> None:
    assert (name, 3) in threads(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("Talked it through quickly", "They talked it through", "We talked it through at last"),
        ("A good week", "Another good week for her", "The week was good"),
        ("The team is tired", "Her team is tired of it", "A tired team"),
        ("Asta brought plums", "Asta brought pears", "Plums again from Asta"),
        ("In March we move", "The March move", "March it is"),
        ("Works on the wall", "It works", "What works for her"),
        ("Tired of being first", "Being out of it helps", "About being alone"),
    ],
)
def test_fillers_verbs_days_and_their_own_name_are_no_threads(lines: tuple[str, ...]) -> None:
    assert threads(*lines) == []


@pytest.mark.parametrize(
    "meetings",
    [
        ("The courier contract is late", "Asked about the courier contract", "", ""),
        ("The courier contract", "Their courier contract", "That courier contract", "", "", ""),
        (
            "The courier contract",
            "Their courier contract",
            "Old courier contract",
            "",
            "",
            "",
            "",
            "The courier contract",
        ),
    ],
)
def test_twice_or_long_ago_is_no_thread(meetings: tuple[str, ...]) -> None:
    assert threads(*meetings) == []


def test_the_daily_bread_of_a_pair_is_no_thread() -> None:
    assert threads(*(f"The kiln-car needs paint, coat {index}" for index in range(10))) == []


def test_what_everybody_talks_of_is_no_thread() -> None:
    lines = ("The intranet is slow", "Nobody likes the intranet, it is slow", "Intranet: slow")
    assert threads(*lines) == [("intranet", 3)]
    others = [
        session(note(f"1-1s/Bo {n}.md", "The intranet again, and the intranet."), FIRST, person=f"Bo {n}")
        for n in range(9)
    ]
    assert threads(*lines, others=others) == []


def test_a_form_is_no_thread_and_a_commitment_copied_forward_is_one() -> None:
    line = "Send Bo the hallmark-list"
    assert threads(line, line, line) == []
    assert threads(line, line, line, kind=ItemKind.ACTION) == [("hallmark-list", 3)]


def test_somebodys_own_life_is_no_thread() -> None:
    lines = ("The allotment flooded", "Back to the allotment, flooded again", "The allotment is dry")
    assert threads(*lines, kind=ItemKind.PERSONAL) == []
    assert threads("Her mother rang", "Asked after her mother, who rang", "Her mother is better") == []


def test_a_thread_links_to_its_latest_place() -> None:
    when = days(3)
    past = history(*(told(day, (OTHER, f"The pager-rota of round {day.day}")) for day in when))
    (thread,) = find_threads(gather(vault(), past, {}, when[-1] + dt.timedelta(7)))
    assert (thread.text, thread.date, thread.kind) == ("pager-rota", when[-1], "thread")
    assert ASTA.name in thread.path


def test_a_name_of_anybody_in_the_vault_is_no_thread() -> None:
    lines = (
        "We are rather late with the Tallis plan",
        "Most of the morning was spent in Tallis",
        "What the Tallis list says is not what they do",
    )
    assert threads(*lines) == [("Tallis", 3)]
    assert threads(*lines, people=(ASTA, Person("Oda Tallis"))) == []


def test_a_name_that_is_a_word_too_stays_a_word_in_lower_case() -> None:
    lines = ("The rota is full", "Nobody reads the rota", "The rota, full again, read by nobody")
    assert threads(*lines, people=(ASTA, Person("Rota Brun"))) == [("rota", 3)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Mireille covers", "Didn't go through it, she and Mireille have done that", "Who does Mireille answer to?"),
        ("Went to Renee", "Renee's table is done", "She goes to Renee herself"),
        ("The Anselm talk", "Walked by in Anselm's hat", "Anselm said no to the Anselm talk"),
        ("Lucia: stays", "Lucia: hard to lead", "Lucia: looks after the group"),
        ("O Azevedo diz que não", "expliquei porque o Azevedo entrou", "perguntou se o Azevedo quer um padeiro"),
        ("Con el Chuy", "Tronó lo del Chuy", "En la boda lloró el Chuy"),
    ],
)
def test_somebody_mentioned_is_no_thread(lines: tuple[str, ...]) -> None:
    assert threads(*lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("So do I, but it is the card", "He asked for his card and rang", "Lost the card and rang again"),
        ("A bug in the lift", "Passing him in the lift", "Said so in the lift, a bug"),
        ("Für die zwei Teams", "In den zwei Teams", "Die zwei Teams, die zwei"),
    ],
)
def test_what_only_happens_to_be_said_is_no_thread(lines: tuple[str, ...]) -> None:
    assert threads(*lines) == []


def test_what_many_other_words_are_made_of_is_a_thread() -> None:
    lines = (
        "Asked for the ledger export",
        "Old as the ledger, the ledger rewrite",
        "Heard of the ledger demo, a rewrite",
    )
    assert threads(*lines) == [("ledger", 3)]
    assert threads(*(line.replace("demo", "rewrite").replace("export", "") for line in lines)) != [("ledger", 3)]


def test_half_of_a_compound_is_named_whole() -> None:
    lines = ("New-starter note, not begun", "Left over: new-starter note", "The new-starter note exists")
    assert threads(*lines) == [("new-starter note", 3)]


def test_what_is_listed_anyway_is_no_thread() -> None:
    found = material("The courier contract is late", "Asked who signs the courier contract", "No courier contract yet")
    listed = Carried("Ask Bo to sign the courier contracts", "a.md", 1)
    other = Carried("Ask Bo to sign the lease", "a.md", 1, details=("and the contract",))
    assert find_threads(found, but_not=[listed]) == ()
    assert [one.text for one in find_threads(found, but_not=[other])] == ["courier contract"]
