"""Text in, sessions out: front matter, Markdown outline, layouts, people, commitments, events as written."""

from __future__ import annotations
