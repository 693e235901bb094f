"""Reads 1:1 notes, works out where each relationship is, and prepares the next note."""

from __future__ import annotations

#: Here and not asked of the installed package: that takes 29 ms.
__version__ = "0.1.0"
