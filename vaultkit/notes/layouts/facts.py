"""What path and properties say of a note, before any line of its body is read."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from vaultkit.model import Note
from vaultkit.model import Property
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.inline import find_fields
from vaultkit.notes.inline import find_tags as inline_tags
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.file_dates import date_of_name
from vaultkit.notes.layouts.file_dates import says_more
from vaultkit.notes.layouts.file_dates import year_of_name
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.keys import find_tags
from vaultkit.notes.layouts.keys import find_values
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import is_folder_of
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import words
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import find_marks
from vaultkit.notes.marks import is_other_type
from vaultkit.notes.marks import value_strength
from vaultkit.notes.names import display
from vaultkit.notes.names import is_email
from vaultkit.notes.properties import as_text
from vaultkit.notes.regex import regex

_PLACEHOLDER = regex(
    r"\{\{|<%|__[A-Z][A-Z_]+__|\bYYYY\b|\bDD?[./-]MM[./-]|\bJJJJ\b|\bAAAA\b|\bGGGG\b|\[(?:First|Name|Person|Your|Their|Vorname|Nome|Nombre|Prénom)\b[^\]\n]{0,30}\]|<(?:[Nn]ame|[Pp]erson)>|(?<!\$)\{(?:[Nn]ame|[Pp]erson|[Dd]ate)\}"
)
_HEADING = regex(r"^[ \t]*(?:[-*+][ \t]+)?#[ \t]+(.+?)[ \t]*#*$")
#: "1:1" in file names, where a colon may not stand.
_ONE_ONE = regex(r"(?<![\d_])1[_꞉](?:on_)?1(?![\d_]\d|\d)")
_ENDING = regex(r"\.(?:md|markdown|mdown|txt)$", re.IGNORECASE)
_TAG_LINE = regex(r"\[\[[^\[\]]*\]\]|#[^\s#,]+|[\s,;·|]|^[Tt]ags?:")
#: Without any of these nothing is a placeholder.
_SIGN = regex(r"[{<]|__|MM|YYYY|JJJJ|AAAA|GGGG|\[[FNPTVY]")
#: Page properties stand on these first lines.
_TOP = 25


@dataclass(frozen=True, slots=True)
class Facts:
    """One note as its path and properties show it."""

    note: Note
    #: Folder names, outermost first; pages of an outliner's namespace count as folders.
    folders: tuple[str, ...]
    #: The last part of the path, without its ending.
    stem: str
    #: Day of the file name, or of the folders and the file name together.
    date: dt.date | None
    #: 7 for a weekly note, about 30 for a monthly one, 1 for a day, 0 without a date.
    span: int
    #: Year of file name or folders, for dates without one.
    year: int | None
    #: The stem without its date and time.
    rest: str
    #: "HH:MM" behind the date in the file name.
    time: str
    #: Text of the first H1, and its line; "" and 0 without one.
    title: str
    title_line: int
    #: Front matter, and fields on lines of their own near the top (`type:: person`).
    properties: tuple[Property, ...]
    #: A pattern for notes, or a machine's copy.
    template: bool
    #: It stands in a folder of templates, or is named so.
    in_templates: bool
    #: Values of type keys, tags.
    types: tuple[str, ...]
    tags: tuple[str, ...]
    #: Best mark among types; tags; file name; folders; in the H1.
    by_type: Strength
    by_tag: Strength
    by_stem: Strength
    by_folder: Strength
    by_title: Strength
    #: A type, tag or status that says this is another kind of note.
    other_type: bool

    @property
    def path(self) -> str:
        """Path of the note."""
        return self.note.path

    @property
    def strength(self) -> Strength:
        """Best mark of path and properties."""
        return max(self.by_type, self.by_tag, self.by_stem, self.by_folder)

    @property
    def parent(self) -> str:
        """Name of the folder the note lies in; "" at the root."""
        return self.folders[-1] if self.folders else ""

    @property
    def is_index(self) -> bool:
        """Tell whether the note lists others or explains the folder: README, index, a note named like its folder."""
        if not self.parent:
            return bare(self.stem) in words("index_names")
        own = _singular(self.stem)
        return bare(self.stem) in words("index_names") or (
            bool(own) and own == _singular(self.parent) and not self.names_person
        )

    @property
    def names_person(self) -> bool:
        """Tell whether the folder the note lies in stands in a folder of people: `People/Asha Rao/Asha Rao`."""
        return any(
            is_folder_of(folder, "people_folders") or value_strength(folder) is Strength.STRONG
            for folder in self.folders[:-1]
        )

    @property
    def is_daily(self) -> bool:
        """Tell whether the name is a day, week or month and nothing else, and the note no folder's own kind."""
        return self.span > 0 and not says_more(self.rest, self.date if self.span == 1 else None)

    @property
    def in_people(self) -> bool:
        """Tell whether the note lies directly in a folder of people, or in a group within one."""
        sure = any(is_folder_of(f, "people_folders") and not is_one_of(f, "mixed_folders") for f in self.folders)
        mixed = any(is_one_of(folder, "mixed_folders") for folder in self.folders)
        return sure or (mixed and any(len(display(part).split()) > 1 for part in (self.stem, *self.folders)))


