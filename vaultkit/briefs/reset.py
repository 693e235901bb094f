"""What a note says after a change: the change itself, what stays, what must be said again, what nobody knows yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.briefs import carry
from vaultkit.briefs import memory
from vaultkit.briefs.ageing import aged
from vaultkit.briefs.ageing import lapsed
from vaultkit.briefs.material import Material
from vaultkit.briefs.material import carried
from vaultkit.briefs.pauses import later
from vaultkit.briefs.prompts import choose as prompts
from vaultkit.briefs.reset_words import ResetWords
from vaultkit.briefs.reset_words import reset_words
from vaultkit.briefs.schedule import after
from vaultkit.briefs.words import key_words
from vaultkit.briefs.words import same_matter
from vaultkit.model import Brief
from vaultkit.model import Carried
from vaultkit.model import ItemKind
from vaultkit.model import PhaseError
from vaultkit.notes.regex import regex
from vaultkit.phases.formats import RENEWED
from vaultkit.phases.parameters import load_parameters

#: Meetings from the change until the new arrangement is looked at again: four to six.
_BRIDGE = 5
#: Earlier agreements shown, agreements since, and lasting facts; the rest of the agreements is counted.
_EARLIER = 8
_SINCE = 6
_FACTS = 3
_WEEK = 7
#: More than any two people agree.
_ALL = 100_000
#: Kinds as the question bank knows them; what it asks of somebody's own change is no question to put to another.
_IN_THE_BANK = {"my-promotion": "", "my-role": "", "my-return": "", "became-manager": "peer-becomes-boss"}
#: What the bank calls the things to settle.
_AREAS = {"decides": "who-decides", "good": "good-work", "news": "bad-news"}
#: Who comes back is not met with a list of tasks.
_NO_TASKS = frozenset({"leave-return", "my-return"})
#: What an agreement made since the change settles.
_NEWS = regex(
    r"\b(?:bad news|surprises?|heads?-?up|warn(?:s|ed|ing)?|escalat\w+|ring (?:me|him|her|them|each other))\b"
)
_BAD_NEWS = regex(r"\bbad news\b")
#: Fewer words say nothing by themselves.
_FEW_WORDS = 4
_GOOD = regex(
    r"\b(?:looks? like|good enough|done when|measured (?:by|on)|judged (?:by|on)|success (?:is|means)|we(?:'|’)ll know)\b"
)


def renewed(brief: Brief, material: Material, asking: prompts.Asker, word: str = "") -> Brief:
    """Return the brief of a meeting after a change; the first one differs from those that follow.

    Args:
        brief: framed, with the change and its day.
        material: what the notes offer.
        asking: who asks whom.
        word: the user's own word for a change of no known kind.
    """
    kind = brief.event.kind if brief.event else ""
    first_name = next(iter(brief.person.name.split()), brief.person.name)
    words = reset_words(kind, brief.relation, first_name)
    since = sum(brief.event_date is not None and day > brief.event_date for day in material.days)
    before, settled = _agreed(brief, material)
    stale = brief.mismatch is not None and brief.mismatch.code is PhaseError.STALE_SHORTHAND
    first = since == 0 or stale
    topics, more_topics = carry.open_topics(material, brief.date)
    if first and kind in _NO_TASKS:
        topics, more_topics = (), more_topics + len(topics)
    return replace(
        brief,
        change=word or words.change,
        opening=words.first if first else "",
        since=since,
        facts=_facts(material, (*before, *settled), brief.date),
        agreements=before[:_EARLIER],
        settled=lapsed(settled[:_SINCE], brief.date),
        topics=aged(topics, material, brief.date),
        more_topics=more_topics,
        prompts=_questions(asking, material, kind, words),
        settle=_things_to_settle(asking, kind, words),
        not_known=_not_known(asking, kind, words),
        look_again=_look_again(brief, since),
        more={"agreements": len(before[_EARLIER:]), "settled": len(settled[_SINCE:])},
    )


def _agreed(brief: Brief, material: Material) -> tuple[tuple[Carried, ...], tuple[Carried, ...]]:
    """Return what was agreed before the change and not said again, and what was agreed since, each newest first."""
    found, _ = memory.agreements(material, limit=_ALL)
    cut = brief.event_date
    since = [one for one in found if cut is not None and one.date is not None and one.date >= cut]
    again = [key_words(one.text, brief.person) for one in since]
    before = [
        one
        for one in found
        if one not in since and not any(same_matter(key_words(one.text, brief.person), words) for words in again)
    ]
    settled = [replace(one, kind=_settles(one)) for one in since]
    if cut is not None and all(one.kind != "news" for one in settled):
        settled += _told_of_news(material, cut, settled)
    return tuple(before), tuple(settled)


def _told_of_news(material: Material, cut: dt.date, settled: Sequence[Carried]) -> list[Carried]:
    """Return the newest statement since the change on how bad news travels, if it was told without being called agreed."""
    places = {(one.path, one.line) for one in settled}
    for said in reversed(material.of(ItemKind.WAYS_OF_WORKING, ItemKind.OTHER, ItemKind.PERSONAL, sure=0.0)):
        text = said.item.text
        if said.date < cut or "?" in text or (said.path, said.item.line) in places:
            continue
        if _BAD_NEWS.search(text.casefold()) and len(text.split()) > _FEW_WORDS:
            return [carried(said, lambda one: bool(_BAD_NEWS.search(one.casefold())), kind="news")]
    return []


def _settles(one: Carried) -> str:
    """Return which of the three things an agreement settles, else its own kind."""
    text = one.text.casefold()
    if one.kind == "who-decides":
        return "decides"
    if _NEWS.search(text):
        return "news"
    return "good" if _GOOD.search(text) else one.kind


def _facts(material: Material, agreed: Sequence[Carried], on: dt.date) -> tuple[Carried, ...]:
    """Return what is known of how the person works; what was agreed is no trait, and is said elsewhere."""
    places = {(one.path, one.line) for one in agreed}
    found = memory.facts(material, limit=_FACTS + len(places), personal=False, on=on)
    return tuple(one for one in found if (one.path, one.line) not in places)[:_FACTS]


def _questions(asking: prompts.Asker, material: Material, kind: str, words: ResetWords) -> tuple[str, ...]:
    """Return a question that this change wants asked, once, and one that leaves room for what is lost."""
    known = _IN_THE_BANK.get(kind, kind)
    users = any(prompt.own and prompt.role == "ask" for prompt in asking.prompts)
    new = words.ask and not users and prompts.fold_prompt(words.ask) not in prompts.fold_prompt(material.seen)
    asked = (words.ask,) if new else prompts.for_change(asking, known, "ask")[:1]
    return (*asked, *prompts.for_change(asking, known, "loss")[:1])


def _things_to_settle(asking: prompts.Asker, kind: str, words: ResetWords) -> Mapping[str, str]:
    """Return the three questions; one of the user's for the same matter wins, one for no matter takes the first place left."""
    loose = iter(_of_the_user(asking, kind, "settle"))
    own = {key: next(iter(_of_the_user(asking, kind, "settle", _AREAS[key])), "") for key in words.settle}
    return {key: own[key] or next(loose, text) for key, text in words.settle.items()}


