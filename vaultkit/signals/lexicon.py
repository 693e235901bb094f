"""The lexicon: cue families, events and marks of one language as data, checked and made ready to be compared.

A vault may add to it by a TOML text of the same shape: lists are added to, single values replaced.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from vaultkit.errors import UsageError
from vaultkit.model import Effect
from vaultkit.model import ItemKind
from vaultkit.model import Weights
from vaultkit.signals.cues import Cue
from vaultkit.signals.cues import CueIndex
from vaultkit.signals.cues import Element
from vaultkit.signals.cues import build_index
from vaultkit.signals.cues import holds_name
from vaultkit.signals.notation import CueError
from vaultkit.signals.notation import compile_cue
from vaultkit.signals.notation import element_reader
from vaultkit.signals.tables import inner
from vaultkit.signals.tables import merge
from vaultkit.signals.tables import number_of
from vaultkit.signals.tables import table_of
from vaultkit.signals.tables import text_of
from vaultkit.signals.tables import texts_of
from vaultkit.signals.tables import wrong
from vaultkit.signals.words import Folder

_REMEDY = "Write a table as the lexicon that comes with vaultkit has it."
_SIGNS = (",", ".", ":", ";", "?", "!", "(", ")", "-", "→", "'s", "xthem", "xme")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Family:
    """One family of cues: what it weighs, how often it counts, and what people are told."""

    name: str
    weights: Weights
    #: Hits that count in one session.
    cap: int
    #: Sentence fragment for people.
    label: str
    #: What a statement is that holds such a cue; None says nothing about it.
    kind: ItemKind | None = None
    #: Of families that share a group, only the strongest counts in one statement.
    group: str = ""
    #: "drop": a hit that is denied does not count; "keep": denial is part of the cue.
    denied: str = "drop"
    #: It does not count in a statement that is about a doubt, a feeling or a life.
    yields: bool = False
    #: Share of a hit that adds to what is known of the person (signal 27).
    knowledge: float = 0.0
    #: Why the family and its weights are as they are.
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind of event as statements tell it."""

    name: str
    effect: Effect
    #: P that the statement means such an event, if subject, polarity and tense say so.
    p: float
    #: "pair": the cue itself names the two; "before": its subject stands before it; "company": it must concern us all.
    subject: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known of one language."""

    language: str
    folder: Folder
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
    #: Field names that say where a meeting took place, and those that say nothing.
    places: frozenset[str]
    silent_fields: frozenset[str]


def load_lexicon(language: str = "en", extra: str = "") -> Lexicon:
    """Return the lexicon of a language, with what a vault adds to it.

    Raises:
        UsageError: no such language, or `extra` is no TOML, or of another shape; the message names the key.
    """
    return _load(language, extra)


@lru_cache(maxsize=8)
def _load(language: str, extra: str) -> Lexicon:
    if not _LANGUAGE.fullmatch(language):
        message = f"lexicon: {language!r} is no language code."
        raise UsageError(message, "Write two letters, as in `en`.")
    place = files("vaultkit.signals").joinpath("lexicon", f"{language}.toml")
    if not place.is_file():
        message = f"lexicon: there is none for the language {language!r}."
        raise UsageError(message, "Use `en`.")
    table = tomllib.loads(place.read_text(encoding="utf-8"))
    if extra.strip():
        try:
            added = tomllib.loads(extra)
        except tomllib.TOMLDecodeError as error:
            message = f"lexicon: not valid TOML: {error}."
            raise UsageError(message, _REMEDY) from error
        table = merge(table, added, "lexicon")
    return _build(language, table)


def _build(language: str, table: Mapping[str, Any]) -> Lexicon:
    folder = _folder(table_of(table, "fold", "lexicon"))
    classes = {
        name: texts_of(words, f"lexicon.words.{name}") for name, words in table_of(table, "words", "lexicon").items()
    }
    families = table_of(table, "families", "lexicon")
    events = table_of(table, "events", "lexicon")
    fields = table_of(table, "fields", "lexicon")
    shapes = table_of(table, "shapes", "lexicon")
    reader = _Reader(element_reader(classes, folder), _frequencies(classes))
    return Lexicon(
        language=language,
        folder=folder,
        families={name: _family(name, inner(families, name, "families")) for name in families},
        events={name: _event(name, inner(events, name, "events")) for name in events},
        cues=reader.index(families, "families", named=False),
        name_cues=reader.index(families, "families", named=True),
        event_cues=reader.index(events, "events"),
        marks=reader.index(table_of(table, "marks", "lexicon"), "marks"),
        lists=reader.index({name: inner(shapes, name, "shapes") for name in ("list-size", "enumerated")}, "shapes"),
        leaves=reader.index({"leave-start": inner(shapes, "leave-start", "shapes")}, "shapes"),
        words={name: frozenset(_folded(words, classes, folder)) for name, words in classes.items()},
        numbers=_numbers(table, "numbers", folder),
        months=_numbers(table, "months", folder),
        weekdays=_numbers(table, "weekdays", folder),
        soon=_numbers(table, "soon", folder),
        headings=reader.index(_headings(table_of(table, "headings", "lexicon")), "headings"),
        places=frozenset(texts_of(fields.get("places", []), "lexicon.fields.places")),
        silent_fields=frozenset(texts_of(fields.get("silent", []), "lexicon.fields.silent")),
    )


def _frequencies(classes: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """Return how frequent the frequent words are, 1 for the most frequent."""
    some = {word: 0.15 for name in ("filler", "common", "personal") for word in classes.get(name, ())}
    return some | dict.fromkeys((*classes.get("frequent", ()), *_SIGNS), 1.0)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Compiles the cues of many tables with the same words."""

    read: Callable[[str], Element]
    #: How frequent words are: 1 for the most frequent.
    frequent: Mapping[str, float]

    def index(self, tables: Mapping[str, Any], section: str, *, named: bool | None = None) -> CueIndex:
        """Return the index of all cues of some tables, or of those only that hold a name or that hold none."""
        cues = (cue for name in tables for cue in self._cues(tables, name, section))
        return build_index(cue for cue in cues if named is None or holds_name(cue) is named)

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


