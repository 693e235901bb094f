"""Write docs/gallery.md: one prepared note for each phase and relation, change, phase error and way of keeping notes.

    python -m tools.make_gallery            write docs/gallery.md
    python -m tools.make_gallery --check    exit with 1 if it is not what would be written

Read from the sample vault and the vaults of tests/layouts, each once; nothing is written there.
"""

# ruff: noqa: INP001  # a script beside the package, not a package

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from tools.gallery_notes import Room
from tools.gallery_notes import Wanted
from tools.gallery_notes import phase_of
from tools.gallery_notes import prepare
from tools.gallery_notes import read_room
from vaultkit.briefs.filing.plan import Mode
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import PhaseError
from vaultkit.model import Relation
from vaultkit.notes.lookup import find_person

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "gallery.md"
SAMPLE = ROOT / "sample-vault"
LAYOUTS = ROOT / "tests" / "layouts"
#: The day on which the sample vault's notes are prepared, and those of the layouts, which end in spring.
TODAY = dt.date(2026, 11, 23)
SPRING = dt.date(2026, 4, 13)
#: Lines shown above and below what is inserted into a file.
_AROUND = 6
_RELATIONS = tuple(relation for relation in Relation if relation is not Relation.OTHER)
_PHASES = ("Get to know", "Share context", "Maintain", "Renewed")
#: A phase and a relation: whose notes they are shown by, and for a renewed one the change that was named.
_CELLS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Get to know": (("Mirela", ""), ("Mirela", ""), ("Mirela", ""), ("Mirela", ""), ("Mirela", ""), ("Mirela", "")),
    "Share context": (("Desta", ""), ("Siobhán", ""), ("Leocadia", ""), ("Desta", ""), ("Roland", ""), ("Desta", "")),
    "Maintain": (("Gwilym", ""), ("Siobhán", ""), ("Leocadia", ""), ("Gwilym", ""), ("Roland", ""), ("Gwilym", "")),
    "Renewed": (
        ("Tamsin", ""), ("Siobhán", "role-change"), ("Leocadia", "reorg"), ("Desta", "reorg"), ("Roland", "leave-return"),
        ("Gwilym", "promotion"),
    ),
}  # fmt: skip
_CHANGES = (
    ("promotion", "Desta", None), ("peer-becomes-boss", "Leocadia", None), ("role-change", "Gwilym", None),
    ("new-manager", "Siobhán", None), ("pivot", "Leocadia", None), ("reorg", "Desta", None),
    ("leave-return", "Mirela", None), ("mentorship", "Gwilym", None),
)  # fmt: skip
#: A phase error, whose meeting shows it, and on which day.
_ERRORS = (
    (PhaseError.STATUS_THEATRE, "Gwilym", dt.date(2026, 2, 5)),
    (PhaseError.PREMATURE_AGENDA, "Mirela", dt.date(2026, 9, 30)),
    (PhaseError.STALE_SHORTHAND, "Tamsin", dt.date(2026, 10, 6)),
    (PhaseError.OVERSTAYED, "Mirela", dt.date(2026, 10, 28)),
    (PhaseError.STARVED, "Gwilym", dt.date(2026, 10, 29)),
)
#: What is laid over the notes for errors that the sample vault has none of: what was done, and meetings by their day.
_LAID: Mapping[PhaseError, tuple[str, Mapping[str, str]]] = {
    PhaseError.OVERSTAYED: (
        "with one meeting more in January",
        {
            "2026-01-21": "- She came to look at us before she applied. Coffee at the station\n- Grew up by a river, like me"
        },
    ),
    PhaseError.STARVED: (
        "with smaller talk in his last four notes",
        {
            "2026-05-14": "- Tea in the cab of the old truck\n- He showed me the new gate from the far side, and the crane",
            "2026-07-23": "- Too hot for the office, sat on the ramp with a melon\n- The crane again, and whose truck is the oldest",
            "2026-09-10": "- Tea on the ramp. The swallows are gone\n- The gate sticks in the rain, as gates do",
            "2026-10-29": "- Tea in the cab, the rain on the roof\n- The crane, the gate, the old truck",
        },
    ),
}
_ARCHETYPES = (
    ("A", "a file per meeting in one folder", "action-tables", "Rukmini Sethi"),
    ("B", "a folder per person", "italian-folders", "Giulia Ferraris"),
    ("C", "a running file per person", "portuguese-running", "Beatriz Nogueira"),
    ("D", "a log on a person's page", "person-files-sections", "Saoirse Flynn"),
    ("E", "a subheading in a weekly note", "weekly-notes", "Asha Varma"),
    ("E", "an entry in a daily note", "french-spanish-journal", "Maëlle Garrec"),
    ("E", "a callout in a monthly log", "callout-fields", "Nadia Ferhat"),
    ("F", "commitments kept in other notes", "callout-fields", "Ossian Lund"),
    ("G", "an outline of pages", "logseq-people", "Ilse Brandt"),
    ("G", "an outline of journals", "logseq-journals", "Asha Rao"),
)
_NEWCOMER = Person("Hedda Roos", relation=Relation.REPORT, started=dt.date(2026, 11, 16))


