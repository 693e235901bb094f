"""What the next note should say, before anything is rendered: PHASES.md section 4, one function a phase."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from vaultkit.briefs import carry
from vaultkit.briefs import memory
from vaultkit.briefs import prompts
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import gather
from vaultkit.briefs.request import Request
from vaultkit.briefs.rhythms import parked_load
from vaultkit.briefs.schedule import after
from vaultkit.briefs.schedule import days_between
from vaultkit.briefs.schedule import later
from vaultkit.briefs.threads import find_threads
from vaultkit.model import Assessment
from vaultkit.model import Brief
from vaultkit.model import Confidence
from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Format
from vaultkit.model import History
from vaultkit.model import ItemKind
from vaultkit.model import Mismatch
from vaultkit.model import Note
from vaultkit.model import Phase
from vaultkit.model import PhaseError
from vaultkit.model import Relation
from vaultkit.model import Vault
from vaultkit.phases.formats import Standing
from vaultkit.phases.formats import choose_format
from vaultkit.phases.parameters import load_parameters

#: From this on a mismatch is worth a sentence.
_WORTH_SAYING = 0.3
#: Meetings until a new arrangement is looked at again.
_BRIDGE = 5
#: Other words for the kinds of events.
_KINDS = {
    "reorganisation": "reorg", "reorganization": "reorg", "restructuring": "reorg", "leave": "leave-return",
    "return": "leave-return", "role": "role-change", "new-role": "role-change", "manager": "new-manager",
    "promoted": "promotion",
}  # fmt: skip
_RELAXING = frozenset({"mentorship", "relax"})
#: Words of a statement about principles.
_PRINCIPLES = ("principle", "value", "matters most", "non-negotiable", "good enough", "quality bar")


def compose_brief(
    vault: Vault, history: History, assessment: Assessment, request: Request, notes: Mapping[str, Note] | None = None
) -> Brief:
    """Return what the note of this day should say.

    Args:
        vault: what the notes say, for commitments.
        history: what each held meeting gives away.
        assessment: where the relationship stands.
        request: the day, what was named for this once, and the settings that bear on it.
        notes: notes as written, so that no prompt in an earlier prep block is asked again.
    """
    material = gather(vault, history, notes or {}, request.on)
    brief = _frame(history, assessment, material, request)
    asking = prompts.asker(material, brief.relation, request.on)
    if brief.deep:
        return brief
    if brief.renewed:
        return _renewed(brief, material, asking)
    if brief.phase is Phase.GET_TO_KNOW:
        return replace(brief, facts=memory.facts(material), prompts=prompts.get_to_know(asking, material))
    if brief.phase is Phase.SHARE_CONTEXT:
        return _share_context(brief, material, asking)
    return _maintain(brief, material, asking)


def _frame(history: History, assessment: Assessment, material: Material, request: Request) -> Brief:
    """Return the brief's first line: phase, confidence, format, dates."""
    on, today, phase = request.on, request.today, request.phase
    event = request.event
    kind = _KINDS.get(event.strip().lower(), event.strip().lower())
    shown = phase or assessment.phase
    renewed = assessment.renewed and phase in {None, Phase.SHARE_CONTEXT}
    cue, changed = (assessment.reset, assessment.reset_date) if renewed else (None, None)
    if kind:
        relaxing = kind in _RELAXING
        shown, renewed = (Phase.MAINTAIN, False) if relaxing else (Phase.SHARE_CONTEXT, True)
        cue = EventCue(kind, Effect.RELAX if relaxing else Effect.RESET, 1.0, "", "", 0, written=True)
        # Nobody said on which day it happened.
        changed = None
    own_word = phase is not None or bool(kind)
    standing = Standing(shown, renewed, min(on, today) if kind else assessment.reset_date, today)
    plan = _format(assessment, standing, history)
    days = plan.days if renewed else days_between(replace(assessment, format=plan), material.days)
    return Brief(
        person=assessment.person,
        date=on,
        phase=shown,
        renewed=renewed,
        deep=assessment.deep and not own_word and shown is Phase.MAINTAIN,
        confidence=assessment.confidence,
        p=assessment.p,
        reason=f"{kind.replace('-', ' ')}, named by you"
        if kind
        else "your choice for this note"
        if phase
        else assessment.reason,
        format=plan,
        next_date=after(on, days),
        alternative=None if own_word else _alternative(assessment),
        mismatch=_mismatch(assessment),
        event=cue,
        event_date=changed,
        relation=assessment.person.relation or Relation.OTHER,
        chosen=own_word,
        last_met=max(material.days, default=None),
        met=len(material.days),
        rhythms=dict(request.rhythms),
        copies=request.copies,
    )


