"""The lexicon: cue families, events and marks of one language as data, checked and made ready to be compared.

A vault may add to it by a TOML text of the same shape: lists are added to, single values replaced.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import lru_cache
from typing import Any

from vaultkit.errors import UsageError
from vaultkit.signals.cues import Cue
from vaultkit.signals.cues import CueIndex
from vaultkit.signals.cues import Element
from vaultkit.signals.cues import build_index
from vaultkit.signals.cues import holds_name
from vaultkit.signals.cues import needs_name
from vaultkit.signals.entries import EventKind
from vaultkit.signals.entries import Family
from vaultkit.signals.entries import Grammar
from vaultkit.signals.entries import read_event
from vaultkit.signals.entries import read_family
from vaultkit.signals.entries import read_folder
from vaultkit.signals.entries import read_grammar
from vaultkit.signals.entries import read_headings
from vaultkit.signals.entries import read_numbers
from vaultkit.signals.entries import read_wording
from vaultkit.signals.entries import read_words
from vaultkit.signals.item_model import ItemModel
from vaultkit.signals.item_model import read_item_model
from vaultkit.signals.notation import CueError
from vaultkit.signals.notation import compile_cue
from vaultkit.signals.notation import element_reader
from vaultkit.signals.packs import read_pack
from vaultkit.signals.tables import inner
from vaultkit.signals.tables import merge
from vaultkit.signals.tables import table_of
from vaultkit.signals.tables import texts_of
from vaultkit.signals.tables import wrong
from vaultkit.signals.words import Folder

_REMEDY = "Write a table as the lexicon that comes with vaultkit has it."
_SIGNS = (",", ".", ":", ";", "?", "!", "(", ")", "-", "→", "'s", "xthem", "xme")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known of one language."""

    language: str
    folder: Folder
    grammar: Grammar
    families: Mapping[str, Family]
    events: Mapping[str, EventKind]
    #: Families, by the words of their cues.
    cues: CueIndex
    #: Those of their cues that name somebody or some place, for words with names shown (`subjects.show_names`).
    name_cues: CueIndex
    #: Event kinds, likewise; owners are "kind" or "kind/subject".
    event_cues: CueIndex
    #: Marks that qualify statements: denial, rumour, wish, others, ...; owners are names of marks.
    marks: CueIndex
    #: Marks of lists and of leaves about to start, likewise.
    lists: CueIndex
    leaves: CueIndex
    #: Single words by class, folded ("kin", "ranks", "months").
    words: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    #: 1 to 12, and 0 (Monday) to 6.
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    #: Days until "next week", "tomorrow".
    soon: Mapping[str, int]
    #: What headings promise; owners are kinds of items.
    headings: CueIndex
    #: What single statements show, those of the cues that hold a name apart; and what each speaks for.
    items: CueIndex
    item_names: CueIndex
    item_model: ItemModel
    #: Field names that say where a meeting took place, and those that say nothing.
    places: frozenset[str]
    silent_fields: frozenset[str]
    #: What the choice of words says, where it has been learned for the language.
    wording: Mapping[str, tuple[float, float, float, float]] = field(default_factory=dict)

    @property
    def has_words(self) -> bool:
        """Tell whether there are words of the language; without them only dates, shape and human statements speak."""
        return bool(self.cues.words)


def load_lexicon(language: str = "en", extra: str = "") -> Lexicon:
    """Return the lexicon of a language, with what a vault adds to it.

    Raises:
        UsageError: no such language, or `extra` is no TOML, or of another shape; the message names the key.
    """
    return _load(language, extra)


@lru_cache(maxsize=8)
def _load(language: str, extra: str) -> Lexicon:
    table: Mapping[str, Any] = read_pack(language)
    if extra.strip():
        try:
            added = tomllib.loads(extra)
        except tomllib.TOMLDecodeError as error:
            message = f"lexicon: not valid TOML: {error}."
            raise UsageError(message, _REMEDY) from error
        table = merge(table, added, "lexicon")
    return _build(language, table)


