"""Reads 1:1 notes, works out where each relationship is, and prepares the next note."""

from __future__ import annotations