def _not_known(asking: prompts.Asker, kind: str, words: ResetWords) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the other and the user may not know yet; beside the user's own words ours are no longer than theirs."""
    theirs, mine = _of_the_user(asking, kind, "theirs"), _of_the_user(asking, kind, "mine")
    if theirs and mine:
        return theirs, mine
    return theirs or words.theirs[: len(mine) or None], mine or words.mine[: len(theirs) or None]


def _of_the_user(asking: prompts.Asker, kind: str, role: str, area: str = "") -> tuple[str, ...]:
    """Return what the user wrote for a place in the frame of this note; it wins over our own words."""
    known = _IN_THE_BANK.get(kind, kind)
    return tuple(
        prompt.text
        for prompt in asking.prompts
        if prompt.own and (prompt.role, prompt.area) == (role, area) and (not prompt.event or known in prompt.event)
    )


def _look_again(brief: Brief, since: int) -> dt.date:
    """Return the day to ask whether the new arrangement holds: so many meetings after the change, today if that is over."""
    table = load_parameters().format.defaults[brief.relation.value]
    step = max(brief.person.cadence or _WEEK, (brief.next_date - brief.date).days)
    days = min(brief.person.cadence or table.days[RENEWED], step)
    end = later(brief.event_date or brief.date, days * _BRIDGE)
    left = max(0, _BRIDGE - 1 - since)
    due = max((end - brief.date).days, left * step)
    return after(brief.date, due) if due > 0 else brief.date
