"""Templates of users that bear a built-in name: they replace what stands inside the prep block.

`maintain.md.j2` in the vault's template folder says every note of that phase, `report/maintain.md.j2` those of that relation.
Where one names itself (`{% extends "maintain.md.j2" %}`), what would be said without it is meant; `builtin/maintain.md.j2` is
always the built-in one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from vaultkit.errors import TemplateError
from vaultkit.model import Phase
from vaultkit.model import Relation

#: Bytes of one template; files and levels of one folder.
LARGEST = 1_000_000
_MANY = 500
_DEEP = 4
ENDING = ".j2"
#: How templates call the built-in ones, replaced or not.
BUILTIN = "builtin/"


@dataclass(frozen=True, slots=True)
class Override:
    """A template of the user's by its name in the folder ("report/maintain.md.j2")."""

    name: str
    source: str
    #: Path, as errors tell it.
    shown: str
    #: Which of the folders it stands in, from 0; the first wins.
    layer: int = 0
    #: Why it cannot be used ("is no UTF-8 text"); "" if it can.
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Overrides:
    """Every template of the user's that the folders hold, by precedence, then by name."""

    found: tuple[Override, ...] = ()

    def named(self, name: str) -> tuple[Override, ...]:
        """Return those of a name, the one that wins first."""
        return tuple(one for one in self.found if one.name == name)


@dataclass(frozen=True, slots=True)
class Layers:
    """Templates by the names that templates call them by."""

    #: Name to (path as errors tell it, source).
    sources: Mapping[str, tuple[str, str]]
    #: What is meant by its own name inside each.
    below: Mapping[str, str] = field(default_factory=dict)


def find_overrides(folders: Sequence[Path]) -> Overrides:
    """Return the templates of these folders, the first folder's before the others'; those with a fault say so."""
    return Overrides(tuple(one for layer, folder in enumerate(folders) for one in _in_folder(folder, layer)))


def read_overrides(folders: Sequence[Path]) -> Overrides:
    """Return the templates of these folders, the first folder's before the others'; folders need not exist.

    Raises:
        TemplateError: one of them cannot be used; nothing was written.
    """
    overrides = find_overrides(folders)
    for one in overrides.found:
        if one.fault:
            message = f"{one.shown}:1: The template {one.fault}."
            raise TemplateError(message, "Nothing was written; mend it or move it away.")
    return overrides


def body_names(builtin: Mapping[str, str]) -> tuple[str, ...]:
    """Return every name that a body can have: the built-in ones, and each phase's for each relation."""
    plain = [name for name in builtin if "/" not in name and not name.startswith("_")]
    phases = [f"{phase}.md.j2" for phase in Phase] + ["renewed.md.j2"]
    return (*plain, *(f"{relation}/{name}" for relation in Relation for name in phases))


def layered(overrides: Overrides, builtin: Mapping[str, str]) -> Layers:
    """Return all templates by name, with what each means by its own."""
    sources: dict[str, tuple[str, str]] = {}
    below: dict[str, str] = {}
    for name in dict.fromkeys(one.name for one in overrides.found):
        stack = overrides.named(name)
        names = [_called(one, overrides) for one in stack]
        sources.update((called, (one.shown, one.source)) for called, one in zip(names, stack, strict=True))
        # What a relation has no built-in template for is said by the phase's.
        last = BUILTIN + name if name in builtin else name.rpartition("/")[2]
        below.update(zip(names, [*names[1:], last if last != name else ""], strict=True))
    for name, source in builtin.items():
        sources.setdefault(name, (BUILTIN + name, source))
        sources[BUILTIN + name] = BUILTIN + name, source
    return Layers(sources, below)


def stack_of(names: Sequence[str], overrides: Overrides, builtin: Mapping[str, str]) -> tuple[str, ...]:
    """Return the templates that could say a body, by the names of the layers, the one that does first.

    What is the user's wins over all that is built in, a relation's own over the phase's within one folder; each of them means
    the next by its own name.

    Args:
        names: names of the body, best first ("report/maintain.md.j2", "maintain.md.j2").
        overrides: the user's templates.
        builtin: the built-in ones.
    """
    layers = dict.fromkeys(one.layer for one in overrides.found)
    found = [one for layer in layers for name in names for one in overrides.named(name) if one.layer == layer]
    return (*(_called(one, overrides) for one in found), *(BUILTIN + name for name in names if name in builtin))


def _called(one: Override, overrides: Overrides) -> str:
    return one.name if overrides.named(one.name)[0] == one else f"below-{one.layer}/{one.name}"


def _in_folder(folder: Path, layer: int) -> Iterator[Override]:
    found = sorted(_files(folder, 0))
    for path in found[:_MANY]:
        name = path.relative_to(folder).as_posix()
        source, fault = _read(path, folder)
        yield Override(name, source, os.path.normpath(path), layer, fault)


def _files(folder: Path, depth: int) -> Iterator[Path]:
    """Yield the files in a folder and below that have the ending; hidden ones and linked folders left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return  # not there, or not ours to read: then it replaces nothing
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < _DEEP:
                yield from _files(folder / entry.name, depth + 1)
        elif entry.name.endswith(ENDING):
            yield folder / entry.name


def _read(path: Path, folder: Path) -> tuple[str, str]:
    """Return the text of a template and "", or "" and what is wrong with the file."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            return "", "is a link that leads out of its folder"
        if not path.is_file():
            return "", "is no file"
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        return ("", "is larger than 1 MB") if len(data) > LARGEST else (data.decode("utf-8-sig"), "")
    except UnicodeDecodeError:
        return "", "is no UTF-8 text"
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else ""
        return "", f"cannot be read ({reason or 'its links lead in a circle'})"
