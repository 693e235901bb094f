"""Templates of users tried on made-up meetings: everything that is wrong with them, before a real one needs them."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from vaultkit.briefs.filing.plan import Filing
from vaultkit.errors import TemplateError
from vaultkit.model import Brief
from vaultkit.model import Relation
from vaultkit.render.asking import Answer
from vaultkit.render.asking import Job
from vaultkit.render.asking import ask
from vaultkit.render.context import make_context
from vaultkit.render.context import template_name
from vaultkit.render.custom import WHOLE
from vaultkit.render.custom import UserTemplate
from vaultkit.render.custom import body_job
from vaultkit.render.custom import prepared
from vaultkit.render.note import finish
from vaultkit.render.note import finish_body
from vaultkit.render.overrides import BUILTIN
from vaultkit.render.overrides import Layers
from vaultkit.render.overrides import Override
from vaultkit.render.overrides import Overrides
from vaultkit.render.overrides import body_names
from vaultkit.render.overrides import layered
from vaultkit.render.places import template_sources
from vaultkit.render.samples import sample_meetings
from vaultkit.render.whole_note import given
from vaultkit.render.whole_note import shapes

Meeting = tuple[Brief, Filing]

#: What goes without saying where nothing would have been.
_UNWRITTEN = " Nothing was written."


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a template, with its place."""

    shown: str
    line: int
    message: str
    remedy: str
    #: Nothing stops because of it.
    warning: bool = False


def known_names() -> tuple[str, ...]:
    """Return every name that a template of the user's can bear to replace something built in."""
    return tuple(sorted({*template_sources(), *_bodies()}))


def try_overrides(wanted: Sequence[Override], overrides: Overrides) -> list[Finding]:
    """Return what is wrong with templates that replace built-in ones, each thing once."""
    usable = Overrides(tuple(one for one in overrides.found if not one.fault))
    layers = layered(usable, template_sources())
    bodies = [(_body(meeting, usable), meeting) for meeting in _meetings()]
    plans = [_Plan(one, layers, bodies) for one in wanted if not one.fault]
    answers = _ask_at_once(layers, plans)
    found = [
        Finding(one.shown, 1, f"The template {one.fault}.", "Mend it or move it away.") for one in wanted if one.fault
    ]
    for plan in plans:
        parsed, *rendered = (answers or {}).get(plan.called) or ask(layers, _bodies(), plan.jobs)
        found += [_finding(parsed)] if parsed.error else _judged(rendered, plan.meetings, plan.end)
    return list({(finding.shown, finding.line): finding for finding in reversed(found)}.values())[::-1]


class _Plan:
    """What is to be done to try one template."""

    def __init__(self, one: Override, layers: Layers, bodies: Sequence[tuple[Job, Meeting]]) -> None:
        self.called = next(name for name, (shown, _) in layers.sources.items() if shown == one.shown)
        own = [body for body in bodies if body[0].name == self.called]
        # Where no body is said by it, it is a part of others: of the built-in ones, for the user's are tried themselves.
        tried = own or [body for body in bodies if body[0].name.startswith(BUILTIN)]
        self.jobs = (Job(self.called, None), *(job for job, _ in tried))
        self.meetings = tuple(meeting for _, meeting in tried)
        self._template = UserTemplate(one.shown, one.source)

    def end(self, text: str, brief: Brief, filing: Filing) -> str:
        return finish_body(text, brief, filing, self._template, None)


def _ask_at_once(layers: Layers, plans: Sequence[_Plan]) -> dict[str, list[Answer]] | None:
    """Return the answers by template, from one process; None where it did not come back, so that each needs its own."""
    jobs = {id(job): job for plan in plans for job in plan.jobs}
    found = dict(zip(jobs, ask(layers, _bodies(), tuple(jobs.values())), strict=True)) if jobs else {}
    if any(answer.lost for answer in found.values()):
        return None
    return {plan.called: [found[id(job)] for job in plan.jobs] for plan in plans}


def _body(meeting: Meeting, overrides: Overrides) -> Job:
    brief, filing = meeting
    return body_job(template_name(brief), make_context(brief, filing), overrides)


