from __future__ import annotations

import datetime as dt

import pytest

from tests.notes.small_vaults import notes_of
from tests.notes.small_vaults import read
from vaultkit.model import Person
from vaultkit.model import Relation
from vaultkit.notes.layouts.facts import read_facts
from vaultkit.notes.people import is_page
from vaultkit.notes.people import read_cadence
from vaultkit.notes.people import read_relation


def page(text: str, path: str = "People/Asha Rao.md", me: tuple[str, ...] = ()) -> Person:
    return read({path: text}, me).people[0]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("People/Asha Rao.md", ""),
        ("Persone/Giulia Ferri.md", ""),
        ("メンバー/田中 健一.md", ""),
        ("notes/Asha.md", "---\ntype: person\n---\n"),
        ("notes/Asha.md", "---\nrecord: person\n---\n"),
        ("202601091030 Asha Bhatt.md", "# Asha Bhatt\n#person\n"),
        ("pages/Asha Rao.md", "type:: person\nrole:: engineer\n"),
        ("notes/Asha Rao.md", "---\nname: Asha Rao\nrole: Lead\nrelationship: Peer\n---\n"),
        ("team/asha@x.example/asha@x.example.md", "---\nname: Asha Rao\n---\n"),
        ("People/Asha Rao/Asha Rao.md", ""),
        ("People/Asha Rao/profile.md", ""),
        ("People/Reports/Asha Rao.md", ""),
    ],
)
def test_pages_of_people_are_known_by_type_tag_folder_or_keys(path: str, text: str) -> None:
    assert is_page(read_facts(notes_of({path: text})[0]))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("People/README.md", ""),
        ("People/People.md", ""),
        ("People/✱ People.md", ""),
        ("People/2026-03-05.md", ""),
        ("People/Asha Rao/goals.md", ""),
        ("People/Depot pilot.md", ""),
        ("Templates/person.md", "---\ntype: person\n---\n"),
        ("1-1s/2026-03-05 Asha.md", "---\ntype: 1-1\nrole: x\nrelationship: peer\n---\n"),
        ("Projects/Gate Roof.md", "---\nstatus: done\n---\n"),
        ("Team/Rituals.md", ""),
    ],
)
def test_indexes_templates_meetings_and_projects_are_no_pages(path: str, text: str) -> None:
    assert not is_page(read_facts(notes_of({path: text})[0]))


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("direct-report", Relation.REPORT),
        ("Direct Report", Relation.REPORT),
        ("leader", Relation.MANAGER),
        ("boss", Relation.MANAGER),
        ("Peer. We speak monthly.", Relation.PEER),
        ("colleague", Relation.PEER),
        ("skip-level", Relation.SKIP_LEVEL),
        ("Mentor", Relation.MENTOR),
        ("mentee", Relation.MENTEE),
        ("External Partner", Relation.OTHER),
        ("Mitarbeiterin", Relation.REPORT),
        ("上司", Relation.MANAGER),
        ("who knows", None),
    ],
)
def test_relations_are_read_in_many_spellings(text: str, relation: Relation | None) -> None:
    assert read_relation(text) is relation


@pytest.mark.parametrize(
    ("text", "days"),
    [("weekly", 7), ("biweekly", 14), ("every 2 weeks", 14), ("3 weeks", 21), ("14", 14), ("monthly", 30), ("quarterly", 91), ("zweiwöchentlich", 14), ("隔週", 14), ("adhoc", None), ("", None), ("0", None)],
)  # fmt: skip
def test_cadence_is_read_in_days(text: str, days: int | None) -> None:
    assert read_cadence(text) == days


def test_a_page_gives_role_start_manager_and_what_its_owner_decided() -> None:
    person = page(
        "---\nname: Asha Rao\naliases: [Ash]\nemail: asha@x.example\nPosition: [Engineer]\nStart_work: 2021-05-03\nreportsTo: '[[Dana Fox]]'\n"
        "cadence: weekly\ncontext: deep\nimported: true\nphase_pin: true\nremote: yes\n---\n",
        "People/asha-rao.md",
    )
    assert (person.name, person.aliases) == ("Asha Rao", ("asha-rao", "Ash", "asha@x.example"))
    assert (person.role, person.started, person.reports_to, person.cadence) == (
        "Engineer",
        dt.date(2021, 5, 3),
        "Dana Fox",
        7,
    )
    assert (person.deep, person.imported, person.pinned, person.remote) == (True, True, True, True)


def test_the_day_somebody_was_first_met_is_not_when_they_started() -> None:
    assert page("---\nmet_date: 2024-05-02\n---\n").started is None


def test_labels_in_the_body_count_like_properties() -> None:
    person = page("# Asha Rao\n\n**Role:** Engineer\n**Relationship:** Direct report\n")
    assert (person.role, person.relation) == ("Engineer", Relation.REPORT)


def test_who_reports_to_me_is_a_report() -> None:
    assert page("---\nreportsTo: Sam Okonjo\n---\n", me=("Sam Okonjo",)).relation is Relation.REPORT
    assert page("---\nreportsTo: Dana Fox\n---\n", me=("Sam Okonjo",)).relation is None


def test_folders_tell_the_relation_where_nothing_else_does() -> None:
    assert page("", "my-leadership/dana@x.example/dana@x.example.md").relation is Relation.MANAGER
    assert page("", "People/Mentors/Dana Fox.md").relation is Relation.MENTOR


@pytest.mark.parametrize(
    ("text", "path"),
    [("---\nstatus: departed\n---\n", "People/Asha Rao.md"), ("", "People/Archive/Asha Rao.md"), ("---\ntermination_date: 2025-12-31\n---\n", "People/Asha Rao.md")],
)  # fmt: skip
def test_who_left_is_kept_as_departed(text: str, path: str) -> None:
    assert page(text, path).departed


def test_my_own_page_tells_who_i_am_and_is_nobody_else() -> None:
    vault = read(
        {
            "People/Sam Okonjo.md": "---\nrelationship: self\nemail: sam@x.example\n---\n",
            "1-1s/2026-03-05.md": "---\nattendees: [sam@x.example, Asha]\n---\n- a\n",
        }
    )
    assert [person.name for person in vault.people] == ["Asha"]
    assert vault.me == ("Sam Okonjo", "sam@x.example")


def test_two_pages_of_one_person_are_one_person_and_a_problem() -> None:
    vault = read(
        {"People/Asha Rao.md": "---\nrole: Lead\n---\n", "Contacts/asha-rao.md": "---\nemail: a@x.example\n---\n"}
    )
    assert [(person.name, person.role) for person in vault.people] == [("Asha Rao", "Lead")]
    assert [(problem.path, problem.code) for problem in vault.problems] == [("People/Asha Rao.md", "duplicate-person")]


def test_people_arise_from_meetings_alone_under_their_best_spelling() -> None:
    vault = read(
        {
            "1-1s/asha-rao/2026-03-05.md": "- a\n",
            "1-1s/2026-03-12 Asha Rao.md": "- b\n",
            "Daily/2026-03-19.md": "- 1:1 with Asha — c\n",
        }
    )
    assert [person.name for person in vault.people] == ["Asha Rao"]
    assert {session.person for session in vault.sessions} == {"Asha Rao"}


def test_notes_tell_the_relation_where_the_page_is_vague() -> None:
    vault = read(
        {
            "People/Asha Rao.md": "---\nrelationship_type: colleague\n---\n",
            "1-1s/2026-03-05 Asha Rao.md": "---\nrelationship: direct-report\n---\n- a\n",
        }
    )
    assert vault.people[0].relation is Relation.REPORT
