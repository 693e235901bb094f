"""A note per meeting: all in one folder, or a folder per person (archetypes A and B)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from vaultkit.model import Layout
from vaultkit.model import Property
from vaultkit.notes.dates import find_date
from vaultkit.notes.dates import read_date_head
from vaultkit.notes.inline import plain_text
from vaultkit.notes.inline import show_link_dates
from vaultkit.notes.layouts.called_off import is_cancelled
from vaultkit.notes.layouts.draft import Claim
from vaultkit.notes.layouts.draft import Draft
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.headline import read_headline
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.keys import find_keys
from vaultkit.notes.layouts.keys import is_key
from vaultkit.notes.layouts.nodes import DateNode
from vaultkit.notes.layouts.outsiders import is_outsiders
from vaultkit.notes.layouts.pairs import may_be_pair
from vaultkit.notes.layouts.pairs import read_pair
from vaultkit.notes.layouts.parties import claims_of_folders
from vaultkit.notes.layouts.parties import claims_of_keys
from vaultkit.notes.layouts.parties import claims_of_links
from vaultkit.notes.layouts.parties import claims_of_names
from vaultkit.notes.layouts.parties import claims_of_tags
from vaultkit.notes.layouts.parties import find_labels
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.titles import title_of
from vaultkit.notes.layouts.titles import without_period
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.words import is_folder_of
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import is_about
from vaultkit.notes.marks import is_other_type
from vaultkit.notes.marks import value_strength
from vaultkit.notes.outline import parse_fields
from vaultkit.notes.properties import as_list
from vaultkit.notes.properties import as_text

#: Labels and fields that speak of the whole note stand near its top.
_TOP_BLOCKS = 30


def path_strength(facts: Facts, survey: Survey) -> Strength:
    """Return how sure path, properties and title make us that the note is one meeting of two, body unread."""
    known = survey.strengths.get(facts.path)
    if known is None or known[0] is not facts:
        known = survey.strengths[facts.path] = (facts, _path_strength(facts, survey))
    return known[1]


def _path_strength(facts: Facts, survey: Survey) -> Strength:
    if facts.template or facts.is_index or facts.path in survey.pages:
        return Strength.NONE
    if facts.by_type is Strength.STRONG or facts.other_type:
        return facts.by_type if facts.by_type is Strength.STRONG else Strength.NONE
    by_place = Strength.NONE if _is_about(facts) else max(facts.by_stem, facts.by_folder)
    by_title = _title_strength(facts, survey)
    if Strength.STRONG in {facts.by_tag, by_place, by_title} or _is_persons_day(facts, survey):
        return Strength.STRONG
    if any(is_sure_pair(text, survey) for text in (without_period(facts.rest), plain_text(facts.title))):
        return Strength.STRONG
    weak = max(facts.by_type, facts.by_stem, by_title, folder_strength(facts))
    if weak is Strength.NONE and any(True for _ in find_keys(facts.properties, "person_keys")):
        return Strength.MEETING
    return weak


def is_sure_pair(text: str, survey: Survey) -> bool:
    """Tell whether a title names two who met and nothing else."""
    pair = read_pair(text, survey) if may_be_pair(text, survey.me) else None
    return pair is not None and pair.sure


def _is_about(facts: Facts) -> bool:
    return facts.date is None and is_about(facts.rest)


def _title_strength(facts: Facts, survey: Survey) -> Strength:
    """Return what the H1 says; in the middle of a longer title a mark is a topic, not a kind of meeting."""
    if facts.by_title is Strength.NONE:
        return Strength.NONE
    title = plain_text(facts.title)
    if is_about(title):
        return Strength.NONE
    head = read_headline(title, survey.index, survey.me, survey.order)
    return head.strength


def folder_strength(facts: Facts) -> Strength:
    """Return what the folders on the way say: their marks, or that they hold meetings."""
    near = facts.folders[-3:]
    if any(is_folder_of(folder, "meeting_folders") for folder in near):
        return max(Strength.MEETING, facts.by_folder)
    return facts.by_folder


def _is_persons_day(facts: Facts, survey: Survey) -> bool:
    """Tell whether a name that is only a day lies in a folder that is only a person: `People/Asha/2026-03-05`."""
    if facts.date is None or facts.span != 1 or title_of(facts.rest):
        return False
    claim = next(claims_of_folders(facts, survey), None)
    return claim is not None and is_near(facts, claim) and not is_outsiders(facts, survey)


def is_near(facts: Facts, claim: Claim) -> bool:
    """Tell whether the folder of a claim is the note's own, folders of years and months between them not counted."""
    near = [folder for folder in facts.folders if not folder.isdigit() and find_date(folder + "-01") is None]
    return bool(near) and claim.names[0].casefold() in near[-1].casefold()


