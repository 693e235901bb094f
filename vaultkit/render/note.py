"""The next note as text: the template's words around the brief, in the shape of the person's last notes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from pathlib import PurePosixPath

from jinja2 import TemplateError as JinjaError

from vaultkit.briefs.filing import Filing
from vaultkit.briefs.filing import Mode
from vaultkit.errors import TemplateError
from vaultkit.model import Brief
from vaultkit.render.checking import check_rendered
from vaultkit.render.context import Context
from vaultkit.render.context import make_context
from vaultkit.render.context import template_name
from vaultkit.render.custom import UserTemplate
from vaultkit.render.custom import read_template
from vaultkit.render.custom import render_user_template
from vaultkit.render.layout import prep_lines
from vaultkit.render.layout import section_lines
from vaultkit.render.layout import tidy
from vaultkit.render.layout import whole
from vaultkit.render.places import environment

__all__ = ["render_body", "render_next"]


def render_next(brief: Brief, filing: Filing, *, template: UserTemplate | Path | None = None) -> str:
    r"""Return the text of the new file, or the lines to insert before `filing.before_line`. Line ends are `\n`.

    Twice the same brief and filing give twice the same text. The result was read back and found to be as planned.

    Raises:
        TemplateError: a template is wrong, or the result would not read back; nothing has been written.
    """
    if template is None:
        text = whole(filing, brief.phase, render_body(brief, filing))
    else:
        found = read_template(template) if isinstance(template, Path) else template
        text = _from_user(found, make_context(brief, filing), brief, filing)
    check_rendered(text, filing, own=template is None)
    return text


def render_body(brief: Brief, filing: Filing) -> str:
    """Return what stands inside the prep block, without its marks.

    Raises:
        TemplateError: a built-in template is broken.
    """
    try:
        template = environment().select_template(template_name(brief))
        return "\n".join(tidy(template.render(make_context(brief, filing)))) + "\n"
    except JinjaError as error:
        message = f"The built-in template '{template_name(brief)[0]}' is broken: {error}."
        raise TemplateError(message, "Install vaultkit again.") from error


def _from_user(template: UserTemplate, context: Context, brief: Brief, filing: Filing) -> str:
    """Render a user's template; where it does not place the prep block itself, that goes below front matter and title."""
    prep = "\n".join(prep_lines(filing, render_body(brief, filing)))
    # Known only to this run, so that no text of a note can pass for it.
    mark = "vaultkit-prep-" + hashlib.sha256(prep.encode("utf-8")).hexdigest()
    given = {
        **context,
        "prep": mark,
        "title": PurePosixPath(filing.path).stem,
        "time": "",
        "front_matter": "\n".join(filing.front),
        "lead": "\n".join(filing.lead),
        "sections": "\n".join(section_lines(filing, brief.phase)),
    }
    lines = render_user_template(template, given, brief.date).replace("\r\n", "\n").rstrip("\n").split("\n")
    placed = next((number for number, line in enumerate(lines) if mark in line), None)
    if placed is None:
        at = _below_title(lines)
        lines[at:at] = [*([""] if at and lines[at - 1].strip() else []), prep, *([""] if lines[at:] else [])]
    else:
        lines[placed] = prep
    if filing.mode is Mode.INSERT:
        lines = [*[""] * filing.blank_before, *lines, *[""] * filing.blank_after]
    return "\n".join(line.replace(mark, "") for line in lines) + "\n"


def _below_title(lines: list[str]) -> int:
    """Return the place after front matter and a title."""
    at = 0
    if lines and lines[0].strip() == "---":
        closing = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
        at = closing + 1
    first = next((number for number in range(at, len(lines)) if lines[number].strip()), None)
    if first is not None and lines[first].startswith("# "):
        return first + 1
    return at if first is None else first
