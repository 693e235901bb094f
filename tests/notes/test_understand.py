from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.notes.small_vaults import TODAY
from tests.notes.small_vaults import notes_of
from tests.notes.small_vaults import read
from vaultkit.model import Problem
from vaultkit.model import Severity
from vaultkit.notes.recall import Recall
from vaultkit.notes.understand import read_vault
from vaultkit.notes.understand import understand

MIXED = {
    "People/Asha Rao.md": "---\nrelation: report\nreportsTo: Sam\n---\n## Events\n- 2026-01-07 promotion\n",
    "Contacts/asha-rao.md": "---\nemail: asha@x.example\n---\n",
    "1-1s/asha-rao/2026-03-05.md": "---\nattendees: [Sam, Asha]\n---\n- [ ] send the plan\n",
    "1-1s/asha-rao/2026-03-05 copy.md": "- shorter\n",
    "1-1s/2026-03-06 Ben Ortiz.md": "---\nattendees: [Ben Ortiz, Sam]\n---\n- tests\n",
    "1-1s/2026-03-07 Carla.md": "---\nattendees: [Sam, Carla]\n---\n- leave\n",
    "Daily/2026-03-05.md": "- 1:1 with [[Asha Rao]]\n- 1:1 with Carla Diaz\n- [ ] for [[Ben Ortiz]]: lend the book\n",
    "Weekly/2026-W12.md": "## Tue\n- 1:1 with Ben\n",
    "Log.md": "## 05/03/2026\n- 1:1 with Dana\n## 25/03/2026\n- 1:1 with Dana Fox\n",
    "Events/reorg.md": "---\ntype: event\nevent: reorg\ndate: 2026-02-01\n---\n",
    "Recipes/Soup.md": "- 1:1 water\n",
}


@given(st.permutations(sorted(MIXED)))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_files_does_not_matter(paths: list[str]) -> None:
    shuffled = understand(notes_of({path: MIXED[path] for path in paths}), me=(), today=TODAY)
    assert shuffled == understand(notes_of(MIXED), me=(), today=TODAY)


def test_everything_of_a_mixed_vault_is_found() -> None:
    vault = read(MIXED)
    assert vault.me == ("Sam",)
    assert [person.name for person in vault.people] == ["Asha Rao", "Ben Ortiz", "Carla Diaz", "Dana Fox"]
    assert len(vault.sessions) == 7
    assert {action.person for action in vault.actions} == {"Asha Rao", "Ben Ortiz"}
    assert [event.kind for event in vault.events] == ["reorg"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (
            {"People/Asha Rao.md": "", "People/Asha Varma.md": "", "Daily/2026-03-05.md": "- 1:1 with Asha — a\n"},
            "ambiguous-person",
        ),
        ({"1-1s/2026-03-05.md": "- a\n"}, "no-person"),
        ({"a.md": "---\ntype: 1:1\nperson: Asha\n---\n- a\n"}, "no-date"),
        ({"1-1s/2026-03-05.md": "---\nattendees: [Sam, Asha]\n---\n- a\n"}, "who-is-me"),
        ({"1-1s/2028-03-05 Asha.md": "- a\n"}, "far-session"),
    ],
)
def test_what_cannot_be_read_is_told(files: dict[str, str], code: str) -> None:
    assert [problem.code for problem in read(files).problems] == [code]


def test_problems_of_templates_are_none() -> None:
    files = {"Templates/1-1.md": "---\ndate: {{date}}\n---\n", "1-1s/2026-03-05 Asha.md": "- a\n"}
    told = [Problem(path, 2, Severity.ERROR, "unfilled-template", "x.", "y.") for path in files]
    vault = understand(notes_of(files), me=(), today=TODAY, problems=told)
    assert [problem.path for problem in vault.problems] == ["1-1s/2026-03-05 Asha.md"]


def test_the_editors_own_template_folder_is_no_meeting() -> None:
    notes = notes_of({"Meta/1-1/2026-03-05 Asha.md": "- a\n"})
    assert understand(notes, me=(), today=TODAY, templates=("Meta/1-1",)).sessions == ()


def test_an_empty_vault_is_fine() -> None:
    vault = understand([], me=("Sam",), today=TODAY)
    assert (vault.me, vault.people, vault.sessions, vault.problems) == (("Sam",), (), (), ())


@given(
    st.text(alphabet="1:-# >[]()*_~`|\n\tAsha2026/03 withと対", max_size=300),
    st.sampled_from(["1-1s/Asha.md", "Daily/2026-03-05.md", "a.md"]),
)
@settings(max_examples=150, deadline=None)
def test_no_text_stops_the_reading(text: str, path: str) -> None:
    for session in read({path: text}).sessions:
        assert 1 <= session.line <= session.end
        assert all(block.parent is None or block.parent < i for i, block in enumerate(session.blocks))


def test_a_wiki_is_read_without_parsing_it() -> None:
    text = "# Topic\n\n" + "Some words about one thing or another, see [[Topic 2]].\n" * 20
    notes = notes_of({f"wiki/Topic {i}.md": text for i in range(2000)})
    start = time.perf_counter()
    assert understand(notes, me=(), today=TODAY).sessions == ()
    assert time.perf_counter() - start < 60  # a guard against blow-up, no measurement


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Daily/2026-03-05.md", "- 1:1 with [[Asha]]\n" * 2000),
        ("1-1s/Asha.md", "".join(f"## 2026-03-{i % 28 + 1:02d}\n- words\n" for i in range(2000))),
        ("1-1s/2026-03-05 Asha.md", "1:1 " * 100_000),
        ("Daily/2026-03-05.md", "- 1:1 with " + "Asha " * 100_000),
    ],
)
def test_hostile_notes_do_not_hang(path: str, text: str) -> None:
    start = time.perf_counter()
    read({path: text})
    assert time.perf_counter() - start < 60  # a guard against blow-up, no measurement


SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "layouts"


@pytest.mark.skipif(not SHARED.is_dir(), reason="there are no further layout vaults beside this checkout")
def test_no_page_of_a_layout_vault_is_a_session() -> None:
    for root in sorted(path for path in SHARED.iterdir() if path.is_dir()):
        files = {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in root.rglob("*.md")}
        vault = read(files)
        assert not {session.path for session in vault.sessions if session.line == 1 and session.layout == "note"} & {
            person.path for person in vault.people
        }


def test_a_later_reading_knows_what_the_first_turn_found_and_how_long_that_holds() -> None:
    notes = notes_of(
        {
            "People/Asha Rao.md": "---\ntype: person\nrelation: report\n---\n",
            "1-1s/Asha Rao.md": "# Asha Rao\n\n## 2026-11-02\n\n- the rota\n\n## 2026-12-14\n\n- [ ] ask about leave\n",
            "1-1s/Asha Rao/2026-11-09.md": "- sent the rota\n",
        }
    )
    whole = Recall()
    reading = read_vault(notes, None, me=(), today=TODAY, recall=whole)
    first = {
        path: {name: part for name, part in parts.items() if name != "second"} for path, parts in whole.used.items()
    }
    again = Recall(first)
    assert read_vault(notes, None, me=(), today=TODAY, recall=again).vault == reading.vault
    assert again.used == whole.used
    assert {part.settled for parts in again.used.values() for part in parts.values()} == {True, False}
