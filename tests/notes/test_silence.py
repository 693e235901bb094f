"""A vault without its quiet notes reads as the whole vault does, once those are back that are named after somebody."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.notes.small_vaults import TODAY
from tests.notes.small_vaults import notes_of
from vaultkit.model import Note
from vaultkit.model import Vault
from vaultkit.notes.dates import order_of
from vaultkit.notes.layouts.facts import read_facts
from vaultkit.notes.layouts.quiet import Quiet
from vaultkit.notes.silence import quiet_of
from vaultkit.notes.understand import count_votes
from vaultkit.notes.understand import read_vault
from vaultkit.notes.understand import understand

ROOT = Path(__file__).resolve().parents[2]
VAULTS = [ROOT / "sample-vault", *sorted(place for place in (ROOT / "tests" / "filed").iterdir() if place.is_dir())]

PATHS = st.sampled_from(
    [
        "People/Asha Rao.md", "Asha Rao.md", "asha-log.md", "ar-log.md", "Asha & Sam.md", "Asha <> Sam.md", "Topic.md", "Wiki/Rao.md",
        "Wiki/05-03-2026.md", "Wiki/2026-03-05.md", "Asha Rao/2026-03-05.md", "Asha/2026/03/05.md", "Journal/2026/2026-03-05.md",
        "Daily/2026-03-06.md", "Meetings/Plan.md", "1-1s/Ben Ortiz.md", "1-1s/2026-03-07 Ben Ortiz.md", "Templates/1-1.md", "Inbox.md",
        "Actions.md", "Log/Ben.md", "Sam.md", "AshaRao.md", "Reports/Ben Ortiz/Notes.md", "2026-03-08 Asha.md", "Ben, Q1 2026.md",
    ]
)  # fmt: skip
LINES = st.sampled_from(
    [
        "", "# Asha Rao", "# 1:1 with Asha", "# Sam and Ben Ortiz", "## 2026-03-05", "- 1:1 with [[Asha Rao]]", "- [ ] for [[Ben Ortiz]]: call",
        "- [ ] water", "meeting with [[Asha Rao]]", "- met [[Ben Ortiz]], see 2026", "words", "type:: person", "About Asha Rao", "05/03/2026",
        "25/03/2026", "check-in with Ben",
    ]
)  # fmt: skip
FRONTS = st.sampled_from(
    [
        "", "", "---\ntype: person\n---\n", "---\ntype: 1-1\nperson: Asha Rao\n---\n", "---\ntype: event\nevent: reorg\n---\n",
        "---\ndate: 2026-02-30\n---\n", "---\ntype: team meeting\nattendees: [Asha, Sam]\n---\n", "---\ntags: [meeting]\n---\n",
        "---\ndate: 1026-02-03\nperson: Ben Ortiz\n---\n", "---\nemail: asha@x.org\nrole: cook\n---\n", "---\nprivate: true\n---\n",
    ]
)  # fmt: skip
FILES = st.dictionaries(PATHS, st.builds("{}{}".format, FRONTS, st.lists(LINES, max_size=4).map("\n".join)), max_size=7)


def quiet_among(notes: Sequence[Note]) -> dict[str, Quiet]:
    found = {note.path: quiet_of(read_facts(note), TODAY) for note in notes}
    return {path: quiet for path, quiet in found.items() if quiet is not None}


def read_aloud(notes: Sequence[Note], me: Sequence[str], quiet: Mapping[str, Quiet]) -> Vault:
    left = dict(quiet)
    order = order_of(*count_votes(notes))
    while True:
        loud = [note for note in notes if note.path not in left]
        reading = read_vault(loud, order, me=me, today=TODAY, quiet=left)
        if not reading.woken:
            return reading.vault
        for path in reading.woken:
            del left[path]


@given(FILES, st.sampled_from([(), ("Sam",), ("Sam Ash",)]))
@settings(max_examples=400, deadline=None)
def test_quiet_notes_add_nothing_to_a_vault(files: dict[str, str], me: tuple[str, ...]) -> None:
    notes = notes_of(files)
    assert read_aloud(notes, me, quiet_among(notes)) == understand(notes, me=me, today=TODAY)


@pytest.mark.parametrize("root", VAULTS, ids=lambda path: path.name)
def test_quiet_notes_add_nothing_to_a_vault_as_people_keep_them(root: Path) -> None:
    notes = notes_of({p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in root.rglob("*.md")})
    assert read_aloud(notes, (), quiet_among(notes)) == understand(notes, me=(), today=TODAY)


def test_most_of_a_wiki_is_quiet() -> None:
    notes = notes_of(
        {
            "Wiki/Tides.md": "---\ntype: thought\ntags: [sea]\n---\n# Tides\n\nThey come twice a day.\n\n- [ ] read more\n",
            "Journal/2026-03-05.md": "Rain until ten.\n",
            "Meetings/2026-03-05 Budget.md": "---\ntype: team meeting\nattendees: [Asha Rao]\n---\nIt was long.\n",
        }
    )
    assert len(quiet_among(notes)) == 3


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("1-1s/Asha.md", ""), ("Asha.md", "1:1 on 5 March"), ("People/Asha Rao.md", "words"), ("2026-03-05.md", "- [ ] for Asha: call"),
        ("a.md", "---\ntype: event\n---\n"), ("05-03-2026.md", "words"), ("a.md", "---\ndate: 2026-02-30\n---\nwords"), ("a.md", " "),
        ("Asha Rao/2026-03-05.md", "words"), ("Asha <> Sam.md", "words"), ("Templates/Wiki.md", "words"),
    ],
)  # fmt: skip
def test_a_note_that_may_say_something_is_not_quiet(path: str, text: str) -> None:
    assert not quiet_among(notes_of({path: text}))


def test_a_quiet_note_wakes_when_somebody_has_its_name() -> None:
    notes = notes_of({"Notes/Rao, Asha.md": "words", "Notes/Tides.md": "words", "Notes/Sam and Ben.md": "words"})
    pages = notes_of({"People/Asha Rao.md": "words", "People/Ben Ortiz.md": "words"})
    quiet = quiet_among(notes)
    assert len(quiet) == 3
    reading = read_vault(pages, None, me=("Sam",), today=TODAY, quiet=quiet)
    assert reading.woken >= {"Notes/Sam and Ben.md"}
    assert "Notes/Tides.md" not in reading.woken
