"""How a note is worded: small weights of single common words, learned from labelled histories (`wording.toml`).

What cues say outright, the choice of words says softly: "she", "still" and "mother" stand oftener in doubt-talk, "who",
"reason" and "mine" where context is built. A word counts once a session, however often it stands there; the sum is
divided by the root of the number of known words, since words of one note repeat each other.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from math import fsum
from math import sqrt
from typing import TypeAlias

from vaultkit.model import Hit
from vaultkit.model import Weights
from vaultkit.signals.cues import NAME
from vaultkit.signals.entries import Family
from vaultkit.signals.quotes import shorten
from vaultkit.signals.segments import MOST_STATEMENTS
from vaultkit.signals.segments import Statement

#: dB of a word towards each style, by word: g, c, m, s.
Wording: TypeAlias = Mapping[str, tuple[float, float, float, float]]

FAMILY = "wording"
#: Stands for every figure.
FIGURE = "<num>"
ASKED = "?"
#: Under this key stands what a note has to start with, so that one of average wording says nothing.
START = ""
#: Words named to people.
_NAMED = 3


def words_in(statement: Statement) -> set[str]:
    """Return the words of a statement as weights know them: names as one, figures as another, each once.

    Of signs only the question mark is one: the others show how somebody punctuates.
    """
    words, capitals = statement.folded.words, statement.folded.capitals
    return {
        NAME if at in capitals else FIGURE if word[0].isdigit() else word
        for at, word in enumerate(words)
        if word[0].isalnum() or word == ASKED
    }


def wording_hits(
    statements: Sequence[Statement], wording: Wording, family: Family, inner: Collection[int] = ()
) -> Iterator[Hit]:
    """Yield one hit a statement: its part of what the choice of words says of the session's style.

    Args:
        statements: of the session.
        wording: learned words.
        family: of learned words.
        inner: indices of statements that say a doubt, a feeling or a matter of life outright: their words do not speak
            for context or status against that.
    """
    found = [words_in(statement) & wording.keys() for statement in statements]
    holders: dict[str, int] = {}
    for words in found:
        for word in words:
            holders[word] = holders.get(word, 0) + 1
    if not holders:
        return
    start, root = wording.get(START, (0.0,) * 4), sqrt(len(holders))
    known = {word: _part(wording[word], count, root) for word, count in holders.items()}
    for index, (statement, words) in enumerate(zip(statements, found, strict=True)):
        parts = {word: known[word] for word in sorted(words)}
        if parts:
            share = fsum([1 / holders[word] for word in words]) / len(holders)
            g, c, m, s = (
                share * base + fsum(column)
                for base, column in zip(start, zip(*parts.values(), strict=True), strict=True)
            )
            if index in inner:
                c, s = min(c, m), min(s, m)
            label = f"{family.label} ({', '.join(_telling(parts, (g, c, m, s)))})"
            yield Hit(
                family.name,
                label,
                shorten(statement.text),
                statement.line,
                Weights(g, c, m, s),
                MOST_STATEMENTS,
                soft=True,
            )


def _part(weights: Sequence[float], count: int, root: float) -> tuple[float, float, float, float]:
    """Return what each of the statements with a word has of its weights."""
    g, c, m, s = weights
    return g / count / root, c / count / root, m / count / root, s / count / root


def _telling(parts: Mapping[str, tuple[float, ...]], total: Sequence[float]) -> list[str]:
    """Return the words that speak loudest for the style that gains the most."""
    style = total.index(max(total))
    spoken = [word for word in parts if word.isalpha() and not word.startswith("x")]
    ranked = sorted(spoken, key=lambda word: -parts[word][style])
    return ranked[:_NAMED] or ["names and figures"]