def _format(assessment: Assessment, standing: Standing, history: History) -> Format:
    """Return the format of the phase shown: the assessment's where it is that one's, else the one due to it."""
    if (standing.phase, standing.renewed) == (assessment.phase, assessment.renewed):
        return assessment.format
    held = [signals for signals in history.sessions if signals.date <= standing.today]
    return choose_format(assessment.person, standing, held, load_parameters())


def _share_context(brief: Brief, material: Material, asking: prompts.Asker) -> Brief:
    topics, more_topics = carry.open_topics(material, brief.date)
    agreed, more_agreed = memory.agreements(material)
    seldom = brief.relation is Relation.SKIP_LEVEL
    return replace(
        brief,
        topics=topics,
        more_topics=more_topics,
        threads=find_threads(material),
        agreements=agreed,
        # Somebody met so seldom gets questions to think about beforehand.
        gaps={} if seldom else _gaps(material, asking),
        prompts=prompts.to_send(asking) if seldom else (),
        more={"agreements": more_agreed},
    )


def _maintain(brief: Brief, material: Material, asking: prompts.Asker) -> Brief:
    doubts, more_doubts = memory.doubts(material, brief.date)
    promised, more_promised = carry.promises(material, brief.date)
    theatre = brief.mismatch is not None and brief.mismatch.code is PhaseError.STATUS_THEATRE
    parked, more_parked = parked_load(material, theatre=theatre)
    guess = brief.confidence is Confidence.GUESS
    # A slot with something in it needs no question of ours.
    asked = prompts.for_slot(asking, granted=guess) if guess or not doubts else ()
    return replace(
        brief,
        doubts=doubts,
        promises=promised,
        parked=parked,
        prompts=asked,
        more={
            "doubts": more_doubts,
            "promises": more_promised,
            "parked": more_parked,
            "theirs": carry.kept_back(material),
        },
    )


def _renewed(brief: Brief, material: Material, asking: prompts.Asker) -> Brief:
    kind = brief.event.kind if brief.event else ""
    agreed, more_agreed = memory.agreements(material, before=brief.event_date, limit=8)
    topics, more_topics = carry.open_topics(material, brief.date)
    settle = prompts.for_change(asking, kind, "settle", always=True)
    theirs = prompts.for_change(asking, kind, "theirs", always=True)
    mine = prompts.for_change(asking, kind, "mine", always=True)
    asked = (*prompts.for_change(asking, kind, "ask")[:1], *prompts.for_change(asking, kind, "loss")[:1])
    return replace(
        brief,
        facts=memory.facts(material, limit=3, personal=False),
        agreements=agreed,
        topics=topics,
        more_topics=more_topics,
        prompts=asked,
        settle=settle[:3],
        not_known=(next(iter(theirs), ""), next(iter(mine), "")),
        look_again=_look_again(brief),
        more={"agreements": more_agreed},
    )


def _look_again(brief: Brief) -> dt.date:
    """Return the meeting at the end of the bridge: five meetings from the change, at least two from now."""
    days = brief.format.days
    end = later(brief.event_date or brief.date, days * _BRIDGE)
    return max(after(brief.date, (end - brief.date).days), after(brief.date, 2 * days))


def _gaps(material: Material, asking: prompts.Asker) -> Mapping[str, str]:
    """Return a question for each area of shared context that the notes say nothing about."""
    told = " ".join(said.item.text.lower() for said in material.said)
    known = {
        "principles": any(word in told for word in _PRINCIPLES),
        "challenges": bool(material.of(ItemKind.CHALLENGE)),
        "ways-of-working": bool(material.of(ItemKind.WAYS_OF_WORKING)),
    }
    return prompts.for_gaps(asking, [area for area, there in known.items() if not there])


def _alternative(assessment: Assessment) -> Phase | None:
    """Return the phase that the model leans to beside the one shown; None where it is sure."""
    if assessment.suggestion is not None:
        return assessment.suggestion
    if assessment.confidence in {Confidence.LEANING, Confidence.BETWEEN}:
        other = assessment.inferred if assessment.inferred is not assessment.phase else assessment.explanation.rival
        return other if other is not assessment.phase else None
    return None


def _mismatch(assessment: Assessment) -> Mismatch | None:
    """Return the phase error of the last meeting; an older one is over."""
    newest = next(iter(assessment.mismatches), None)
    if newest is None or newest.p < _WORTH_SAYING or newest.date != assessment.last_met:
        return None
    return newest
