"""Spellings of "1:1" in many languages, and how sure each makes us that two people met.

A mark counts as a whole word only, and never where the figures are a time, a scale, a score or part of an address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from functools import lru_cache
from itertools import islice

from vaultkit.notes.data_file import read_table
from vaultkit.notes.names import is_asian
from vaultkit.notes.regex import regex


class Strength(IntEnum):
    """What a mark is worth: a meeting of any kind, mostly two people, or two people and nothing else."""

    NONE = 0
    MEETING = 1
    WEAK = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark inside a text, with its place (end excluded)."""

    strength: Strength
    start: int
    end: int
    #: Could be a score, a chapter or a number as well ("1-1", "121"): needs more around it to count.
    figures: bool = False


_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "ß": "s",
        "’": "'",
        "‘": "'",
        "_": " ",
        "–": "-",
        "‑": "-",
        "‐": "-",
        "：": ":",
        "∶": ":",
        "\u00a0": " ",
    }
)
# Letters of scripts with blanks between words, levelled; the others may touch a mark ("田中さんとの1on1").
_LETTER = "a-z0-9а-яёіїєα-ω"
_FIGURES = regex(
    r"(?<![" + _LETTER + r".,:/+=$€£%])(?<!\d-)(?<!--)1(?:"
    r"(?P<sure> ?: ?1|[ -]?on[ -]?1|:on:1|[ -]?(?:auf|zu|op|на|para|対|对|對|대)[ -]?1)"
    r"|(?P<maybe> ?- ?1| ?/ ?1|[ -]?(?:to|o|x|×|a|til|till|na|por)[ -]?1|21|[ -]2[ -]1)"
    r")(?:'?s|ers?)?(?![" + _LETTER + r"/=%+°]|[.,:-]\d| ?[x×] ?\d)"
)
_SIGNS = regex(r"[\W_]+")
_RUN = regex(f"[{_LETTER}]+")
_BEFORE = regex(r"([^\W\d_]+)[ :]*$")
_AFTER = regex(r"[ -]?([^\W\d_]+)")


@cache
def words(group: str) -> frozenset[str]:
    """Return one list of the data file: small words, fillers, what was not held, other types."""
    return frozenset(read_table("notes", "marks.toml")[group])


def level(text: str) -> str:
    """Lower a text letter by letter, without accents, underscores as blanks: every place stays what it is.

    The text must be composed (NFC), as `str` from keyboards is; longer foldings keep their first letter.
    """
    if text.isascii():
        return text.lower().replace("_", " ")
    return "".join(map(_plain, text)).translate(_LETTERS)


@cache
def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKD", character).casefold()[:1]
    # Kana and Hangul come apart in Unicode but are letters of their own.
    return character.casefold()[:1] if is_asian(character) or not folded else folded


@lru_cache(maxsize=1 << 12)
def find_marks(text: str) -> tuple[Mark, ...]:
    """Return the marks of a text in order, the longest where two begin together; places are those of the text."""
    plain = level(unicodedata.normalize("NFC", text))
    found = sorted((*_figures(plain), *_phrases(plain)), key=lambda m: (m.start, -m.strength, -m.end))
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def mark_at(plain: str, start: int) -> Mark | None:
    """Return the mark that begins at a place of a levelled text; None if there is none."""
    for pattern in (_FIGURES, *_patterns()):
        match = pattern.match(plain, start)
        if match is not None:
            mark = _figure(match) if pattern is _FIGURES else _phrase(match)
            if mark is not None:
                return mark
    return None


def strength_of(text: str) -> Strength:
    """Return the best mark inside a text: a folder, a tag, a title."""
    return max((mark.strength for mark in find_marks(text)), default=Strength.NONE)


def is_personal(text: str) -> bool:
    """Tell whether a folder or file name speaks of meetings that no group has ("supervision", "coaching")."""
    plain = level(unicodedata.normalize("NFC", text))
    return any(re.sub(r"[ -]+", " ", plain[mark.start : mark.end]) in words("personal") for mark in find_marks(text))


@lru_cache(maxsize=1 << 12)
def value_strength(value: str) -> Strength:
    """Return what a type, a tag or a category says: its words, after the last or any slash ("meeting/1on1")."""
    return max((strength_of(part) for part in re.split(r"[/\\]", value.strip("#'\" ")) if part), default=Strength.NONE)


@lru_cache(maxsize=1 << 12)
def is_other_type(value: str) -> bool:
    """Tell whether a type names another kind of note ("feedback", "standup")."""
    plain = re.sub(r"[-_/ ]+", " ", level(unicodedata.normalize("NFC", value))).strip(" #'\"[]")
    return plain in words("other_types") or plain.removesuffix("s") in words("other_types")


@lru_cache(maxsize=1 << 12)
def is_about(text: str) -> bool:
    """Tell whether a title is about 1:1s ("1:1 questions", "1:1 template") rather than one."""
    plain = " " + _SIGNS.sub(" ", level(unicodedata.normalize("NFC", text))) + " "
    single, phrases, asian = _about()
    if not single.isdisjoint(plain.split(" ")) or any(phrase in plain for phrase in phrases):
        return True
    return not plain.isascii() and any(word in plain for word in asian)


