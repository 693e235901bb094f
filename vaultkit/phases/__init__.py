"""Cues to phases: the two-layer model, phase errors, format, and the exact explanation."""

from __future__ import annotations
