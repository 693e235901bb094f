from __future__ import annotations

import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest

from vaultkit.errors import UsageError
from vaultkit.model import Relation
from vaultkit.phases.parameters import load_parameters


def test_every_distribution_sums_to_one() -> None:
    parameters = load_parameters()
    phases = [row.phases for row in parameters.prior.rows]
    for numbers in (*phases, parameters.prior.imported, parameters.prior.unknown, *parameters.emission.rows.values()):
        assert sum(numbers) == pytest.approx(1.0)


def test_every_relation_has_a_divisor_and_a_format_for_each_phase() -> None:
    parameters = load_parameters()
    for relation in Relation:
        assert parameters.prior.divisors[relation.value] > 0
        defaults = parameters.format.defaults[relation.value]
        assert len(defaults.days) == len(defaults.minutes) == len(defaults.structure) == 4


def test_every_number_has_a_reason_beside_or_above_it() -> None:
    text = files("vaultkit.phases").joinpath("parameters.toml").read_text(encoding="utf-8")
    table = ""
    for number, line in enumerate(text.splitlines()):
        if line.startswith("["):
            table = line
        plain = "=" in line and not line.startswith("#")
        if plain and not table.startswith(("[format.defaults", "[prior.divisors")):
            before = text.splitlines()[number - 1]
            assert "#" in line or before.startswith("#"), line


def test_a_vault_may_override_one_number_and_keeps_the_others() -> None:
    changed = load_parameters("[hazards]\nc_m = 0.2\n")
    assert changed.hazards.c_m == 0.2
    assert changed.hazards.r_m == load_parameters().hazards.r_m
    assert changed.prior == load_parameters().prior


def test_a_vault_may_override_the_format_of_one_relation() -> None:
    changed = load_parameters("[format.defaults.peer]\ndays = [7, 7, 7, 7]\n")
    assert changed.format.defaults["peer"].days == (7, 7, 7, 7)
    assert changed.format.defaults["peer"].minutes == load_parameters().format.defaults["peer"].minutes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[hazards]\nc_x = 1\n", "no parameter 'hazards.c_x'"),
        ("[hazards]\nc_m = 'often'\n", "'hazards.c_m' must be a number"),
        ("[hazards]\nc_m = true\n", "'hazards.c_m' must be a number"),
        ("[display]\nask_every = 1.5\n", "'display.ask_every' must be a whole number"),
        ("hazards = 1\n", "'hazards' must be a table"),
        ("[prior]\nunknown = 1\n", "'prior.unknown' must be a list"),
        ("[prior]\ndivisors = 1\n", "'prior.divisors' must be a table"),
        ("[hazards\n", "no valid TOML"),
    ],
)
def test_a_wrong_override_is_told_and_not_guessed(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        load_parameters(text)


def test_the_file_holds_no_more_than_the_code_reads() -> None:
    text = files("vaultkit.phases").joinpath("parameters.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) == {field.name for field in fields(load_parameters())}
