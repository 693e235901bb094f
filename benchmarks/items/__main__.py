"""Fit what each trait of a statement weighs towards each kind of item, and write it to the lexicon.

    python -m benchmarks.items            fit on all labelled notes, write vaultkit/signals/lexicon/item_kinds.toml
    python -m benchmarks.items --check    fit with each note left out in turn, print how right and how sure it is there

The labelled notes are benchmarks/items/notes/*.md: each item ends in its kind, `{status}`, first the best one and after it
what else is acceptable, `{decision/action}`; one letter is enough (labelled.py). Logistic regression in plain Python: hand
weights from the file (`hand`) are where it starts and what it is drawn back to, so that a rare trait keeps its meaning.
"""

# ruff: noqa: T201  # a command, which prints

from __future__ import annotations

import argparse
import math
import tomllib
from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from benchmarks.items.labelled import Example
from benchmarks.items.labelled import read_examples
from vaultkit.model import ItemKind
from vaultkit.signals.lexicon import load_lexicon

ROOT = Path(__file__).resolve().parent.parent.parent
NOTES = Path(__file__).resolve().parent / "notes"
WEIGHTS = ROOT / "vaultkit" / "signals" / "lexicon" / "item_kinds.toml"
WORD_WEIGHTS = WEIGHTS.parent / "en" / "item_words.toml"
#: Without --check the notes are left out in so many parts: enough to tell how sure sums are.
PARTS = 4
KINDS = tuple(ItemKind)
#: dB in a natural unit.
_DB = 10 / math.log(10)
#: What hand weights are worth, in dB, and how strongly weights are drawn back to them.
_HAND = 4.0
_PULL = 6.0
#: Single words are pulled less to nothing: there are many, each seldom.
_WORD_PULL = 3.0
_STEPS = 120
_RATE = 0.1
#: A word that is met less often, or in fewer notes, is not learned.
_MET = 3
_NOTES = 2
#: Weights below so many dB are left out.
_LEAST = 0.3
#: Share of the target that the best kind gets where others are acceptable.
_BEST = 0.8


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights in natural units, by trait and kind; `start` for no trait."""

    start: list[float]
    traits: dict[str, list[float]]


def fit(examples: Sequence[Example], hand: Mapping[str, Sequence[ItemKind]]) -> Weights:
    """Return the weights that make the labels likeliest, near the hand weights (full batch, Adam)."""
    names = sorted(_learned(examples) | set(hand))
    at = {name: index for index, name in enumerate(names)}
    wanted = [[_HAND / _DB if kind in hand.get(name, ()) else 0.0 for kind in KINDS] for name in names]
    anchor = [[0.0] * len(KINDS), *wanted]
    rows = [list(row) for row in anchor]
    pulls = [_PULL, *(_WORD_PULL if name.startswith("word ") else _PULL for name in names)]
    data = [([0, *(at[trait] + 1 for trait in one.traits if trait in at)], _target(one.kinds)) for one in examples]
    first = [[0.0] * len(KINDS) for _ in rows]
    second = [[0.0] * len(KINDS) for _ in rows]
    for step in range(1, _STEPS + 1):
        slopes = _slopes(rows, anchor, pulls, data)
        _adam(rows, slopes, first, second, step)
    return Weights(rows[0], {name: rows[index + 1] for name, index in at.items()})


def _learned(examples: Sequence[Example]) -> set[str]:
    """Return the traits to learn: all but rare words."""
    met = Counter(trait for one in examples for trait in one.traits)
    files: dict[str, set[str]] = {}
    for one in examples:
        for trait in one.traits:
            files.setdefault(trait, set()).add(one.file)
    rare = {name for name in met if name.startswith("word ") and (met[name] < _MET or len(files[name]) < _NOTES)}
    return set(met) - rare


def _target(kinds: Sequence[ItemKind]) -> list[float]:
    share = _BEST if len(kinds) > 1 else 1.0
    others = (1 - share) / max(1, len(kinds) - 1)
    return [share if kind is kinds[0] else others if kind in kinds else 0.0 for kind in KINDS]


def _slopes(
    rows: Sequence[Sequence[float]],
    anchor: Sequence[Sequence[float]],
    pulls: Sequence[float],
    data: Sequence[tuple[list[int], list[float]]],
) -> list[list[float]]:
    slopes = [
        [pull * (value - wanted) for value, wanted in zip(row, base, strict=True)]
        for row, base, pull in zip(rows, anchor, pulls, strict=True)
    ]
    for active, target in data:
        chances = softmax([sum(column) for column in zip(*(rows[index] for index in active), strict=True)])
        misses = [chance - wanted for chance, wanted in zip(chances, target, strict=True)]
        for index in active:
            slope = slopes[index]
            for kind, miss in enumerate(misses):
                slope[kind] += miss
    return slopes


def _adam(
    rows: list[list[float]],
    slopes: Sequence[Sequence[float]],
    first: list[list[float]],
    second: list[list[float]],
    step: int,
) -> None:
    for row, slope, one, two in zip(rows, slopes, first, second, strict=True):
        for kind, value in enumerate(slope):
            one[kind] = 0.9 * one[kind] + 0.1 * value
            two[kind] = 0.99 * two[kind] + 0.01 * value * value
            row[kind] -= _RATE * (one[kind] / (1 - 0.9**step)) / (math.sqrt(two[kind] / (1 - 0.99**step)) + 1e-6)


def softmax(sums: Sequence[float]) -> list[float]:
    """Return chances that add up to 1."""
    highest = max(sums)
    parts = [math.exp(one - highest) for one in sums]
    total = sum(parts)
    return [part / total for part in parts]


def predict(weights: Weights, traits: Iterable[str], temperature: float = 1.0) -> list[float]:
    """Return the chance of every kind."""
    rows = [weights.start, *(weights.traits[name] for name in traits if name in weights.traits)]
    return softmax([sum(column) / temperature for column in zip(*rows, strict=True)])


def plain(example: Example) -> Example:
    """Return an example as a language without words for items shows it."""
    traits = (name for name in example.traits if name not in WORDS and not name.startswith("word "))
    return replace(example, traits=tuple(traits))


WORDS = frozenset(tomllib.loads((ROOT / "vaultkit/signals/lexicon/en/items.toml").read_text(encoding="utf-8"))["items"])


def left_out(
    examples: Sequence[Example], hand: Mapping[str, Sequence[ItemKind]], parts: int
) -> list[tuple[Example, list[float]]]:
    """Return the chances of every item by weights fitted on other notes; the notes are left out in so many parts."""
    files = sorted({one.file for one in examples})
    part = {file: index % min(parts, len(files)) for index, file in enumerate(files)}
    numbers = sorted(set(part.values()))
    with Pool() as pool:
        fitted = pool.starmap(
            fit, [([one for one in examples if part[one.file] != number], hand) for number in numbers]
        )
    return [(one, predict(fitted[part[one.file]], one.traits)) for one in examples]


def report(told: Sequence[tuple[Example, list[float]]], temperature: float) -> None:
    """Print how often the likeliest kind is right, note by note, and by how sure it is."""
    right: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    every: Counter[str] = Counter()
    sure: dict[int, list[tuple[float, bool]]] = {}
    for one, raw in told:
        chances = softmax([math.log(max(chance, 1e-12)) / temperature for chance in raw])
        best = max(range(len(KINDS)), key=lambda index: chances[index])
        hit = KINDS[best] is one.kinds[0]
        for name in (one.file, "all"):
            every[name] += 1
            right[name] += hit
            accepted[name] += KINDS[best] in one.kinds
        sure.setdefault(int(chances[best] * 5), []).append((chances[best], hit))
    for name, count in every.items():
        print(f"{name:28} {count:5}  strict {right[name] / count:.3f}  lenient {accepted[name] / count:.3f}")
    for _, pairs in sorted(sure.items()):
        said = sum(chance for chance, _ in pairs) / len(pairs)
        print(f"said {said:.2f}  right {sum(hit for _, hit in pairs) / len(pairs):.2f}  of {len(pairs)}")


def cool(told: Sequence[tuple[Example, list[float]]]) -> float:
    """Return the temperature that makes left-out labels likeliest."""

    def loss(temperature: float) -> float:
        total = 0.0
        for one, chances in told:
            spread = softmax([math.log(max(chance, 1e-12)) / temperature for chance in chances])
            total -= math.log(max(spread[KINDS.index(one.kinds[0])], 1e-12))
        return total

    return min((step / 20 for step in range(10, 61)), key=loss)


def write_traits(fitted: Mapping[str, tuple[Weights, float]], table: Mapping[str, Any]) -> str:
    """Return the text of the traits' file: what is written by hand as it was, weights in dB."""
    parts = [WEIGHTS.read_text(encoding="utf-8").split("\n[", 1)[0].rstrip() + "\n"]
    for section, (weights, temperature) in fitted.items():
        parts.append(f"[item_kinds.{section}]\ntemperature = {temperature:.2f}\n\n[item_kinds.{section}.start]")
        parts.append("\n".join(_pairs(weights.start)) + "\n")
        written = table.get(section, {}).get("traits", {})
        parts += [
            _trait(section, name, weights.traits[name], written.get(name, {}))
            for name in sorted(weights.traits)
            if not name.startswith("word ")
        ]
    return "\n".join(parts)


