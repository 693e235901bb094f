"""Whose file it is: by page, file name, title, properties or folder, or by initials that its text spells out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultkit.notes.layouts.draft import Claim
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.parties import claims_of_folders
from vaultkit.notes.layouts.parties import claims_of_keys
from vaultkit.notes.layouts.parties import claims_of_names
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.titles import title_of
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import is_other_type
from vaultkit.notes.marks import strength_of
from vaultkit.notes.names import display
from vaultkit.notes.names import initials
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.regex import regex

_INITIALS = regex(r"([A-Za-z]{2,4})[-_ ](?:log|notes?|journal|meetings?|logbook)")
_NAME = regex(
    r"[^\W\d_a-zà-öø-ÿ][\w'’-]+(?: (?:de|van|von|da|di|la|der|den) [^\W\d_][\w'’-]+| [^\W\d_a-zà-öø-ÿ][\w'’-]+){1,3}"
)


def person_claims(facts: Facts, survey: Survey) -> tuple[Claim, ...]:
    """Return whose file this is, by page, file name, title, properties or folder; nothing for other files."""
    if facts.path in survey.pages:
        return (Claim("key", (survey.pages[facts.path],)),)
    if initialled(facts):
        return (Claim("folder", (initialled(facts),)),)
    return (
        *claims_of_keys(facts.properties, "key"),
        *claims_of_names(facts, survey),
        *claims_of_folders(facts, survey),
    )


def is_of_person(facts: Facts, survey: Survey) -> bool:
    """Tell whether a file name is somebody known and nothing else (`al-log`, `Asha Rao`), or initials of a name in the text."""
    name = title_of(facts.rest)
    if not name or "\n" in name:
        return False
    return len(survey.index.exact(name)) == 1 or bool(initialled(facts))


def initialled(facts: Facts) -> str:
    """Return the name that a log is about whose file name has the initials only: `jd-log`, "About Jane Doe"."""
    match = _INITIALS.fullmatch(facts.rest)
    if match is None or strength_of(facts.rest) > Strength.MEETING:
        return ""
    top = "\n".join(facts.note.lines[facts.note.body_line - 1 : facts.note.body_line + 15])
    size = len(match[1])
    words = [found[0].split() for found in _NAME.finditer(top)]
    names = (" ".join(run[i : i + size]) for run in words for i in range(len(run) - size + 1))
    return next((name for name in names if initials(name) == match[1].casefold() and looks_like_name(name)), "")


def tells_of(name: str, facts: Facts) -> bool:
    """Tell whether a file speaks of the one it is named after: by initials with a colon, or by the first name, twice."""
    text = "\n".join(facts.note.lines[facts.note.body_line - 1 :])
    first = display(name).split()[0]
    signed = re.search(rf"(?<!\w){re.escape(initials(name).upper())}\s?[:：]", text) if initials(name) else None
    return signed is not None or len(re.findall(rf"(?<!\w){re.escape(first)}(?!\w)", text)) > 1


def is_introduced(facts: Facts, claims: Sequence[Claim], survey: Survey) -> bool:
    """Tell whether a file among meetings is about one person: somebody known, or a whole name that its text speaks of."""
    name = next((claim.names[0] for claim in claims if claim.source in {"title", "heading"}), "")
    if not name or is_other_type(bare(facts.rest)):
        return False
    return bool(survey.index.exact(name)) or (len(display(name).split()) > 1 and tells_of(name, facts))
