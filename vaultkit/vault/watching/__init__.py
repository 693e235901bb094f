"""Watching a vault: hints that something changed, when to look, and what to believe of what is seen."""