_INTRODUCTION = (
    "One prepared note of every kind, written by `python -m tools.make_gallery` from the [sample vault](../sample-vault) on"
    f" {TODAY} and, for the ways of keeping notes, from the vaults of [tests/layouts](../tests/layouts) on {SPRING}. All people"
    " are invented. Where a note is shown for another relation, phase or change than the notes hold, the line above it says so."
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One note of the gallery."""

    title: str
    #: What was laid over the notes to show it; "" if nothing was.
    remark: str
    path: str
    text: str


def show(room: Room, name: str, title: str, wanted: Wanted, remark: str = "") -> Shown:
    """Return a prepared note of somebody in the vault; what is inserted into a file in its surroundings."""
    filing, text = prepare(room, find_person(room.vault.people, name), wanted)
    if filing.mode is Mode.INSERT:
        remark = " ".join(filter(None, (remark, f"New from line {filing.before_line} on.")))
        text = _surrounded(room.notes[filing.path].lines, filing.before_line, text)
    return Shown(title, " ".join(filter(None, (remark, filing.remark))), filing.path, text)


def _surrounded(lines: Sequence[str], before: int, text: str) -> str:
    above, below = list(lines[: before - 1]), list(lines[before - 1 :])
    cut = (["…"] if len(above) > _AROUND else [], ["…"] if len(below) > _AROUND else [])
    return "\n".join([*cut[0], *above[-_AROUND:], *text.removesuffix("\n").split("\n"), *below[:_AROUND], *cut[1]])


def phase_notes(room: Room) -> list[Shown]:
    """Return a note for each phase and relation."""
    found = []
    for phase, row in _CELLS.items():
        for relation, (name, event) in zip(_RELATIONS, row, strict=True):
            who = find_person(room.vault.people, name)
            asked = None if phase == "Renewed" else Phase(phase.lower().replace(" ", "-"))
            same = phase_of(room, who) == (asked or Phase.SHARE_CONTEXT, phase == "Renewed")
            laid = [f"taken for a {relation}"] if relation is not who.relation else []
            laid += [f"with `--phase {asked}`"] if asked and not same else [f"with `--event {event}`"] if event else []
            wanted = Wanted(relation, None if same else asked, event)
            remark = f"{who.name}, {', '.join(laid)}." if laid else ""
            found.append(show(room, name, f"{phase}, {relation}: {who.name}", wanted, remark))
    return found


def change_notes(room: Room) -> list[Shown]:
    """Return a note for each kind of change."""
    return [
        show(
            room,
            name,
            f"{kind}: {find_person(room.vault.people, name).name}",
            Wanted(relation, event=kind),
            f"With `--event {kind}`.",
        )
        for kind, name, relation in _CHANGES
    ]


def error_notes(room: Room) -> list[Shown]:
    """Return a note for each phase error."""
    found = []
    for error, short, day in _ERRORS:
        name = find_person(room.vault.people, short).name
        how, laid = _LAID.get(error, ("", {}))
        at = room
        for date, text in laid.items():
            front = f'---\ntype: 1-1\nperson: "[[{name}]]"\ndate: {date}\nduration: 40\n---\n\n'
            at = at.with_note(f"1-1s/{name}/{date}.md", f"{front}{text}\n")
        at = at.as_of(day)
        remark = f"As it was on {at.today}{', ' + how if how else ''}."
        found.append(show(at, name, f"{str(error).replace('-', ' ')}: {name}", Wanted(), remark))
    return found


def layout_notes() -> list[Shown]:
    """Return a note for each way of keeping notes."""
    rooms = {layout: read_room(LAYOUTS / layout, SPRING) for _, _, layout, _ in _ARCHETYPES}
    return [
        show(rooms[layout], name, f"{letter}, {what}: {name}", Wanted(), f"From `tests/layouts/{layout}`.")
        for letter, what, layout, name in _ARCHETYPES
    ]


def other_notes(room: Room) -> list[Shown]:
    """Return what is left: little structure, boxes, a note never held, nobody met yet."""
    earlier = replace(room, today=dt.date(2026, 11, 9))
    filing, text = prepare(earlier, find_person(room.vault.people, "Mirela"), Wanted())
    waiting = room.with_note(filing.path, text)
    first, newcomer = prepare(room, _NEWCOMER, Wanted())
    return [
        show(
            room,
            "Roland",
            "Hardly any structure: Roland Achterberg",
            Wanted(deep=True),
            "With `context: deep` on his page.",
        ),
        show(
            room,
            "Desta",
            "Boxes to tick: Desta Lindqvist",
            Wanted(copies=True),
            'With `carry = "copy"` in the settings.',
        ),
        show(
            waiting,
            "Mirela",
            "The last one was not held: Mirela Duca",
            Wanted(),
            f"`{filing.path}` was prepared and never written in.",
        ),
        Shown("The first one: Hedda Roos", "A report since 16 November, whom nobody has met.", first.path, newcomer),
    ]


def page() -> str:
    """Return the whole gallery."""
    room = read_room(SAMPLE, TODAY)
    parts = {
        "Phases and relations": phase_notes(room),
        "After a change": change_notes(room),
        "When the last meeting did another phase's work": error_notes(room),
        "Each way of keeping notes": layout_notes(),
        "And besides": other_notes(room),
    }
    lines = [
        "# Gallery",
        "",
        _INTRODUCTION,
        "",
        "## Contents",
        "",
        "| | " + " | ".join(str(relation) for relation in _RELATIONS) + " |",
        "|---" * (len(_RELATIONS) + 1) + "|",
    ]
    cells = iter(parts["Phases and relations"])
    for phase in _PHASES:
        row = [f"[{_who(shown)}](#{slug(shown.title)})" for _, shown in zip(_RELATIONS, cells, strict=False)]
        lines.append(f"| {phase} | " + " | ".join(row) + " |")
    lines.append("")
    for heading, notes in list(parts.items())[1:]:
        lines.append(f"* {heading}")
        lines += [f"  * [{one.title}](#{slug(one.title)})" for one in notes]
    for heading, notes in parts.items():
        lines += ["", f"## {heading}"]
        for one in notes:
            lines += ["", f"### {one.title}", "", *([one.remark, ""] if one.remark else []), f"`{one.path}`", ""]
            lines += ["~~~~markdown", one.text.rstrip("\n"), "~~~~"]
    return "\n".join(lines) + "\n"


def slug(title: str) -> str:
    """Return the anchor that a heading has on the page."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def _who(shown: Shown) -> str:
    return shown.title.partition(": ")[2].split()[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or tell whether it is up to date."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if the page is not up to date")
    check = parser.parse_args(arguments).check
    text = page()
    if check:
        return int(not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
