"""What a note says once the context is shared: an open slot, the doubts still open, the author's promises, load put aside."""

from __future__ import annotations

from dataclasses import replace

from vaultkit.briefs import carry
from vaultkit.briefs import memory
from vaultkit.briefs.ageing import aged
from vaultkit.briefs.material import Material
from vaultkit.briefs.memory.doubts import DOUBTS
from vaultkit.briefs.prompts import choose as prompts
from vaultkit.briefs.reset_words import relax_words
from vaultkit.briefs.rhythms import parked_load
from vaultkit.model import Brief
from vaultkit.model import Confidence
from vaultkit.model import Owner
from vaultkit.model import PhaseError


def maintain(brief: Brief, material: Material, asking: prompts.Asker) -> Brief:
    """Return the brief with what comes back by itself, and nothing to work off; after a change also what ends and stays."""
    doubts, more_doubts = memory.doubts(material, brief.date)
    # Where there was room for more, what is left out is too old to be asked about.
    faded = more_doubts if len(doubts) < DOUBTS else 0
    promised, more_promised = carry.promises(material, brief.date)
    promised = aged(promised, material, brief.date)
    theatre = brief.mismatch is not None and brief.mismatch.code is PhaseError.STATUS_THEATRE
    parked, more_parked = parked_load(material, theatre=theatre)
    guess = brief.confidence is Confidence.GUESS and not brief.chosen
    # A slot with something in it needs no question of ours; one that the user wrote for it is theirs to ask.
    alone = prompts.for_them_alone(asking, "maintain")
    asked = prompts.for_slot(asking, granted=guess) if guess or not doubts else alone
    first = next(iter(brief.person.name.split()), brief.person.name)
    # Among those kept back, for they are on nobody's side.
    nobodys = sum(action.owner is Owner.UNKNOWN for action in material.actions)
    eased = brief.event is not None
    ends, stays = relax_words(brief.relation, first) if eased else ((), ())
    if eased:
        asked = prompts.for_change(asking, "mentorship", "ask")[:1]
    return replace(
        brief,
        doubts=doubts,
        promises=promised,
        parked=parked,
        prompts=asked,
        ends=ends,
        stays=stays,
        more={
            "doubts": more_doubts - faded,
            "faded": faded,
            "promises": more_promised,
            "parked": more_parked,
            "theirs": carry.kept_back(material),
            "nobodys": nobodys,
        },
    )
