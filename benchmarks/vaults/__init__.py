"""Made-up vaults of any size, the same bytes for the same plan: `python -m benchmarks.vaults FOLDER`."""

from __future__ import annotations

from benchmarks.vaults.plan import Layout
from benchmarks.vaults.plan import Member
from benchmarks.vaults.plan import Plan
from benchmarks.vaults.plan import members
from benchmarks.vaults.writing import notes_of
from benchmarks.vaults.writing import write_vault

__all__ = ["Layout", "Member", "Plan", "members", "notes_of", "write_vault"]