def _numbers(table: Mapping[str, Any], name: str, folder: Folder) -> dict[str, int]:
    return {
        folder.fold_token(word): int(number_of(value, f"lexicon.{name}.{word}"))
        for word, value in table_of(table, name, "lexicon").items()
    }


def _headings(table: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {_kind(name, f"lexicon.headings.{name}").value: {"cues": cues} for name, cues in table.items()}


def _folder(table: Mapping[str, Any]) -> Folder:
    words = {str(key): str(value) for key, value in table_of(table, "words", "lexicon.fold").items()}
    rules = []
    for position, rule in enumerate(table.get("rules", [])):
        where = f"lexicon.fold.rules[{position}]"
        left, arrow, right = str(rule).partition(" => ")
        if not arrow:
            raise wrong(where, "must be written `pattern => replacement`")
        try:
            rules.append((re.compile(left), right.strip()))
        except re.error as error:
            problem = f"is no pattern ({error})"
            raise wrong(where, problem) from error
    return Folder(tuple(rules), words)


def _folded(words: Sequence[str], classes: Mapping[str, tuple[str, ...]], folder: Folder) -> Iterator[str]:
    for word in words:
        if word.startswith("{"):
            yield from _folded(classes.get(word[1:-1], ()), classes, folder)
        else:
            yield " ".join(folder.fold_token(part) for part in word.split())


def _family(name: str, table: Mapping[str, Any]) -> Family:
    where = f"lexicon.families.{name}"
    weights = table_of(table, "weights", where)
    unknown = set(weights) - {"g", "c", "m", "s"}
    if unknown:
        place = f"{where}.weights.{min(unknown)}"
        raise wrong(place, "is no style; the styles are g, c, m and s")
    return Family(
        name=name,
        weights=Weights(**{style: number_of(value, f"{where}.weights.{style}") for style, value in weights.items()}),
        cap=int(number_of(table.get("cap"), f"{where}.cap")),
        label=text_of(table.get("label"), f"{where}.label"),
        kind=_kind(table["kind"], f"{where}.kind") if "kind" in table else None,
        group=text_of(table.get("group", ""), f"{where}.group"),
        denied=text_of(table.get("denied", "drop"), f"{where}.denied"),
        yields=bool(table.get("yields", False)),
        knowledge=number_of(table.get("knowledge", 0), f"{where}.knowledge"),
        reason=text_of(table.get("reason", ""), f"{where}.reason"),
    )


def _event(name: str, table: Mapping[str, Any]) -> EventKind:
    where = f"lexicon.events.{name}"
    effect = text_of(table.get("effect"), f"{where}.effect")
    if effect not in {"reset", "relax"}:
        place = f"{where}.effect"
        raise wrong(place, "must be `reset` or `relax`")
    return EventKind(
        name=name,
        effect=Effect(effect),
        p=number_of(table.get("p"), f"{where}.p"),
        subject=text_of(table.get("subject", "before"), f"{where}.subject"),
        reason=text_of(table.get("reason", ""), f"{where}.reason"),
    )


def _kind(value: object, where: str) -> ItemKind:
    try:
        return ItemKind(str(value))
    except ValueError as error:
        problem = f"{value!r} is no kind of item"
        raise wrong(where, problem) from error