@cache
def _about() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return what tells of 1:1s: single words, phrases between blanks, Asian words."""
    spaced = [word for word in words("about") if not is_asian(word)]
    single = frozenset(word for word in spaced if " " not in word)
    phrases = tuple(f" {word} " for word in spaced if " " in word)
    return single, phrases, tuple(word for word in words("about") if is_asian(word))


def may_hold_marks(text: str, *, weak: bool = True) -> bool:
    """Tell in one cheap pass whether a text may hold a strong (or weak) mark at all; it may say yes too often."""
    low = text.casefold()
    heads, phrases, asian = _rare(weak=weak)
    if not low.isascii():
        low = _ACCENTS.sub("", unicodedata.normalize("NFKD", low))
        low = unicodedata.normalize("NFC", low).translate(_LETTERS)
        if any(phrase in low for phrase in asian):
            return True
    for hit in islice(_QUICK.finditer(low), _MOST_HITS) if low.count("1") > 1 else ():
        if any(True for _ in _figures(low[max(0, hit.start() - 25) : hit.end() + 15])):
            return True
    plain = low.translate(_BLANKS)
    return any(phrase in plain for first in heads.intersection(plain.split()) for phrase in phrases[first])


_ACCENTS = regex("[\u0300-\u036f]")
_BLANKS = {ord(character): " " for character in '-_*#:;,.()[]|"/!?~=<>'}
#: Of a hostile text only so much is looked at before it is read whole.
_MOST_HITS = 10_000
_QUICK = regex(r"1[ :/x×aoton对対對대на_zupil2-]{1,6}1(?!\d)|121(?!\d)")


@cache
def _rare(*, weak: bool) -> tuple[frozenset[str], dict[str, list[str]], tuple[str, ...]]:
    """Return first words, phrases by their first word, and Asian phrases, of strong (and weak) marks."""
    chosen = words("strong") | words("weak") if weak else words("strong")
    phrases = sorted(phrase.replace("-", " ") for phrase in chosen)
    asian = tuple(phrase for phrase in phrases if is_asian(phrase))
    longer: dict[str, list[str]] = {}
    for phrase in phrases:
        if not is_asian(phrase):
            longer.setdefault(phrase.split()[0], []).append(phrase)
    return frozenset(longer), longer, asian


def _figures(plain: str) -> Iterator[Mark]:
    for match in _FIGURES.finditer(plain) if plain.count("1") > 1 else ():
        mark = _figure(match)
        if mark is not None:
            yield mark


def _figure(match: re.Match[str]) -> Mark | None:
    plain = match.string
    before = _BEFORE.search(plain, max(0, match.start() - 20), match.start())
    after = _AFTER.match(plain, match.end())
    if before is not None and before[1] in words("figures_before"):
        return None
    if after is not None and after[1].rstrip("s") in words("figures_after"):
        return None
    return Mark(Strength.STRONG, match.start(), match.end(), figures=match["maybe"] is not None)


def _phrases(plain: str) -> Iterator[Mark]:
    spaced, joined = _patterns()
    likely = [] if "" not in _heads() and _heads().isdisjoint(_RUN.findall(plain)) else [spaced]
    for pattern in likely if plain.isascii() else (*likely, joined):
        for match in pattern.finditer(plain):
            mark = _phrase(match)
            if mark is not None:
                yield mark


@cache
def _heads() -> frozenset[str]:
    """Return what each phrase begins with, up to its first sign: all of a word of the text that the phrase stands in."""
    begun = (_RUN.match(phrase) for phrase in _strengths() if not is_asian(phrase))
    return frozenset(run[0] if run is not None else "" for run in begun)


def _phrase(match: re.Match[str]) -> Mark | None:
    after = _AFTER.match(match.string, match.end())
    phrase = re.sub(r"[ -]+", " ", match[0])
    strength = _strengths()[phrase]
    if strength is Strength.STRONG and after is not None and after[1].rstrip("s") in words("figures_after"):
        return None
    return Mark(strength, match.start(), match.end())


@cache
def _strengths() -> dict[str, Strength]:
    groups = ((Strength.MEETING, "meeting"), (Strength.WEAK, "weak"), (Strength.STRONG, "strong"))
    return {phrase.replace("-", " "): strength for strength, group in groups for phrase in words(group)}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return one pattern for languages with blanks between words and one for those without."""
    ordered = sorted(_strengths(), key=lambda phrase: (-len(phrase), phrase))
    spaced = [re.escape(p).replace(r"\ ", "[ -]{1,3}") for p in ordered if not is_asian(p)]
    joined = [re.escape(p).replace(r"\ ", " ?") for p in ordered if is_asian(p)]
    return (
        regex(rf"(?<![{_LETTER}/])(?:" + "|".join(spaced) + rf")(?![{_LETTER}])"),
        regex("|".join(joined)),
    )
