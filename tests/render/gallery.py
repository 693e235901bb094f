"""Prepared notes of every sort, made by hand: what each looks like is kept in `golden/`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import TODAY
from tests.briefs.made import action
from tests.briefs.made import assessment
from tests.briefs.made import history
from tests.briefs.made import mismatch
from tests.briefs.made import reset
from tests.briefs.made import told
from tests.briefs.made import vault
from vaultkit.briefs.compose import compose_brief
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.briefs.request import Request
from vaultkit.model import Assessment
from vaultkit.model import Brief
from vaultkit.model import Carried
from vaultkit.model import Confidence
from vaultkit.model import History
from vaultkit.model import ItemKind
from vaultkit.model import Layout
from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation

SEPTEMBER, OCTOBER, NOVEMBER = dt.date(2026, 9, 16), dt.date(2026, 10, 14), dt.date(2026, 11, 11)

PAST = history(
    told(
        SEPTEMBER,
        (ItemKind.PERSONAL, "Keeps bees behind the boathouse with her brother"),
        (ItemKind.WAYS_OF_WORKING, "Bad news she wants in writing, before lunch"),
        (ItemKind.DECISION, "Who decides on overtime: she decides, above ten hours we both do"),
        (ItemKind.OTHER, "the pager-rota wants a second name"),
    ),
    told(
        OCTOBER,
        (ItemKind.UNCERTAINTY, "Not sure the night shift can last another winter"),
        (ItemKind.DECISION, "Agreed that the Bergen warehouse counts its winter stock on Thursdays"),
        (ItemKind.OTHER, "pager-rota still has one name on it"),
    ),
    told(
        NOVEMBER,
        (ItemKind.UNCERTAINTY, "Wonders whether she is any good at saying no"),
        (ItemKind.STATUS, "tickets 41 of 60 done"),
        (ItemKind.STATUS, "the outage of Friday is written up"),
        (ItemKind.OTHER, "pager-rota: a second name, hers"),
    ),
)
ACTIONS = (
    action("count the Bergen stock", Owner.THEM, OCTOBER, dt.date(2026, 11, 20)),
    action("ring the insurer about the van", Owner.ME, OCTOBER, line=10),
    action("find out who pays for the second pager", Owner.UNKNOWN, NOVEMBER, line=11),
)
FILING = Filing(
    "1-1s/Asta Lindgren/2026-11-25.md",
    Mode.CREATE,
    Layout.NOTE,
    ASTA.name,
    ON,
    front=("---", "date: 2026-11-25", "---", ""),
)


RHYTHMS = {"status": "[[Weekly update]]", "postmortem": "[[Incident review]]"}
WHY = {
    Phase.GET_TO_KNOW: "three meetings since 2026-09-16, and on 2026-11-11 you were finding out how each of you works best",
    Phase.SHARE_CONTEXT: "a list in each of your last three meetings",
    Phase.MAINTAIN: "no list since 2026-09-16, and on 2026-11-11 a doubt was said aloud",
}
#: A history in which the change was talked about, and some of it settled.
SINCE = history(
    *PAST.sessions[:2],
    told(
        NOVEMBER,
        (ItemKind.DECISION, "Who decides on hiring: she decides up to two"),
        (ItemKind.DECISION, "Agreed that the van is hers on Fridays"),
    ),
)


def composed(belief: Assessment, event: str = "", phase: Phase | None = None, past: History = PAST) -> Brief:
    reasoned = replace(belief, reason=WHY[belief.phase])
    return compose_brief(vault(actions=ACTIONS), past, reasoned, Request(ON, TODAY, phase, event, RHYTHMS))


def person(relation: Relation) -> Person:
    return replace(ASTA, relation=relation)


def after_change(
    kind: str, day: dt.date = NOVEMBER, relation: Relation = Relation.REPORT, past: History = PAST
) -> Brief:
    belief = assessment(Phase.SHARE_CONTEXT, person(relation), **reset(kind, day))
    reasoned = replace(belief, reason=f"a change, first noted on {day}")
    return compose_brief(vault(actions=ACTIONS), past, reasoned, Request(ON, TODAY, rhythms=RHYTHMS))


BY_RELATION = {
    **{
        f"{phase}-{relation}": composed(assessment(phase, person(relation))) for phase in Phase for relation in Relation
    },
    **{f"renewed-{relation}": after_change("reorg", relation=relation) for relation in Relation},
}
ERRORS = {
    "get-to-know-premature-agenda": composed(assessment(Phase.GET_TO_KNOW, mismatches=(mismatch("premature-agenda", NOVEMBER, 0.4),))),
    "get-to-know-overstayed": composed(assessment(Phase.GET_TO_KNOW, mismatches=(mismatch("overstayed-get-to-know", NOVEMBER),))),
    "maintain-status-theatre": composed(assessment(mismatches=(mismatch("status-theatre", NOVEMBER),))),
    "maintain-starved-slot": composed(assessment(mismatches=(mismatch("starved-slot", NOVEMBER),))),
    "renewed-stale-shorthand": composed(assessment(Phase.SHARE_CONTEXT, **reset("reorg", OCTOBER), mismatches=(mismatch("stale-shorthand", NOVEMBER),))),
}  # fmt: skip
GALLERY = {
    **BY_RELATION,
    **ERRORS,
    **{
        f"reset-{event}-{relation}": composed(assessment(person=person(relation)), event=event)
        for event in ("promotion", "new-manager", "pivot", "leave-return", "role-change")
        for relation in (Relation.REPORT, Relation.MANAGER, Relation.PEER)
    },
    "reset-became-manager": composed(assessment(), event="became-manager"),
    "reset-peer-becomes-boss": composed(assessment(person=person(Relation.MANAGER)), event="peer becomes boss"),
    "reset-of-an-unknown-kind": composed(assessment(), event="Moved to Narvik 2026-11-20"),
    "reset-with-no-words-for-it": composed(assessment(Phase.SHARE_CONTEXT, renewed=True, reset=None, reset_date=NOVEMBER)),
    "renewed-some-of-it-settled": after_change("promotion", OCTOBER, past=SINCE),
    "renewed-time-to-look-again": after_change("pivot", SEPTEMBER, past=history(*(told(SEPTEMBER + dt.timedelta(days=7 * n)) for n in range(8)))),
    "eased-mentorship": composed(assessment(Phase.SHARE_CONTEXT), event="mentorship"),
    "get-to-know-first": compose_brief(vault(), history(), assessment(Phase.GET_TO_KNOW, confidence=Confidence.GUESS, met=0, last_met=None, reason="by tenure only"), Request(ON, TODAY)),
    "share-context-nothing-open": compose_brief(vault(), PAST, assessment(Phase.SHARE_CONTEXT), Request(ON, TODAY)),
    "maintain-empty": compose_brief(vault(), history(), assessment(), Request(ON, TODAY)),
    "maintain-leaning": composed(assessment(p=0.66, confidence=Confidence.LEANING)),
    "maintain-guess": composed(assessment(p=0.66, confidence=Confidence.GUESS)),
    "unheld": replace(composed(assessment()), unheld=Carried("", "1-1s/Asta Lindgren/2026-11-18.md", 1, dt.date(2026, 11, 18))),
    "deep": composed(assessment(deep=True)),
    "chosen-phase": composed(assessment(), phase=Phase.SHARE_CONTEXT),
}  # fmt: skip
