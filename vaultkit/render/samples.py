"""Made-up briefs for every phase and relation, to try templates on: one with everything in it, one with nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.model import Brief
from vaultkit.model import Carried
from vaultkit.model import Confidence
from vaultkit.model import Effect
from vaultkit.model import EventCue
from vaultkit.model import Format
from vaultkit.model import Layout
from vaultkit.model import Mismatch
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import PhaseError
from vaultkit.model import Relation

_NAME = "Robin Sample"
_ON = dt.date(2026, 3, 18)
_THEN = dt.date(2026, 3, 4)
_PATH = "1-1s/Robin Sample/2026-03-04.md"


def sample_meetings() -> Iterator[tuple[Brief, Filing]]:
    """Yield a brief and where its note goes: each phase for each relation, full and empty, as prose and as an outline."""
    prose = Filing(
        "1-1s/Robin Sample/2026-03-18.md",
        Mode.CREATE,
        Layout.NOTE,
        _NAME,
        _ON,
        front=("---", 'person: "[[Robin Sample]]"', "date: 2026-03-18", "---", ""),
        lead=("# 1:1 with Robin",),
    )
    outline = Filing(
        "journals/2026_03_18.md", Mode.INSERT, Layout.OUTLINE, _NAME, _ON, 1, lead=("- 1:1",), indent="\t", bullets=True
    )
    for relation in Relation:
        for bare in _phases(relation):
            full = _full(bare)
            yield bare, prose
            yield full, prose
            yield full, outline
            yield replace(full, copies=True), prose


def _phases(relation: Relation) -> Iterator[Brief]:
    first = Brief(
        person=Person(_NAME, relation=relation),
        date=_ON,
        phase=Phase.GET_TO_KNOW,
        renewed=False,
        deep=False,
        confidence=Confidence.GUESS,
        p=0.5,
        reason="by tenure only",
        format=Format(14, 45, "one open slot"),
        next_date=dt.date(2026, 4, 1),
        alternative=None,
        mismatch=None,
        relation=relation,
    )
    yield from (replace(first, phase=phase) for phase in Phase)
    yield replace(first, phase=Phase.SHARE_CONTEXT, renewed=True)
    yield replace(first, phase=Phase.MAINTAIN, deep=True)


def _full(brief: Brief) -> Brief:
    theirs = _line("count the sample stock", owner=Owner.THEM, due=dt.date(2026, 3, 10), details=("by hand",))
    mine = _line("ring the insurer", owner=Owner.ME, due=dt.date(2026, 3, 25))
    return replace(
        brief,
        confidence=Confidence.LEANING,
        p=0.7,
        reason="doubt said aloud in the last meeting",
        alternative=next(phase for phase in Phase if phase is not brief.phase),
        mismatch=Mismatch(PhaseError.STATUS_THEATRE, 0.6, _THEN, _PATH, 7, "tickets 4 of 6 done"),
        event=EventCue("promotion", Effect.RESET, 0.9, "runs both desks from Monday", _PATH, 8),
        event_date=_THEN,
        facts=(_line("keeps bees"),),
        prompts=("What would make next week easier?",),
        topics=(theirs, mine, _line("find a date")),
        threads=(replace(_line("on-call"), times=3),),
        agreements=(
            _line("the stock is counted on Thursdays", kind="decision"),
            _line("who says yes", kind="who-decides"),
        ),
        doubts=(_line("not sure that winter can be staffed"),),
        parked=(_line("tickets 4 of 6 done", kind="status"), _line("the outage is written up", kind="postmortem")),
        promises=(mine,),
        more_topics=2,
        rhythms={"status": "[[Weekly update]]"},
        last_met=_THEN,
        met=5,
        gaps={"principles": "What do you never compromise on?"},
        look_again=dt.date(2026, 4, 15),
        more=dict.fromkeys(("agreements", "doubts", "parked", "promises", "theirs"), 2),
        unheld=_line("2026-03-11"),
        change="the promotion",
        opening="Say the news before anything else.",
        since=1,
        not_known=(("who signs now",), ("what is left of the week",)),
        settle={
            "decides": "Who decides on overtime?",
            "good": "What does a good month look like?",
            "news": "How does bad news travel?",
        },
        settled=(_line("the desk decides on overtime", kind="decides"), _line("the rota hangs in the hall")),
        ends=("the weekly list",),
        stays=("the walk on Thursdays",),
    )


def _line(
    text: str,
    *,
    owner: Owner = Owner.UNKNOWN,
    due: dt.date | None = None,
    kind: str = "",
    details: tuple[str, ...] = (),
) -> Carried:
    return Carried(text, _PATH, 9, _THEN, owner, due, kind, details)
