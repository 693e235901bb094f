"""People from their pages: canonical name, aliases, relation, role, dates, and what the owner decided about them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass

from vaultkit.model import Person
from vaultkit.model import Property
from vaultkit.model import Relation
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.dates import read_date
from vaultkit.notes.identity import Me
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.keys import find_keys
from vaultkit.notes.layouts.keys import find_values
from vaultkit.notes.layouts.keys import has_key
from vaultkit.notes.layouts.odd_names import is_colon_name
from vaultkit.notes.layouts.odd_names import is_unfit
from vaultkit.notes.layouts.parties import read_label
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import is_folder_of
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import table
from vaultkit.notes.layouts.words import words
from vaultkit.notes.marks import Strength
from vaultkit.notes.names import display
from vaultkit.notes.names import fold
from vaultkit.notes.names import is_email
from vaultkit.notes.names import is_myself
from vaultkit.notes.names import is_not_name
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.names import references
from vaultkit.notes.names import tokens
from vaultkit.notes.properties import as_text
from vaultkit.notes.regex import regex

_KEYS = (
    "relation_keys",
    "role_keys",
    "started_keys",
    "reports_to_keys",
    "email_keys",
    "cadence_keys",
    "departed_keys",
    "page_keys",
)
_SLUG = regex(r"[a-z]+(?:[-_.][a-z]+)+")
_EVERY = regex(
    r"(?:every\s+)?(\d{1,3})\s*(d|days?|tage?|giorni|dias|días|jours|w|wks?|weeks?|wochen?|settimane|semanas|semaines|weken|m|months?|monate?|mesi|meses|mois|日|週間?|か月|天|周|月)?"
)
_GROUPS = (
    (Relation.REPORT, "report_folders"), (Relation.MANAGER, "manager_folders"), (Relation.PEER, "peer_folders"),
    (Relation.MENTOR, "mentor_folders"), (Relation.MENTEE, "mentee_folders"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A person's page: who it is about, and whether it is the note-taker's own."""

    person: Person
    facts: Facts
    mine: bool
    #: The relation is no more than a word for "somebody I know".
    vague: bool


def is_page(facts: Facts) -> bool:
    """Tell whether a note is the page of a person, by type, tags, folder or properties."""
    meeting = max(facts.by_type, facts.by_tag, facts.by_stem) is Strength.STRONG
    if (
        facts.template
        or meeting
        or is_one_of(facts.stem, "people_folders")
        or (facts.is_index and not facts.names_person)
    ):
        return False
    if any(is_one_of(value, "person_kinds") for value in facts.types):
        return True
    if any(
        (is_one_of(tag.rpartition("/")[2], "person_kinds") and not is_one_of(tag.rpartition("/")[2], "people_folders"))
        or tag.casefold() in {"people", "person", "contact"}
        for tag in facts.tags
    ):
        return not facts.other_type
    if facts.other_type or facts.span or (find_key(facts.properties, "date_keys") is not None and not facts.in_people):
        return False
    if _is_in_place(facts):
        return True
    return _page_keys(facts) >= 2 and (_is_name(facts.stem) or find_key(facts.properties, "name_keys") is not None)


def _page_keys(facts: Facts) -> int:
    if not has_key(facts.properties, _KEYS):
        return 0
    return sum(find_key(facts.properties, group) is not None for group in _KEYS)


def _is_name(text: str) -> bool:
    return is_email(text) or looks_like_name(text) or (_SLUG.fullmatch(text) is not None and not is_not_name(text))


def _is_in_place(facts: Facts) -> bool:
    """Tell whether file name and folder make it a page: `People/Asha Rao`, `People/Asha Rao/profile`, `x@y.org/x@y.org`."""
    if is_email(facts.stem):
        return True
    if not facts.folders:
        return False
    if is_folder_of(facts.parent, "people_folders"):
        mixed = is_one_of(facts.parent, "mixed_folders") and len(display(facts.stem).split()) < 2
        return (
            _is_name(facts.stem)
            and bare(facts.stem) not in words("folder_notes")
            and (not mixed or _page_keys(facts) > 0)
        )
    outer = facts.folders[-2] if len(facts.folders) > 1 else ""
    if not is_folder_of(outer, "people_folders"):
        return False
    own = fold(facts.stem) == fold(facts.parent) or bare(facts.stem) in words("folder_notes")
    group = is_not_name(facts.parent) or any(
        is_one_of(facts.parent, g) for g in ("departed_folders", *(group for _, group in _GROUPS))
    )
    return own or (group and _is_name(facts.stem))


def read_page(facts: Facts, me: Me, order: DayOrder | None) -> Page:
    """Read a person's page."""
    properties = (*facts.properties, *_labels(facts))
    name, aliases = _names(facts, properties)
    relation, vague = relation_in(properties, facts.tags)
    manager = _text(properties, "reports_to_keys")
    mine = any(is_myself(value) for value in find_values(properties, "relation_keys"))
    leader = next(iter(references(manager)), "")
    if leader and me.is_me(leader) and (relation is None or vague):
        relation, vague = Relation.REPORT, False
    if relation is None:
        relation = _relation_of_folders(facts)
    person = Person(
        name=name, aliases=aliases, relation=relation, role=_role(properties), started=_started(properties, order),
        reports_to=leader, cadence=read_cadence(_text(properties, "cadence_keys")), path=facts.path, line=1,
        departed=_departed(facts, properties, order), deep=_is_set(properties, "context", "deep"),
        imported=_is_set(properties, "imported"), pinned=_is_set(properties, "phase_pin", "vk-phase-pin"),
        remote=_is_set(properties, "remote"),
    )  # fmt: skip
    return Page(person, facts, mine, vague)


