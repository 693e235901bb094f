"""Words that tell recurring parts of notes apart: keys that last, headings that belong to one phase's work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Phase
from vaultkit.model import Session
from vaultkit.notes.data_file import read_table
from vaultkit.notes.names import fold
from vaultkit.notes.regex import regex

_EDGES = regex(r"^[^\w]+|[^\w]+$")
_LOCK = "🔒"


class Work(StrEnum):
    """What is done under a heading."""

    AGENDA = "agenda"
    TASKS = "tasks"
    STATUS = "status"
    CARRIED = "carried"
    PRIVATE = "private"
    OTHER = "other"


#: Headings that the next note leaves out. What is carried over stands in the prep block, in every phase.
FORBIDDEN = {
    Phase.GET_TO_KNOW: frozenset({Work.AGENDA, Work.TASKS, Work.STATUS, Work.CARRIED}),
    Phase.SHARE_CONTEXT: frozenset({Work.CARRIED}),
    Phase.MAINTAIN: frozenset({Work.AGENDA, Work.STATUS, Work.CARRIED}),
}


def bare(text: str) -> str:
    """Fold a heading or key: lower case, no accents, no emoji or punctuation at its sides."""
    return _EDGES.sub("", fold(text.replace("_", " ")))


@lru_cache(maxsize=1 << 12)
def work_of(heading: str) -> Work:
    """Tell what is done under a heading, by its words; a lock marks what is private."""
    text = bare(heading)
    for work, words in _headings().items():
        if text in words:
            return work
    if _LOCK in heading or any(
        word in text.split() for word in ("private", "privat", "confidential", "privato", "privado")
    ):
        return Work.PRIVATE
    return _longer(text)


def is_key(key: str, group: str) -> bool:
    """Tell whether a property belongs to a group of the data file ("per_session"), "vk-" before it or not."""
    folded = bare(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key))
    return folded in _keys()[group] or folded.removeprefix("vk ") in _keys()[group]


def private_lines(session: Session) -> frozenset[int]:
    """Return the lines of a session that stand under a private heading or in a private callout: never carried on."""
    found: set[int] = set()
    for block in session.blocks:
        if block.callout and work_of(block.callout) is Work.PRIVATE:
            found.add(block.line)
        for heading in _above(session, block):
            if work_of(heading.text) is Work.PRIVATE:
                found.update(range(block.line, block.end + 1))
    return frozenset(found)


def _above(session: Session, block: Block) -> tuple[Block, ...]:
    """Return the headings over a block, nearest first; itself if it is one."""
    found = [block] if block.kind is BlockKind.HEADING else []
    index = block.heading
    while index is not None and 0 <= index < len(session.blocks) and len(found) < 8:
        found.append(session.blocks[index])
        index = session.blocks[index].heading
    return tuple(found)


def _longer(text: str) -> Work:
    """Judge headings with words around ("Tasks from previous 121", "Review from last time (10 min)")."""
    for work in (Work.CARRIED, Work.TASKS, Work.AGENDA):
        for words in _headings()[work]:
            if " " in words and (text.startswith(words) or text.endswith(" " + words)):
                return work
    last = text.rpartition(" ")[2]
    return Work.TASKS if last in {"commitments", "actions", "tasks", "todos"} else Work.OTHER


def _data() -> Mapping[str, Any]:
    return read_table("briefs", "habits.toml")


@lru_cache(maxsize=1)
def _headings() -> dict[Work, frozenset[str]]:
    return {Work(name): frozenset(bare(word) for word in words) for name, words in _data()["headings"].items()}


@lru_cache(maxsize=1)
def _keys() -> dict[str, frozenset[str]]:
    return {name: frozenset(bare(word) for word in words) for name, words in _data().items() if name != "headings"}
