"""The disk: finding the vault, settings, listing, reading and writing files."""

from __future__ import annotations