def write_words(weights: Weights) -> str:
    """Return the text of the words' file."""
    head = (
        "# What single words weigh towards each kind of item, in dB, beside the groups of cues (tools/fit_items.py).\n"
    )
    lines = [head, "[item_words]"]
    for name in sorted(weights.traits):
        pairs = _pairs(weights.traits[name])
        if name.startswith("word ") and pairs:
            lines.append(f'"{name.removeprefix("word ")}" = {{ {", ".join(pairs)} }}')
    return "\n".join(lines) + "\n"


def _trait(section: str, name: str, row: Sequence[float], written: Mapping[str, Any]) -> str:
    lines = [f'[item_kinds.{section}.traits."{name}"]']
    lines += [f'{key} = "{written[key]}"' for key in ("label", "reason") if key in written]
    if "hand" in written:
        lines.append("hand = [" + ", ".join(f'"{kind}"' for kind in written["hand"]) + "]")
    pairs = _pairs(row)
    lines.append("weights = { " + ", ".join(pairs) + " }" if pairs else "weights = {}")
    return "\n".join(lines) + "\n"


def _pairs(row: Sequence[float]) -> list[str]:
    return [f"{kind} = {value * _DB:.1f}" for kind, value in zip(KINDS, row, strict=True) if abs(value * _DB) >= _LEAST]


