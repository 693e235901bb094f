"""`vaultkit why`: the evidence behind one phase, so that it can be argued with."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from vaultkit.cli.completing import complete_person
from vaultkit.cli.output import Format
from vaultkit.cli.output import Row
from vaultkit.cli.output import colour
from vaultkit.cli.output import day
from vaultkit.cli.output import emit
from vaultkit.cli.output import format_option
from vaultkit.cli.status import beliefs
from vaultkit.cli.text import count
from vaultkit.cli.text import safe
from vaultkit.cli.text import shorten
from vaultkit.cli.wording import confidence_word
from vaultkit.cli.wording import decibels
from vaultkit.cli.wording import phase_name
from vaultkit.cli.workspace import Workspace

if TYPE_CHECKING:
    from vaultkit.model import Assessment
    from vaultkit.model import Evidence
    from vaultkit.model import Explanation
    from vaultkit.model import Step

_BOX = {True: "[x]", False: "[ ]", None: "[?]"}


def row_of(assessment: Assessment, explanation: Explanation) -> Row:
    """Return the whole explanation as one JSON row; the parts' dB sum to `total_db`."""
    return {
        "person": assessment.person.name,
        "phase": str(assessment.phase),
        "renewed": assessment.renewed,
        "probabilities": beliefs(assessment),
        "confidence": str(assessment.confidence),
        "inferred": str(assessment.inferred),
        "reason": assessment.reason,
        "rival": str(explanation.rival),
        "total_db": explanation.total,
        "evidence": [
            {"label": part.label, "db": part.db, "path": part.path or None, "line": part.line, "quote": part.quote}
            for part in explanation.parts
        ],
        "counterfactuals": list(explanation.counterfactuals),
        "checklist": [{"label": c.label, "met": c.met, "detail": c.detail} for c in assessment.checklist],
        "history": [
            {"date": day(s.date), "phase": str(s.phase), "renewed": s.renewed, "path": s.path, "line": s.line}
            for s in assessment.hindsight
        ],
        "format": {
            "days": assessment.format.days,
            "minutes": assessment.format.minutes,
            "structure": assessment.format.structure,
        },
        "path": assessment.person.path or None,
    }


@click.command("why")
@click.argument("person", shell_complete=complete_person)
@format_option(Format.TABLE, Format.JSON, Format.JSONL)
@click.pass_obj
def command(workspace: Workspace, person: str, form: str) -> None:
    """Show why PERSON is where vaultkit thinks: evidence in dB, history, what would change it.

    Evidence is weighed in decibels: +3 doubles the odds, +10 makes them ten to one.
    """
    from vaultkit.phases.assess import explain_phase  # noqa: PLC0415 - help needs no filter

    whom = workspace.person(person)
    assessment = workspace.assess(whom)
    explanation = explain_phase(workspace.history(whom), today=workspace.today)
    if form != Format.TABLE:
        emit("why/1", [row_of(assessment, explanation)], form, lambda _row: (), ())
        return
    for line in (*_head(assessment), *_evidence(explanation), *_checklist(assessment), *_history(assessment.hindsight)):
        click.echo(safe(line), color=colour())


def _head(assessment: Assessment) -> Iterator[str]:
    phase = phase_name(str(assessment.phase), renewed=assessment.renewed)
    relation = f" ({assessment.person.relation})" if assessment.person.relation else ""
    yield f"{assessment.person.name}{relation}: {phase}, {confidence_word(str(assessment.confidence), str(assessment.phase), beliefs(assessment))}"
    if assessment.reason:
        yield f"  {assessment.reason}"
    if assessment.inferred != assessment.phase:
        yield f"  From the notes alone I'd read it as {assessment.inferred}."
    if assessment.suggestion:
        yield f"  Perhaps it is time for {assessment.suggestion}; you decide (`phase: {assessment.suggestion}` in a note)."
    plan = assessment.format
    extra = f" ({'; '.join(plan.reasons)})" if plan.reasons else ""
    yield f"  Default format: every {count(plan.days, 'day')}, {plan.minutes} minutes, {plan.structure}{extra}"


def _evidence(explanation: Explanation) -> Iterator[str]:
    if not explanation.parts:
        return
    yield ""
    yield f"Evidence for {explanation.phase} against {explanation.rival}"
    width = max(len(part.label) for part in explanation.parts)
    for part in explanation.parts:
        yield _part(part, width)
    yield f"  {'total':{width}}  {decibels(explanation.total):>9}"
    for number, sentence in enumerate(explanation.counterfactuals):
        yield f"  {'Would change my mind: ' if number == 0 else ' ' * 22}{sentence}"


def _part(part: Evidence, width: int) -> str:
    place = f"  {part.path}:{part.line}" if part.path else ""
    quote = f'  "{shorten(part.quote, 60)}"' if part.quote else ""
    return f"  {part.label:{width}}  {decibels(part.db):>9}{place}{quote}"


def _checklist(assessment: Assessment) -> Iterator[str]:
    if not assessment.checklist:
        return
    met = sum(bool(check.met) for check in assessment.checklist)
    yield ""
    yield f"Signs that {assessment.phase} is done: {met} of {len(assessment.checklist)}"
    for check in assessment.checklist:
        detail = f" ({check.detail})" if check.detail else ""
        yield f"  {_BOX[check.met]} {check.label}{detail}"


def _history(steps: Sequence[Step]) -> Iterator[str]:
    if not steps:
        return
    yield ""
    yield f"History, {count(len(steps), 'meeting')}"
    for (phase, renewed), group in groupby(steps, key=lambda step: (step.phase, step.renewed)):
        run = list(group)
        if run[0].event_cue and run[0].event:
            cue = run[0].event_cue
            yield f'  {run[0].date}  {run[0].event}: {cue.kind}  {cue.path}:{cue.line}  "{shorten(cue.quote, 60)}"'
        yield f"  {run[0].date} to {run[-1].date}  {phase_name(str(phase), renewed=renewed):25} {len(run):3}"
        for step in run:
            for found in step.mismatches:
                sure = "likely" if found.p >= 0.5 else "maybe"
                yield f"    {step.date}  {sure} {str(found.code).replace('-', ' ')}  {found.path}:{found.line}"
