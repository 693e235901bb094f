"""Tables of a pack to values: families, events, spelling, numbers, each checked and named in what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vaultkit.model import Effect
from vaultkit.model import ItemKind
from vaultkit.model import Weights
from vaultkit.signals.tables import number_of
from vaultkit.signals.tables import table_of
from vaultkit.signals.tables import text_of
from vaultkit.signals.tables import texts_of
from vaultkit.signals.tables import wrong
from vaultkit.signals.words import Folder


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
class Grammar:
    """What the order and the endings of words say in a language."""

    #: Endings of verbs in the past ("ed").
    past_endings: tuple[str, ...] = ()
    #: So many words after a cue, a denial still denies it ("glaube ich nicht").
    denial_after: int = 0


def read_numbers(table: Mapping[str, Any], name: str, folder: Folder) -> dict[str, int]:
    """Return a table of words and whole numbers, the words folded."""
    return {
        folder.fold_token(word): int(number_of(value, f"lexicon.{name}.{word}"))
        for word, value in table_of(table, name, "lexicon").items()
    }


def read_folder(fold: Mapping[str, Any], grammar: Mapping[str, Any]) -> Folder:
    """Return how a language writes one word in many ways."""
    words = {str(key): str(value) for key, value in table_of(fold, "words", "lexicon.fold").items()}
    letters = {str(key): str(value) for key, value in fold.get("letters", {}).items()}
    rules = []
    for position, rule in enumerate(fold.get("rules", [])):
        where = f"lexicon.fold.rules[{position}]"
        left, arrow, right = str(rule).partition(" => ")
        if not arrow:
            raise wrong(where, "must be written `pattern => replacement`")
        try:
            rules.append((re.compile(left), right.strip()))
        except re.error as error:
            problem = f"is no pattern ({error})"
            raise wrong(where, problem) from error
    return Folder(
        tuple(rules),
        words,
        letters,
        elisions=frozenset(texts_of(grammar.get("elisions", []), "lexicon.grammar.elisions")),
        genitives=texts_of(grammar.get("genitives", []), "lexicon.grammar.genitives"),
        titles=frozenset(texts_of(grammar.get("titles", []), "lexicon.grammar.titles")),
        capital_nouns=bool(grammar.get("capital-nouns", False)),
    )


def read_grammar(grammar: Mapping[str, Any]) -> Grammar:
    """Return what the order and endings of words say in a language."""
    return Grammar(
        past_endings=texts_of(grammar.get("past-endings", []), "lexicon.grammar.past-endings"),
        denial_after=int(number_of(grammar.get("denial-after", 0), "lexicon.grammar.denial-after")),
    )


def read_words(classes: Mapping[str, tuple[str, ...]], folder: Folder) -> dict[str, frozenset[str]]:
    """Return the words of every class, folded; classes within classes opened."""
    return {name: frozenset(_folded(words, classes, folder)) for name, words in classes.items()}


def read_wording(table: Mapping[str, Any]) -> dict[str, tuple[float, float, float, float]]:
    """Return the dB of single words towards each style."""
    found = {}
    for word, values in table.items():
        if not (isinstance(values, list) and len(values) == 4):
            place = f"lexicon.wording.{word}"
            raise wrong(place, "must be four numbers")
        g, c, m, s = (number_of(value, f"lexicon.wording.{word}") for value in values)
        found[word] = (g, c, m, s)
    return found


def read_headings(table: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the cues of headings as tables, by the kind that each promises."""
    return {read_kind(name, f"lexicon.headings.{name}").value: {"cues": cues} for name, cues in table.items()}


def _folded(words: Sequence[str], classes: Mapping[str, tuple[str, ...]], folder: Folder) -> Iterator[str]:
    for word in words:
        if word.startswith("{"):
            yield from _folded(classes.get(word[1:-1], ()), classes, folder)
        else:
            yield " ".join(folder.fold_token(part) for part in word.split())


def read_family(name: str, table: Mapping[str, Any]) -> Family:
    """Return one family; its cues are read apart."""
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
        kind=read_kind(table["kind"], f"{where}.kind") if "kind" in table else None,
        group=text_of(table.get("group", ""), f"{where}.group"),
        denied=text_of(table.get("denied", "drop"), f"{where}.denied"),
        yields=bool(table.get("yields", False)),
        knowledge=number_of(table.get("knowledge", 0), f"{where}.knowledge"),
        reason=text_of(table.get("reason", ""), f"{where}.reason"),
    )


def read_event(name: str, table: Mapping[str, Any]) -> EventKind:
    """Return one kind of event; its cues are read apart."""
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


def read_kind(value: object, where: str) -> ItemKind:
    """Return a kind of items."""
    try:
        return ItemKind(str(value))
    except ValueError as error:
        problem = f"{value!r} is no kind of item"
        raise wrong(where, problem) from error
