from __future__ import annotations

from vaultkit.render.places import environment
from vaultkit.render.places import made_of
from vaultkit.render.places import template_sources


def test_a_template_is_made_of_itself_and_all_that_it_calls() -> None:
    assert {"report/maintain.md.j2", "maintain.md.j2", "base.md.j2", "_parts.md.j2"} <= made_of("report/maintain.md.j2")
    assert "get-to-know.md.j2" not in made_of("maintain.md.j2")


def test_every_template_that_is_called_is_there() -> None:
    for name in template_sources():
        assert made_of(name) <= template_sources().keys()
        assert environment().get_template(name).name == name
