"""Lines that make sense by themselves: what may be read aloud months later, far from the meeting it was said in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from vaultkit.briefs.material import Material
from vaultkit.briefs.material import Said
from vaultkit.briefs.memory.matters import Matters
from vaultkit.briefs.memory.matters import matter_words
from vaultkit.briefs.memory.matters import matters_of
from vaultkit.briefs.memory.tongues import Tongue
from vaultkit.briefs.memory.tongues import even
from vaultkit.briefs.memory.tongues import tongues_of
from vaultkit.briefs.words import key_words
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.names import tokens
from vaultkit.notes.regex import regex
from vaultkit.signals.segments import split_sentences

_WORD = regex(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
#: A capital inside a sentence, behind a small letter or a comma: a name, in languages that keep capitals for names.
_NAME = regex(r"(?<=[a-zà-ÿ,;] )([^\W\d_a-zà-ÿ][a-zà-ÿ]{2,})")
#: Languages that write every noun so.
_CAPITALS = frozenset({"de"})
#: Words that a line needs to say something by itself.
_FEW_WORDS = 4
_LONGEST = 220
#: Two sentences shown together have so many characters at most.
_TOGETHER = 200
#: How many pronouns tell how a person is spoken of, and by how much the one must lead.
_TOLD = 4
_LEAD = 0.65


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with its sentences and the words that name its matter."""

    said: Said
    tongue: Tongue
    sentences: tuple[str, ...]
    #: Words that name its matter.
    words: frozenset[str]
    #: The sentence before it in the same paragraph; "" where there is none.
    before: str = ""

    @property
    def text(self) -> str:
        """What was said."""
        return self.said.item.text

    def has(self, group: str) -> bool:
        """Tell whether any of its sentences holds a pattern of a group."""
        return any(self.tongue.has(group, sentence) for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was said, with what it takes to read a line alone."""

    lines: tuple[Line, ...]
    #: The same, by their words.
    by_word: Mapping[str, tuple[Line, ...]]
    matters: Matters
    #: The person's own names, and names of others in the notes; lower case.
    own: frozenset[str]
    others: frozenset[str]
    #: Pronouns of somebody else than the person; empty where the notes do not tell how the person is spoken of.
    foreign: frozenset[str]

    def sharing(self, line: Line) -> Iterator[Line]:
        """Yield the lines of later meetings that are about the same as a line."""
        found = {id(other): other for word in line.words for other in self.by_word[word]}
        for other in found.values():
            if other.said.meeting > line.said.meeting and self.matters.related(line.words, other.words):
                yield other

    def subject(self, text: str, upto: int, tongue: Tongue) -> str:
        """Return whom a text speaks of before a place: "them", "me", "third" or "" where it does not say."""
        me = tongue.lists.get("me", frozenset())
        for word in reversed(_WORD.findall(even(text)[:upto])):
            bare = word.partition("’")[0]
            if self.is_theirs(bare, tongue):
                return "them"
            if bare in me:
                return "me"
            if bare in self.others or bare in self.foreign:
                return "third"
        return ""

    def with_pronouns(self, text: str, tongue: Tongue) -> str:
        """Return a text with a pronoun for the person's names, so that "Asta signs" is read as "she signs"."""
        known = tongue.lists.get("she", frozenset()) | tongue.lists.get("he", frozenset())
        pronoun = next((word for word in ("she", "he") if word in known - self.foreign), "")
        if not pronoun:
            return text
        return _WORD.sub(lambda match: pronoun if match[0].lower() in self.own else match[0], text)

    def is_theirs(self, word: str, tongue: Tongue) -> bool:
        """Tell whether a word in lower case is a name of the person or a pronoun that may mean them."""
        pronouns = tongue.lists.get("she", frozenset()) | tongue.lists.get("he", frozenset())
        return word in self.own or (word in pronouns and word not in self.foreign)


def read(material: Material) -> Reading:
    """Return the statements in languages with words, as lines; asked again for the same material, it is not read again."""
    return _read(material.said, len(material.days), (material.person.name, *material.person.aliases))


@lru_cache(maxsize=2)
def _read(statements: tuple[Said, ...], held: int, names: tuple[str, ...]) -> Reading:
    meetings: dict[int, list[Said]] = {}
    for said in statements:
        meetings.setdefault(said.meeting, []).append(said)
    tongues = tongues_of([" \n".join(said.item.text for said in told) for told in meetings.values()])
    told = [(said, tongue) for one, tongue in zip(meetings.values(), tongues, strict=True) for said in one]
    before = _before(statements)
    lines = tuple(_line(said, tongue, before.get(id(said), "")) for said, tongue in told if tongue.known)
    by_word: dict[str, list[Line]] = {}
    for line in lines:
        for word in line.words:
            by_word.setdefault(word, []).append(line)
    own = frozenset(token for name in names for token in tokens(name))
    return Reading(
        lines=lines,
        by_word={word: tuple(found) for word, found in by_word.items()},
        matters=matters_of(((line.said.meeting, line.words) for line in lines), held),
        own=own,
        others=_names(told) - own,
        foreign=_foreign(told),
    )


def _line(said: Said, tongue: Tongue, before: str) -> Line:
    text = said.item.text
    return Line(said, tongue, tuple(split_sentences(text)), matter_words(said.words, text, tongue), before)


def _before(statements: Sequence[Said]) -> dict[int, str]:
    """Return the sentence before each one that stands in the same paragraph, which is where items share a line."""
    found: dict[int, str] = {}
    places: dict[tuple[str, int], list[Said]] = {}
    for said in statements:
        places.setdefault((said.path, said.item.line), []).append(said)
    for together in places.values():
        for one, following in pairwise(together):
            found[id(following)] = one.item.text
    return found


def _names(told: Iterable[tuple[Said, Tongue]]) -> frozenset[str]:
    """Return words that stand with a capital inside sentences and never without."""
    capital: set[str] = set()
    small: set[str] = set()
    for said, tongue in told:
        if tongue.language not in _CAPITALS:
            found = (name.lower() for name in _NAME.findall(said.item.text))
            capital.update(name for name in found if not is_weekday(name) and month_number(name) is None)
            small.update(word for word in _WORD.findall(said.item.text) if word.islower())
    return frozenset(capital - small)


def _foreign(told: Iterable[tuple[Said, Tongue]]) -> frozenset[str]:
    """Return the pronouns that are not the person's: those by which the notes speak the less."""
    counts: Counter[str] = Counter()
    words: dict[str, frozenset[str]] = {}
    for said, tongue in told:
        for kind, other in (("she", "he"), ("he", "she")):
            counts[kind] += sum(1 for _ in tongue.all(kind, said.item.text))
            words[other] = tongue.lists.get(other, frozenset()) or words.get(other, frozenset())
    most, least = ("she", "he") if counts["she"] >= counts["he"] else ("he", "she")
    total = counts["she"] + counts["he"]
    return words.get(least, frozenset()) if total >= _TOLD and counts[most] >= _LEAD * total else frozenset()


def readable(line: Line, text: str) -> str:
    """Return words that can be read alone: the text, or the sentence before it with it; "" where not even that can."""
    if stands_alone(line, text) and not _is_short_answer(line, text):
        return text
    whole = f"{line.before} {text}"
    fits = line.before and text == line.text and len(whole) <= _TOGETHER and not line.before.endswith("?")
    if line.tongue.has("counted", text):
        return ""
    bare = len(_WORD.findall(text)) >= _FEW_WORDS and not text.endswith((":", ",", "—", "–", "-"))
    return whole if fits and bare and stands_alone(line, whole) else ""


def _is_short_answer(line: Line, text: str) -> bool:
    """Tell whether a few words answer the question right before them: what they are about stands there."""
    return line.before.endswith("?") and text == line.text and len(_WORD.findall(text)) <= _FEW_WORDS


def taken_in(shown: Iterable[tuple[Line, str]]) -> frozenset[tuple[str, str]]:
    """Return the sentences, each with its note, that are shown together with the one behind them, and so need no line."""
    return frozenset(
        (line.said.path, line.before) for line, text in shown if line.before and text == f"{line.before} {line.text}"
    )


def stands_alone(line: Line, text: str) -> bool:
    """Tell whether a text can be understood without the lines around it."""
    return (
        len(_WORD.findall(text)) >= _FEW_WORDS
        and len(text) <= _LONGEST
        and not text.endswith((":", ",", "—", "–", "-"))
        and _is_whole(text)
        and not line.tongue.has("leaning", next(split_sentences(text), ""))
        and not _points_back(line, text)
    )


def _points_back(line: Line, text: str) -> bool:
    """Tell whether "it" or "the other" comes before anything is named that it could mean."""
    found = line.tongue.find("points-back", text)
    if found is None:
        return False
    before = even(text)[: found.start()]
    # A word for a doubt names nothing.
    doubt = line.tongue.find("doubt", before)
    return not key_words(before.replace(doubt[0], " ") if doubt else before)


def _is_whole(text: str) -> bool:
    """Tell whether quotes and brackets are closed, and it is more than a quote of nobody."""
    if text.count("(") != text.count(")") or text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    bare = text.strip()
    return not (bare[:1] in {'"', "“", "«"} and bare[-1:] in {'"', "”", "»"} and bare.count('"') <= 2)
