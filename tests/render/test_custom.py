from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.render.gallery import FILING
from tests.render.gallery import GALLERY
from vaultkit.briefs.filing.moment import moment
from vaultkit.briefs.filing.plan import Mode
from vaultkit.errors import TemplateError
from vaultkit.model import Layout
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.render.custom import UserTemplate
from vaultkit.render.custom import read_template
from vaultkit.render.custom import render_user_template
from vaultkit.render.note import render_next
from vaultkit.render.overrides import Override
from vaultkit.render.overrides import Overrides

ON = dt.date(2026, 11, 25)


def rendered(source: str, **context: str) -> str:
    return render_user_template(UserTemplate("mine.md", source), dict(context), ON)


def test_a_users_template_places_the_block_where_it_wants() -> None:
    source = "---\ndate: {{ date }}\n---\n# {{ first_name }}\n\n## Before\n{{ prep }}\n## After\n"
    lines = render_next(GALLERY["maintain-report"], FILING, template=UserTemplate("mine.md", source)).splitlines()
    (block,) = find_prep_blocks(lines)
    assert (lines[1], lines[3], lines[block.first - 2], lines[block.last]) == (
        "date: 2026-11-25",
        "# Asta",
        "## Before",
        "## After",
    )


def test_an_obsidian_template_is_understood_and_gets_the_block_below_its_title() -> None:
    source = '---\nperson: "[[{{title}}]]"\ndate: "{{date:YYYY-MM-DD}}"\n---\n\n# {{date:dddd, Do MMMM}}\n\n- \n'
    lines = render_next(GALLERY["deep"], FILING, template=UserTemplate("mine.md", source)).splitlines()
    assert lines[:6] == [
        "---",
        'person: "[[2026-11-25]]"',
        'date: "2026-11-25"',
        "---",
        "",
        "# Wednesday, 25th November",
    ]
    assert lines[7].startswith("<!-- vaultkit prep ")
    assert lines[-1] == "- "


def test_a_template_may_extend_a_built_in_one() -> None:
    source = '{% extends "maintain.md.j2" %}{% block slot %}Tea first.\n{% endblock %}'
    text = render_next(GALLERY["maintain-report"], FILING, template=UserTemplate("mine.md", source))
    assert "Tea first." in text


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("fine\n{{ nothing_of_that_name }}\n", "mine.md:2: "),
        ("fine\n\n{% if %}\n", "mine.md:3: "),
        ("{{ first_name.__class__.__mro__ }}", "mine.md:1: "),
        ("{{ 1 / 0 }}", "mine.md:1: "),
        ("{% include '../secret' %}", "mine.md:"),
        ("{% extends 'no such' %}", "mine.md:"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(source: str, place: str) -> None:
    with pytest.raises(TemplateError) as caught:
        rendered(source, first_name="Asta")
    assert caught.value.message.startswith(place)
    assert "Traceback" not in caught.value.message


def test_what_is_not_there_is_told_with_what_is_near() -> None:
    with pytest.raises(TemplateError, match=r"there is no template 'gone\.md' to include") as caught:
        rendered("{% include 'gone.md' %}")
    assert "templates check" not in f"{caught.value} {caught.value.remedy}"
    with pytest.raises(TemplateError, match=r"there is no template 'gone\.md' to include"):
        rendered("{% extends 'gone.md' %}")
    with pytest.raises(TemplateError, match="near to it: first_name"):
        rendered("{{ frist_name }}", first_name="Asta")


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 'A' * 10 ** 9 }}",
        "{{ 9 ** 99999999 }}",
        "{% for a in range(99999) %}{{ 'x' * 999 }}{% endfor %}",
    ],
)
def test_a_greedy_template_is_stopped(source: str) -> None:
    with pytest.raises(TemplateError):
        rendered(source)


