"""What a note says while two people build shared context: a short ranked list, what was agreed, what nobody has said yet."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.briefs import carry
from vaultkit.briefs import memory
from vaultkit.briefs.ageing import aged
from vaultkit.briefs.ageing import lapsed
from vaultkit.briefs.material import Material
from vaultkit.briefs.prompts import choose as prompts
from vaultkit.briefs.threads import find_threads
from vaultkit.model import Brief
from vaultkit.model import Carried
from vaultkit.model import ItemKind
from vaultkit.model import Relation
from vaultkit.notes.regex import regex

#: Words of a statement about principles.
_PRINCIPLES = regex(
    r"\b(?:principles?|our values?|values? (?:above|over|more)|matters? (?:most|more)|non-negotiables?|good enough"
    r"|quality bar|comes? first|(?:always|never) at the (?:cost|expense)|rather .{1,40} than|trade-?offs?)\b"
)


def share_context(brief: Brief, material: Material, asking: prompts.Asker) -> Brief:
    """Return the brief with at most five things to talk about, the agreements so far, and questions where none are noted."""
    topics, more_topics = carry.open_topics(material, brief.date)
    threads = find_threads(material, but_not=topics[: carry.SHOWN - 2])
    room = max(0, carry.SHOWN - len(threads))
    agreed, more_agreed = memory.agreements(material)
    seldom = brief.relation is Relation.SKIP_LEVEL
    return replace(
        brief,
        topics=aged(topics[:room], material, brief.date),
        more_topics=more_topics + len(topics[room:]),
        threads=threads,
        agreements=lapsed(agreed, brief.date),
        # Somebody met so seldom gets questions to think about beforehand.
        gaps={} if seldom else _gaps(material, agreed, asking),
        prompts=prompts.to_send(asking) if seldom else prompts.for_them_alone(asking, "share-context"),
        more={"agreements": more_agreed},
    )


def _gaps(material: Material, agreed: Sequence[Carried], asking: prompts.Asker) -> Mapping[str, str]:
    """Return a question for each area of shared context that the notes say nothing about."""
    known = {
        "principles": any(_PRINCIPLES.search(said.item.text.lower()) for said in material.said),
        "challenges": bool(material.of(ItemKind.CHALLENGE)),
        "ways-of-working": bool(material.of(ItemKind.WAYS_OF_WORKING))
        or any(one.kind == ItemKind.WAYS_OF_WORKING for one in agreed),
    }
    return prompts.for_gaps(asking, [area for area, there in known.items() if not there])
