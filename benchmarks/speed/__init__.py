"""How fast vaultkit is against what it aims at: `python -m benchmarks.speed`."""

from __future__ import annotations