def test_a_template_cannot_write_a_file(tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        rendered("{{ cycler.__init__.__globals__.os.system('touch " + str(tmp_path / "x") + "') }}")
    assert not list(tmp_path.iterdir())


def test_text_of_notes_is_never_rendered_again() -> None:
    assert rendered("{{ first_name }}", first_name="{{ 7 * 7 }}") == "{{ 7 * 7 }}"


def test_a_template_without_sound_front_matter_is_refused() -> None:
    with pytest.raises(TemplateError, match="would not be readable"):
        render_next(GALLERY["deep"], FILING, template=UserTemplate("mine.md", "---\ndate: [\n---\n{{ prep }}\n"))


def test_a_template_is_read_as_text_or_refused(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text("\ufeff# {{ name }}\n", encoding="utf-8")
    bad.write_bytes(b"\xff\xfe")
    assert read_template(good, "good.md").source == "# {{ name }}\n"
    (tmp_path / "x").mkdir()
    assert read_template(tmp_path / "x" / ".." / "good.md").name == str(good)
    for path in (bad, tmp_path, tmp_path / "none.md"):
        with pytest.raises(TemplateError):
            read_template(path)


def test_moments_formats_are_understood() -> None:
    assert moment("YYYY-MM-DD [week] W, dddd Do MMM", ON) == "2026-11-25 week 48, Wednesday 25th Nov"


def test_a_template_that_extends_a_body_is_the_body_this_once() -> None:
    source = '{% extends "maintain.md.j2" %}{% block slot %}Tea first.\n{% endblock %}'
    text = render_next(GALLERY["maintain-report"], FILING, template=UserTemplate("mine.md", source))
    (block,) = find_prep_blocks(text.split("\n"))
    lines = text.split("\n")
    assert sum("Tea first." in line for line in lines) == 1
    assert any("Tea first." in line for line in lines[block.first : block.last - 1])
    assert text.count("If it stays quiet") <= 1
    assert lines[:4] == list(FILING.front)


def test_a_body_outside_the_prep_block_is_refused() -> None:
    source = '# Mine\n\n{% include "maintain.md.j2" %}\n'
    with pytest.raises(TemplateError, match=r"mine\.md:3: .*write \{\{ prep \}\} in its place"):
        render_next(GALLERY["maintain-report"], FILING, template=UserTemplate("mine.md", source))


@pytest.mark.parametrize("call", ["{% extends called %}", "{% include called %}", '{% include "_mine.md.j2" %}'])
def test_a_body_outside_the_prep_block_is_refused_however_it_is_called(call: str) -> None:
    source = "{% set called = phase ~ '.md.j2' %}\n# Mine\n" + call
    mine = Override("_mine.md.j2", '{% include "maintain.md.j2" %}', "_mine.md.j2")
    with pytest.raises(TemplateError, match="would stand outside the prep block"):
        render_next(
            GALLERY["maintain-report"], FILING, template=UserTemplate("mine.md", source), overrides=Overrides((mine,))
        )


def test_words_beside_the_block_stay_on_lines_of_their_own() -> None:
    source = "# Mine\n\nBefore {{ prep }} after\n{{ prep }}\n"
    lines = render_next(GALLERY["deep"], FILING, template=UserTemplate("mine.md", source)).split("\n")
    (block,) = find_prep_blocks(lines)
    assert (lines[block.first - 2], lines[block.last]) == ("Before", "after")


@pytest.mark.parametrize(("mode", "layout"), [(Mode.INSERT, Layout.SECTION), (Mode.CREATE, Layout.DAILY)])
def test_a_part_of_a_file_is_shaped_only_by_what_begins_with_its_lead(mode: Mode, layout: Layout) -> None:
    front = FILING.front if mode is Mode.CREATE else ()
    filing = replace(FILING, mode=mode, layout=layout, front=front, lead=("## 25 November",), before_line=3)
    brief = GALLERY["maintain-report"]
    whole = UserTemplate("mine.md", "---\ndate: x\n---\n# A title\n\n- \n")
    assert render_next(brief, filing, template=whole) == render_next(brief, filing)
    for prep in ("{{ prep }}\n\n", ""):
        part = UserTemplate("mine.md", "{{ front_matter }}\n{{ lead }}\n\n" + prep + "- mine\n")
        lines = render_next(brief, filing, template=part).split("\n")
        order = [line[:12] for line in lines if line.startswith(("#", "<!--", "- mine"))]
        assert order == ["## 25 Novemb", "<!-- vaultki", "<!-- /vaultk", "- mine"]
        assert ("---" in lines) is (mode is Mode.CREATE)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("---\na: 1\na: 2\n---\n{{ prep }}\n", "set a second time"),
        ("```\n{{ prep }}\n```\n", "Code may not stand in the prep block"),
        ("{{ prep[3:] }}\n<!-- vaultkit prep 0123456789ab -->\n<!-- /vaultkit -->\n", "no sound prep block"),
    ],
)
def test_a_note_that_would_not_read_back_is_refused_at_the_template(source: str, what: str) -> None:
    with pytest.raises(TemplateError, match=what) as caught:
        render_next(GALLERY["deep"], FILING, template=UserTemplate("mine.md", source))
    assert caught.value.message.startswith("mine.md:")
