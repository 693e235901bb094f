"""What each cue of a statement speaks for: weights by kind as data, added up and turned into how sure one can be."""

from __future__ import annotations

import math
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from vaultkit.model import ItemKind
from vaultkit.signals.entries import read_kind
from vaultkit.signals.tables import inner
from vaultkit.signals.tables import number_of
from vaultkit.signals.tables import table_of
from vaultkit.signals.tables import text_of

_KINDS = tuple(ItemKind)
_PLACES = {kind.value: place for place, kind in enumerate(_KINDS)}
#: What stands before the name of a trait that is one word.
_WORD = "word "
_MOST_SEEN = 50_000
#: More than rounding can make of a mean, as long as what it is divided by is not as small itself.
_ROUNDED = 1e-6


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that statements may show, and the dB it gives to each kind."""

    name: str
    #: dB by places of kinds in `ItemKind`.
    weights: Mapping[int, float]
    #: What people are told where no words of the statement can be shown ("a question").
    label: str = ""
    #: Of a trait that a language must have words for: what it is.
    reason: str = ""
    #: The least dB it gives to any kind, 0 for kinds it does not tell of.
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Traits(Mapping[str, Trait]):
    """Traits by name; each is read when a statement shows it for the first time."""

    #: Weights of single words, and weights, label and reason of all other traits, as `write_item_model` writes them.
    words: Mapping[str, str]
    written: Mapping[str, Sequence[str]]
    #: Traits asked for so far; None for what weighs nothing, as most words do.
    seen: dict[str, Trait | None] = field(default_factory=dict)

    def find(self, name: str) -> Trait | None:
        """Return the trait of a name, None if it weighs nothing."""
        try:
            return self.seen[name]
        except KeyError:
            if len(self.seen) > _MOST_SEEN:
                self.seen.clear()
            self.seen[name] = self._read(name)
            return self.seen[name]

    def _read(self, name: str) -> Trait | None:
        if name in self.written:
            weights, label, reason = self.written[name]
        elif name.startswith(_WORD) and name.removeprefix(_WORD) in self.words:
            weights, label, reason = self.words[name.removeprefix(_WORD)], "", ""
        else:
            return None
        by_kind = _read_weights(weights)
        return Trait(name, by_kind, label, reason, min([0.0, *by_kind.values()]))

    def __getitem__(self, name: str) -> Trait:
        found = self.find(name)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*(f"{_WORD}{word}" for word in self.words), *self.written))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class ItemModel:
    """Weights of all traits, for languages with words for single statements and for those without."""

    traits: Traits
    #: What kinds weigh before anything is seen, in the order of `ItemKind`.
    start: tuple[float, ...]
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


def write_item_model(tables: Mapping[str, Any], name: str, words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the weights of one table, "full" or "plain" (for languages without words for items), and of single words.

    They are checked and written small: "status -1.9 action 6.0".
    """
    section = f"item_kinds.{name}"
    table = inner(tables, name, "item_kinds")
    traits = table_of(table, "traits", f"lexicon.{section}")
    return {
        "words": {word: _weights(table_of(words, word, "lexicon.item_words"), "lexicon.item_words") for word in words},
        "traits": {
            one: _trait(inner(traits, one, f"{section}.traits"), f"lexicon.{section}.traits.{one}") for one in traits
        },
        "start": _weights(table_of(table, "start", f"lexicon.{section}"), f"lexicon.{section}.start"),
        "temperature": number_of(table.get("temperature", 1.0), f"lexicon.{section}.temperature"),
    }


def _trait(table: Mapping[str, Any], where: str) -> list[str]:
    return [
        _weights(table_of(table, "weights", where), f"{where}.weights"),
        text_of(table.get("label", ""), f"{where}.label"),
        text_of(table.get("reason", ""), f"{where}.reason"),
    ]


def _weights(table: Mapping[str, Any], where: str) -> str:
    return " ".join(
        f"{read_kind(name, where).value} {number_of(value, f'{where}.{name}')!r}" for name, value in table.items()
    )


def read_item_model(written: Mapping[str, Any]) -> ItemModel:
    """Return what `write_item_model` wrote."""
    start = _read_weights(written["start"])
    return ItemModel(
        traits=Traits(written["words"], written["traits"]),
        start=tuple(start.get(place, 0.0) for place in range(len(_KINDS))),
        temperature=written["temperature"],
    )


def _read_weights(written: str) -> dict[int, float]:
    parts = written.split(" ") if written else []
    return {_PLACES[kind]: float(value) for kind, value in zip(parts[::2], parts[1::2], strict=True)}


def judge(model: ItemModel, traits: Iterable[str]) -> Verdict:
    """Return the likeliest kind of a statement that shows these traits; ties go to the first kind."""
    shown = [trait for trait in map(model.traits.find, traits) if trait is not None]
    chances = chances_of(model, shown)
    kind = chances.index(max(chances))
    return Verdict(_KINDS[kind], chances[kind], _loudest(shown, kind, chances))


def chances_of(model: ItemModel, shown: Iterable[Trait]) -> list[float]:
    """Return how likely each kind is, in the order of `ItemKind`, all together 1."""
    sums = list(model.start)
    for trait in shown:
        for place, weight in trait.weights.items():
            sums[place] += weight
    highest = max(sums)
    spread = 10 * model.temperature
    parts = [math.pow(10, (one - highest) / spread) for one in sums]
    total = sum(parts)
    return [part / total for part in parts]


def _loudest(shown: Iterable[Trait], kind: int, chances: Sequence[float]) -> str:
    """Return the trait that lifts a kind most above its rivals, the likelier of which count more; "" if none does."""
    others = 1 - chances[kind]
    rivals = [*chances[:kind], 0.0, *chances[kind + 1 :]]
    best = (0.0, "")
    for trait in shown:
        own = trait.weights.get(kind, 0.0)
        if own - trait.least < best[0] - _ROUNDED and others > _ROUNDED:
            continue  # the mean of what it gives to the rivals is not less than the least
        lost = sum([weight * rivals[place] for place, weight in trait.weights.items()]) / others if others > 0 else 0.0
        best = max(best, (own - lost, trait.name))
    return best[1]