def main() -> None:
    """Fit, and check or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="leave each note out in turn, and write nothing")
    parser.add_argument("--notes", type=Path, nargs="*", default=[NOTES], help="folders of labelled notes")
    parser.add_argument("--wrong", metavar="FILE", help="print what is wrong in one note")
    given = parser.parse_args()
    table = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["item_kinds"]
    hand = _hand(table, "full")
    examples = read_examples((path for folder in given.notes for path in folder.glob("*.md")), load_lexicon())
    told = left_out(examples, hand, len(examples) if given.check else PARTS)
    temperature = cool(told)
    print(f"temperature {temperature}")
    report(told, temperature)
    if given.wrong:
        _show_wrong(told, given.wrong)
    if given.check:
        return
    simple, few = [plain(one) for one in examples], _hand(table, "plain")
    full = fit(examples, hand)
    other = fit(simple, few), cool(left_out(simple, few, PARTS))
    WEIGHTS.write_text(write_traits({"full": (full, temperature), "plain": other}, table), encoding="utf-8")
    WORD_WEIGHTS.write_text(write_words(full), encoding="utf-8")


def _hand(table: Mapping[str, Any], section: str) -> dict[str, tuple[ItemKind, ...]]:
    traits = table[section]["traits"]
    return {name: tuple(ItemKind(kind) for kind in trait.get("hand", ())) for name, trait in traits.items()}


def _show_wrong(told: Sequence[tuple[Example, list[float]]], file: str) -> None:
    for one, chances in told:
        best = max(range(len(KINDS)), key=lambda index: chances[index])
        if file in {one.file, "all"} and KINDS[best] not in one.kinds:
            shown = ", ".join(name for name in one.traits if not name.startswith("word "))
            print(
                f"{one.file}:{one.line} {one.kinds[0]} -> {KINDS[best]} {chances[best]:.2f} | {one.text[:100]} | {shown}"
            )


if __name__ == "__main__":
    main()
