"""Every setting that exists: its name, what it may hold, and what it is when nobody sets it."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vaultkit.model import Phase
from vaultkit.model import Relation

MEGABYTE = 1024 * 1024


class WrongValueError(ValueError):
    """A setting that cannot be: what it must be, where it stands, and the names there are if its own is unknown."""

    def __init__(self, expected: str, path: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> None:
        super().__init__(expected)
        self.expected = expected
        self.path = path
        self.known = known


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: how a value from TOML is checked, its default, and whether a vault may set it."""

    check: Callable[[object], object]
    default: object
    #: May stand in the vault's own file; else only in the user's.
    in_vault: bool = True
    #: May be set by an environment variable, `VAULTKIT_` and the name in capitals.
    in_environment: bool = True


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = "a text in quotes"
        raise WrongValueError(message)
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        message = "a list of texts"
        raise WrongValueError(message)
    return tuple(part.strip() for part in value if part.strip())


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 3650:
        message = "a whole number from 1 to 3650"
        raise WrongValueError(message)
    return value


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in choices:
            raise WrongValueError(" or ".join(f'"{choice}"' for choice in choices))
        return str(value)

    return check


def _note(value: object) -> str:
    """Check the path of a note inside the vault; its ending may be left out."""
    try:
        return _folder(value)
    except WrongValueError:
        message = "a note inside the vault"
        raise WrongValueError(message) from None


def _language(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"auto|[a-z]{2,3}(?:-[A-Za-z]{2,8})?", value):
        message = '"auto" or the code of a language, such as "en"'
        raise WrongValueError(message)
    return value


def _size(value: object) -> int:
    """Check a size: a number of bytes, or text such as "5 MB"."""
    if isinstance(value, str) and (match := re.fullmatch(r"(\d{1,9})[ ]?([kKmM]?)[bB]?", value.strip())):
        value = int(match[1]) * {"": 1, "k": 1024, "m": MEGABYTE}[match[2].lower()]
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1024 * MEGABYTE:
        message = 'a size such as "5 MB", at most 1024 MB'
        raise WrongValueError(message)
    return value


def _folder(value: object) -> str:
    text = _text(value).strip().strip("/")
    parts = text.replace("\\", "/").split("/")
    if ".." in parts or Path(_text(value)).is_absolute() or ":" in text:
        message = "a folder inside the vault"
        raise WrongValueError(message)
    return "/".join(part for part in parts if part not in {"", "."})


def _relation(value: object) -> Relation:
    choices = [str(relation) for relation in Relation]
    return Relation(_one_of(*choices)(value))


#: Settings that are one value.
KEYS: Mapping[str, Key] = {
    "vault": Key(_text, "", in_vault=False, in_environment=False),
    "me": Key(_texts, ()),
    "exclude": Key(_texts, ()),
    "language": Key(_language, "auto"),
    "max_note_size": Key(_size, 5 * MEGABYTE),
    "templates": Key(_folder, ""),
    "template": Key(_text, ""),
    "prompts": Key(_note, ""),
    "carry": Key(_one_of("link", "copy"), "link"),
}

#: Settings of one person, under `[people."Name"]`.
PERSON_KEYS: Mapping[str, Callable[[object], object]] = {
    "cadence": _count,
    "relation": _relation,
    "role": _text,
}

#: Settings of one format, under `[format.report.maintain]`.
FORMAT_KEYS: Mapping[str, Callable[[object], object]] = {"days": _count, "minutes": _count, "structure": _text}

_RELATIONS = tuple(str(relation) for relation in Relation)
#: Phases as formats know them: share-context after a reset has its own.
_PHASES = (*(str(phase) for phase in Phase), "renewed")

#: Names of settings that are tables.
TABLES = ("rhythms", "people", "format", "lexicon")


def flatten(table: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield each setting of a TOML document as (path of names, checked value).

    Raises:
        WrongValueError: in the middle of it, with the path of names concerned.
    """
    for name, value in table.items():
        if name in KEYS:
            yield (name,), _checked((name,), KEYS[name].check, value)
        elif name == "rhythms":
            for kind, place in _table((name,), value).items():
                yield (name, kind), _checked((name, kind), _text, place)
        elif name == "people":
            for person, fields in _table((name,), value).items():
                yield from _fields((name, person), fields, PERSON_KEYS)
        elif name == "format":
            yield from _formats(value)
        elif name == "lexicon":
            yield (name,), _table((name,), value)
        else:
            raise _unknown((name,), (*KEYS, *TABLES))


def _formats(value: object) -> Iterator[tuple[tuple[str, ...], object]]:
    for relation, phases in _table(("format",), value).items():
        if relation not in _RELATIONS:
            raise _unknown(("format", relation), _RELATIONS)
        for phase, fields in _table(("format", relation), phases).items():
            if phase not in _PHASES:
                raise _unknown(("format", relation, phase), _PHASES)
            yield from _fields(("format", relation, phase), fields, FORMAT_KEYS)


def _fields(
    path: tuple[str, ...], value: object, known: Mapping[str, Callable[[object], object]]
) -> Iterator[tuple[tuple[str, ...], object]]:
    for name, part in _table(path, value).items():
        if name not in known:
            raise _unknown((*path, name), tuple(known))
        yield (*path, name), _checked((*path, name), known[name], part)


def _checked(path: tuple[str, ...], check: Callable[[object], object], value: object) -> object:
    try:
        return check(value)
    except WrongValueError as error:
        raise WrongValueError(error.expected, path) from None


def _table(path: tuple[str, ...], value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        message = "a table"
        raise WrongValueError(message, path)
    return value


def _unknown(path: tuple[str, ...], known: tuple[str, ...]) -> WrongValueError:
    return WrongValueError("", path, known)
