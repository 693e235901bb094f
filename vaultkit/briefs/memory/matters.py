"""Whether two statements are about one matter: shared words, the more so the rarer they are between these two people."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from vaultkit.briefs.memory.tongues import Tongue
from vaultkit.briefs.words import common_words
from vaultkit.briefs.words import same_matter

#: A word that stands in so few meetings, or in so small a share of them, names a matter by itself.
_FEW = 3
_SHARE = 0.2
#: Endings that a word may have or lack and be the same ("scans", "planning").
_ENDINGS = ("ing", "ed", "es", "s", "e")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Matters:
    """In which meetings each word stands, of how many."""

    meetings: Mapping[str, frozenset[int]]
    held: int

    def related(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Tell whether two statements are alike or share a word that is rare between these two people."""
        return same_matter(one, other) or any(self.rare(word) for word in one & other)

    def rare(self, word: str) -> bool:
        """Tell whether a word stands in few meetings."""
        return len(self.meetings.get(word, ())) <= max(_FEW, _SHARE * self.held)


def matters_of(told: Iterable[tuple[int, frozenset[str]]], held: int) -> Matters:
    """Return where the words of statements stand: of each its meeting and its words, `held` being the meetings there were."""
    meetings: dict[str, set[int]] = {}
    for meeting, words in told:
        for word in words:
            meetings.setdefault(word, set()).add(meeting)
    return Matters({word: frozenset(where) for word, where in meetings.items()}, held)


def matter_words(words: frozenset[str], text: str, tongue: Tongue) -> frozenset[str]:
    """Return the words that name a statement's matter, without their endings: its key words, and short ones that count."""
    short = tongue.lists.get("short", frozenset())
    found = {part for word in words for part in (word, *word.split("-"))}
    found.update(match[0] for match in tongue.all("short", text))
    evened = {tongue.same.get(word, word) for word in found}
    return frozenset(
        stem(word) for word in evened if (len(word) >= _SHORTEST or word in short) and word not in common_words()
    )


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its ending, four letters of it at least."""
    word = word.removesuffix("’s").removesuffix("'s")
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
    return word[: len(word) - len(ending)]
