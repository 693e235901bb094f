"""What two people agreed: decisions, ways of working and who decides; the newest on each matter, without what was revoked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vaultkit.briefs.lead_ins import without_lead_in
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import carried
from vaultkit.briefs.memory.matters import matter_words
from vaultkit.briefs.memory.sense import Line
from vaultkit.briefs.memory.sense import Reading
from vaultkit.briefs.memory.sense import read
from vaultkit.briefs.memory.sense import readable
from vaultkit.briefs.memory.sense import taken_in
from vaultkit.briefs.memory.tongues import even
from vaultkit.briefs.words import key_words
from vaultkit.briefs.words import same_matter
from vaultkit.model import Carried
from vaultkit.model import ItemKind
from vaultkit.notes.regex import regex

#: Lines shown; the rest is counted.
AGREEMENTS = 6
#: How sure a kind must be where words only bind, and do not say outright that it was agreed.
_BOUND = 0.5
#: Words that name its matter.
_CONTENT = 2
_MANY_WORDS = 5
_KINDS = frozenset({ItemKind.DECISION, ItemKind.WAYS_OF_WORKING})
#: What is surely of these kinds is no rule, however it is worded.
_NO_RULES = frozenset({ItemKind.UNCERTAINTY, ItemKind.PERSONAL, ItemKind.EVENT, ItemKind.CAREER})
_SURELY = 0.7
#: What a sentence or label begins with, up to its first stop.
_HEAD = regex(r"^[^.:,;–—]{3,60}")
#: Kinds in which a number that changes is no rule.
_UNSAID = frozenset({ItemKind.UNCERTAINTY, ItemKind.EVENT})
#: A statement is shown whole up to so many characters; the name of its matter has so many words at most.
_WHOLE = 160
_TITLE = 7


def agreements(
    material: Material, before: dt.date | None = None, limit: int = AGREEMENTS
) -> tuple[tuple[Carried, ...], int]:
    """Return what the two agreed, newest first, and how many more there are; `before` a day if given."""
    reading = read(material)
    lines = [line for line in reading.lines if before is None or line.said.date < before]
    found = [(line, text) for line in lines if (text := agreed_text(line, reading))]
    found += _amendments(lines, [line for line, _ in found], reading)
    found.sort(key=lambda pair: (-pair[0].said.meeting, pair[0].said.path, pair[0].said.item.line))
    inside = taken_in(found)
    kept = list(_standing([pair for pair in found if (pair[0].said.path, pair[1]) not in inside], reading))
    shown = (
        replace(carried(line.said, kind=_kind(line, text)), text=without_lead_in(text)) for line, text in kept[:limit]
    )
    return tuple(shown), max(0, len(kept) - limit)


def agreed_text(line: Line, reading: Reading) -> str:
    """Return the words of a line that hold an agreement, so that they can be read alone; "" if it holds none."""
    answered = _answered(line)
    told = enumerate(line.sentences)
    holding = [index for index, sentence in told if index in answered or _binds(line, sentence, reading)]
    if not holding:
        return ""
    text = readable(line, _cut(line, holding))
    return text if text and _names_it(line, text) else ""


def _answered(line: Line) -> set[int]:
    """Return the places of a question of who does something and of the answer right behind it ("Who signs? She does")."""
    places: set[int] = set()
    for index, (asked, answer) in enumerate(pairwise(line.sentences)):
        if line.tongue.has("asks-who", asked) and line.tongue.has("answers-who", answer):
            places |= {index, index + 1}
    return places


def _amendments(lines: Sequence[Line], agreed: Sequence[Line], reading: Reading) -> Iterator[tuple[Line, str]]:
    """Yield lines that say what a number or an hour agreed earlier is now ("Deposits: thirty now, not twenty")."""
    known: dict[str, list[Line]] = {}
    done = {id(line) for line in agreed}
    for line in agreed:
        _remember(known, line)
    for line in sorted(lines, key=lambda one: (one.said.meeting, one.said.path, one.said.item.line)):
        if id(line) in done or line.said.item.kind in _UNSAID or not _changes(line):
            continue
        older = {id(other): other for word in _head(line) for other in known.get(word, ())}
        if any(_amends(line, other, reading) for other in older.values()):
            _remember(known, line)
            # However short: what it is headed by names the matter.
            yield line, line.text


def _remember(known: dict[str, list[Line]], line: Line) -> None:
    """Keep a line with a number under each of its words."""
    if line.has("number"):
        for word in line.words:
            known.setdefault(word, []).append(line)


def _changes(line: Line) -> bool:
    """Tell whether a line says that a number or an hour is another one now."""
    told = line.has("changed") and line.has("number") and not line.has("not-agreed")
    return told and not line.text.endswith("?") and len(line.text) <= _WHOLE


def _amends(line: Line, older: Line, reading: Reading) -> bool:
    """Tell whether a line changes what was agreed in an earlier meeting: both have a number, and they name one matter."""
    if line.said.meeting <= older.said.meeting or not older.has("number"):
        return False
    return bool(_head(line) & older.words) and reading.matters.related(line.words, older.words)


def _head(line: Line) -> frozenset[str]:
    """Return the words that a line is headed by."""
    start = _HEAD.match(line.text)
    return matter_words(key_words(start[0]), start[0], line.tongue) if start else frozenset()


def _names_it(line: Line, text: str) -> bool:
    """Tell whether a text says what is agreed: two words for it, or one where it is said outright and at some length."""
    said = line.tongue.find("agreed", text)
    rest = even(text).replace(said[0], " ") if said else text
    named = len(matter_words(key_words(rest), rest, line.tongue))
    outright = said is not None and len(rest.split()) >= _MANY_WORDS and not line.tongue.has("vague", rest)
    return named >= _CONTENT or (named > 0 and outright)


def _binds(line: Line, sentence: str, reading: Reading) -> bool:
    """Tell whether a sentence says that the two agreed, or divides, allows or limits something between them."""
    item, tongue = line.said.item, line.tongue
    if sentence.endswith("?"):
        return False
    said = tongue.find("agreed", sentence)
    if said is not None:
        return reading.subject(sentence, said.start(), tongue) != "third" and not tongue.has("not-agreed", sentence)
    if makes_rule(line, sentence, reading):
        return True
    if item.kind not in _KINDS or item.confidence < _BOUND:
        return False
    binds = tongue.has("binding", sentence) or tongue.has("divides", sentence)
    of_family = tongue.has("kin", sentence) or tongue.has("family", sentence)
    return binds and not of_family and not tongue.has("likes", sentence) and not tongue.has("not-agreed", sentence)


def makes_rule(line: Line, sentence: str, reading: Reading) -> bool:
    """Tell whether the words alone make a rule of the two, whatever the statement was taken for."""
    item, tongue = line.said.item, line.tongue
    if item.kind in _NO_RULES and item.confidence >= _SURELY:
        return False
    sentence = reading.with_pronouns(sentence, tongue)
    found = tongue.find("rule", sentence)
    if found is None or tongue.has("no-rule", line.text) or line.has("not-agreed"):
        return False
    return reading.subject(sentence, found.start(), tongue) != "third"


def _cut(line: Line, holding: Sequence[int]) -> str:
    """Return a short statement whole; of a long one its title and the sentences that hold the agreement."""
    whole = " ".join(line.sentences)
    if len(whole) <= _WHOLE:
        return whole
    first = line.sentences[0]
    kept = [line.sentences[index] for index in holding]
    if 0 not in holding and len(first.split()) <= _TITLE and not line.tongue.has("leaning", first):
        gap = "" if holding[0] == 1 else "… "
        return f"{first} {gap}{' '.join(kept)}"
    if holding[0] and line.tongue.has("leaning", kept[0]):
        kept.insert(0, line.sentences[holding[0] - 1])
    return " ".join(kept)


def _standing(found: Sequence[tuple[Line, str]], reading: Reading) -> Iterator[tuple[Line, str]]:
    """Yield the newest agreement on each matter, unless something later says that it holds no longer."""
    kept: list[Line] = []
    for line, text in found:
        if any(_is_one_matter(line, other) or (_changes(other) and _amends(other, line, reading)) for other in kept):
            continue
        kept.append(line)
        if not any(other.has("revoked") for other in reading.sharing(line)):
            yield line, text


def _is_one_matter(line: Line, other: Line) -> bool:
    """Tell whether two agreements are on one matter; of what somebody may spend there is one limit."""
    limits = line.has("limit") and other.has("limit")
    return limits or line.text == other.text or same_matter(line.words, other.words)


def _kind(line: Line, text: str) -> str:
    if line.tongue.has("deciding", text):
        return "who-decides"
    return str(ItemKind.WAYS_OF_WORKING if line.said.item.kind is ItemKind.WAYS_OF_WORKING else ItemKind.DECISION)
