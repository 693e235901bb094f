"""Settings: environment, then the vault's `vaultkit.toml`, then the user's `config.toml`, then the default.

A mistake in a settings file stops the command: what somebody set must never be passed over in silence.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any

from vaultkit.errors import UsageError
from vaultkit.model import Relation
from vaultkit.vault.files import read_regular
from vaultkit.vault.setting_keys import KEYS
from vaultkit.vault.setting_keys import MEGABYTE
from vaultkit.vault.setting_keys import WrongValueError
from vaultkit.vault.setting_keys import flatten
from vaultkit.vault.setting_places import USER_FILE
from vaultkit.vault.setting_places import VAULT_FILE
from vaultkit.vault.setting_places import user_config_folder
from vaultkit.vault.toml_text import toml_text

DEFAULT = "default"

_MAX_BYTES = MEGABYTE


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """What the settings say of one person; empty where they say nothing."""

    #: Days between meetings.
    cadence: int | None = None
    relation: Relation | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class FormatSettings:
    """How often, how long and how structured, as set for one relation in one phase; empty where not set."""

    days: int | None = None
    minutes: int | None = None
    structure: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A value that somebody set, and who: a file, a variable, an option."""

    value: object
    source: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, and who set it."""

    #: The vault to use where no other is found; set by the user's own file alone.
    vault: Path | None = None
    #: The note-taker's own names and e-mail addresses.
    me: tuple[str, ...] = ()
    #: Names (at any depth) or paths of folders and files that are not read; `*` and `?` stand for any letters.
    exclude: tuple[str, ...] = ()
    #: "auto", or the code of the language the notes are written in.
    language: str = "auto"
    #: Bytes; larger notes are not read.
    max_note_size: int = 5 * MEGABYTE
    #: Folder of the vault with the user's own templates; "" for none.
    templates: str = ""
    #: Name of the template in that folder, or path of a file, that shapes whole notes; "" for imitation.
    template: str = ""
    #: Path of the note with the user's own questions; "" for none.
    prompts: str = ""
    #: "link": open commitments come back as text with a link; "copy": as boxes to tick.
    carry: str = "link"
    #: Where operational load belongs, by its kind: "status" to "[[Weekly update]]".
    rhythms: Mapping[str, str] = field(default_factory=dict)
    #: By name as written.
    people: Mapping[str, PersonSettings] = field(default_factory=dict)
    #: By (relation, phase); "renewed" is the phase after a reset.
    formats: Mapping[tuple[str, str], FormatSettings] = field(default_factory=dict)
    #: The `[lexicon]` table as TOML text of its own; "" for none.
    lexicon: str = ""
    #: Every value that is not a default, by its path of names, with who set it.
    given: Mapping[tuple[str, ...], Given] = field(default_factory=dict)

    def explained(self) -> Iterator[tuple[str, str | int | list[str], str]]:
        """Yield each setting as (dotted name, value, who set it), those of tables only where set."""
        default: dict[tuple[str, ...], Given] = {(name,): Given(key.default, DEFAULT) for name, key in KEYS.items()}
        for path, given in {**default, **self.given}.items():
            yield ".".join(path), _plain(given.value), given.source


def _plain(value: object) -> str | int | list[str]:
    if isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return [str(part) for part in value]
    return toml_text(value) if isinstance(value, dict) else str(value)


def load_user_settings(environ: Mapping[str, str]) -> Settings:
    """Return the settings that hold outside any vault.

    Raises:
        UsageError: a settings file or variable that cannot be understood.
    """
    return _assemble({**_user_layer(environ), **_environment_layer(environ)})


def load_settings(root: Path, environ: Mapping[str, str]) -> Settings:
    """Return the settings that hold in the vault at `root`.

    Raises:
        UsageError: a settings file or variable that cannot be understood.
    """
    layers = (
        _user_layer(environ),
        _file_layer(root / VAULT_FILE, VAULT_FILE, in_vault=True),
        _environment_layer(environ),
    )
    given: dict[tuple[str, ...], Given] = {}
    for layer in layers:
        given.update(layer)
    return _assemble(given)


def _assemble(given: Mapping[tuple[str, ...], Given]) -> Settings:
    single: dict[str, Any] = {path[0]: entry.value for path, entry in given.items() if path[0] in KEYS}
    if "vault" in single:
        single["vault"] = Path(single["vault"])
    people: dict[str, dict[str, Any]] = {}
    formats: dict[tuple[str, str], dict[str, Any]] = {}
    for path, entry in given.items():
        match path:
            case ("people", name, key):
                people.setdefault(name, {})[key] = entry.value
            case ("format", relation, phase, key):
                formats.setdefault((relation, phase), {})[key] = entry.value
    lexicon = given.get(("lexicon",))
    return Settings(
        **single,
        rhythms={path[1]: str(entry.value) for path, entry in given.items() if path[0] == "rhythms"},
        people={name: PersonSettings(**fields) for name, fields in people.items()},
        formats={place: FormatSettings(**fields) for place, fields in formats.items()},
        lexicon=toml_text(lexicon.value) if lexicon and isinstance(lexicon.value, dict) else "",
        given=given,
    )


def _user_layer(environ: Mapping[str, str]) -> dict[tuple[str, ...], Given]:
    file = user_config_folder(environ) / USER_FILE
    layer = _file_layer(file, str(file), in_vault=False)
    if ("vault",) in layer:
        place = file.parent / Path(str(layer["vault",].value)).expanduser()
        layer["vault",] = Given(str(place), str(file))
    return layer


def _file_layer(file: Path, name: str, *, in_vault: bool) -> dict[tuple[str, ...], Given]:
    try:
        text = read_regular(file, _MAX_BYTES, follow=True).decode("utf-8-sig")
        table = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except tomllib.TOMLDecodeError as error:
        message = f"{name}: {error}."
        raise UsageError(message, "Correct it; texts stand in quotes, lists in square brackets.") from None
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "it is no TOML in UTF-8"
        message = f"{name}: the settings cannot be read: {reason}."
        raise UsageError(message, "Correct the file, or move it away.") from None
    layer: dict[tuple[str, ...], Given] = {}
    try:
        for path, value in flatten(table):
            if in_vault and path[0] in KEYS and not KEYS[path[0]].in_vault:
                message = f"{_place(name, text, path)}: '{path[0]}' cannot be set here."
                raise UsageError(message, f"Set it in your own {USER_FILE}.")
            layer[path] = Given(value, name)
    except WrongValueError as error:
        raise _complaint(_place(name, text, error.path), error) from None
    return layer


def _environment_layer(environ: Mapping[str, str]) -> dict[tuple[str, ...], Given]:
    layer: dict[tuple[str, ...], Given] = {}
    for name, key in KEYS.items():
        variable = f"VAULTKIT_{name.upper()}"
        text = environ.get(variable, "")
        if not text.strip() or not key.in_environment:
            continue
        value: object = text.split(",") if isinstance(key.default, tuple) else text
        try:
            layer[name,] = Given(key.check(value), variable)
        except WrongValueError as error:
            raise _complaint(variable, WrongValueError(error.expected, (name,))) from None
    return layer


def _complaint(place: str, error: WrongValueError) -> UsageError:
    name = ".".join(error.path)
    if not error.known:
        return UsageError(f"{place}: '{name}' must be {error.expected}.", "Correct the value.")
    near = difflib.get_close_matches(error.path[-1], error.known, n=1)
    remedy = f"Did you mean '{near[0]}'?" if near else f"Known here: {', '.join(error.known)}."
    return UsageError(f"{place}: '{name}' is no setting.", remedy)


def _place(name: str, text: str, path: tuple[str, ...]) -> str:
    """Return file and line of the first line that sets or opens what the path ends on; the file alone if none does."""
    last = re.escape(path[-1]) if path else ""
    pattern = re.compile(rf"""[ \t]*(?:\[.*)?["']?{last}["']?[ \t]*(?:=|\.|\])""")
    number = next((number for number, line in enumerate(text.split("\n"), 1) if last and pattern.match(line)), 0)
    return f"{name}:{number}" if number else name
