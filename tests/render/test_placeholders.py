from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.render.gallery import FILING
from tests.render.gallery import GALLERY
from tests.render.test_custom import rendered
from vaultkit.render.custom import UserTemplate
from vaultkit.render.note import render_next
from vaultkit.render.placeholders import fill
from vaultkit.render.placeholders import with_known

ON = dt.date(2026, 11, 25)
FRONT = '---\nperson: "[[Asta Lindgren]]"\nattendees:\n  - "[[Asta Lindgren]]"\n  - me\ndate: 2026-11-25\nmood:\n---\n'


def test_days_are_written_in_formats_of_moment() -> None:
    assert rendered("{{date:YYYY-[W]WW}} {{ date : dddd }} {{time:HH:mm}}") == "2026-W48 Wednesday 00:00"


def test_only_the_placeholders_of_the_editor_are_filled_into_code() -> None:
    given = {"title": "T", "date": "2026-11-25", "time": ""}
    assert fill("{{title}} {{ date }} {{date:YYYY}} {{other}} {{time}}", given, ON) == "T 2026-11-25 2026 {{other}} "
    assert fill("<% {{title}} %>", given, ON) == "<% {{title}} %>"


def test_a_property_that_has_only_the_title_takes_what_is_known() -> None:
    source = '---\ntype: x\nperson: "[[{{title}}]]"\nattendees: ["{{ title }}"]\nmood: {{title}}\nother: {{title}}\n---\nperson: {{title}}\n'
    made, known = with_known(source, FRONT, "known")
    assert made.split("\n")[1:6] == [
        "type: x",
        "{{ known[0] }}",
        "{{ known[1] }}",
        "mood: {{title}}",
        "other: {{title}}",
    ]
    assert made.endswith("---\nperson: {{title}}\n")
    assert known == ['person: "[[Asta Lindgren]]"', 'attendees:\n  - "[[Asta Lindgren]]"\n  - me']


def test_a_template_without_front_matter_or_a_note_without_any_stays_as_it_is() -> None:
    for source, front in (
        ("person: {{title}}\n", FRONT),
        ("---\nperson: {{title}}\n---\n", ""),
        ("---\nperson: {{title}}", FRONT),
    ):
        assert with_known(source, front, "known") == (source, [])


def test_a_note_from_such_a_template_says_whom_it_is_with() -> None:
    filing = replace(FILING, front=("---", 'person: "[[Asta Lindgren]]"', "date: 2026-11-25", "---", ""))
    source = '---\nperson: "[[{{title}}]]"\ndate: {{date}}\n---\n\n- \n'
    lines = render_next(GALLERY["deep"], filing, template=UserTemplate("mine.md", source)).split("\n")
    assert lines[:4] == ["---", 'person: "[[Asta Lindgren]]"', "date: 2026-11-25", "---"]