def read_facts(note: Note, order: DayOrder | None = None, template_folders: frozenset[str] = frozenset()) -> Facts:
    """Read a note's path and properties; `template_folders` are those the editor is set to use, as folded paths."""
    path = unicodedata.normalize("NFC", unquote(note.path) if "%" in note.path else note.path)
    path = _ENDING.sub("", path)
    *folders, stem = [part for part in path.replace("___", "/").split("/") if part]
    date, span, rest, time = date_of_name(tuple(folders), stem, order)
    rest = _ONE_ONE.sub("1-1", rest)
    if " " not in rest and "." in rest and not is_email(rest):
        rest = rest.replace(".", " | ")
    title, line = _title_of(note)
    properties = (*note.properties, *top_fields(note))
    types = find_values(properties, "type_keys")
    tags = (*find_tags(properties), *_body_tags(note))
    by_type = max((value_strength(value) for value in types), default=Strength.NONE)
    by_tag = max((value_strength(tag) for tag in tags), default=Strength.NONE)
    in_templates = _is_in_templates(tuple(folders), stem, template_folders)
    return Facts(
        note=note, folders=tuple(folders), stem=stem, date=date, span=span, year=year_of_name((*folders, stem), date) or _year_created(properties),
        rest=rest, time=time, title=title, title_line=line, properties=properties,
        template=in_templates or _is_unfilled(note, stem, title), in_templates=in_templates,
        types=types, tags=tags, by_type=by_type, by_tag=by_tag,
        by_stem=_strength(rest), by_folder=max(map(_strength_of_folder, folders), default=Strength.NONE),
        by_title=_strength(plain_text(title)) if title else Strength.NONE,
        other_type=by_type < Strength.STRONG and any(is_other_type(value) for value in types),
    )  # fmt: skip


def _year_created(properties: Sequence[Property]) -> int | None:
    """Return the year a file was begun in: the best guess for its dates without one."""
    created = find_key(properties, "created_keys")
    found = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", as_text(created.value)) if created is not None else None
    return int(found[0]) if found else None


def top_fields(note: Note) -> tuple[Property, ...]:
    """Return the fields that stand on lines of their own near the top of the body, not indented: page properties."""
    if not any("::" in line for line in note.lines[note.body_line - 1 : note.body_line + _TOP]):
        return ()
    found: list[Property] = []
    first = True
    for number in range(note.body_line, min(len(note.lines), note.body_line + _TOP) + 1):
        line = note.lines[number - 1]
        if line.startswith(("```", "~~~")):
            break
        bullet = line.startswith(("- ", "* ")) and first
        if "::" in line and (bullet or not line.startswith((" ", "\t", ">", "-", "*  ", "+ "))):
            found += [Property(key, value, number) for key, value in find_fields(line)]
        first = first and not line.strip()
    return tuple(found)


def _body_tags(note: Note) -> tuple[str, ...]:
    """Return the tags of the body's first lines that are tags and links and nothing else."""
    found: list[str] = []
    for line in note.lines[note.body_line - 1 : note.body_line + 8]:
        if "#" in line and not line.startswith("# ") and not _TAG_LINE.sub("", line.strip()):
            found += inline_tags(line)
    return tuple(found)


def _strength(text: str) -> Strength:
    return max((mark.strength for mark in find_marks(text)), default=Strength.NONE)


@lru_cache(maxsize=1 << 10)
def _strength_of_folder(folder: str) -> Strength:
    return _strength(_ONE_ONE.sub("1-1", folder))


def _title_of(note: Note) -> tuple[str, int]:
    """Return the first H1 of the first lines, also one inside a bullet, fences skipped."""
    if not any("#" in line[:8] for line in note.lines[note.body_line - 1 : note.body_line + 60]):
        return "", 0
    fenced = False
    for number in range(note.body_line, min(len(note.lines), note.body_line + 60) + 1):
        line = note.lines[number - 1]
        if ("```" in line or "~~~" in line) and line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        found = _HEADING.match(line[:300]) if not fenced and "#" in line[:8] else None
        if found:
            return unicodedata.normalize("NFC", found[1].strip()), number
    return "", 0


@lru_cache(maxsize=1 << 10)
def _is_folder_of_templates(folders: tuple[str, ...], known: frozenset[str]) -> bool:
    if any(is_one_of(folder, "template_folders") for folder in folders):
        return True
    lower = "/".join(folders).casefold()
    if known and any(lower == folder or lower.startswith(folder + "/") for folder in known):
        return True
    return any(f"/{machine}/" in f"/{lower}/" for machine in words("machine_folders"))


def _is_in_templates(folders: tuple[str, ...], stem: str, known: frozenset[str]) -> bool:
    return _is_folder_of_templates(folders, known) or bare(stem) in words("template_folders")


def _is_unfilled(note: Note, stem: str, title: str) -> bool:
    """Tell whether file name, title or front matter hold a template's placeholder."""
    front = "\n".join(note.lines[: note.body_line - 1][:80]) if note.body_line > 1 else ""
    front = front or ("\n".join(note.lines[:12]) if note.lines and note.lines[0].startswith("<%") else "")
    return _holds_placeholder(f"{stem}\n{title}") or _placeholder_in(front)


def _holds_placeholder(text: str) -> bool:
    return _SIGN.search(text) is not None and _PLACEHOLDER.search(text) is not None


def _placeholder_in(front: str) -> bool:
    if not _holds_placeholder(front):
        return False
    # A format that a query or plugin is set to ("YYYY-MM-DD") is no unfilled value.
    lines = (line for line in front.split("\n") if "format" not in line.casefold())
    return any(_PLACEHOLDER.search(line) for line in lines)


def _singular(text: str) -> str:
    return bare(text).rstrip("s")


def text_of(facts: Facts, group: str) -> str:
    """Return the value of a property by what it means, on one line; "" without one."""
    found = find_key(facts.properties, group)
    return as_text(found.value) if found else ""
