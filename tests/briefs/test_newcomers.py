from __future__ import annotations

import datetime as dt

from tests.notes.small_vaults import notes_of
from vaultkit.briefs.newcomers import page_for
from vaultkit.model import Relation
from vaultkit.notes.understand import understand

TODAY = dt.date(2026, 11, 23)
NOTE = '---\ntype: 1-1\nperson: "[[Asha Rao]]"\ndate: 2026-11-02\n---\n\n- talked\n'


def draft(
    files: dict[str, str], name: str = "Ana Lima", relation: Relation = Relation.PEER, started: dt.date | None = None
) -> tuple[str, list[str]]:
    notes = notes_of({**files, "1-1s/2026-11-02 Asha.md": NOTE})
    vault = understand(notes, me=("Sam Fisk",), today=TODAY)
    made = page_for(vault, {note.path: note for note in notes}, name, relation, started, TODAY)
    later = understand((*notes, *notes_of({made.path: made.text})), me=("Sam Fisk",), today=TODAY)
    person = next(one for one in later.people if one.path == made.path)
    assert (person.name, person.relation, person.started) == (name, relation, started)
    return made.path, made.text.rstrip("\n").split("\n")


def test_the_first_page_of_a_vault_says_what_is_known() -> None:
    day = dt.date(2026, 11, 2)
    assert draft({}, started=day) == (
        "People/Ana Lima.md",
        ["---", "type: person", "relation: peer", "started: 2026-11-02", "---", "", "# Ana Lima"],
    )
    assert "started:" in draft({})[1]


def test_a_page_takes_after_the_others_and_nothing_of_their_content() -> None:
    page = (
        "---\ntype: person\naliases:\n  - Ash\nname: Asha Rao\nrelation: direct report\nrole: Engineer\nstarted: 2024-01-08\n"
        "location: Leeds\ntags: [people, report]\n---\n\n# Asha Rao\n\nRows on Sundays.\n"
    )
    other = page.replace("Asha Rao", "Bo Stone").replace("Ash\n", "B\n").replace("Engineer", "Cook")
    path, lines = draft({"Team/Asha Rao.md": page, "Team/Bo Stone.md": other})
    assert path == "Team/Ana Lima.md"
    assert lines == [
        "---", "type: person", "aliases: []", "name: Ana Lima", "relation: peer", "role:", "started:", "location:",
        "tags: [people]", "---", "", "# Ana Lima",
    ]  # fmt: skip
    assert "relation: direct report" in draft({"Team/Asha Rao.md": page}, relation=Relation.REPORT)[1]


def test_a_word_for_another_relation_is_not_taken_over() -> None:
    page = "---\ntype: peer\nrole: Cook\nrelation: peer\ntags: [peer]\n---\n"
    lines = draft({"People/Bo Stone.md": page, "People/Cy Fox.md": page}, relation=Relation.MENTOR)[1]
    assert lines == ["---", "type:", "role:", "relation: mentor", "tags: []", "---"]


def test_a_relation_that_only_folders_tell_is_written_down() -> None:
    page = "---\nrole: Cook\nstarted: 2024-01-08\nemail:\n---\n"
    path, lines = draft({"People/Reports/Bo Stone.md": page, "People/Reports/Cy Fox.md": page})
    assert path.endswith("/Ana Lima.md")
    assert "relation: peer" in lines


def test_a_folder_for_each_person_stays_one() -> None:
    page = "---\ntype: person\nrelation: peer\n---\n"
    files = {"People/Bo Stone/Bo Stone.md": page, "People/Cy Fox/Cy Fox.md": page, "People/Asha Rao.md": page}
    assert draft(files)[0] == "People/Ana Lima/Ana Lima.md"


def test_fields_of_an_outline_stay_fields() -> None:
    page = "type:: person\nrelation:: report\nrole:: Cook\n\n- likes tea\n"
    path, lines = draft({"logseq/config.edn": "", "pages/Bo Stone.md": page, "pages/Cy Fox.md": page})
    assert (path, lines) == ("pages/Ana Lima.md", ["type:: person", "relation:: peer"])


def test_values_keep_their_quotes_and_lists() -> None:
    page = '---\ntype: person\nrelation:\n  - report\nname: "Bo Stone"\n---\n'
    lines = draft({"People/Bo Stone.md": page})[1]
    assert lines[1:6] == ["type: person", "relation:", "  - peer", 'name: "Ana Lima"', "---"]


def test_people_who_have_left_set_no_example() -> None:
    gone = "---\ntype: person\nrelation: peer\nstatus: left\nlast day: 2026-01-01\n---\n"
    assert draft({"Former/Bo Stone.md": gone})[0] == "People/Ana Lima.md"
