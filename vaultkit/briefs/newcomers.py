"""A page for somebody without notes, made as the other people's pages are: folder, keys, order, types. Never their content."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.briefs.filing.front_matter import KEY
from vaultkit.briefs.filing.front_matter import quoted
from vaultkit.briefs.filing.renaming import rename
from vaultkit.briefs.filing.safe_names import safe_path
from vaultkit.briefs.filing.safe_names import written_name
from vaultkit.model import Note
from vaultkit.model import Person
from vaultkit.model import Relation
from vaultkit.model import Vault
from vaultkit.notes.layouts.keys import fold_key
from vaultkit.notes.layouts.keys import is_key
from vaultkit.notes.people import read_relation
from vaultkit.notes.regex import regex

#: Pages whose keys are compared.
_COMPARED = 8
_FIELD = regex(r"^([^\s:\-#>\[(][^:\n]{0,40})::(?:\s|$)")
_TITLE = regex(r"^#[ \t]+(.+?)[ \t]*$")
_ITEM = regex(r"^[ \t]*-[ \t]+(.*)$")
_TAG_KEYS = frozenset({"tags", "tag", "keywords", "cssclasses", "cssclass"})


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page that does not exist yet: path in the vault, text with line feeds, and the line ends it is to get."""

    path: str
    text: str
    newline: str = "\n"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One key of a page with its lines as written."""

    key: str
    lines: tuple[str, ...]

    @property
    def value(self) -> str:
        """What stands behind the key, list items parted by line feeds."""
        first = self.lines[0].split(":", 1)[1].lstrip(":").strip()
        items = [match[1].strip() for line in self.lines[1:] if (match := _ITEM.match(line))]
        return "\n".join([first, *items]).strip()


@dataclass(frozen=True, slots=True)
class _Page:
    """Another person's page, taken apart."""

    person: Person
    note: Note
    entries: tuple[_Entry, ...]
    #: Keys stand as fields ("role:: x") and not in front matter.
    fields: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, folded."""
        return tuple(fold_key(entry.key) for entry in self.entries)


def page_for(  # noqa: PLR0913, PLR0917 - what a page tells
    vault: Vault,
    notes: Mapping[str, Note],
    name: str,
    relation: Relation,
    started: dt.date | None,
    today: dt.date,
) -> PageDraft:
    """Return the page of somebody new.

    Args:
        vault: what the notes say of the others.
        notes: every note by path.
        name: as it should be read.
        relation: what they are to the note-taker.
        started: since when; left empty if not known.
        today: for keys that tell when a page was made.
    """
    person = Person(written_name(name), relation=relation, started=started)
    pages = _like(vault, notes, relation)
    if not pages:
        return _plain(person)
    model = _model(pages, relation)
    made = _Making(person, pages, today)
    lines = [line for entry in model.entries for line in made.lines_of(entry, model)]
    if not made.told:
        lines = _with_relation(lines, relation, fields=model.fields)
    if started and not made.dated:
        # What was said is kept, though the others' pages have no place for it.
        lines.append(f"started:: {started}" if model.fields else f"started: {started}")
    front = lines if model.fields else ["---", *lines, "---"]
    title = _title(model, person)
    return PageDraft(_path(model, person, notes), "\n".join([*front, *title]) + "\n", model.note.newline)


def _plain(person: Person) -> PageDraft:
    """Return the first page of a vault that has none."""
    started = f" {person.started.isoformat()}" if person.started else ""
    text = f"---\ntype: person\nrelation: {person.relation}\nstarted:{started}\n---\n\n# {person.name}\n"
    return PageDraft(safe_path(f"People/{person.name}.md"), text)


def _like(vault: Vault, notes: Mapping[str, Note], relation: Relation) -> tuple[_Page, ...]:
    """Return the pages to take after: those of one folder and one manner, of the same relation where there are any."""
    found = [
        _page(person, notes[person.path])
        for person in vault.people
        if person.path in notes and not person.departed
    ]  # fmt: skip
    # Pages without any key still show where pages stand and how they are called.
    found = [page for page in found if page.entries] or found
    same = [page for page in found if page.person.relation is relation] or found
    if not same:
        return ()
    ways = Counter(_way(page) for page in same)
    way = max(sorted(ways), key=lambda one: ways[one])
    return tuple(page for page in found if _way(page) == way)[:_COMPARED]


def _way(page: _Page) -> tuple[str, bool]:
    folder, _, name = page.note.path.rpartition("/")
    own = rename(folder, page.person, Person("*")) if folder else ""
    return own or name.rpartition("/")[0], page.fields


def _model(pages: Sequence[_Page], relation: Relation) -> _Page:
    """Return the page whose keys most of them have; of several one of the same relation."""
    counts = Counter(page.keys for page in pages)
    return max(pages, key=lambda page: (counts[page.keys], page.person.relation is relation))


def _page(person: Person, note: Note) -> _Page:
    if note.body_line > 2 and note.lines[0].strip() == "---":
        return _Page(person, note, tuple(_entries(note.lines[1 : note.body_line - 2], KEY)), fields=False)
    top: list[str] = []
    for line in note.lines:
        if not _FIELD.match(line):
            break
        top.append(line)
    return _Page(person, note, tuple(_entries(top, _FIELD)), fields=True)


def _entries(lines: Sequence[str], pattern: re.Pattern[str]) -> Iterator[_Entry]:
    key = ""
    taken: list[str] = []
    for line in lines:
        found = pattern.match(line)
        if found:
            if key:
                yield _Entry(key, tuple(taken))
            key, taken = found[1].strip("\"'"), [line]
        elif key:
            taken.append(line)
    if key:
        yield _Entry(key, tuple(taken))


@dataclass(slots=True)
class _Making:
    """The lines of a new page's keys, one key after the other."""

    person: Person
    pages: Sequence[_Page]
    today: dt.date
    #: The relation stands in one of them; the day since when does.
    told: bool = False
    dated: bool = False

    def lines_of(self, entry: _Entry, model: _Page) -> list[str]:
        """Return a key's lines: the value where it is known, else the key alone; () where few pages have it."""
        key = fold_key(entry.key)
        having = [one for page in self.pages for one in page.entries if fold_key(one.key) == key]
        if 2 * len(having) < len(self.pages):
            return []
        value = self._value(entry, having, model)
        if value is None:
            # A field without a value is nothing in an outline.
            return [] if model.fields else [_empty(entry)]
        return _written(entry, value, fields=model.fields)

    def _value(self, entry: _Entry, having: Sequence[_Entry], model: _Page) -> Sequence[str] | None:
        """Return what a key holds for the new person; None where that is not known."""
        key = entry.key
        if is_key(key, "relation_keys"):
            self.told = True
            return [self._relation(fold_key(key))]
        if fold_key(key) in _TAG_KEYS or is_key(key, "type_keys") or is_key(key, "status_keys"):
            return self._shared(having)
        told = ""
        if is_key(key, "started_keys") and self.person.started:
            told = self.person.started.isoformat()
            self.dated = True
        elif is_key(key, "created_keys"):
            told = self.today.isoformat()
        elif is_key(key, "name_keys") and rename(entry.value, model.person, self.person) != entry.value:
            told = self.person.name
        return [told] if told else None

    def _relation(self, key: str) -> str:
        """Return the word for the relation, as pages of others who are the same have it."""
        for page in self.pages:
            if page.person.relation is self.person.relation:
                for entry in page.entries:
                    if fold_key(entry.key) == key and read_relation(entry.value) is self.person.relation:
                        return entry.value
        return str(self.person.relation)

    def _shared(self, having: Sequence[_Entry]) -> Sequence[str] | None:
        """Return what all pages have in a place, words for another relation left out."""
        lists = [_items(one.value) for one in having]
        shared = [item for item in lists[0] if all(item in other for other in lists)]
        kept = [item for item in shared if read_relation(item.strip("#\"'")) in {None, self.person.relation}]
        return kept or None


