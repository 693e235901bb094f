"""What the notes know of a person: how they work and take things, where they come from, who is close to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.briefs.ageing import named_day
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import carried
from vaultkit.briefs.memory.agreements import makes_rule
from vaultkit.briefs.memory.doubts import closes
from vaultkit.briefs.memory.sense import Line
from vaultkit.briefs.memory.sense import Reading
from vaultkit.briefs.memory.sense import read
from vaultkit.briefs.memory.sense import readable
from vaultkit.briefs.memory.sense import taken_in
from vaultkit.briefs.memory.tongues import even
from vaultkit.briefs.words import same_matter
from vaultkit.model import Carried
from vaultkit.model import ItemKind
from vaultkit.notes.regex import regex

_WORD = regex(r"[^\W\d_]+")
#: Whose family it is; where that is not said and the writer speaks of themselves, it may be theirs.
_OWN = regex(r"\b(?:her|his|their|she|he)\b")
#: Lines shown.
FACTS = 5
#: What somebody is like stands in statements of these kinds.
_KINDS = frozenset({ItemKind.WAYS_OF_WORKING, ItemKind.PERSONAL, ItemKind.CAREER, ItemKind.OTHER, ItemKind.UNCERTAINTY})
#: What lasts, in the order in which it is worth knowing; all else passes.
_LASTING = ("likes", "takes", "from", "kin", "aims")
#: Of what passes, so many lines from so many last meetings.
_NEWS = 2
_RECENT = 4
_LONG_AGO = 8
_SURE = 0.15
#: Statements more surely of another kind than this tell of the work, whatever words they use. A challenge may be what somebody
#: cannot bear; and a verb of liking behind the one who likes is hardly ever anything else.
_OTHER_KIND = 0.5
_CHALLENGE = 0.7
_VERB = 0.95
_VERY_SURE = 0.5
_NO_DOUBT = 0.7
#: Sorts that are told by a verb of somebody's, and sorts about people close to them.
_VERBS = frozenset({"likes", "aims"})
_TRAITS = frozenset({"likes", "takes", "aims"})
_CLOSE = frozenset({"kin", "family"})


@dataclass(frozen=True, slots=True)
class _Fact:
    line: Line
    group: str
    passing: bool
    #: The words shown: the line's, or those with the sentence before.
    text: str


def facts(
    material: Material, limit: int = FACTS, *, personal: bool = True, on: dt.date | None = None
) -> tuple[Carried, ...]:
    """Return what is known of the person: what lasts before what passes, the newest of each matter.

    Without `personal` only what lasts: what they like, how they take things, background, people close to them, aims.
    With `on`, the day of the meeting, nothing that was ahead when it was noted and is over by then.
    """
    reading = read(material)
    found = [fact for line in reading.lines if (fact := _fact(line, reading)) and not _is_over(fact, reading, on)]
    inside = taken_in((fact.line, fact.text) for fact in found)
    found = [fact for fact in found if (fact.line.said.path, fact.text) not in inside]
    found.sort(key=lambda fact: (-fact.line.said.meeting, fact.line.said.path, fact.line.said.item.line))
    distinct = list(_unlike(found))
    lasting = tuple(_mixed(distinct))
    last = len(material.days)
    news = [fact for fact in distinct if fact.passing and fact.line.said.meeting >= last - _RECENT]
    if not lasting and not news:
        # Where nothing that lasts was ever noted, news of longer ago is better than silence, if it was not of that day.
        news = [fact for fact in distinct if fact.line.said.meeting >= last - _LONG_AGO and not _is_of_the_day(fact)]
    chosen = [*lasting, *(news[:_NEWS] if personal else ())]
    return tuple(_carried(fact) for fact in chosen[:limit])


def _is_over(fact: _Fact, reading: Reading, on: dt.date | None) -> bool:
    """Tell whether what is told of somebody close is behind them: its day has passed, or something later says how it ended."""
    line = fact.line
    if fact.group not in _CLOSE:
        return False
    day = named_day(line.text, line.said.date) if on is not None else None
    if day is not None and on is not None and day < on:
        return True
    return line.has("weighs") and any(closes(other) for other in reading.sharing(line))


def _is_of_the_day(fact: _Fact) -> bool:
    return fact.group != "kin" and (fact.line.has("passing") or fact.line.has("dated"))


def _carried(fact: _Fact) -> Carried:
    shown = carried(fact.line.said)
    return shown if fact.text == fact.line.text else replace(shown, text=fact.text)


def _fact(line: Line, reading: Reading) -> _Fact | None:
    item = line.said.item
    if item.confidence < _SURE or "?" in item.text or not (text := readable(line, item.text)):
        return None
    joined = text != item.text
    if (joined and line.tongue.has("not-them", text)) or line.has("disputed"):
        return None
    if any(makes_rule(line, sentence, reading) for sentence in line.sentences):
        return None
    if line.tongue.has("asked-and-told", item.text):
        return _Fact(line, "takes", passing=False, text=text)
    lasting = next((group for group in _LASTING if _may_tell(line, group) and _tells(line, group, reading)), "")
    if lasting:
        return _Fact(line, lasting, lasting == "kin" and line.has("passing"), text)
    news = item.kind is ItemKind.PERSONAL and item.confidence >= _VERY_SURE and not joined
    told = news and (_tells(line, "family", reading) or _is_of_their_life(line, reading))
    return _Fact(line, "family", passing=True, text=text) if told else None


def _is_of_their_life(line: Line, reading: Reading) -> bool:
    """Tell whether a surely personal statement speaks of the person, and neither of the writer nor of a doubt."""
    unfit = line.has("doubt") or line.tongue.has("not-them", line.text)
    if line.said.item.confidence < _NO_DOUBT or unfit or line.tongue.has("me", line.text):
        return False
    # What somebody has got or begun is news; how they looked on the day was gone with the day.
    return line.has("begun") and reading.subject(line.text, len(line.text), line.tongue) != "me"


def _may_tell(line: Line, group: str) -> bool:
    """Tell whether a statement of this kind may tell something of this sort."""
    item = line.said.item
    if item.kind in _KINDS:
        return True
    # Where a language has no verbs of liking in its words, those for taking things are too rough to outweigh a kind.
    if group == "takes" and "likes" not in line.tongue.groups:
        return False
    trait = group in _TRAITS and item.kind is ItemKind.CHALLENGE
    return item.confidence < (_VERB if group == "likes" else _CHALLENGE if trait else _OTHER_KIND)


def _tells(line: Line, group: str, reading: Reading) -> bool:
    """Tell whether a line tells this of the person or their family, not of the writer, a third one or the work."""
    for sentence in line.sentences:
        found = line.tongue.find(group, sentence)
        doubt = line.tongue.find("doubt", sentence)
        # What is behind a doubt is not known ("not sure she likes the boats").
        if doubt is not None and (found is None or doubt.start() <= found.start()):
            return False
        if found is None or line.tongue.has("not-them", sentence):
            continue
        start = even(sentence)[: found.start()]
        if reading.foreign & set(_WORD.findall(even(found[0]))[:1]):
            return False
        if group in _VERBS and not _may_like(_WORD.findall(start)[-2:], reading, line):
            return False
        if group in _CLOSE and not _OWN.search(even(line.text)) and line.tongue.has("me", line.text):
            return False
        # Of family the name comes behind ("daughter Ines is six"), of the others the one who does before.
        upto = found.start() if group in _CLOSE else found.start() + _spoken_of(found[0], reading, line)
        return reading.subject(sentence, upto, line.tongue) in {"them", ""}
    return False


def _spoken_of(words: str, reading: Reading, line: Line) -> int:
    """Return the place behind the first word that means the person or the writer, 0 where none does."""
    me = line.tongue.lists.get("me", frozenset())
    for word in _WORD.finditer(words):
        if word[0] in me or word[0] in reading.foreign or reading.is_theirs(word[0], line.tongue):
            return word.end()
    return 0


def _may_like(before: Sequence[str], reading: Reading, line: Line) -> bool:
    """Tell whether the two words right before may lead to what the person likes or wants."""
    if not before:
        return True
    lists = line.tongue.lists
    asks = before[0] in lists.get("asking", frozenset())
    return not asks and (before[-1] in lists.get("between", frozenset()) or reading.is_theirs(before[-1], line.tongue))


def _unlike(found: Sequence[_Fact]) -> Iterator[_Fact]:
    kept: list[_Fact] = []
    for fact in found:
        if not any(same_matter(fact.line.words, other.line.words) for other in kept):
            kept.append(fact)
            yield fact


def _mixed(found: Sequence[_Fact]) -> Iterator[_Fact]:
    """Yield what lasts, one of each sort in turn, so that not one sort alone is told."""
    lasting = [[fact for fact in found if not fact.passing and fact.group == group] for group in _LASTING]
    while any(lasting):
        for facts_of_sort in lasting:
            if facts_of_sort:
                yield facts_of_sort.pop(0)
