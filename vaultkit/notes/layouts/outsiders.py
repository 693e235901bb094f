"""Clients, customers and other contacts: a folder or page of theirs and a date do not make a 1:1 yet."""

from __future__ import annotations

from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.keys import find_key
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import is_folder_of
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import words
from vaultkit.notes.properties import as_list


def is_outsiders(facts: Facts, survey: Survey) -> bool:
    """Tell whether a note without a mark is about somebody one does business with, or merely knows.

    That is by folder (`Clients/`), keys (`company`, `channel`) or title ("call"), unless keys say how one works together.
    In a folder of contacts any 1:1 elsewhere in the vault is reason enough to take a dated note for one.
    """
    related = find_key(facts.properties, "relation_keys") or find_key(facts.properties, "reports_to_keys")
    if related is not None:
        return all(is_one_of(value, "business_relations") for value in as_list(related.value))
    if find_key(facts.properties, "business_keys") is not None or _lies_in(facts, "business_folders"):
        return True
    if not _lies_in(facts, "contact_folders"):
        return False
    called = any(word in words("call_words") for word in bare(facts.rest).split())
    return called or not (survey.marked or find_key(facts.properties, "role_keys") is not None)


def _lies_in(facts: Facts, group: str) -> bool:
    return any(is_folder_of(folder, group) for folder in facts.folders)
