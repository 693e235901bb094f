from __future__ import annotations

from pathlib import Path

from jinja2.bccache import bc_version

from vaultkit.render.places import COMPILED_FOR
from vaultkit.render.places import compile_templates
from vaultkit.render.places import compiled_templates
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


def test_compiled_templates_are_what_jinja_makes_of_the_templates(tmp_path: Path) -> None:
    """Where this fails: `python -m tools.compile_templates`."""
    compile_templates(tmp_path)
    kept = compiled_templates()
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.py")}
    assert len(made) == len(template_sources())
    assert {path.name: path.read_bytes() for path in kept.glob("*.py")} == made


def test_templates_come_from_the_compiled_ones() -> None:
    assert bc_version == COMPILED_FOR
    where = environment().get_template("report/maintain.md.j2").filename
    assert where is not None
    assert Path(where).parent.name == "compiled"
