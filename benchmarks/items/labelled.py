"""Labelled notes (benchmarks/items/notes/*.md) as examples to learn from: what each item shows, and what it is.

Each item ends in its kind, the best one first and after it what else is acceptable: `{decision/action}`, or by letters `{d/a}`.
"""

# ruff: noqa: T201  # a part of a command, which prints

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vaultkit.model import ItemKind
from vaultkit.model import Layout
from vaultkit.model import Session
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.text import parse_note
from vaultkit.signals.classify import mark_statements
from vaultkit.signals.events import Unfolding
from vaultkit.signals.events import read_events
from vaultkit.signals.item_lines import line_by_line
from vaultkit.signals.items import show_items
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import read_statements
from vaultkit.signals.words import names_of

LETTERS = {
    "s": ItemKind.STATUS, "g": ItemKind.AGENDA, "d": ItemKind.DECISION, "a": ItemKind.ACTION,
    "w": ItemKind.WAYS_OF_WORKING, "c": ItemKind.CHALLENGE, "u": ItemKind.UNCERTAINTY, "p": ItemKind.PERSONAL,
    "k": ItemKind.CAREER, "e": ItemKind.EVENT, "o": ItemKind.OTHER,
}  # fmt: skip
_LABEL = re.compile(r"\s*\{([a-z/-]+)\}\s*$")


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled item: what it shows and what it is."""

    file: str
    line: int
    text: str
    traits: tuple[str, ...]
    kinds: tuple[ItemKind, ...]


def read_examples(paths: Iterable[Path], lexicon: Lexicon) -> list[Example]:
    """Return the labelled items of some notes."""
    return [example for path in sorted(paths) for example in _examples(path, lexicon)]


def _examples(path: Path, lexicon: Lexicon) -> Iterable[Example]:
    labels: dict[int, tuple[ItemKind, ...]] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        match = _LABEL.search(line)
        if match is not None:
            labels[number] = tuple(LETTERS.get(part) or ItemKind(part) for part in match[1].split("/"))
            lines[number - 1] = line[: match.start()]
    note, _ = parse_note(path.name, "\n".join(lines).encode())
    if note is None:
        return
    fields = {one.key: str(one.value) for one in note.properties}
    session = Session(fields["person"], date(2026, 1, 1), path.name, 1, len(lines), Layout.SECTION, parse_outline(note))
    session = line_by_line(session, note.lines)
    aliases = [part.strip() for part in fields.get("aliases", "").split(",") if part.strip()]
    me = [part.strip() for part in fields.get("me", "").split(",")]
    statements = read_statements(session, lexicon.folder, names_of((fields["person"], *aliases), me))
    events = read_events(session, statements, lexicon, Unfolding(), frozenset())
    seen = set()
    for shown in show_items(session, mark_statements(statements, lexicon), events, lexicon):
        at = shown.marked[0].statement.line
        if at in labels:
            seen.add(at)
            yield Example(path.name, at, shown.text, tuple(shown.traits), labels[at])
    for missed in sorted(set(labels) - seen):
        print(f"{path.name}:{missed}: labelled and not read", file=sys.stderr)
