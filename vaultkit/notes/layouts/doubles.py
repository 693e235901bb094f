"""One meeting told in several places is one session: a note before a section before a bullet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence

from vaultkit.notes.inline import find_links
from vaultkit.notes.layouts.draft import Draft
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.tree import Tree


def without_pointers(
    named: Sequence[tuple[Draft, str]], facts: Mapping[str, Facts], tree: Callable[[str], Tree]
) -> list[tuple[Draft, str]]:
    """Leave out entries that only point to the note of a session: that note is the session."""
    notes = {draft.path: draft.path.rpartition(".")[0] for draft, _ in named if draft.rank == 3}
    ends = set(notes.values()) | {plain.rpartition("/")[2] for path, plain in notes.items() if not facts[path].is_daily}
    kept = []
    for draft, person in named:
        if draft.rank < 2 and draft.head is not None:
            block = tree(draft.path).blocks[draft.head]
            if any(link.target.removesuffix(".md").lstrip("./") in ends for link in find_links(block.text)):
                continue
        kept.append((draft, person))
    return kept


def without_doubles(named: Sequence[tuple[Draft, str]], tree: Callable[[str], Tree]) -> list[tuple[Draft, str]]:
    """Keep one of several drafts about one person and day: the note before the section before the bullet."""
    groups: dict[tuple[str, dt.date], list[Draft]] = {}
    for draft, person in named:
        groups.setdefault((person, draft.date), []).append(draft)
    kept = []
    for (person, _), drafts in groups.items():
        if len(drafts) == 1:
            kept.append((drafts[0], person))
            continue
        best = max(drafts, key=lambda d: (d.rank, _size(d, tree), d.path, -d.line))
        # Two sections of one file, or two notes with their own times, are two meetings.
        same = [d for d in drafts if d is best or (d.rank == best.rank and _apart(d, best))]
        kept += [(draft, person) for draft in same]
    return kept


def _apart(one: Draft, other: Draft) -> bool:
    if one.rank == 2 and one.path == other.path:
        return True
    return bool(one.time and other.time and one.time != other.time)


def _size(draft: Draft, tree: Callable[[str], Tree]) -> int:
    blocks = tree(draft.path).blocks
    return sum(len(block.text) for block in (blocks if draft.head is None else blocks[draft.head : draft.stop]))
