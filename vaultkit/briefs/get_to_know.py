"""What a note says while two people get to know each other: what is known of them, and two or three questions."""

from __future__ import annotations

from dataclasses import replace

from vaultkit.briefs import memory
from vaultkit.briefs.material import Material
from vaultkit.briefs.prompts import choose as prompts
from vaultkit.model import Brief


def get_to_know(brief: Brief, material: Material, asking: prompts.Asker) -> Brief:
    """Return the brief with facts and questions: no task, no list, nothing carried over."""
    return replace(brief, facts=memory.facts(material, on=brief.date), prompts=prompts.get_to_know(asking, material))
