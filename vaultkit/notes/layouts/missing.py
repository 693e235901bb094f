"""Notes that look like 1:1s and gave none: told with what is missing, unless they are plainly something else."""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.model import Problem
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.called_off import is_called_off_note
from vaultkit.notes.layouts.complaints import no_day
from vaultkit.notes.layouts.complaints import no_name
from vaultkit.notes.layouts.complaints import nobody_named
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.headline import Headline
from vaultkit.notes.layouts.headline import read_headline
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.nodes import DateNode
from vaultkit.notes.layouts.odd_names import odd_person
from vaultkit.notes.layouts.owner import person_claims
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.titles import title_of
from vaultkit.notes.layouts.titles import without_period
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.whole import day_of
from vaultkit.notes.layouts.whole import top_fields
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import is_about
from vaultkit.notes.marks import value_strength
from vaultkit.notes.planned import has_content


def may_miss(facts: Facts, survey: Survey) -> bool:
    """Tell by path and properties whether a note says "1:1" and is no template, index, page or note about 1:1s."""
    if facts.template or facts.is_index or facts.path in survey.pages or facts.other_type:
        return False
    if is_about(facts.rest) or is_about(plain_text(facts.title)):
        return False
    return max(facts.strength, facts.by_title) is Strength.STRONG


def find_missing(facts: Facts, tree: Tree, nodes: Sequence[DateNode], survey: Survey) -> Problem | None:
    """Return what a note that looks like a 1:1 and gave no meeting lacks: a day or a person; None if it is fine so."""
    written = has_content(tree.blocks)
    if not (written or facts.properties) or is_called_off_note(facts, tree.blocks):
        return None
    texts = [text for text in (without_period(facts.rest), plain_text(facts.title)) if text]
    heads = [read_headline(text, survey.index, survey.me, survey.order) for text in texts]
    strong = [head for head in heads if head.strength is Strength.STRONG]
    named = any(head.names and _is_ended(head) for head in strong)
    tagged = facts.by_tag is Strength.STRONG and find_key(facts.properties, "person_keys") is not None
    stated = facts.by_type is Strength.STRONG or tagged
    placed = bool(facts.folders) and value_strength(facts.parent) is Strength.STRONG
    day = day_of(facts, (*facts.properties, *top_fields(tree)), nodes, survey)
    if day is None and not nodes:
        owned = placed and any(claim.source in {"key", "title", "heading"} for claim in person_claims(facts, survey))
        return no_day(facts.path) if written and (stated or named or owned) else None
    alone = facts.date is not None and any(_is_ended(head) and not head.names for head in strong)
    only = facts.date is not None and facts.by_stem is Strength.STRONG and not title_of(facts.rest)
    dated = facts.date is not None and facts.by_folder is Strength.STRONG
    if not (stated or placed or dated or alone or only):
        return None
    odd = odd_person(facts.properties, survey.me)
    return no_name(facts.path, odd) if odd is not None else nobody_named(facts.path)


def _is_ended(head: Headline) -> bool:
    return head.alone or head.sure or head.joined or not head.rest.lstrip()[:1].isalpha()
