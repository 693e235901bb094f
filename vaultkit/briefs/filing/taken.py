"""Paths that are taken already, or that not every system can keep: another one instead, and a word about it."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from collections.abc import Mapping

from vaultkit.briefs.filing.safe_names import fold_path
from vaultkit.briefs.filing.safe_names import safe_name
from vaultkit.briefs.filing.safe_names import written_name
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Vault


def free_path(path: str, vault: Vault, notes: Mapping[str, Note], person: Person, on: dt.date) -> tuple[str, str]:
    """Return a path that is not taken, unless by this person's own note prepared for the day, and a remark on the change.

    The person's name goes behind the name of somebody else's note, the day behind any other that does not hold it yet
    ("Asha in March"), and then numbers. Files that could not be read take their names too.
    """
    path = in_folders_that_exist(path, notes)
    taken = {fold_path(other) for other in notes} | {fold_path(one.path) for one in vault.problems}
    taken -= {
        fold_path(session.path)
        for session in vault.sessions
        if session.person == person.name and session.planned and session.date == on
    }
    if fold_path(path) not in taken:
        return path, _spelled(path, person)
    stem, _, ending = path.rpartition(".")
    name, day = safe_name(written_name(person.name)), on.isoformat()
    whose = {session.person for session in vault.sessions if fold_path(session.path) == fold_path(path)}
    if whose - {person.name} and name not in stem:
        stem = f"{stem} {name}"
    elif day not in stem:
        stem = f"{stem} {day}"
    made = f"{stem}.{ending}"
    number = 2
    while fold_path(made) in taken:
        # Not "x 2" or "x (2)": beside "x" those are what sync services call a copy, and copies are not read.
        made = f"{stem} - {number}.{ending}"
        number += 1
    return made, f"'{path}' is taken, so this note is '{made.rpartition('/')[2]}'."


def in_folders_that_exist(path: str, notes: Iterable[str]) -> str:
    """Return a path with its folders spelled as those that are there and differ only in case or accents' encoding."""
    folder = path.rpartition("/")[0]
    wanted = (
        {fold_path("/".join(folder.split("/")[:depth])) for depth in range(1, folder.count("/") + 2)}
        if folder
        else set()
    )
    there: dict[str, str] = {}
    for other in notes:
        parts = other.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            whole = "/".join(parts[:depth])
            if whole == "/".join(folder.split("/")[:depth]):
                there[fold_path(whole)] = whole
            elif fold_path(whole) in wanted:
                there.setdefault(fold_path(whole), whole)
    made: list[str] = []
    for part in path.split("/")[:-1]:
        whole = "/".join((*made, part))
        made.append(there.get(fold_path(whole), whole).rpartition("/")[2])
    return "/".join((*made, path.rpartition("/")[2]))


def _spelled(path: str, person: Person) -> str:
    """Say that a name had to be changed because not every system can keep a file or folder of it."""
    name = unicodedata.normalize("NFC", person.name)
    made = safe_name(name)
    if made == name or made.casefold() not in path.casefold():
        return ""
    return f"Not every system can keep a file called '{name}', so it is '{made}' in the path."