def draft_whole(
    facts: Facts, tree: Tree, survey: Survey, strength: Strength, nodes: Sequence[DateNode]
) -> Draft | None:
    """Return the meeting that a whole note is; None without a day, or if the body says it is something else."""
    top = range(min(_TOP_BLOCKS, len(tree.blocks)))
    labels = find_labels(tree, top)
    properties = (*facts.properties, *parse_fields(tree.blocks[i] for i in top), *labels)
    types = [v for p in properties if is_key(p.key, "type_keys") for v in as_list(p.value)]
    if any(value_strength(value) is Strength.STRONG for value in types):
        strength = Strength.STRONG
    elif any(is_other_type(value) for value in types):
        return None
    day = day_of(facts, properties, nodes, survey)
    if strength is Strength.NONE or day is None or is_cancelled(properties):
        return None
    return Draft(
        path=facts.path, line=1, end=len(facts.note.lines), date=day, layout=Layout.NOTE, strength=strength,
        claims=tuple(_claims(facts, tree, survey, labels)), stop=len(tree.blocks), time=facts.time, rank=3,
    )  # fmt: skip


def top_fields(tree: Tree) -> tuple[Property, ...]:
    """Return inline fields of the whole note and labelled lines near its top, as properties."""
    top = range(min(_TOP_BLOCKS, len(tree.blocks)))
    return (*parse_fields(tree.blocks[i] for i in top), *find_labels(tree, top))


def day_of(facts: Facts, properties: Sequence[Property], nodes: Sequence[DateNode], survey: Survey) -> dt.date | None:
    """Return the day of a whole note: keys, file name and folders, title, labelled or dated lines, creation."""
    for item in find_keys(properties, "date_keys"):
        day = read_day(as_text(item.value), survey)
        if day is not None:
            return day
    if facts.date is not None and facts.span == 1 and survey.plausible(facts.date):
        return facts.date
    found = find_date(plain_text(facts.title), survey.order)
    if found is not None and survey.plausible(found[0]):
        return found[0]
    first = next((node.day for node in nodes if survey.plausible(node.day)), None)
    if first is not None or (facts.date is not None and survey.plausible(facts.date)):
        return first or facts.date
    created = find_key(facts.properties, "created_keys")
    return read_day(as_text(created.value), survey) if created is not None else None


def read_day(value: str, survey: Survey) -> dt.date | None:
    """Read the value of a date key, a link or a time beside it allowed; None for "TBD" and the like."""
    text = plain_text(show_link_dates(value))
    head = read_date_head(text, survey.order)
    if head is not None and head.date is not None:
        return head.date if survey.plausible(head.date) else None
    found = find_date(text, survey.order)
    return found[0] if found is not None and len(text) < 60 and survey.plausible(found[0]) else None


def _claims(facts: Facts, tree: Tree, survey: Survey, labels: Sequence[Property]) -> list[Claim]:
    """Return who was there, most trusted place first."""
    return [
        *claims_of_keys(facts.properties, "key"),
        *claims_of_keys(parse_fields(tree.blocks), "key"),
        *claims_of_names(facts, survey),
        *claims_of_keys(labels, "label"),
        *claims_of_folders(facts, survey),
        *claims_of_tags(facts, survey),
        *claims_of_links(tree, range(len(tree.blocks)), survey),
    ]
