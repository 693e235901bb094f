"""A statement to what it shows: cues of its words, its shape, its place in the note; each with what gives it away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Block
from vaultkit.model import ItemKind
from vaultkit.model import Owner
from vaultkit.signals.elements import is_figure
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.segments import Statement
from vaultkit.signals.words import ME
from vaultkit.signals.words import THEM

_LINK = re.compile(r"https?://|www\.|\]\(|\[\[")
_DIGIT = re.compile(r"\d")
_RATIO = re.compile(r"\b\d+\s?(?:/|of|out of)\s?\d+\b")
_DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}\b(?!\.\d)|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{4}-\d{2}-\d{2}\b")
_INITIALS = re.compile(r"\[[^\]]{1,30}\]|[A-Z]{1,3}\s?:")
_LONGEST_LABEL = 5
_SHORT = 3
_BRIEF = 6
_LONG = 13
_VERY_LONG = 20
_DONE = frozenset("xX")
_LABEL_ENDS = frozenset(":–—")
_CLOSERS = frozenset("])")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of one sentence of an item, its label apart."""

    label: tuple[str, ...]
    words: tuple[str, ...]
    by: Owner = Owner.UNKNOWN
    #: The label names somebody.
    named: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands."""

    #: What its heading promises; None if nothing.
    promised: ItemKind | None = None
    headed: bool = False
    #: The item it stands below, if any.
    above: Block | None = None
    #: What the label that stands above it in bold promises.
    led: ItemKind | None = None
    is_event: bool = False


def split_label(statement: Statement, lexicon: Lexicon) -> Spoken:
    """Split off who speaks or what it is about ("[JD]", "MW:", "Kitchen –"), where a statement starts with that."""
    words = statement.folded.words
    length = _label_length(words)
    if not length:
        return Spoken((), words)
    label = words[:length]
    named = set(label)
    by = Owner.UNKNOWN
    if named & (lexicon.words.get("he", frozenset()) | lexicon.words.get("ownership", frozenset()) | {THEM}):
        by = Owner.THEM
    elif named & (lexicon.words.get("first", frozenset()) | {ME}):
        by = Owner.ME
    person = by is not Owner.UNKNOWN or _INITIALS.match(statement.text) is not None
    return Spoken(label, words[length:], by, named=person)


def _label_length(words: Sequence[str]) -> int:
    """Return how many words a label takes, its closing sign included; 0 if there is none."""
    if words[:1] == ("[",):
        end = words[: _LONGEST_LABEL + 1].index("]") + 1 if "]" in words[: _LONGEST_LABEL + 1] else 0
        return end + 1 if end and words[end : end + 1] == (":",) else end
    for at, word in enumerate(words[: _LONGEST_LABEL + 1]):
        if word in _LABEL_ENDS and at and len(words) > at + 2:
            return at + 1
        if not word[0].isalnum() and word not in {"'s", "&", "/", "(", ")"}:
            return 0
    return 0


def word_traits(
    spoken: Sequence[Spoken], named: Sequence[tuple[str, ...]], lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """Yield the groups of cues found in what is said, with the words; `named` are the same words with names shown."""
    for one, shown in zip(spoken, named, strict=True):
        for words in (() if one.named else one.label, one.words):
            for match in lexicon.items.find(words):
                yield match.cue.owner, " ".join(words[match.start : match.end])
        for match in lexicon.item_names.find(shown):
            yield match.cue.owner, " ".join(one.words[match.start : match.end])


def single_words(spoken: Sequence[Spoken]) -> Iterator[tuple[str, str]]:
    """Yield the words of what is said, one by one: what no group of cues knows, a word may still tell."""
    for one in spoken:
        for word in one.words:
            if word.isalpha():
                yield f"word {word}", word


def shape_traits(statements: Sequence[Statement], spoken: Sequence[Spoken]) -> Iterator[str]:
    """Yield what an item shows by its marks, figures and length."""
    first = statements[0]
    yield from _marks(first)
    text = " ".join(one.text for one in statements)
    words = [word for one in spoken for word in one.words if word[0].isalnum()]
    yield from _length(len(words))
    yield from _signs(text, statements)
    if len(statements) > 1:
        yield "sentences"
    if words and is_figure(words[0]):
        yield "figure-first"
    figures = sum([word[0].isdigit() for word in words])
    if figures:
        yield "figures" if figures > 1 else "one-figure"
    if spoken[0].label:
        yield "said-by" if spoken[0].named else "lead-in"
    if not first.item:
        yield "prose"
    if spoken[0].words and first.text[:1].islower():
        yield "lower-case"


def _marks(first: Statement) -> Iterator[str]:
    if first.task is not None:
        yield "done-task" if first.task in _DONE else "open-task"
    if first.action:
        yield "arrow-first"
    if first.number is not None:
        yield "numbered"


def _length(words: int) -> Iterator[str]:
    if words <= _SHORT:
        yield "short"
    elif words <= _BRIEF:
        yield "brief"
    elif words >= _VERY_LONG:
        yield "very-long"
    elif words >= _LONG:
        yield "long"


def _signs(text: str, statements: Sequence[Statement]) -> Iterator[str]:
    if text.rstrip(" )\"'”").endswith("?"):
        yield "ends-in-question"
    if "?" in text:
        yield "question"
        if text.count("?") > 1:
            yield "questions"
    has_digits = _DIGIT.search(text) is not None
    for trait, found in (
        ("exclamation", "!" in text),
        ("trails-off", text.endswith(("...", "…"))),
        ("arrow", "→" in text or "->" in text),
        ("link", _LINK.search(text) is not None),
        ("ratio", has_digits and _RATIO.search(text) is not None),
        ("date", has_digits and _DATE.search(text) is not None),
        ("quote", '"' in text or "“" in text),
        ("full-stop", statements[-1].text.endswith(".")),
    ):
        if found:
            yield trait


def place_traits(place: Place) -> Iterator[str]:
    """Yield what the place of an item shows."""
    if place.promised is not None:
        yield f"below {place.promised}"
    elif place.headed:
        yield "below another heading"
    if place.above is not None:
        yield "reply"
        if place.above.text.rstrip().endswith("?"):
            yield "reply-to-question"
    if place.is_event:
        yield "event"


def lead_trait(promised: ItemKind | None) -> Iterator[str]:
    """Yield what a lead-in ("Worries: ...") promises."""
    if promised is not None:
        yield f"after {promised}"


def family_traits(kinds: Iterable[ItemKind]) -> Iterator[str]:
    """Yield the kinds for which families of cues speak."""
    for kind in kinds:
        yield f"family {kind}"
