"""What each cue of a statement speaks for: weights by kind as data, added up and turned into how sure one can be."""

from __future__ import annotations

import math
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vaultkit.model import ItemKind
from vaultkit.signals.entries import read_kind
from vaultkit.signals.tables import inner
from vaultkit.signals.tables import number_of
from vaultkit.signals.tables import table_of
from vaultkit.signals.tables import text_of

_KINDS = tuple(ItemKind)


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that statements may show, and the dB it gives to each kind."""

    name: str
    weights: Mapping[ItemKind, float]
    #: What people are told where no words of the statement can be shown ("a question").
    label: str = ""
    #: Of a trait that a language must have words for: what it is.
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ItemModel:
    """Weights of all traits, for languages with words for single statements and for those without."""

    traits: Mapping[str, Trait]
    #: What kinds weigh before anything is seen.
    start: Mapping[ItemKind, float]
    #: The spread of sums is divided by this, so that sums of overlapping traits do not sound too sure.
    temperature: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest kind of a statement."""

    kind: ItemKind
    #: 0 to 1.
    confidence: float
    #: The trait that spoke most for this kind; "" if none did.
    trait: str


def read_item_model(tables: Mapping[str, Any], name: str, words: Mapping[str, Any]) -> ItemModel:
    """Return the weights of one table, "full" or "plain" (for languages without words for items), and of single words."""
    section = f"item_kinds.{name}"
    table = inner(tables, name, "item_kinds")
    traits = table_of(table, "traits", f"lexicon.{section}")
    of_words = {
        f"word {word}": Trait(
            f"word {word}", _weights(table_of(words, word, "lexicon.item_words"), "lexicon.item_words")
        )
        for word in words
    }
    return ItemModel(
        traits=of_words | {one: _trait(one, inner(traits, one, f"{section}.traits"), section) for one in traits},
        start=_weights(table_of(table, "start", f"lexicon.{section}"), f"lexicon.{section}.start"),
        temperature=number_of(table.get("temperature", 1.0), f"lexicon.{section}.temperature"),
    )


def _trait(name: str, table: Mapping[str, Any], section: str) -> Trait:
    where = f"lexicon.{section}.traits.{name}"
    return Trait(
        name,
        _weights(table_of(table, "weights", where), f"{where}.weights"),
        text_of(table.get("label", ""), f"{where}.label"),
        text_of(table.get("reason", ""), f"{where}.reason"),
    )


def _weights(table: Mapping[str, Any], where: str) -> Mapping[ItemKind, float]:
    return {read_kind(name, where): number_of(value, f"{where}.{name}") for name, value in table.items()}


def judge(model: ItemModel, traits: Iterable[str]) -> Verdict:
    """Return the likeliest kind of a statement that shows these traits; ties go to the first kind."""
    shown = [model.traits[name] for name in traits if name in model.traits]
    chances = chances_of(model, shown)
    kind = max(_KINDS, key=lambda one: chances[one])
    spoke = max(shown, key=lambda one: (_push(one, kind, chances), one.name), default=None)
    trait = spoke.name if spoke is not None and _push(spoke, kind, chances) > 0 else ""
    return Verdict(kind, chances[kind], trait)


def chances_of(model: ItemModel, shown: Iterable[Trait]) -> dict[ItemKind, float]:
    """Return how likely each kind is, all together 1."""
    sums = {kind: model.start.get(kind, 0.0) for kind in _KINDS}
    for trait in shown:
        for kind, weight in trait.weights.items():
            sums[kind] += weight
    highest = max(sums.values())
    parts = {kind: math.pow(10, (one - highest) / (10 * model.temperature)) for kind, one in sums.items()}
    total = sum(parts.values())
    return {kind: part / total for kind, part in parts.items()}


def _push(trait: Trait, kind: ItemKind, chances: Mapping[ItemKind, float]) -> float:
    """Return by how much a trait lifts a kind above its rivals, the likelier of which count more."""
    others = 1 - chances[kind]
    if others <= 0:
        return trait.weights.get(kind, 0.0)
    rivals = sum(weight * chances[one] for one, weight in trait.weights.items() if one is not kind)
    return trait.weights.get(kind, 0.0) - rivals / others
