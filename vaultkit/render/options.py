"""How every environment reads templates: the one that renders the built-in ones, and the one for users' in its own process."""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined


def options() -> dict[str, Any]:
    """Return what all environments of Jinja2 are made with."""
    return {
        # The result is Markdown; carried text goes through `sanitise`.
        "autoescape": False,
        # A name that is not known is a mistake, not an empty text.
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }
