"""Doubts and personal matters that are still open: raised once, not told the end of, and young enough to be asked about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace

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
DOUBTS = 4
#: A doubt is asked about again for so many days and meetings, what is personal or bound to a day for fewer meetings.
_DAYS = 270
_MEETINGS = 5
_BRIEF_MEETINGS = 2
#: A statement less sure than this is not quoted back at anybody; a decision that ends a matter has to be surer.
_SURE = 0.4
_VERY_SURE = 0.75
#: Words that a statement needs besides those that say that it is one.
_CONTENT = {"doubt": 2, "weighs": 1}
#: In a statement of so many words beside those, one that names its matter does.
_MANY_WORDS = 5
_OWNER = regex(r"(\w+)(?:’s| is| was| are| were) (?:\w+ )?$")
_FIGURE = regex(r"\d+")
_RAISED = frozenset({ItemKind.UNCERTAINTY, ItemKind.PERSONAL})
#: Of a meeting, so many first statements may take up the last one's matter with a mere "she said it".
_TAKEN_UP = 4
#: So many characters of a ticked commitment are read.
_LONGEST = 400
_TICKED = regex(r"^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+\[[xX]\][ \t]+(.+)$", re.MULTILINE)


def doubts(material: Material, on: dt.date, limit: int = DOUBTS) -> tuple[tuple[Carried, ...], int]:
    """Return doubts and personal matters that nothing later closes, newest first, each once, and how many more.

    Of a matter that came up again the newest words are shown. What has faded, being too old to ask about, is counted.
    """
    reading = read(material)
    raised = [line for line in reading.lines if is_raised(line, reading)]
    done = _ticked(material, raised)
    still = [line for line in _newest(raised, reading) if not _is_over(line, reading, done)]
    last = len(material.days)
    inside = taken_in((line, readable(line, line.text)) for line in still)
    still = [line for line in still if (line.said.path, line.text) not in inside]
    fresh = [line for line in still if _is_fresh(line, on, last)]
    fresh.sort(key=lambda line: line.said.item.kind is ItemKind.PERSONAL)
    return tuple(_carried(line) for line in fresh[:limit]), len(still) - min(limit, len(fresh))


def _carried(line: Line) -> Carried:
    text = readable(line, line.text)
    shown = carried(line.said)
    return shown if text == line.text else replace(shown, text=text)


def is_raised(line: Line, reading: Reading) -> bool:
    """Tell whether a line raises a doubt of one of the two, or something that weighs on a life."""
    item = line.said.item
    if item.kind not in _RAISED or item.confidence < _SURE or not readable(line, item.text):
        return False
    if line.tongue.has("discreet", item.text) or _ends(line, line.sentences[0]):
        return False
    if item.kind is ItemKind.UNCERTAINTY:
        return _holds(line, reading, "doubt")
    return "?" not in item.text and len(_FIGURE.findall(item.text)) < 2 and _holds(line, reading, "weighs")


def _holds(line: Line, reading: Reading, group: str) -> bool:
    """Tell whether one of the two says so, and says what it is about."""
    for index, sentence in enumerate(line.sentences):
        found = line.tongue.find(group, sentence)
        if found is None or line.tongue.has("no-doubt", sentence):
            continue
        # A question that the next sentence answers is none any more.
        if sentence.endswith("?") and index + 1 < len(line.sentences) and not _asks_on(line, index + 1):
            continue
        whose = reading.subject(sentence, found.end(), line.tongue)
        if whose == "third":
            continue
        # A doubt is one's own; what weighs may be of somebody close.
        if group == "doubt":
            near = not _is_of_another(sentence, found.start(), reading, line)
        else:
            near = bool(whose) or line.has("family") or line.has("kin")
        if near and _names_it(line, found[0], _CONTENT[group]):
            return True
    return False


def _is_of_another(sentence: str, start: int, reading: Reading, line: Line) -> bool:
    """Tell whether the word right before says that somebody else is meant ("the intern's scared")."""
    found = _OWNER.search(even(sentence)[:start])
    if found is None or reading.is_theirs(found[1], line.tongue):
        return False
    return not any(found[1] in line.tongue.lists.get(name, ()) for name in ("me", "between", "asking"))


def _names_it(line: Line, cue: str, words: int) -> bool:
    """Tell whether a line has so many words on its matter besides those that say how it feels."""
    rest = even(readable(line, line.text)).replace(cue, " ")
    named = len(matter_words(key_words(rest), rest, line.tongue))
    plenty = len(rest.split()) >= _MANY_WORDS and not line.tongue.has("vague", rest)
    return named >= words or (named > 0 and plenty)


def _asks_on(line: Line, index: int) -> bool:
    return line.tongue.has("doubt", line.sentences[index]) or line.sentences[index].endswith("?")


def _ends(line: Line, sentence: str) -> bool:
    """Tell whether a sentence says how something ended, and neither that it goes on nor another doubt."""
    tongue = line.tongue
    doubted = tongue.has("doubt", sentence) and not tongue.has("no-doubt", sentence)
    return tongue.has("outcome", sentence) and not tongue.has("pending", sentence) and not doubted


def _newest(raised: Sequence[Line], reading: Reading) -> Iterator[Line]:
    """Yield each matter once, by its newest words, newest matter first; of one meeting the words that raised it."""
    kept: list[Line] = []
    for line in sorted(raised, key=lambda one: (-one.said.meeting, one.said.path, one.said.item.line)):
        if not any(_is_one_matter(line, other, reading) for other in kept):
            kept.append(line)
            yield line


def _is_one_matter(line: Line, other: Line, reading: Reading) -> bool:
    """Tell whether two lines raise one matter; in one meeting a single word is shared by many."""
    if line.said.meeting == other.said.meeting:
        return same_matter(line.words, other.words)
    return reading.matters.related(line.words, other.words)


def _is_over(line: Line, reading: Reading, done: Sequence[frozenset[str]]) -> bool:
    """Tell whether something later says how a matter ended, or what was promised for it is done."""
    return (
        any(closes(other) for other in reading.sharing(line))
        or _is_taken_up(line, reading)
        or any(same_matter(line.words, words) for words in done)
    )


def closes(other: Line) -> bool:
    """Tell whether a line says how something ended, or that it was decided."""
    item = other.said.item
    decided = item.kind is ItemKind.DECISION and item.confidence >= _VERY_SURE
    return decided or any(_ends(other, sentence) for sentence in other.sentences)


def _is_taken_up(line: Line, reading: Reading) -> bool:
    """Tell whether the next meeting begins with what had been kept back ("She said it")."""
    if not line.has("kept-back"):
        return False
    after = [other for other in reading.lines if other.said.meeting == line.said.meeting + 1]
    firsts = [(other.tongue, other.sentences[0]) for other in after[:_TAKEN_UP] if other.sentences]
    return any(tongue.has("came-out", first) and not tongue.has("pending", first) for tongue, first in firsts)


def _ticked(material: Material, raised: Sequence[Line]) -> list[frozenset[str]]:
    """Return the words of each commitment that is ticked in the notes."""
    tongue = next((line.tongue for line in raised), None)
    if tongue is None:
        return []
    found = (text[:_LONGEST] for text in _TICKED.findall(material.seen))
    return [matter_words(key_words(text, material.person), text, tongue) for text in found]


def _is_fresh(line: Line, on: dt.date, last: int) -> bool:
    """Tell whether a matter is young enough to be asked about; before a day that has passed only for a short while."""
    brief = line.said.item.kind is ItemKind.PERSONAL or line.has("dated")
    meetings = _BRIEF_MEETINGS if brief else _MEETINGS
    return (on - line.said.date).days <= _DAYS and line.said.meeting >= last - meetings
