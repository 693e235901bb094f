"""Titles of shared documents with both names, attendee lists against titles, and words that are no names."""

from __future__ import annotations

import pytest

from tests.notes.small_vaults import SmallVault
from tests.notes.small_vaults import check
from tests.notes.small_vaults import read

_ME = ("Nora Feld", "Nora")


def _one(path: str, text: str = "- plans\n", person: str = "Edda", *, me: tuple[str, ...] = _ME) -> SmallVault:
    return SmallVault(files={path: text}, met=[(person, "2026-03-02", path, 1)] if person else [], me=me)


def _of(attendees: str) -> str:
    return f"{attendees}\n\n- plans\n"


VAULTS: dict[str, SmallVault] = {
    "slash in the title": SmallVault(
        files={"Edda Nora 1-1.md": "# Edda / Nora 1:1\n\n## 2026-03-02\n- a\n\n## 2026-03-16\n- b\n"},
        met=[("Edda", "2026-03-02", "Edda Nora 1-1.md", 3), ("Edda", "2026-03-16", "Edda Nora 1-1.md", 6)],
        me=_ME,
    ),
    "blank between": _one("1-1s/2026-03-02 Edda Nora.md"),
    "hyphen between": _one("1-1s/2026-03-02 Edda-Nora.md"),
    "hyphen, me first": _one("1-1s/2026-03-02 Nora-Edda.md"),
    "angles": SmallVault(
        files={"Nora <> Edda.md": "## 2026-03-02\n- a\n\n## 2026-03-16\n- b\n"},
        met=[("Edda", "2026-03-02", "Nora <> Edda.md", 1), ("Edda", "2026-03-16", "Nora <> Edda.md", 4)],
        me=_ME,
    ),
    "x between": _one("Meetings/Edda x Nora 2026-03-02.md"),
    "full names": _one("Meetings/2026-03-02 Edda Sol - Nora Feld.md", person="Edda Sol"),
    "plus": _one("1-1s/2026-03-02 Edda + Nora.md"),
    "bar": _one("1-1s/2026-03-02.md", "# Edda | Nora\n\n- a\n"),
    "the note-taker by the common name": SmallVault(
        files={
            "1-1s/2026-03-02.md": "# Edda / Nora 1:1\n- a\n",
            "1-1s/2026-03-03.md": "# Nora / Jo 1:1\n- a\n",
            "1-1s/2026-03-04.md": "# Uli / Nora 1:1\n- a\n",
        },
        met=[
            ("Edda", "2026-03-02", "1-1s/2026-03-02.md", 1),
            ("Jo", "2026-03-03", "1-1s/2026-03-03.md", 1),
            ("Uli", "2026-03-04", "1-1s/2026-03-04.md", 1),
        ],
    ),
    "the note-taker by the common name of shared files": SmallVault(
        files={f"{name} Nora 1-1.md": f"# {name} / Nora 1:1\n\n## 2026-03-02\n- a\n" for name in ("Edda", "Jo", "Uli")},
        met=[(name, "2026-03-02", f"{name} Nora 1-1.md", 3) for name in ("Edda", "Jo", "Uli")],
    ),
    "first name of the note-taker last": _one("1-1s/2026-03-02 Edda Nora.md", me=("Nora Feld",)),
    "family name of the note-taker last": _one("1-1s/2026-03-02 Jo Feld.md", person="Jo Feld", me=("Nora Feld",)),
    "a double name stays one": _one("1-1s/2026-03-02 Anna-Lena Voss.md", person="Anna-Lena Voss"),
    "a namesake stays whole": _one("1-1s/2026-03-02 Nora Quist.md", person="Nora Quist"),
    "team and topic are no two people": _one("Meetings/2026-03-02 Team - Weekly sync.md", person=""),
    "team over topic is nobody": _one("Meetings/2026-03-02.md", "# Team / Weekly sync\n\n- a\n", person=""),
    "two others are no session": _one("Meetings/2026-03-02 Edda x Jo.md", person=""),
    # attendees
    "three in the attendee line": _one("1-1s/2026-03-02 foobar.md", _of("Attendees: Edda, Jo, me"), ""),
    "four in the attendee line": _one("1-1s/2026-03-02 Kafka Rollout.md", _of("Participants: Edda, Jo, Uli, me"), ""),
    "one other in the attendee line": _one("1-1s/2026-03-02 foobar.md", _of("Aanwezig: Edda, ik")),
    "one other and a capitalised topic": _one("1-1s/2026-03-02 Kafka.md", _of("**Attendees:** Edda, me")),
    "attendees agree with the file": _one("1-1s/2026-03-02 Edda Sol.md", _of("Attendees: Edda, me"), "Edda Sol"),
    "group words": SmallVault(
        files={
            f"1-1s/2026-03-0{n} {word}.md": "- a\n"
            for n, word in enumerate(
                ("teambesprechung", "Teamsitzung", "calibration", "spotkanie zespołu", "overlegteam"), 1
            )
        },
        met=[],
    ),
    "a slug that comes back": SmallVault(
        files={"1-1s/2026-03-02-edda.md": "- a\n", "1-1s/2026-03-16-edda.md": "- a\n"},
        met=[
            ("Edda", "2026-03-02", "1-1s/2026-03-02-edda.md", 1),
            ("Edda", "2026-03-16", "1-1s/2026-03-16-edda.md", 1),
        ],
    ),
    "a slug that the body names": _one("1-1s/2026-03-02-edda.md", "- Edda wants to travel\n", me=()),
    "a slug beside a mark": _one("x/2026-03-02-1on1-edda.md", me=()),
    "a slug and nothing else": _one("1-1s/2026-03-02 foobar.md", person="", me=()),
    "one report, many topics": SmallVault(
        files={
            f"1-1s/2026-03-0{n} {topic}.md": "---\nperson: Edda\n---\n- a\n"
            for n, topic in enumerate(("Kafka", "Growth plan", "Travel"), 1)
        },
        met=[
            ("Edda", f"2026-03-0{n}", f"1-1s/2026-03-0{n} {topic}.md", 1)
            for n, topic in enumerate(("Kafka", "Growth plan", "Travel"), 1)
        ],
    ),
}


@pytest.mark.parametrize("name", VAULTS)
def test_sessions_are_found(name: str) -> None:
    check(VAULTS[name])


def test_two_others_nobody_knows_are_told() -> None:
    vault = read({"1-1s/2026-03-02.md": "# Edda / Nora\n- a\n"})
    assert [problem.code for problem in vault.problems] == ["who-is-me"]
