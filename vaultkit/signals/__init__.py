"""Statements to kinds and cues: the lexicon as data files, the classifier, event extraction."""

from __future__ import annotations
