"""Every problem that reading a vault can report: its code, how bad it is, what it says.

Codes are stable. `{...}` in a sentence is a fact of the one case. Sentences name keys and places, never what people wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vaultkit.model import Problem
from vaultkit.model import Severity


@dataclass(frozen=True, slots=True)
class Wording:
    """What one kind of problem says."""

    severity: Severity
    message: str
    remedy: str


def _error(message: str, remedy: str) -> Wording:
    return Wording(Severity.ERROR, message, remedy)


def _warning(message: str, remedy: str) -> Wording:
    return Wording(Severity.WARNING, message, remedy)


#: What a note's bytes, front matter and dates can have wrong with them.
IN_NOTES: Mapping[str, Wording] = {
    "wrong-encoding": _error("The file is {encoding}, so it was not read.", "Save it as UTF-8."),
    "not-utf-8": _error("Byte 0x{byte:02X} is not UTF-8, so the file was not read.", "Save the file as UTF-8."),
    "not-text": _error(
        "The file holds NUL bytes instead of text, so it was not read.",
        "Save it as UTF-8, or restore it from a backup.",
    ),
    "nul-character": _warning("The line holds a NUL character.", "Delete the character."),
    "empty-note": _warning("The note is empty.", "Write it, or delete the file."),
    "unclosed-front-matter": _error(
        "Front matter is not closed, so no property was read.", "Write a line '---' after the last property."
    ),
    "wrong-fence": _warning(
        "'{fence}' is no fence of front matter; only '---' is.",
        "Write '---' before the first and after the last property.",
    ),
    "late-front-matter": _warning(
        "Obsidian shows no properties here: front matter starts below line 1.", "Move it to the very top of the file."
    ),
    "front-matter-not-a-map": _error("Front matter is {kind}, not keys with values.", "Write 'key: value' lines."),
    "front-matter-too-large": _error(
        "Front matter has more than {limit}, so it was not read.", "Move text to the body."
    ),
    "front-matter-too-deep": _error(
        "Front matter is nested more than {limit} levels deep, so it was not read.",
        "Flatten it to keys with values or lists.",
    ),
    "yaml-alias": _error(
        "A value that starts with '&' or '*' is a YAML reference, so no property was read.", "Put the value in quotes."
    ),
    "yaml-tag": _error(
        "A value that starts with '!' is a YAML tag, so no property was read.", "Put the value in quotes."
    ),
    "bad-yaml": _error("{cause}, so no property was read.", "{cure}"),
    "control-character": _error(
        "The line holds the control character {character}, so no property was read.", "Delete the character."
    ),
    "duplicate-key": _error("Property '{key}' is set a second time; the first value counts.", "Keep one of the two."),
    "unquoted-link": _warning("A link among the properties is not in quotes.", 'Write it as "[[...]]".'),
    "comment-for-value": _warning(
        "What follows '#' is a comment to YAML, so the value is empty.", "Put the value in quotes, or drop the '#'."
    ),
    "key-not-text": _warning("Property '{key}' is no plain name; it was read as text.", "Put the key in quotes."),
    "unfilled-template": _error(
        "A template placeholder is not filled in.", "Fill it in, or move the file to your templates."
    ),
    "impossible-date": _error(
        "Property '{key}' holds a day or time that does not exist.", "Correct it, as YYYY-MM-DD."
    ),
    "ambiguous-date": _warning("Property '{key}' may be day/month or month/day.", "Write the date as YYYY-MM-DD."),
    "unpadded-date": _warning("Property '{key}' is no date to Obsidian.", "Write the date as YYYY-MM-DD, with zeros."),
    "far-date": _warning("Property '{key}' holds the year {year}.", "Correct the year, or leave the date out."),
    "future-date": _warning("Property '{key}' lies more than {days} days ahead.", "Check the year."),
}

#: What a vault's files and folders can have wrong with them. Where one line speaks for many files, `{more}` counts the others.
IN_VAULTS: Mapping[str, Wording] = {
    "note-too-large": _error(
        "The file is larger than {limit}, so it was not read.", "Split it, or raise max_note_size in vaultkit.toml."
    ),
    "unreadable-note": _error("The file cannot be read: {reason}.", "Check its permissions."),
    "unreadable-folder": _error("The folder cannot be read: {reason}.", "Check its permissions."),
    "not-a-file": _warning("This is {kind}, not a file, so it was not read.", "Move it out of the vault."),
    "link-not-followed": _warning(
        "This is a symbolic link, so it was not followed.", "Put the file or folder itself into the vault."
    ),
    "conflict-copy": _warning(
        "This looks like a copy that {maker} made in a conflict, so it was not read.", "Merge it by hand and delete it."
    ),
    "not-on-this-machine": _warning(
        "The file is only in the cloud, so it was not read{more}.", "Let the sync service download the vault."
    ),
    "undecodable-name": _warning("The name is not UTF-8, so it was not read.", "Rename it."),
    "unprintable-name": _warning("The name holds invisible control characters.", "Rename it."),
    "unportable-name": _warning("The name {reason}{more}.", "Rename it if the vault is synced or shared."),
    "twin-names": _warning(
        "The name differs from '{other}' only in case or accents' encoding.",
        "Rename one: other systems take both for one.",
    ),
}

#: All of them, by code.
PROBLEMS: Mapping[str, Wording] = {**IN_NOTES, **IN_VAULTS}


def make_problem(code: str, path: str, line: int = 1, /, **facts: object) -> Problem:
    """Return the problem of this code at this place, its sentences filled in with the facts."""
    wording = PROBLEMS[code]
    return Problem(
        path=path,
        line=line,
        severity=wording.severity,
        code=code,
        message=wording.message.format(**facts),
        remedy=wording.remedy.format(**facts),
    )
