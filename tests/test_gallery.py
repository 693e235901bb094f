"""The gallery is what the script makes, holds a note of every kind, and says nothing that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from tools.make_gallery import LAYOUTS
from tools.make_gallery import SAMPLE
from tools.make_gallery import TARGET
from tools.make_gallery import page
from tools.make_gallery import slug
from vaultkit.model import PhaseError
from vaultkit.model import Relation

_NOTE = re.compile(
    r"^### (?P<title>[^\n]+)\n\n(?:(?P<remark>[^\n]+)\n\n)?`(?P<path>[^`\n]+)`\n\n~~~~markdown\n(?P<text>[\s\S]*?)\n~~~~$",
    re.MULTILINE,
)
_PREP = re.compile(r"<!-- vaultkit prep .*?<!-- /vaultkit -->", re.DOTALL)
_WIKILINK = re.compile(r"\[\[([^\[\]|#]+)(?:[|#][^\[\]]*)?\]\]")
_MARKDOWN_LINK = re.compile(r"\]\(([^()#\s]+\.md)(?:#[^()]*)?\)")
_PHASES = ("Get to know", "Share context", "Maintain", "Renewed")
_CHANGES = {
    "promotion",
    "peer-becomes-boss",
    "role-change",
    "new-manager",
    "pivot",
    "reorg",
    "leave-return",
    "mentorship",
}


@dataclass(frozen=True, slots=True)
class Shown:
    title: str
    remark: str
    path: str
    text: str

    @property
    def prep(self) -> str:
        found = _PREP.search(self.text)
        return found[0] if found else ""

    @property
    def vault(self) -> Path:
        layout = re.search(r"tests/layouts/([\w-]+)", self.remark)
        return LAYOUTS / layout[1] if layout else SAMPLE


@pytest.fixture(scope="module")
def made() -> str:
    return page()


@pytest.fixture(scope="module")
def notes(made: str) -> list[Shown]:
    return [Shown(one["title"], one["remark"] or "", one["path"], one["text"]) for one in _NOTE.finditer(made)]


def test_the_committed_page_is_what_the_script_makes(made: str) -> None:
    assert TARGET.read_bytes() == made.encode("utf-8"), "run: python -m tools.make_gallery"


def test_every_heading_on_the_page_shows_a_note(made: str, notes: list[Shown]) -> None:
    outside = re.sub(r"^~~~~markdown\n.*?\n~~~~$", "", made, flags=re.MULTILINE | re.DOTALL)
    assert [one.title for one in notes] == re.findall(r"^### (.+)$", outside, re.MULTILINE)
    assert len({one.title for one in notes}) == len(notes)
    assert all(one.prep for one in notes)


def test_every_phase_and_relation_has_its_note(notes: list[Shown]) -> None:
    wanted = {f"{phase}, {relation}" for phase in _PHASES for relation in Relation if relation is not Relation.OTHER}
    assert wanted <= {one.title.partition(":")[0] for one in notes}


def test_every_change_error_and_way_of_keeping_notes_has_its_note(notes: list[Shown]) -> None:
    titles = [one.title.partition(":")[0] for one in notes]
    assert set(titles) >= _CHANGES
    assert set(titles) >= {str(error).replace("-", " ") for error in PhaseError}
    assert {title[0] for title in titles if title[1:3] == ", "} == set("ABCDEFG")


def test_each_note_has_the_phase_that_its_heading_names(notes: list[Shown]) -> None:
    for one in notes:
        phase = one.title.partition(",")[0]
        if phase in _PHASES:
            first = one.prep.split("\n")[1]
            assert first.startswith("**Share context, renewed**" if phase == "Renewed" else f"**{phase}"), one.title


def test_each_note_after_a_phase_error_names_the_meeting_and_offers_a_move(notes: list[Shown]) -> None:
    errors = {str(error).replace("-", " ") for error in PhaseError}
    shown = [one for one in notes if one.title.partition(":")[0] in errors]
    assert len(shown) == len(PhaseError)
    for one in shown:
        assert re.search(r"^Last time \(\[\[.*One move: ", one.prep, re.MULTILINE), one.title


def test_every_link_of_the_contents_leads_to_a_heading(made: str, notes: list[Shown]) -> None:
    anchors = re.findall(r"\]\(#([^)]+)\)", made.partition("## Phases and relations")[0])
    assert sorted(anchors) == sorted(slug(one.title) for one in notes)


def test_every_link_inside_a_note_leads_to_a_note_of_its_vault(notes: list[Shown]) -> None:
    lost = [f"{one.title}: {target}" for one in notes for target in _targets(one) if not _is_there(one, target)]
    assert lost == []


def _targets(one: Shown) -> Iterator[str]:
    yield from _WIKILINK.findall(one.prep)
    yield from (f"{Path(one.path).parent.as_posix()}/{target}" for target in _MARKDOWN_LINK.findall(one.prep))


def _is_there(one: Shown, target: str) -> bool:
    path = unquote(target)
    if f"`{path}.md`" in one.remark:
        return True
    plain = path if path.endswith(".md") else f"{path}.md"
    if (one.vault / plain).is_file() or (one.vault / one.path).parent.joinpath(plain).is_file():
        return True
    return any(note.stem == path for note in one.vault.rglob("*.md"))


def test_no_heading_or_label_of_a_note_stands_over_nothing(notes: list[Shown]) -> None:
    empty = []
    for one in notes:
        lines = [line.strip() for line in one.prep.split("\n") if line.strip()]
        for line, following in pairwise(lines):
            opens = line.startswith("#") or line.endswith((":", ":**"))
            closed = following.startswith(("#", "<!--", "**")) or following.endswith((":", ":**"))
            if opens and closed:
                empty.append(f"{one.title}: {line}")
    assert empty == []


def test_get_to_know_holds_no_task_and_no_numbered_list(notes: list[Shown]) -> None:
    for one in notes:
        if one.title.startswith("Get to know"):
            assert not re.search(r"^\s*(?:\d+[.)]|[-*] \[.\]) ", one.prep, re.MULTILINE), one.title