def _items(value: str) -> list[str]:
    if value.startswith("["):
        value = value.strip("[]").replace(",", "\n")
    return [item.strip() for item in value.split("\n") if item.strip()]


def _written(entry: _Entry, value: Sequence[str], *, fields: bool) -> list[str]:
    if fields:
        return [f"{entry.key}:: {', '.join(value)}"]
    head = entry.lines[0].split(":", 1)[0]
    first = entry.lines[0].split(":", 1)[1].strip()
    if first.startswith("["):
        return [f"{head}: [{', '.join(value)}]"]
    if any(_ITEM.match(line) for line in entry.lines[1:]):
        return [f"{head}:", *(f"  - {item}" for item in value)]
    text = ", ".join(value)
    return [f"{head}: {quoted(text.strip(chr(34)))}" if first.startswith('"') else f"{head}: {text}"]


def _empty(entry: _Entry) -> str:
    head = entry.lines[0].split(":", 1)[0]
    first = entry.lines[0].split(":", 1)[1].strip()
    listed = first.startswith("[") or any(_ITEM.match(line) for line in entry.lines[1:])
    return f"{head}: []" if listed else f"{head}:"


def _with_relation(lines: Sequence[str], relation: Relation, *, fields: bool) -> list[str]:
    """Put the relation behind the type, for pages that told it by their folder or not at all."""
    made = f"relation:: {relation}" if fields else f"relation: {relation}"
    at = next((n for n, line in enumerate(lines, 1) if is_key(line.split(":", 1)[0].strip("\"'"), "type_keys")), 0)
    while 0 < at < len(lines) and lines[at].startswith((" ", "-")):
        at += 1
    return [*lines[:at], made, *lines[at:]]


def _title(model: _Page, person: Person) -> list[str]:
    """Return the title if the model has one with the name in it, with the empty line before it."""
    for line in model.note.lines[model.note.body_line - 1 :][:5]:
        found = _TITLE.match(line)
        if found:
            renamed = rename(found[1], model.person, person)
            return ["", f"# {renamed}"] if renamed != found[1] else []
    return []


def _path(model: _Page, person: Person, notes: Mapping[str, Note]) -> str:
    """Return the path: the model's with the other name, or the name in the model's folder."""
    folders = frozenset(path.rpartition("/")[0] for path in notes)
    renamed = rename(model.note.path, model.person, person)
    if renamed == model.note.path:
        renamed = f"{model.note.path.rpartition('/')[0]}/{person.name}.md".lstrip("/")
    return safe_path(renamed, folders)