def _build(language: str, table: Mapping[str, Any]) -> Lexicon:
    grammar = table_of(table, "grammar", "lexicon")
    folder = read_folder(table_of(table, "fold", "lexicon"), grammar)
    classes = {
        name: texts_of(words, f"lexicon.words.{name}") for name, words in table_of(table, "words", "lexicon").items()
    }
    families = table_of(table, "families", "lexicon")
    events = table_of(table, "events", "lexicon")
    fields = table_of(table, "fields", "lexicon")
    shapes = table_of(table, "shapes", "lexicon")
    items = table.get("items", {})
    words = read_words(classes, folder)
    reader = _Reader(element_reader(classes, folder), _frequencies(words))
    return Lexicon(
        language=language,
        folder=folder,
        grammar=read_grammar(grammar),
        families={name: read_family(name, inner(families, name, "families")) for name in families},
        events={name: read_event(name, inner(events, name, "events")) for name in events},
        cues=reader.index(families, "families", named=False),
        name_cues=reader.index(families, "families", named=True),
        event_cues=reader.index(events, "events"),
        marks=reader.index(table_of(table, "marks", "lexicon"), "marks"),
        lists=reader.index({name: inner(shapes, name, "shapes") for name in ("list-size", "enumerated")}, "shapes"),
        leaves=reader.index({"leave-start": inner(shapes, "leave-start", "shapes")}, "shapes"),
        words=words,
        numbers=read_numbers(table, "numbers", folder),
        months=read_numbers(table, "months", folder),
        weekdays=read_numbers(table, "weekdays", folder),
        soon=read_numbers(table, "soon", folder),
        headings=reader.index(read_headings(table_of(table, "headings", "lexicon")), "headings"),
        items=reader.index(items, "items", named=False),
        item_names=reader.index(items, "items", named=True),
        item_model=read_item_model(
            table_of(table, "item_kinds", "lexicon"), "full" if items else "plain", table.get("item_words", {})
        ),
        places=frozenset(texts_of(fields.get("places", []), "lexicon.fields.places")),
        silent_fields=frozenset(texts_of(fields.get("silent", []), "lexicon.fields.silent")),
        wording=read_wording(table.get("wording", {})),
    )


def wordless(like: Lexicon, language: str) -> Lexicon:
    """Return a lexicon of a language that has no pack: families without cues, so that only dates, shape and human statements speak."""
    none = build_index(())
    return replace(
        like, language=language, cues=none, name_cues=none, event_cues=none, marks=none, lists=none, leaves=none,
        words={name: frozenset() for name in like.words}, numbers={}, months={}, weekdays={}, soon={}, headings=none,
        wording={},
    )  # fmt: skip


def _frequencies(words: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """Return how frequent the frequent words are, 1 for the most frequent; words are folded."""
    some = {word: 0.15 for name in ("filler", "common", "personal") for word in words.get(name, ())}
    return some | dict.fromkeys((*words.get("frequent", ()), *_SIGNS), 1.0)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Compiles the cues of many tables with the same words."""

    read: Callable[[str], Element]
    #: How frequent words are: 1 for the most frequent.
    frequent: Mapping[str, float]

    def index(self, tables: Mapping[str, Any], section: str, *, named: bool | None = None) -> CueIndex:
        """Return the index of all cues of some tables, or of those only that may hold a name or that need none."""
        cues = (cue for name in tables for cue in self._cues(tables, name, section))
        if named is None:
            return build_index(cues)
        return build_index(cue for cue in cues if (holds_name(cue) if named else not needs_name(cue)))

    def _cues(self, tables: Mapping[str, Any], name: str, section: str) -> Iterator[Cue]:
        table = inner(tables, name, section)
        lists = {"": table.get("cues", [])} | {mode: table[mode] for mode in ("pair", "company") if mode in table}
        for mode, cues in lists.items():
            where = f"lexicon.{section}.{name}.{mode or 'cues'}"
            for position, written in enumerate(texts_of(cues, where)):
                try:
                    yield compile_cue(f"{name}/{mode}" if mode else name, written, self.read, self.frequent)
                except CueError as error:
                    place = f"{where}[{position}]"
                    problem = f"{written!r} {error}"
                    raise wrong(place, problem) from error
