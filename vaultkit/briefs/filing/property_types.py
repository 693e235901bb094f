"""Types of properties: Obsidian knows one for each key of a vault, and a new note must not bring a second one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from enum import StrEnum

from vaultkit.model import Note
from vaultkit.model import Value
from vaultkit.notes.regex import regex

_DATE = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-2][0-9]:[0-5][0-9](:[0-5][0-9])?")
_NUMBER = regex(r"[-+]?[0-9]+(?:[.,][0-9]+)?")
_KEY = regex(r"^(\"[^\"]+\"|'[^']+'|[^:]*):(?=\s|$)")
_ITEM = regex(r"^(\s*-\s+)(.*)$")
_FLOW = regex(r"\[(?!\[)([^\[\],]+|\"[^\"]+\")\]")
_BARE_LINK = regex(r"^(\s*-\s+|[^:\"'\[]+:\s+)(!?\[\[[^\[\]\"\\]+\]\])(\s*)$")


class Type(StrEnum):
    """What a property holds, in the terms of Obsidian; tags and aliases are lists."""

    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    CHECKBOX = "checkbox"
    DATE = "date"
    DATE_TIME = "date-time"


def type_of(value: Value) -> Type | None:
    """Return the type of a property's value as written; None where it is empty and fits any."""
    if value is None or value == "":
        return None
    if isinstance(value, tuple):
        return Type.LIST if value else None
    if not isinstance(value, str):
        return Type.TEXT
    for kind, pattern in ((Type.DATE, _DATE), (Type.DATE_TIME, _TIME), (Type.NUMBER, _NUMBER)):
        if pattern.fullmatch(value.strip()):
            return kind
    return Type.CHECKBOX if value.strip() in {"true", "false"} else Type.TEXT


def types_in(notes: Iterable[Note], keys: Iterable[str]) -> Mapping[str, Type]:
    """Return the type that most notes give to each of these keys (lower case), where any note fills it."""
    wanted = {key.lower() for key in keys}
    counts: dict[str, Counter[Type]] = {key: Counter() for key in wanted}
    for note in notes:
        for one in note.properties:
            key = one.key.lower()
            if key in wanted and (kind := type_of(one.value)):
                counts[key][kind] += 1
    return {key: count.most_common(1)[0][0] for key, count in counts.items() if count}


def agreed_types(notes: Iterable[Note], keys: Iterable[str]) -> Mapping[str, Type]:
    """Return the type of each of these keys (lower case) that all of the notes which fill it agree on."""
    wanted = {key.lower() for key in keys}
    found: dict[str, set[Type]] = {}
    for note in notes:
        for one in note.properties:
            kind = type_of(one.value)
            if kind and one.key.lower() in wanted:
                found.setdefault(one.key.lower(), set()).add(kind)
    return {key: next(iter(kinds)) for key, kinds in found.items() if len(kinds) == 1}


def in_type(lines: Sequence[str], kind: Type | None) -> tuple[str, ...]:
    """Return the lines of one key with its value in the vault's type for it; links are quoted, as YAML wants them.

    Only what can be told in the other type is changed: a text as a list of one, a list of one as a text, a day with and
    without a time. Comments and everything else stay.
    """
    written = tuple(_BARE_LINK.sub(r'\1"\2"\3', line) for line in lines)
    head = _KEY.match(written[0])
    if head is None or kind is None:
        return written
    value = written[0][head.end() :].partition(" #")[0].strip()
    items = [match[2] for line in written[1:] if (match := _ITEM.match(line))]
    told = _told(value, items, kind)
    if told is None:
        return written
    rest = (line for line in written[1:] if not _ITEM.match(line))
    return (*f"{head[0]}{told}".split("\n"), *rest)


def _told(value: str, items: Sequence[str], kind: Type) -> str | None:
    """Return what stands behind the colon for a value in another type; None where it stays."""
    told: str | None = None
    if kind is Type.LIST and value and not value.startswith(("[", "|", ">", "{", "&", "*")):
        told = f"\n  - {value}"
    elif kind is Type.TEXT and not value and len(items) == 1:
        told = f" {items[0]}"
    elif kind is Type.TEXT and (flow := _FLOW.fullmatch(value)):
        told = f" {flow[1].strip()}"
    elif kind is Type.DATE and _TIME.fullmatch(value):
        told = f" {value[:10]}"
    elif kind is Type.DATE_TIME and _DATE.fullmatch(value):
        told = f" {value}T00:00:00"
    elif kind is Type.CHECKBOX and not value and not items:
        told = " false"
    return told
