"""Commitments outside of meetings: on a person's page, in daily notes, in a list of tasks.

There a line counts only if it says whom it is for; what a person's page gathers under "Action items" is theirs anyway.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from vaultkit.model import Block
from vaultkit.model import Note
from vaultkit.model import Session
from vaultkit.notes.action_candidates import Candidate
from vaultkit.notes.action_candidates import Place
from vaultkit.notes.action_candidates import find_candidates
from vaultkit.notes.action_owner import Circle
from vaultkit.notes.action_owner import judge
from vaultkit.notes.action_scope import Kind
from vaultkit.notes.action_scope import Scope
from vaultkit.notes.action_scope import read_scopes
from vaultkit.notes.action_scope import top_title
from vaultkit.notes.action_tables import find_in_properties
from vaultkit.notes.action_tables import find_in_tables
from vaultkit.notes.action_words import is_word
from vaultkit.notes.action_words import title_has
from vaultkit.notes.dates import find_date
from vaultkit.notes.dates import read_date_head
from vaultkit.notes.datescan import has_digit
from vaultkit.notes.inline import find_links
from vaultkit.notes.layouts.privacy import is_kept_private
from vaultkit.notes.layouts.sections import cut_blocks
from vaultkit.notes.layouts.tree import build_tree
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import words as layout_words
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import strength_of
from vaultkit.notes.names import fold
from vaultkit.notes.outline import parse_outline
from vaultkit.notes.regex import regex

_BOX = regex(r"(?m)^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?:\[.?\]|TODO|LATER|NOW|DOING|WAITING)[ \t]")


def find_parked(
    note: Note, blocks: tuple[Block, ...] | None, held: Sequence[Session], page_of: str, circle: Circle
) -> Iterator[Candidate]:
    """Yield the commitments of one note outside its meetings.

    `held` are the meetings that the note tells of, `page_of` is the canonical name of the person whose page it is ("" if nobody's).
    """
    if any(session.line <= 1 and session.end >= len(note.lines) for session in held) or not circle.met:
        return
    page_of = page_of if page_of in circle.met else ""
    daily = _is_daily(note, held)
    if not (page_of or daily or _is_list(note)) or _is_pattern(note) or is_kept_private(note.properties):
        return
    if blocks is None:
        blocks = parse_outline(note) if _has_box(note) else ()
    blocks = cut_blocks(build_tree(blocks), range(len(blocks)))
    scopes = read_scopes(blocks, top_title(blocks))
    outside = _outside(blocks, held)
    place = Place(note.path, _day(note) if daily else None, page_of)
    texts = {block.line: block.text for block in blocks}
    lines = {block.line: scope for block, scope in zip(blocks, scopes, strict=True)}
    ignored = frozenset(index for index in range(len(blocks)) if index not in outside)
    for found in find_candidates(blocks, scopes, place, circle, ignored):
        if page_of:
            if _belongs_to_page(lines[found.line], found, page_of) and found.person in circle.met:
                yield found
        elif not _is_meeting(lines[found.line]):
            yield from _for_somebody(found, texts[found.line], held, circle)
    if page_of:
        rows = find_in_tables(blocks, scopes, place, circle)
        yield from (row for row in rows if not any(s.line <= row.line <= s.end for s in held))
        yield from find_in_properties(note.properties, note.lines, place, circle)


def may_hold_parked(note: Note) -> bool:
    """Tell whether a note that tells of no meeting, and is nobody's page, may hold commitments."""
    return (_is_daily(note, ()) or _is_list(note)) and _has_box(note)


def _has_box(note: Note) -> bool:
    return _BOX.search("\n".join(note.lines)) is not None


def pages(people: Mapping[str, str], sessions: Sequence[Session]) -> dict[str, str]:
    """Return whose page each path is: people's own, and files that tell of meetings with one person only."""
    found = dict(people)
    parties: dict[str, set[str]] = {}
    for session in sessions:
        parties.setdefault(session.path, set()).add(session.person)
    counts: dict[str, int] = {}
    for session in sessions:
        counts[session.path] = counts.get(session.path, 0) + 1
    for path, names in parties.items():
        if len(names) == 1 and counts[path] > 1:
            found.setdefault(path, next(iter(names)))
    return found


def _outside(blocks: Sequence[Block], held: Sequence[Session]) -> set[int]:
    taken = {line for session in held for line in range(session.line, session.end + 1)}
    return {index for index, block in enumerate(blocks) if block.line not in taken}


def _belongs_to_page(scope: Scope, found: Candidate, page_of: str) -> bool:
    """Tell whether a page's line is a commitment with that person: gathered as such, and not of a project."""
    if any(title_has(title.text, "elsewhere") for title in scope.titles):
        return False
    return scope.kind in (Kind.ACTION, Kind.DONE) or found.person != page_of


def _for_somebody(found: Candidate, text: str, held: Sequence[Session], circle: Circle) -> Iterator[Candidate]:
    """Yield a line with the person it names: told by mark or field, or linked in it."""
    if found.person:
        if found.person in circle.met:
            yield found
        return
    names = []
    for link in find_links(text):
        person = judge(f"[[{link.target}]]", circle, "")
        if person is not None and person[1] in circle.met:
            names.append(person[1])
    today = {session.person for session in held}
    names.sort(key=lambda name: name not in today)
    if names:
        yield replace(found, person=names[0])


def _is_meeting(scope: Scope) -> bool:
    """Tell whether a line stands under a meeting that is nobody's 1:1 ("### Newsroom meeting")."""
    for title in scope.titles:
        if title_has(title.text, "action"):
            return False
        if strength_of(title.text) >= Strength.MEETING and len(bare(title.text).split()) > 1:
            return True
    return False


def _is_daily(note: Note, held: Sequence[Session]) -> bool:
    folder, _, name = note.path.rpartition("/")
    head = read_date_head(_stem(name).replace("_", "-")) if has_digit(name) else None
    named = head is not None and head.date is not None and not head.rest
    return named or _is_journal(folder) or len({session.person for session in held}) > 1


@lru_cache(maxsize=1 << 10)
def _is_journal(folder: str) -> bool:
    return any(bare(part) in layout_words("journal_folders") for part in PurePosixPath(folder).parts)


def _is_list(note: Note) -> bool:
    stem = _stem(note.path.rpartition("/")[2])
    return is_word(stem, "action") or bare(stem) in {"inbox", "next", "waiting", "eingang", "agenda", "agendas"}


def _stem(name: str) -> str:
    """Return a file name without its ending; a path of `pathlib` takes ten times as long, and every note is asked."""
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def _is_pattern(note: Note) -> bool:
    """Tell whether a note is a template or a copy that an editor made for itself."""
    parts = PurePosixPath(note.path).parts[:-1]
    folders = f" {fold(' '.join(parts))} "
    machine = any(f" {folder} " in folders for folder in layout_words("machine_folders"))
    return machine or any(bare(part) in layout_words("template_folders") for part in parts)


def _day(note: Note) -> dt.date | None:
    found = find_date(PurePosixPath(note.path).stem)
    return found[0] if found is not None else None
