"""Briefs to text: the Jinja2 templates, built in and from the vault."""

from __future__ import annotations
