"""The phase error of the last meeting that a note can do something about, with a line that really shows it."""

from __future__ import annotations

from dataclasses import replace

from vaultkit.briefs.material import Material
from vaultkit.briefs.material import Said
from vaultkit.briefs.material import carried
from vaultkit.model import Assessment
from vaultkit.model import History
from vaultkit.model import ItemKind
from vaultkit.model import Mismatch
from vaultkit.model import Phase
from vaultkit.model import PhaseError
from vaultkit.phases.formats import Standing

#: From this on a mismatch is worth a sentence.
_WORTH_SAYING = 0.3
#: In which notes a phase error is worth one: its move fits no other.
_FITS = {
    PhaseError.STATUS_THEATRE: (Phase.SHARE_CONTEXT, Phase.MAINTAIN),
    PhaseError.PREMATURE_AGENDA: (Phase.GET_TO_KNOW,),
    PhaseError.STALE_SHORTHAND: (Phase.SHARE_CONTEXT,),
    PhaseError.OVERSTAYED: (Phase.GET_TO_KNOW,),
    PhaseError.STARVED: (Phase.MAINTAIN,),
}
_STATUS = frozenset({"status", "status-share", "status-talk"})
#: By which cues a line shows a phase error. Good company shows in no line, and a quote would sound like blame.
_SHOWN_BY = {
    PhaseError.STATUS_THEATRE: _STATUS,
    PhaseError.PREMATURE_AGENDA: frozenset({"numbered-list", "agenda", "their-list", "one-sided"}),
    PhaseError.STALE_SHORTHAND: _STATUS | {"understood"},
    PhaseError.OVERSTAYED: frozenset(),
    PhaseError.STARVED: _STATUS,
}
#: What such a line never is: it tells of the change, of what somebody feels, or of a promise that may be kept by now.
_NEVER = frozenset({ItemKind.ACTION, ItemKind.EVENT, ItemKind.UNCERTAINTY, ItemKind.PERSONAL, ItemKind.CAREER})
_SURE = 0.5


def find_mismatch(
    assessment: Assessment, history: History, material: Material, standing: Standing, *, named: bool
) -> Mismatch | None:
    """Return the phase error of the last meeting that this note can do something about; its quote is "" where no line shows it.

    An older one is over. Of a change just named it is only worth saying that the last meeting passed over it.

    Args:
        assessment: with the phase errors of the last meetings.
        history: the cues of each meeting.
        material: what of it may be quoted.
        standing: the phase that the note is for, and whether it is about a change.
        named: the user named the change for this once.
    """
    last = [found for found in assessment.mismatches if found.date == assessment.last_met and found.p >= _WORTH_SAYING]
    for found in last:
        stale = found.code is PhaseError.STALE_SHORTHAND
        if standing.phase in _FITS[found.code] and (standing.renewed if stale else not named):
            return _quoted(found, history, material)
    return None


def _quoted(found: Mismatch, history: History, material: Material) -> Mismatch:
    """Return a phase error with the line that shows it: the one it was read from if that does, else the first that does."""
    lines = {
        hit.line
        for signals in history.sessions
        if (signals.path, signals.date) == (found.path, found.date)
        for hit in signals.hits
        if not hit.soft and hit.family in _SHOWN_BY[found.code]
    }
    fitting = [
        said
        for said in material.said
        if (said.path, said.date) == (found.path, found.date) and _shows(said, found.code, said.item.line in lines)
    ]
    if not fitting:
        return replace(found, quote="")
    best = min(fitting, key=lambda said: (said.item.line != found.line, said.item.line))
    return replace(found, line=best.item.line, quote=carried(best).text)


def _shows(said: Said, code: PhaseError, cued: bool) -> bool:  # noqa: FBT001 - one fact more about the line
    item = said.item
    if item.kind in _NEVER:
        return False
    status = item.kind is ItemKind.STATUS and item.confidence >= _SURE
    return cued or (status and "status" in _SHOWN_BY[code])
