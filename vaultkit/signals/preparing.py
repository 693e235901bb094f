"""Tables of a language, checked, to what a lexicon is read from: spelling folded, cues arranged by their rarest words.

This takes a while, so it is done once for every language that is shipped (`tools/prepare_lexicon.py`), and at run time only
for what a vault adds. What it returns is made of texts, numbers, lists and tables alone, in a fixed order.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from vaultkit.signals.cues import Cue
from vaultkit.signals.cues import build_index
from vaultkit.signals.cues import holds_name
from vaultkit.signals.cues import needs_name
from vaultkit.signals.elements import Element
from vaultkit.signals.entries import read_event
from vaultkit.signals.entries import read_family
from vaultkit.signals.entries import read_folder
from vaultkit.signals.entries import read_grammar
from vaultkit.signals.entries import read_headings
from vaultkit.signals.entries import read_numbers
from vaultkit.signals.entries import read_wording
from vaultkit.signals.entries import read_words
from vaultkit.signals.item_model import write_item_model
from vaultkit.signals.notation import CueError
from vaultkit.signals.notation import compile_cue
from vaultkit.signals.notation import element_reader
from vaultkit.signals.notation import fold_cue
from vaultkit.signals.notation import fold_part
from vaultkit.signals.tables import inner
from vaultkit.signals.tables import table_of
from vaultkit.signals.tables import texts_of
from vaultkit.signals.tables import wrong

_SIGNS = (",", ".", ":", ";", "?", "!", "(", ")", "-", "→", "'s", "xthem", "xme")
#: Lists of cues of one table: its own, and those of other modes.
_LISTS = ("cues", "pair", "company")


def prepare(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables of a language as a lexicon is read from them.

    Raises:
        UsageError: something has another shape; the message names the key.
    """
    grammar = table_of(table, "grammar", "lexicon")
    fold = table_of(table, "fold", "lexicon")
    folder = read_folder(fold, grammar)
    classes = {
        name: texts_of(words, f"lexicon.words.{name}") for name, words in table_of(table, "words", "lexicon").items()
    }
    families = table_of(table, "families", "lexicon")
    events = table_of(table, "events", "lexicon")
    fields = table_of(table, "fields", "lexicon")
    shapes = table_of(table, "shapes", "lexicon")
    items = table.get("items", {})
    words = read_words(classes, folder)
    opened = {name: list(dict.fromkeys(_open(inside, classes, folder.fold_token))) for name, inside in classes.items()}
    reader = _Reader(element_reader(classes, folder.fold_token), folder.fold_token, _frequencies(words))
    read_grammar(grammar)
    return {
        "grammar": grammar,
        "fold": fold,
        "classes": opened,
        "words": {name: sorted(found) for name, found in words.items() if found != set(opened[name])},
        "families": {name: _checked(read_family, families, name, "families") for name in families},
        "events": {name: _checked(read_event, events, name, "events") for name in events},
        **reader.by_names(families, "families", ("cues", "name_cues")),
        "event_cues": reader.arranged(events, "events"),
        "marks": reader.arranged(table_of(table, "marks", "lexicon"), "marks"),
        "lists": reader.arranged(
            {name: inner(shapes, name, "shapes") for name in ("list-size", "enumerated")}, "shapes"
        ),
        "leaves": reader.arranged({"leave-start": inner(shapes, "leave-start", "shapes")}, "shapes"),
        **{name: read_numbers(table, name, folder) for name in ("numbers", "months", "weekdays", "soon")},
        "headings": reader.arranged(read_headings(table_of(table, "headings", "lexicon")), "headings"),
        **reader.by_names(items, "items", ("items", "item_names")),
        "item_model": write_item_model(
            table_of(table, "item_kinds", "lexicon"), "full" if items else "plain", table.get("item_words", {})
        ),
        "places": texts_of(fields.get("places", []), "lexicon.fields.places"),
        "silent_fields": texts_of(fields.get("silent", []), "lexicon.fields.silent"),
        "wording": read_wording(table.get("wording", {})),
    }


def text_of_prepared(prepared: Mapping[str, Any]) -> str:
    """Return what is prepared as JSON, a line for each of its parts."""
    parts = (f"{json.dumps(key)}:{_json(value)}" for key, value in prepared.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _checked(
    read: Callable[[str, Mapping[str, Any]], object], tables: Mapping[str, Any], name: str, section: str
) -> dict[str, Any]:
    """Return a table without its cues, once it is known that it can be read."""
    table = inner(tables, name, section)
    read(name, table)
    return {key: value for key, value in table.items() if key not in _LISTS}


def _open(words: Iterable[str], classes: Mapping[str, Sequence[str]], fold: Callable[[str], str]) -> Iterator[str]:
    for word in words:
        if word.startswith("{"):
            yield from _open(classes.get(word[1:-1], ()), classes, fold)
        else:
            yield fold_part(word, fold)


def _frequencies(words: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """Return how frequent the frequent words are, 1 for the most frequent; words are folded."""
    some = {word: 0.15 for name in ("filler", "common", "personal") for word in words.get(name, ())}
    return some | dict.fromkeys((*words.get("frequent", ()), *_SIGNS), 1.0)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the cues of many tables with the same words."""

    read: Callable[[str], Element]
    fold: Callable[[str], str]
    #: How frequent words are: 1 for the most frequent.
    frequent: Mapping[str, float]

    def arranged(self, tables: Mapping[str, Any], section: str) -> dict[str, Any]:
        """Return all cues of some tables, by their rarest words."""
        return _arranged([cue for name in tables for cue in self._cues(tables, name, section)], self.fold)

    def by_names(self, tables: Mapping[str, Any], section: str, called: tuple[str, str]) -> dict[str, Any]:
        """Return the cues of some tables that need no name, and apart from them those that may hold one."""
        cues = [cue for name in tables for cue in self._cues(tables, name, section)]
        plain, named = called
        return {
            plain: _arranged([cue for cue in cues if not needs_name(cue)], self.fold),
            named: _arranged([cue for cue in cues if holds_name(cue)], self.fold),
        }

    def _cues(self, tables: Mapping[str, Any], name: str, section: str) -> Iterator[Cue]:
        table = inner(tables, name, section)
        lists = {"": table.get("cues", [])} | {mode: table[mode] for mode in _LISTS[1:] if mode in table}
        for mode, cues in lists.items():
            where = f"lexicon.{section}.{name}.{mode or 'cues'}"
            for position, written in enumerate(texts_of(cues, where)):
                try:
                    yield compile_cue(f"{name}/{mode}" if mode else name, written, self.read, self.frequent)
                except CueError as error:
                    place = f"{where}[{position}]"
                    problem = f"{written!r} {error}"
                    raise wrong(place, problem) from error


def _arranged(cues: Sequence[Cue], fold: Callable[[str], str]) -> dict[str, Any]:
    """Return cues as texts with the place of their rarest element before them, and the words that lead to each."""
    index = build_index(cues)
    return {
        "owners": [[owner, len(list(run))] for owner, run in groupby(cue.owner for cue in cues)],
        "cues": [f"{cue.key} {fold_cue(cue.written, fold)}" for cue in cues],
        "words": index.words,
        "stems": index.stems,
    }
