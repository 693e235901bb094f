"""Words that tell a doubt, an outcome, an agreement or a fact, by language (`data/memory/`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import cache

from vaultkit.notes.data_file import read_table
from vaultkit.notes.regex import regex
from vaultkit.signals.language import tell_languages

#: No sentence that two people said is longer than this many characters.
_LONGEST = 600
#: So many characters of a note tell its language.
_TELLING = 2000
#: What is a list of words in the data and no list of patterns.
_LISTS = frozenset({"short", "she", "he", "me", "between", "asking"})


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is known of one language; groups of patterns by name, empty where nobody knows it."""

    language: str
    groups: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: Words that stand for another ("mum" for "mother").
    same: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Tell whether there are words of the language."""
        return bool(self.groups)

    def has(self, group: str, text: str) -> bool:
        """Tell whether a pattern of a group is found in a text."""
        return self.find(group, text) is not None

    def all(self, group: str, text: str) -> Iterator[re.Match[str]]:
        """Return every place where a pattern of a group, or a word of a list, is found."""
        pattern = self.groups.get(group)
        return pattern.finditer(even(text)) if pattern else iter(())

    def find(self, group: str, text: str) -> re.Match[str] | None:
        """Return where the first pattern of a group is found in a text that `even` has evened out."""
        pattern = self.groups.get(group)
        return pattern.search(even(text)) if pattern else None


def _pattern(name: str, lines: Sequence[str]) -> re.Pattern[str]:
    return regex(rf"\b(?:{'|'.join(sorted(lines))})\b" if name in _LISTS else "|".join(lines))


def even(text: str) -> str:
    """Return a text in lower case with round apostrophes, as the patterns expect it."""
    return text[:_LONGEST].lower().replace("'", "’")


def tongues_of(texts: Sequence[str]) -> tuple[Tongue, ...]:
    """Return the language of each of some notes that belong together."""
    return tuple(tongue(code) for code in tell_languages([text[:_TELLING] for text in texts]))


@cache
def tongue(code: str) -> Tongue:
    """Return what is known of a language, by its code; an empty one where nothing is."""
    if not code.isalpha():
        return Tongue(code)
    try:
        table = dict(read_table("briefs", f"memory/{code}.toml"))
    except OSError:
        return Tongue(code)
    same = table.pop("same", {})
    return Tongue(
        code,
        {name: _pattern(name, lines) for name, lines in table.items()},
        {name: frozenset(lines) for name, lines in table.items() if name in _LISTS},
        same,
    )
