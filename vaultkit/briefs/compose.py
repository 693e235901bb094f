"""What the next note should say, before anything is rendered: the frame, then one room a phase."""

from __future__ import annotations

from collections.abc import Mapping

from vaultkit.briefs.changes import find_change
from vaultkit.briefs.event_names import known_events
from vaultkit.briefs.frame import Grounds
from vaultkit.briefs.frame import frame
from vaultkit.briefs.get_to_know import get_to_know
from vaultkit.briefs.maintain import maintain
from vaultkit.briefs.material import gather
from vaultkit.briefs.pauses import find_pauses
from vaultkit.briefs.prompts import choose as prompts
from vaultkit.briefs.request import Request
from vaultkit.briefs.reset import renewed
from vaultkit.briefs.share_context import share_context
from vaultkit.model import Assessment
from vaultkit.model import Brief
from vaultkit.model import History
from vaultkit.model import Note
from vaultkit.model import Phase
from vaultkit.model import Vault

__all__ = ["compose_brief", "known_events"]


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
    change = find_change(vault, assessment, request)
    pauses = find_pauses(vault.sessions, request.today)
    brief = frame(Grounds(history, assessment, material, pauses), request, change)
    asking = prompts.asker(material, brief.relation, request.on, request.prompts)
    if brief.deep:
        return brief
    if change is not None and brief.renewed:
        return renewed(brief, material, asking, change.word)
    if brief.phase is Phase.GET_TO_KNOW:
        return get_to_know(brief, material, asking)
    if brief.phase is Phase.SHARE_CONTEXT:
        return share_context(brief, material, asking)
    return maintain(brief, material, asking)