def try_whole(template: UserTemplate, overrides: Overrides) -> list[Finding]:
    """Return what is wrong with a template that shapes whole notes."""
    # Of what differs from one relation to the next, one manner of each phase tells enough.
    meetings = [meeting for meeting in _meetings() if meeting[0].relation is Relation.REPORT or _is_usual(meeting)]
    layers: Layers | None = None
    jobs = []
    for brief, filing in meetings:
        context = given(make_context(brief, filing), filing, brief.phase)
        layers, job = prepared(template, context, brief.date, overrides, template_name(brief))
        jobs.append(job)
    answers = ask(layers, _bodies(), jobs) if layers else ()
    body = any(answer.body for answer in answers)

    def end(text: str, brief: Brief, filing: Filing) -> str:
        if body:
            return finish_body(text, brief, filing, template, None)
        return finish(text, brief, filing, template, None) if shapes(text, filing) else text

    return _judged(answers, meetings, end)


def misnamed(overrides: Overrides, whole: UserTemplate | None = None) -> Iterator[Finding]:
    """Yield a warning for each template that nothing uses: no built-in one has its name, and no other one calls it.

    Args:
        overrides: the templates.
        whole: the template that shapes whole notes.
    """
    known = known_names()
    strange = [
        one for one in overrides.found if one.name not in known and not one.name.rpartition("/")[2].startswith("_")
    ]
    called = _called_in(overrides, whole) if strange else frozenset()
    for one in strange:
        if one.name in called or (whole is not None and one.shown == whole.name):
            continue
        near = get_close_matches(one.name, known, n=1, cutoff=0.6)
        remedy = f"Did you mean '{near[0]}'?" if near else "`vaultkit templates list` shows the names there are."
        message = f"No built-in template is called '{one.name}', so it is not used."
        yield Finding(one.shown, 1, message, remedy, warning=True)


def _called_in(overrides: Overrides, whole: UserTemplate | None) -> frozenset[str]:
    """Return the names that the user's templates call."""
    layers = layered(overrides, template_sources())
    shown = {one.shown for one in overrides.found}
    names = [name for name, (place, _) in layers.sources.items() if place in shown]
    if whole is not None:
        # As it is rendered: an editor's own placeholders are no Jinja2.
        layers, _ = prepared(whole, {}, _meetings()[0][0].date, overrides)
        names.append(WHOLE)
    answers = ask(layers, _bodies(), [Job(name, None) for name in names])
    return frozenset(name for answer in answers for name in answer.calls)


@lru_cache(maxsize=1)
def _meetings() -> tuple[Meeting, ...]:
    return tuple(sample_meetings())


@lru_cache(maxsize=1)
def _bodies() -> tuple[str, ...]:
    return body_names(template_sources())


def _is_usual(meeting: Meeting) -> bool:
    brief, filing = meeting
    return bool(brief.topics) and not brief.copies and not filing.bullets


def _judged(
    answers: Sequence[Answer], meetings: Sequence[Meeting], end: Callable[[str, Brief, Filing], str]
) -> list[Finding]:
    """Return what went wrong with these answers, each thing once."""
    found: dict[tuple[str, int, str], Finding] = {}
    for answer, (brief, filing) in zip(answers, meetings, strict=True):
        finding = _finding(answer) if answer.error else _misread(answer.text, brief, filing, end)
        if finding is not None:
            # One mistake is one line, however many meetings meet it.
            found.setdefault((finding.shown, finding.line, finding.remedy), finding)
    return list(found.values())


def _misread(text: str, brief: Brief, filing: Filing, end: Callable[[str, Brief, Filing], str]) -> Finding | None:
    try:
        end(text, brief, filing)
    except TemplateError as error:
        shown, line, message = _placed(error.message)
        return Finding(
            shown, line, message.removesuffix(_UNWRITTEN), error.remedy.removeprefix(_UNWRITTEN.strip() + "; ")
        )
    return None


def _placed(message: str) -> tuple[str, int, str]:
    """Take "path:12: what" apart."""
    place, _, what = message.partition(": ")
    shown, _, line = place.rpartition(":")
    return (shown, int(line), what) if line.isdecimal() else ("", 1, message)


def _finding(answer: Answer) -> Finding:
    return Finding(answer.shown, answer.line, answer.error, "Mend that line.")
