"""What the notes remember of a relationship: who they are, what was agreed and which doubts are open."""

from __future__ import annotations

from vaultkit.briefs.memory.agreements import agreements
from vaultkit.briefs.memory.doubts import doubts
from vaultkit.briefs.memory.facts import facts

__all__ = ["agreements", "doubts", "facts"]
