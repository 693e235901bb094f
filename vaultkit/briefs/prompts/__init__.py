"""Questions worth asking: the bank, the user's own, what was asked before, and the choice."""

from __future__ import annotations
