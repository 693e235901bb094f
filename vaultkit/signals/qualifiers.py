"""What stands beside an event in its statement: marks of denial, rumour, wish and time, and the tense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.signals.cues import Match
from vaultkit.signals.lexicon import Lexicon

#: Words between a mark and what it qualifies, where nobody puts commas.
_REACH = 12
_BREAKS = frozenset(";.!?–—")
COMMAS = _BREAKS | {",", ":", "("}


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the marks of a statement stand."""

    places: tuple[Match, ...]
    #: Words and signs behind which nothing qualifies what stood before them.
    ends: frozenset[str]

    def has(self, name: str) -> bool:
        """Tell whether there is such a mark."""
        return any(place.cue.owner == name for place in self.places)

    def of_old(self, match: Match) -> bool:
        """Tell whether the statement is about long ago, with no "now" between that and the match."""
        now = [place.start for place in self.places if place.cue.owner == "now"]
        return any(
            not any(place.end <= at <= match.start for at in now) for place in self.places if place.cue.owner == "past"
        )

    def near(self, name: str, match: Match, words: Sequence[str], *, outside: bool = False) -> bool:
        """Tell whether such a mark qualifies the match: before it up to a semicolon, after it up to a comma.

        With `outside`, a mark that begins within the match is part of what is told ("not a lab any longer").
        """
        for place in self.places:
            if place.cue.owner != name or (outside and match.start <= place.start < match.end):
                continue
            if place.start - match.end > _REACH or match.start - place.end > _REACH:
                continue
            if place.start < match.end and not _BREAKS & set(words[place.end : match.start]):
                return True
            if place.start >= match.end and not self.ends & set(words[match.end : place.start]):
                return True
        return False


def is_of_kin(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether what somebody has or runs is their family."""
    return any(word in lexicon.words["kin"] and word not in lexicon.words["rank"] for word in words)


def is_asked(words: Sequence[str], match: Match) -> bool:
    """Tell whether the event stands in a question."""
    for word in words[match.end - 1 :]:
        if word == "?":
            return True
        if word in _BREAKS:
            return False
    return False


def in_past(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether words hold a verb in the past."""
    return any(word.endswith(lexicon.grammar.past_endings) or word in lexicon.words["past"] for word in words)


def is_dated(words: Sequence[str], match: Match, marks: Marks, lexicon: Lexicon) -> bool:
    """Tell whether a change is told with its time, or as something that has happened."""
    return marks.has("now") or marks.has("future") or in_past(words[match.start : match.end], lexicon)


def names_old_year(words: Sequence[str], held: dt.date) -> bool:
    """Tell whether the latest year that is named lies well before the session."""
    years = [int(word) for word in words if len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}]
    return bool(years) and max(years) < held.year - (1 if held.month < 4 else 0)


def names_leave(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a kind of leave is named."""
    return any(word in lexicon.words["leave"] for word in words)


def count_marks(lexicon: Lexicon, name: str, texts: Sequence[Sequence[str]]) -> int:
    """Return how often texts have a mark, places that overlap counted once."""
    count = 0
    for words in texts:
        end = 0
        for match in sorted(lexicon.marks.find(words), key=lambda match: match.start):
            if match.cue.owner == name and match.start >= end:
                count, end = count + 1, match.end
    return count
