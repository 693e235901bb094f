"""The index: one SQLite file in the user's cache folder, of what was read from the notes; deleting it costs time only."""

from __future__ import annotations
