"""A user's own template for a note: read, protected where its text is code of plugins, rendered in a process of its own."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from vaultkit.errors import TemplateError
from vaultkit.render.asking import Answer
from vaultkit.render.asking import Job
from vaultkit.render.asking import ask
from vaultkit.render.context import Context
from vaultkit.render.context import Plain
from vaultkit.render.overrides import LARGEST
from vaultkit.render.overrides import Layers
from vaultkit.render.overrides import Overrides
from vaultkit.render.overrides import body_names
from vaultkit.render.overrides import layered
from vaultkit.render.overrides import stack_of
from vaultkit.render.placeholders import fill
from vaultkit.render.placeholders import fill_days
from vaultkit.render.placeholders import with_known
from vaultkit.render.places import template_sources
from vaultkit.render.plugins import protect

#: What a template of a whole note is called among the others; no file can be.
WHOLE = "/whole"
#: Names that kept code, and what imitation knows, go by in what the template gets.
_KEPT, _KNOWN = "vaultkit_kept", "vaultkit_known"


@dataclass(frozen=True, slots=True)
class UserTemplate:
    """A template of the user's: its name, as errors tell it, and its text."""

    name: str
    source: str


def read_template(path: Path, name: str = "") -> UserTemplate:
    """Read a user's template from disk.

    Raises:
        TemplateError: it cannot be read, is no text, or is too large.
    """
    shown = name or os.path.normpath(path)
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            message = f"The template '{shown}' is no file, or larger than 1 MB."
            raise TemplateError(message, "Name a Jinja2 or Obsidian template.")
        return UserTemplate(shown, path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        message = f"The template '{shown}' could not be read: {error}."
        raise TemplateError(message, "Save it as UTF-8 text.") from None


def render_user_template(
    template: UserTemplate, context: Mapping[str, Plain], on: dt.date, overrides: Overrides | None = None
) -> str:
    """Render a user's template with plain data, and return its text.

    Raises:
        TemplateError: `file:line` and what is wrong with it, or that it asked for too much.
    """
    return told(shape(template, context, on, overrides)).text


def shape(
    template: UserTemplate,
    context: Mapping[str, Plain],
    on: dt.date,
    overrides: Overrides | None = None,
    names: tuple[str, ...] = (),
) -> Answer:
    """Return what comes of a user's template: the text of a note, or of a body where it extends one."""
    layers, job = prepared(template, context, on, overrides, names)
    return ask(layers, body_names(template_sources()), [job])[0]


def prepared(
    template: UserTemplate,
    context: Mapping[str, Plain],
    on: dt.date,
    overrides: Overrides | None = None,
    names: tuple[str, ...] = (),
) -> tuple[Layers, Job]:
    """Return all templates with this one among them, and the job of rendering it; `names` are those of the note's body."""
    overrides = overrides or Overrides()
    layers = layered(overrides, template_sources())
    source, known = with_known(template.source, str(context.get("front_matter", "")), _KNOWN)
    source, code = protect(source, _KEPT)
    lists: Context = {_KNOWN: [*known], _KEPT: [fill(one, context, on) for one in code]}
    given = {**context, **{name: texts for name, texts in lists.items() if texts}}
    return (
        replace(layers, sources={**layers.sources, WHOLE: (template.name, fill_days(source, on))}),
        Job(WHOLE, given, whole=True, stack=(WHOLE, *stack_of(names, overrides, template_sources()))),
    )


def render_override(names: tuple[str, ...], context: Context, overrides: Overrides) -> str:
    """Return the body that the user's template, or else the built-in one, of these names gives.

    Raises:
        TemplateError: `file:line` and what is wrong with it.
    """
    layers = layered(overrides, template_sources())
    return told(ask(layers, body_names(template_sources()), [body_job(names, context, overrides)])[0]).text


def body_job(names: tuple[str, ...], context: Context, overrides: Overrides) -> Job:
    """Return the job of rendering the body of these names."""
    stack = stack_of(names, overrides, template_sources())
    return Job(stack[0], context, stack=stack)


def told(answer: Answer) -> Answer:
    """Return an answer that has nothing wrong.

    Raises:
        TemplateError: it has.
    """
    if answer.error:
        message = f"{answer.shown}:{answer.line}: {answer.error}"
        raise TemplateError(message, "Nothing was written; mend that line of the template.")
    return answer
