"""The next note as text: the template's words around the brief, in the shape of the person's last notes."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError as JinjaError

from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.errors import TemplateError
from vaultkit.model import Brief
from vaultkit.notes.prep_block import REST
from vaultkit.notes.prep_block import digest_of_rest
from vaultkit.notes.prep_block import write_words
from vaultkit.notes.text import parse_note
from vaultkit.render.checking import Rules
from vaultkit.render.checking import check_inner
from vaultkit.render.checking import check_rendered
from vaultkit.render.context import make_context
from vaultkit.render.context import template_name
from vaultkit.render.custom import UserTemplate
from vaultkit.render.custom import read_template
from vaultkit.render.custom import render_override
from vaultkit.render.custom import shape
from vaultkit.render.custom import told
from vaultkit.render.layout import inner_lines
from vaultkit.render.layout import tidy
from vaultkit.render.layout import whole
from vaultkit.render.overrides import Overrides
from vaultkit.render.overrides import read_overrides
from vaultkit.render.places import environment
from vaultkit.render.places import made_of
from vaultkit.render.places import template_sources
from vaultkit.render.whole_note import given
from vaultkit.render.whole_note import mark_of
from vaultkit.render.whole_note import placed
from vaultkit.render.whole_note import shapes

__all__ = ["Overrides", "read_overrides", "refresh_text", "render_body", "render_next"]


def render_next(
    brief: Brief,
    filing: Filing,
    *,
    template: UserTemplate | Path | None = None,
    overrides: Overrides | None = None,
) -> str:
    r"""Return the text of the new file, or the lines to insert before `filing.before_line`. Line ends are `\n`.

    Twice the same brief and filing give twice the same text. The result was read back and found to be as planned.

    Args:
        brief: what the note says.
        filing: where it goes, and in which shape.
        template: shapes the whole note, or, where it extends a body, is the body this once; a part of a file (a section, a
            bullet) it shapes only if it begins with its `lead`.
        overrides: bodies of the user's that stand in the place of built-in ones.

    Raises:
        TemplateError: a template is wrong, or the result would not read back; nothing has been written.
    """
    if template is None:
        text = whole(filing, brief.phase, render_body(brief, filing, overrides))
        check_rendered(text, filing, rules_for(brief, overrides))
        return text
    return _from_user(read_template(template) if isinstance(template, Path) else template, brief, filing, overrides)


def render_body(brief: Brief, filing: Filing, overrides: Overrides | None = None) -> str:
    """Return what stands inside the prep block, without its marks and not yet in the manner of its place.

    Raises:
        TemplateError: a template is wrong; nothing has been written.
    """
    names = template_name(brief)
    context = make_context(brief, filing)
    if overrides is not None and _concerned(names, overrides):
        text = render_override(names, context, overrides)
    else:
        try:
            text = environment().select_template(names).render(context)
        except JinjaError as error:
            message = f"The built-in template '{names[0]}' is broken: {error}."
            raise TemplateError(message, "Install vaultkit again.") from error
    return "\n".join(tidy(text)) + "\n"


def refresh_text(brief: Brief, filing: Filing, overrides: Overrides | None = None) -> str:
    """Return the new text of a prep block that exists already, in the manner of its place; its marks stay as they are.

    Raises:
        TemplateError: a template is wrong, or the text would not read back; nothing has been written.
    """
    text = "".join(f"{line}\n" for line in inner_lines(filing, render_body(brief, filing, overrides)))
    check_inner(text, filing, rules_for(brief, overrides))
    return text


def rules_for(brief: Brief, overrides: Overrides | None, template: UserTemplate | None = None) -> Rules:
    """Return by what a rendered note is judged."""
    authors = [(template.name, template.source)] if template else []
    if overrides is not None:
        authors += [(one.shown, one.source) for one in overrides.found]
    return Rules(own=template is None, copies=brief.copies, authors=authors)


def finish(text: str, brief: Brief, filing: Filing, template: UserTemplate, overrides: Overrides | None) -> str:
    """Return the note that a template of a whole note made, with its prep block, checked.

    Raises:
        TemplateError: the result would not read back; nothing has been written.
    """
    made = placed(text, mark_of(make_context(brief, filing)), render_body(brief, filing, overrides), filing)
    check_rendered(made, filing, rules_for(brief, overrides, template))
    if filing.mode is not Mode.CREATE:
        return made
    note, _ = parse_note(filing.path, made.encode("utf-8", "surrogatepass"))
    rest = digest_of_rest(note.lines[note.body_line - 1 :]) if note else ""
    return write_words(made, {REST: rest})


def finish_body(text: str, brief: Brief, filing: Filing, template: UserTemplate, overrides: Overrides | None) -> str:
    """Return the note around a body that a template made for this once, checked.

    Raises:
        TemplateError: the result would not read back; nothing has been written.
    """
    made = whole(filing, brief.phase, text)
    rules = rules_for(brief, overrides, template)
    check_rendered(made, filing, Rules(own=True, copies=rules.copies, authors=rules.authors))
    return made


def _from_user(template: UserTemplate, brief: Brief, filing: Filing, overrides: Overrides | None) -> str:
    context = given(make_context(brief, filing), filing, brief.phase)
    answer = told(shape(template, context, brief.date, overrides, template_name(brief)))
    if not answer.body and not shapes(answer.text, filing):
        return render_next(brief, filing, overrides=overrides)
    end = finish_body if answer.body else finish
    return end(answer.text, brief, filing, template, overrides)


def _concerned(names: tuple[str, ...], overrides: Overrides) -> bool:
    """Tell whether an override bears one of these names, or one that the built-in template for them is made of."""
    found = {one.name for one in overrides.found}
    if not found:
        return False
    if found.intersection(names):
        return True
    first = next((name for name in names if name in template_sources()), "")
    return bool(found & made_of(first)) if first else False
