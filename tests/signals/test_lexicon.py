from __future__ import annotations

import pytest

from vaultkit.errors import UsageError
from vaultkit.signals.lexicon import Lexicon
from vaultkit.signals.lexicon import load_lexicon
from vaultkit.signals.words import Names
from vaultkit.signals.words import fold_text


def families(text: str, lexicon: Lexicon) -> set[str]:
    return {match.cue.owner for match in lexicon.cues.find(fold_text(text, lexicon.folder, Names()).words)}


def test_every_family_and_event_gives_its_reason(lexicon: Lexicon) -> None:
    assert all(family.reason and family.label for family in lexicon.families.values())
    assert all(event.reason and 0 < event.p <= 1 for event in lexicon.events.values())


def test_a_vault_adds_cues_and_changes_weights() -> None:
    extra = '[families.uncertainty]\ncap = 2\ncues = ["in a fog"]\n[families.uncertainty.weights]\nm = 2.5\n'
    lexicon = load_lexicon("en", extra)
    family = lexicon.families["uncertainty"]
    assert (family.cap, family.weights.m, family.weights.g) == (2, 2.5, -1)
    assert "uncertainty" in families("He is in a fog.", lexicon)
    assert "uncertainty" in families("He is not sure.", lexicon)
    assert "uncertainty" not in families("He is in a fog.", load_lexicon())


def test_a_vault_adds_words_to_a_class() -> None:
    lexicon = load_lexicon("en", '[words]\nrank = ["cellarmaster"]\n')
    assert "cellarmaster" in lexicon.words["rank"]
    assert "partner" in lexicon.words["rank"]


def test_a_vault_adds_a_family() -> None:
    extra = '[families.weather]\ncap = 1\nlabel = "weather"\nweights = { g = 1 }\ncues = ["drizzle"]\n'
    lexicon = load_lexicon("en", extra)
    assert "weather" in families("Drizzle all day.", lexicon)


@pytest.mark.parametrize(
    ("extra", "key"),
    [
        ("families = 3", "lexicon.families"),
        ('[familes.x]\ncues = ["a"]', "lexicon.familes"),
        ('[families.uncertainty]\ncues = "fog"', "lexicon.families.uncertainty.cues"),
        ("[families.uncertainty]\ncues = [3]", "lexicon.families.uncertainty.cues"),
        ('[families.uncertainty]\ncues = ["{fog} x"]', "{fog} x"),
        ('[families.uncertainty]\ncap = "two"', "lexicon.families.uncertainty.cap"),
        ("[families.uncertainty]\ncap = true", "lexicon.families.uncertainty.cap"),
        ("[families.uncertainty.weights]\nx = 2", "lexicon.families.uncertainty.weights.x"),
        ('[families.uncertainty]\nkind = "fog"', "lexicon.families.uncertainty.kind"),
        ('[families.fog]\ncues = ["fog"]', "lexicon.families.fog.weights"),
        ('[events.promotion]\neffect = "boom"', "lexicon.events.promotion.effect"),
        ('[fold]\nrules = ["( => x"]', "lexicon.fold.rules"),
        ('[fold]\nrules = ["x"]', "lexicon.fold.rules"),
        ("[[families", "TOML"),
    ],
)
def test_a_malformed_addition_names_its_key(extra: str, key: str) -> None:
    with pytest.raises(UsageError) as error:
        load_lexicon("en", extra)
    assert key in str(error.value)


@pytest.mark.parametrize("language", ["xx", "../en", "EN", ""])
def test_a_language_without_a_lexicon_is_said(language: str) -> None:
    with pytest.raises(UsageError, match="lexicon"):
        load_lexicon(language)


def test_nothing_added_is_the_same_lexicon() -> None:
    assert load_lexicon("en", "") is load_lexicon()
