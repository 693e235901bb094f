"""What the notes remember of a relationship: who they are, what was agreed and which doubts are open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Sequence

from vaultkit.briefs.material import Material
from vaultkit.briefs.material import Said
from vaultkit.briefs.material import carried
from vaultkit.briefs.prompts import topics_of
from vaultkit.briefs.words import agrees
from vaultkit.briefs.words import closes
from vaultkit.briefs.words import names_who_decides
from vaultkit.briefs.words import same_matter
from vaultkit.model import Carried
from vaultkit.model import ItemKind

#: Lines shown of each sort; the rest is counted.
FACTS = 5
DOUBTS = 4
AGREEMENTS = 6
#: A doubt is asked about again for so many days and meetings, a personal matter for so many meetings.
_DOUBT_DAYS = 270
_DOUBT_MEETINGS = 5
_PERSONAL_MEETINGS = 2
#: A statement less sure than this is not quoted back at anybody.
_SURE = 0.5
#: Lines this short say nothing by themselves.
_FEW_WORDS = 4
_BUSINESS = frozenset({ItemKind.AGENDA, ItemKind.ACTION, ItemKind.DECISION, ItemKind.EVENT})
_PERSON = frozenset({ItemKind.PERSONAL, ItemKind.CAREER})


def facts(material: Material, limit: int = FACTS, *, personal: bool = True) -> tuple[Carried, ...]:
    """Return what is known of the person: one line a topic, the newest, then (if wanted) other lines about their life."""
    telling = [
        said
        for said in reversed(material.said)
        if said.item.kind not in _BUSINESS and "?" not in said.item.text and len(said.item.text.split()) > _FEW_WORDS
    ]
    by_topic: dict[str, Said] = {}
    for said in telling:
        # What the author told of themselves is no knowledge of the other.
        for topic in sorted(topics_of(said.item.text) - {"mine"}):
            by_topic.setdefault(topic, said)
    life = [said for said in telling if personal and _is_about_their_life(said)]
    # Of two notes of one day always the same comes first.
    found = sorted(dict.fromkeys(by_topic.values()), key=_place, reverse=True)
    return tuple(carried(said, lambda text: bool(topics_of(text))) for said in _unlike([*found, *life])[:limit])


def agreements(
    material: Material, before: dt.date | None = None, limit: int = AGREEMENTS
) -> tuple[tuple[Carried, ...], int]:
    """Return what the two agreed, newest first, and how many more there are; `before` a day if given."""
    found = _unlike([
        said
        for said in reversed(material.said)
        if (before is None or said.date < before) and "?" not in said.item.text and _is_agreement(said)
    ])  # fmt: skip
    shown = tuple(carried(said, agrees, kind=_kind_of_agreement(said)) for said in found[:limit])
    return shown, max(0, len(found) - limit)


def doubts(material: Material, on: dt.date, limit: int = DOUBTS) -> tuple[tuple[Carried, ...], int]:
    """Return doubts and personal matters that nothing later closes, newest first, each once, and how many more."""
    last = len(material.days)
    raised = [
        said
        for said in material.of(ItemKind.UNCERTAINTY, ItemKind.PERSONAL, sure=_SURE)
        if (on - said.date).days <= _DOUBT_DAYS
        and said.meeting >= last - (_DOUBT_MEETINGS if said.item.kind is ItemKind.UNCERTAINTY else _PERSONAL_MEETINGS)
        and not closes(said.item.text)
    ]
    still = _unlike([said for said in reversed(raised) if not _closed(said, material.said)])
    still.sort(key=lambda said: said.item.kind is not ItemKind.UNCERTAINTY)
    return tuple(carried(said) for said in still[:limit]), max(0, len(still) - limit)


def _place(said: Said) -> tuple[dt.date, str, int, str]:
    return said.date, said.path, said.item.line, said.item.text


def _is_about_their_life(said: Said) -> bool:
    """Tell whether a line is about the other's life; what begins with "I" is about the author's."""
    first = said.item.text.split(maxsplit=1)[0]
    return (
        said.item.kind in _PERSON and said.item.confidence >= _SURE and first.partition("'")[0].partition("’")[0] != "I"
    )


def _is_agreement(said: Said) -> bool:
    if said.item.kind is ItemKind.DECISION:
        return said.item.confidence >= 0.3
    return said.item.kind in {ItemKind.WAYS_OF_WORKING, ItemKind.AGENDA, ItemKind.OTHER} and agrees(said.item.text)


def _kind_of_agreement(said: Said) -> str:
    if names_who_decides(said.item.text):
        return "who-decides"
    return str(ItemKind.WAYS_OF_WORKING if said.item.kind is ItemKind.WAYS_OF_WORKING else ItemKind.DECISION)


def _closed(said: Said, later: Iterable[Said]) -> bool:
    return any(
        other.meeting > said.meeting
        and same_matter(said.words, other.words)
        and (closes(other.item.text) or other.item.kind is ItemKind.DECISION)
        for other in later
    )


def _unlike(found: Sequence[Said]) -> list[Said]:
    """Keep the first of statements that say the same."""
    kept: list[Said] = []
    for said in found:
        if not any(said.item.text == one.item.text or same_matter(said.words, one.words) for one in kept):
            kept.append(said)
    return kept
