"""What the settings say of people and formats wins over what the notes say."""

from __future__ import annotations

from vaultkit.model import Format
from vaultkit.model import Person
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.vault.preferences import prefer_format
from vaultkit.vault.preferences import prefer_people
from vaultkit.vault.settings import FormatSettings
from vaultkit.vault.settings import PersonSettings
from vaultkit.vault.settings import Settings

ADA = Person("Ada Lovelace", relation=Relation.REPORT, role="Engineer")
DEFAULT = Format(14, 45, "one open slot")


def test_a_persons_setting_wins_over_the_page() -> None:
    settings = Settings(people={"ada lovelace": PersonSettings(cadence=21, relation=Relation.MENTEE)})
    people, problems = prefer_people([ADA], settings)
    assert people == (Person("Ada Lovelace", relation=Relation.MENTEE, role="Engineer", cadence=21),)
    assert not problems


def test_a_name_in_the_settings_that_nobody_has_is_told() -> None:
    people, problems = prefer_people([ADA], Settings(people={"Ada Lovelave": PersonSettings(cadence=7)}))
    assert people == (ADA,)
    assert [problem.code for problem in problems] == ["setting-for-nobody"]


def test_a_format_is_overruled_where_it_is_set_and_nowhere_else() -> None:
    formats = {("report", "maintain"): FormatSettings(days=28)}
    plan = prefer_format(DEFAULT, ADA, Phase.MAINTAIN, formats, renewed=False)
    assert (plan.days, plan.minutes, plan.structure, plan.reasons) == (28, 45, "one open slot", ("set by you",))
    assert prefer_format(DEFAULT, ADA, Phase.SHARE_CONTEXT, formats, renewed=False) == DEFAULT


def test_renewed_share_context_has_a_format_of_its_own() -> None:
    formats = {("report", "renewed"): FormatSettings(minutes=60)}
    plan = prefer_format(DEFAULT, ADA, Phase.SHARE_CONTEXT, formats, renewed=True)
    assert (plan.minutes, plan.reasons) == (60, ())
    assert prefer_format(DEFAULT, ADA, Phase.SHARE_CONTEXT, formats, renewed=False) == DEFAULT


def test_a_persons_own_cadence_stands_above_the_format() -> None:
    often = Person("Ada Lovelace", relation=Relation.REPORT, cadence=7)
    formats = {("report", "maintain"): FormatSettings(days=28)}
    plan = prefer_format(Format(7, 45, "slot"), often, Phase.MAINTAIN, formats, renewed=False)
    assert plan.days == 7
