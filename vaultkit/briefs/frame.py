"""The first line of every note: phase, confidence, why, how long, when next; and what the last meeting did amiss."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace

from vaultkit.briefs.changes import Change
from vaultkit.briefs.event_names import noun_of
from vaultkit.briefs.material import Material
from vaultkit.briefs.mismatches import find_mismatch
from vaultkit.briefs.pauses import NO_PAUSES
from vaultkit.briefs.pauses import Pauses
from vaultkit.briefs.request import Request
from vaultkit.briefs.schedule import due_on
from vaultkit.model import Assessment
from vaultkit.model import Brief
from vaultkit.model import Confidence
from vaultkit.model import Format
from vaultkit.model import History
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.phases.formats import Standing
from vaultkit.phases.formats import choose_format
from vaultkit.phases.parameters import load_parameters

#: Kinds of change that make the other something else to the note-taker, whatever the page says.
_SEATED = {"peer-becomes-boss": Relation.MANAGER, "became-manager": Relation.REPORT}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a brief rests on besides the wish for it."""

    history: History
    assessment: Assessment
    material: Material
    #: The vault's holidays, in which nobody meets.
    pauses: Pauses = NO_PAUSES


def frame(grounds: Grounds, request: Request, change: Change | None) -> Brief:
    """Return the brief with all that does not depend on the phase's own content; `change` is what the meeting is about, if any."""
    assessment, material = grounds.assessment, grounds.material
    relaxing = change is not None and change.relaxing
    renewed = change is not None and not relaxing
    stated = change is not None and change.stated
    shown = _phase(assessment, request, change)
    day = min(request.on, request.today) if stated else assessment.reset_date
    standing = Standing(shown, renewed, day, request.today)
    plan = _format(assessment, standing, grounds.history, request)
    since = (change.date or request.on) if change is not None else None
    then = replace(assessment, phase=shown, format=plan, renewed=renewed, reset_date=since)
    own_word = request.phase is not None or stated
    kind = change.cue.kind if change else ""
    return Brief(
        person=assessment.person,
        date=request.on,
        phase=shown,
        renewed=renewed,
        deep=assessment.deep and not own_word and not relaxing and shown is Phase.MAINTAIN,
        confidence=assessment.confidence,
        p=assessment.p,
        reason=_reason(assessment, request, change),
        format=plan,
        next_date=due_on(then, sorted({*material.days, request.on}), grounds.pauses) or request.on,
        alternative=None if own_word else _alternative(assessment),
        mismatch=find_mismatch(assessment, grounds.history, material, standing, named=bool(request.event)),
        event=change.cue if change else None,
        event_date=change.date if change else None,
        relation=_SEATED.get(kind, assessment.person.relation or Relation.OTHER),
        chosen=own_word,
        last_met=max(material.days, default=None),
        met=len(material.days),
        rhythms=dict(request.rhythms),
        copies=request.copies,
    )


def _phase(assessment: Assessment, request: Request, change: Change | None) -> Phase:
    """Return the phase that the note is for: what was named for it, else what the notes show."""
    if change is not None and change.stated:
        return Phase.MAINTAIN if change.relaxing else Phase.SHARE_CONTEXT
    return request.phase or assessment.phase


def _reason(assessment: Assessment, request: Request, change: Change | None) -> str:
    """Return half a sentence on why this phase."""
    if change is not None and change.stated:
        noun = noun_of(change.cue.kind) or f"“{change.word or change.cue.kind}”"
        if request.event:
            return f"you named {noun}"
        return f"{noun}, noted since you last met"
    return "your choice for this note" if request.phase else assessment.reason


def _format(assessment: Assessment, standing: Standing, history: History, request: Request) -> Format:
    """Return the format of the phase shown: the assessment's where it is that one's, else the one due to it."""
    if (standing.phase, standing.renewed) == (assessment.phase, assessment.renewed):
        return assessment.format
    held = [signals for signals in history.sessions if signals.date <= standing.today]
    due = choose_format(assessment.person, standing, held, load_parameters())
    if request.prefer is None:
        return due
    return request.prefer(due, assessment.person, standing.phase, renewed=standing.renewed)


def _alternative(assessment: Assessment) -> Phase | None:
    """Return the phase that the model leans to beside the one shown; None where it is sure."""
    if assessment.suggestion is not None:
        return assessment.suggestion
    if assessment.confidence in {Confidence.LEANING, Confidence.BETWEEN}:
        other = assessment.inferred if assessment.inferred is not assessment.phase else assessment.rival
        return other if other is not assessment.phase else None
    return None
