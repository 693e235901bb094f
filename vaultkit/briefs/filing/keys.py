"""Front matter as its owner wrote it: keys with their lines, YAML or a JSON block, and back again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vaultkit.model import Note
from vaultkit.notes.regex import regex

#: A line that begins a key of front matter, with the key as written; also in a JSON block as `in_json` lays it out.
KEY = regex(r"^(?:  (?=\"[^\"]+\": [\"\[{0-9tfn]))?(\"[^\"]+\"|'[^']+'|[^\s#:\-\"'\[\]{}][^:]*?)\s*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of the front matter with its lines as written; comments after it belong to it."""

    key: str
    lines: tuple[str, ...]

    @property
    def value(self) -> str:
        """Everything behind the colon, comments aside, as written."""
        first = self.lines[0].split(":", 1)[1].strip()
        rest = [line.strip() for line in self.lines[1:] if not is_comment(line)]
        return "\n".join([first, *rest]).strip()


def is_comment(line: str) -> bool:
    """Tell whether a line of front matter says nothing: a comment or a blank."""
    return line.lstrip().startswith("#") or not line.strip()


def entries_of(note: Note) -> tuple[Entry, ...]:
    """Return the keys of a note's front matter; those of a JSON block as lines of YAML."""
    if note.body_line <= 2 or note.lines[0].strip() != "---":
        return ()
    lines = note.lines[1 : note.body_line - 2]
    found = as_json(lines)
    if found is None:
        return tuple(split(lines))
    return tuple(Entry(key, (f"{key}: {_dumped(value)}".rstrip(),)) for key, value in found.items())


def split(lines: Sequence[str]) -> Iterator[Entry]:
    """Cut the lines between the fences into keys; what stands before the first key has the key ""."""
    key = ""
    taken: list[str] = []
    for line in lines:
        match = KEY.match(line)
        if match:
            if taken:
                yield Entry(key, tuple(taken))
            key, taken = match[1].strip("\"'"), [line]
        else:
            taken.append(line)
    if taken:
        yield Entry(key, tuple(taken))


def as_json(lines: Sequence[str]) -> Mapping[str, Any] | None:
    """Return what a JSON block between the fences holds; None if it is none."""
    text = "\n".join(lines).strip()
    if not text.startswith("{") or len(text) > 1 << 16:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and all(":" not in key and key.strip() for key in found) else None


def in_json(lines: Sequence[str], like: Sequence[str]) -> tuple[str, ...]:
    """Return lines of YAML, one for each key, as a JSON block with a line for each; empty values keep the kind that they have in `like`."""
    old = as_json(like) or {}
    made: dict[str, Any] = {}
    for entry in split(lines):
        if entry.key:
            made[entry.key] = _loaded(entry.value, old.get(entry.key))
    return tuple(json.dumps(made, ensure_ascii=False, indent=2).split("\n"))


def _dumped(value: object) -> str:
    return "" if value in ("", None) or value == [] else json.dumps(value, ensure_ascii=False)


def _loaded(text: str, old: object) -> object:
    if not text:
        empty: dict[type, object] = {str: "", list: [], bool: False, dict: {}}
        return empty.get(type(old))
    try:
        return json.loads(text)
    except ValueError:
        return text.strip("\"'")