def _labels(facts: Facts) -> tuple[Property, ...]:
    """Return labelled lines near the top of a page ("**Role**: engineer"), read without the Markdown parser."""
    found = []
    first = facts.note.body_line
    for number, line in enumerate(facts.note.lines[first - 1 : first + 40], first):
        label, value = read_label(line.lstrip("> ")) if ":" in line and "::" not in line else ("", "")
        if label and value and not label.casefold().startswith(("http", "note")):
            found.append(Property(bare(label), plain_text(value).strip(), number))
    return tuple(found)


def _names(facts: Facts, properties: Sequence[Property]) -> tuple[str, tuple[str, ...]]:
    """Return the canonical name and all others: aliases, e-mails, the file name, the folder of a folder note."""
    own = (
        facts.parent
        if bare(facts.stem) in words("folder_notes") and facts.parent
        else facts.rest.rpartition(" | ")[2] or facts.stem
    )
    stem = display(own)
    given = [plain_text(as_text(p.value)) for p in find_keys(facts.properties, "name_keys")]
    title = re.sub(r"^[\W_]+", "", plain_text(facts.title))
    name = next((g for g in given if g and not is_unfit(g) and _may_be_called(g, own)), "")
    if not name:
        same = set(tokens(own)) <= set(tokens(title)) and looks_like_name(title)
        name = display(title) if title and same else stem
    emails = find_values(properties, "email_keys")
    others = (
        own,
        facts.stem,
        *find_values(properties, "alias_keys"),
        *(e for value in emails for e in references(value) if is_email(e)),
    )
    aliases = tuple(dict.fromkeys(alias for alias in others if alias and alias != name and not is_myself(alias)))
    return display(name) if is_email(name) else name, aliases


def _may_be_called(given: str, own: str) -> bool:
    return looks_like_name(given) or is_colon_name(given) or bool(set(tokens(given)) & set(tokens(own)))


def _text(properties: Iterable[Property], group: str) -> str:
    found = find_key(properties, group)
    return as_text(found.value) if found else ""


def relation_in(properties: Iterable[Property], tags: Iterable[str] = ()) -> tuple[Relation | None, bool]:
    """Return the relation that properties or tags state, and whether the word for it is a vague one."""
    values = [part for p in find_keys(properties, "relation_keys") for part in find_values([p], "relation_keys")]
    for value in (*values, *(tag.rpartition("/")[2] for tag in tags)):
        relation = read_relation(value)
        if relation is not None:
            return relation, bare(value) in {"colleague", "contact", "other", "friend", "employee", "member"}
    return None, False


def read_relation(text: str) -> Relation | None:
    """Read a word or a short sentence for a relation: "Direct Report", "peer (design)", "reports to me since May"."""
    folded = bare(plain_text(text))
    spoken = {
        phrase: Relation(name)
        for name, phrases in table("relations").items()
        for phrase in map(fold, _texts(phrases))
        for name in [name.replace(" ", "-")]
    }
    if folded in spoken:
        return spoken[folded]
    first = bare(re.split(r"[.,;:()（）/–—]|\s-\s", plain_text(text))[0])
    if first in spoken:
        return spoken[first]
    padded = f" {first} "
    inside = [phrase for phrase in spoken if f" {phrase} " in padded]
    return spoken[max(inside, key=lambda phrase: (len(phrase), phrase))] if inside and len(first.split()) <= 6 else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _relation_of_folders(facts: Facts) -> Relation | None:
    for folder in reversed(facts.folders):
        for relation, group in _GROUPS:
            if is_one_of(folder, group):
                return relation
    return None


def relation_of_path(facts: Facts) -> Relation | None:
    """Return the relation that a folder on the way to a note says ("direct-reports/")."""
    return _relation_of_folders(facts)


def _role(properties: Iterable[Property]) -> str:
    values = [as_text(p.value) for p in find_keys(properties, "role_keys")]
    return plain_text(values[0]) if values else ""


def _started(properties: Iterable[Property], order: DayOrder | None) -> dt.date | None:
    for found in find_keys(properties, "started_keys"):
        day = read_date(plain_text(as_text(found.value)), order)
        if day is not None:
            return day
    return None


def read_cadence(text: str) -> int | None:
    """Read days between meetings: "14", "2 weeks", "biweekly"; None for "adhoc" and what is no cadence."""
    folded = fold(text)
    days = table("cadences").get(folded)
    if isinstance(days, int):
        return days
    match = _EVERY.fullmatch(folded)
    if match is None:
        return None
    unit = match[2] or "d"
    factor = 7 if unit[0] in "ws週周" else 30 if unit[0] in "m月か" else 1
    return int(match[1]) * factor or None


def _departed(facts: Facts, properties: Sequence[Property], order: DayOrder | None) -> bool:
    status = find_key(properties, "status_keys")
    if status is not None and is_one_of(as_text(status.value), "departed_status"):
        return True
    if any(read_date(as_text(p.value), order) for p in find_keys(properties, "departed_keys")):
        return True
    return any(bare(folder) in words("departed_folders") for folder in facts.folders) or any(
        is_one_of(tag, "departed_status") for tag in facts.tags
    )


def _is_set(properties: Iterable[Property], key: str, *values: str) -> bool:
    """Tell whether a property is true, or one of the values given beside the key."""
    wanted = {"true", "yes", "1", "ja", "si", "sim", "oui", *values}
    keys = {fold(key).replace(" ", ""), *(fold(v).replace(" ", "") for v in values if v.startswith("vk"))}
    return any(fold(p.key).replace(" ", "") in keys and as_text(p.value).casefold() in wanted for p in properties)
