"""Text to language: a vote of small words, and the lexicon that follows from it, session by session."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from vaultkit.model import Session
from vaultkit.signals import function_words
from vaultkit.signals.function_words import tongues
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.lexicon import wordless
from vaultkit.signals.packs import languages
from vaultkit.signals.words import plain_word

#: Where nothing tells the language.
DEFAULT = "en"
#: Votes by which a note decides for itself, and how far ahead of the next language.
_ENOUGH = 3.0
_AHEAD = 1.4
#: Votes that the other notes of the same person have beside those of a note that cannot decide.
_COMPANY = 3.0
#: Characters of a note that vote.
_READ = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile(r"[\x00-\x7f]*")


@dataclass(frozen=True, slots=True)
class Languages:
    """The lexicons of a vault: one for all its notes, or each note's own.

    `setting` is "auto" or the code of a language; `extra` is what the vault adds to the lexicon, as TOML.
    """

    setting: str = "auto"
    extra: str = ""
    seen: dict[str, Lexicon] = field(default_factory=dict)

    def choose(self, sessions: Sequence[Session]) -> tuple[Lexicon, ...]:
        """Return the lexicon of each session of one relationship; one without words where there is none.

        Raises:
            UsageError: `setting` names a language without a pack, or `extra` is of another shape.
        """
        if self.setting != "auto":
            return (self.lexicon(self.setting),) * len(sessions)
        return tuple(self.lexicon(code) for code in tell_languages([_text_of(one) for one in sessions]))

    def lexicon(self, code: str) -> Lexicon:
        """Return the lexicon of a language."""
        if code not in self.seen:
            known = code in languages() or self.setting == code
            self.seen[code] = load_lexicon(code, self.extra) if known else wordless(self.lexicon(DEFAULT), code)
        return self.seen[code]


def tell_languages(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the code of the language of each of some notes that belong together.

    A note in another script gives the name of that in lower case ("cyrillic"). What is too short to tell goes with the others.
    """
    votes = [vote(text) for text in texts]
    usual: dict[str, float] = {}
    for one in votes:
        for code, count in one.items():
            usual[code] = usual.get(code, 0.0) + count
    total = sum(usual.values())
    shares = {code: count / total for code, count in usual.items()} if total else {DEFAULT: 1.0}
    return tuple(_decide(one, shares) for one in votes)


def name_of(code: str) -> str:
    """Return what a language is called, for people."""
    known = tongues().get(code)
    return known.name if known else f"a language in {code.capitalize()} script"


def vote(text: str) -> dict[str, float]:
    """Return how many small words of each language a text has; shared ones count by parts, foreign letters in full."""
    text = text[:_READ]
    votes: dict[str, float] = {}
    owners = function_words.shares()
    for word, count in Counter(_WORD.findall(text.lower())).items():
        for code, share in owners.get(word if word.isascii() else plain_word(word), {}).items():
            votes[code] = votes.get(code, 0.0) + share * count
    if not _ASCII.fullmatch(text):
        votes.update(_scripts(text))
    return votes


def _decide(votes: Mapping[str, float], shares: Mapping[str, float]) -> str:
    ranked = sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked and ranked[0][1] >= _ENOUGH and (len(ranked) == 1 or ranked[0][1] >= _AHEAD * ranked[1][1]):
        return ranked[0][0]
    both = {code: votes.get(code, 0.0) + _COMPANY * shares.get(code, 0.0) for code in {*votes, *shares}}
    return max(sorted(both), key=lambda code: both[code])


def _scripts(text: str) -> dict[str, float]:
    """Return the letters of other scripts than the Latin, four to a vote."""
    letters = Counter(
        unicodedata.name(letter, "LATIN").split(" ")[0] for letter in text if letter.isalpha() and ord(letter) > 0x24F
    )
    return {
        script.split("-")[0].lower(): count / 4
        for script, count in letters.items()
        if script not in {"LATIN", "MODIFIER", "FEMININE", "MASCULINE", "FULLWIDTH", "MATHEMATICAL"}
    }


def _text_of(session: Session) -> str:
    if session.private:
        return ""
    return "\n".join(_lines(session))


def _lines(session: Session) -> Iterable[str]:
    for block in session.blocks:
        yield " ".join(block.cells) if block.cells else block.text
