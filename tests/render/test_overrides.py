from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import Mode
from vaultkit.errors import TemplateError
from vaultkit.model import Brief
from vaultkit.model import Phase
from vaultkit.model import Relation
from vaultkit.notes.prep_block import digest_of
from vaultkit.notes.prep_block import find_prep_blocks
from vaultkit.render.custom import UserTemplate
from vaultkit.render.note import refresh_text
from vaultkit.render.note import render_body
from vaultkit.render.note import render_next
from vaultkit.render.overrides import Overrides
from vaultkit.render.overrides import read_overrides
from vaultkit.render.samples import sample_meetings

MEETINGS = [meeting for meeting in sample_meetings() if meeting[1].mode is Mode.CREATE and not meeting[0].copies]


def meeting(phase: Phase, relation: Relation = Relation.REPORT, *, full: bool = True) -> tuple[Brief, Filing]:
    return next(
        (brief, filing)
        for brief, filing in MEETINGS
        if (brief.phase, brief.relation, bool(brief.topics)) == (phase, relation, full)
        and not brief.renewed
        and not brief.deep
    )


def put(folder: Path, **templates: str) -> Path:
    for name, source in templates.items():
        path = folder / f"{name.replace('__', '/')}.md.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder


def test_a_template_with_a_built_in_name_says_what_stands_in_the_prep_block(tmp_path: Path) -> None:
    overrides = read_overrides([put(tmp_path, maintain="Tea with {{ first_name }}.\n")])
    brief, filing = meeting(Phase.MAINTAIN)
    text = render_next(brief, filing, overrides=overrides)
    (block,) = find_prep_blocks(text.split("\n"))
    assert text.split("\n")[block.first : block.last - 1] == ["Tea with Robin."]
    assert block.untouched
    assert text.startswith("---\nperson:")
    other, elsewhere = meeting(Phase.GET_TO_KNOW)
    assert render_next(other, elsewhere, overrides=overrides) == render_next(other, elsewhere)


def test_the_first_folder_wins_and_the_built_in_ones_stay_for_the_rest(tmp_path: Path) -> None:
    vault = put(tmp_path / "vault", maintain="from the vault\n")
    user = put(tmp_path / "user", maintain="from the user\n", deep="deep from the user\n")
    overrides = read_overrides([vault, user, tmp_path / "not there"])
    assert render_body(*meeting(Phase.MAINTAIN), overrides) == "from the vault\n"
    deep, filing = next(one for one in MEETINGS if one[0].deep)
    assert render_body(deep, filing, overrides) == "deep from the user\n"


@pytest.mark.parametrize("parent", ["maintain.md.j2", "builtin/maintain.md.j2"])
def test_a_template_that_extends_its_own_name_reaches_the_built_in_one(tmp_path: Path, parent: str) -> None:
    source = f'{{% extends "{parent}" %}}{{% block body %}}Before.\n{{{{ super() }}}}{{% endblock %}}'
    brief, filing = meeting(Phase.MAINTAIN, Relation.OTHER)
    body = render_body(brief, filing, read_overrides([put(tmp_path, maintain=source)]))
    assert "Before.\n" in body
    assert body.replace("Before.\n", "").split() == render_body(brief, filing).split()


def test_what_is_changed_for_a_phase_holds_for_every_relation_and_the_rest_stays_theirs(tmp_path: Path) -> None:
    source = '{% extends "maintain.md.j2" %}{% block slot %}Tea first.\n{% endblock %}'
    overrides = read_overrides([put(tmp_path, maintain=source)])
    for relation in Relation:
        brief, filing = meeting(Phase.MAINTAIN, relation)
        body = render_body(brief, filing, overrides)
        assert "Tea first." in body
        assert "winter can be staffed" in body


def test_a_relations_own_template_stands_above_the_phases(tmp_path: Path) -> None:
    phase = '{% extends "maintain.md.j2" %}{% block slot %}{{ super() }}Phase.\n{% endblock %}'
    relation = '{% extends "maintain.md.j2" %}{% block slot %}{{ super() }}Reports.\n{% endblock %}'
    overrides = read_overrides([put(tmp_path, maintain=phase, report__maintain=relation)])
    for_report, for_peer = (
        render_body(*meeting(Phase.MAINTAIN, who), overrides) for who in (Relation.REPORT, Relation.PEER)
    )
    assert for_report.index("Phase.") < for_report.index("Reports.")
    assert "Phase." in for_peer
    assert "Reports." not in for_peer


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("relation", list(Relation))
def test_extending_ones_own_name_never_goes_in_a_circle(tmp_path: Path, phase: Phase, relation: Relation) -> None:
    itself = f'{{% extends "{phase}.md.j2" %}}'
    vault = put(tmp_path / "a", **{str(phase): itself, f"{relation}__{phase}": itself, "mentee__share-context": itself})
    user = put(tmp_path / "b", **{str(phase): itself, f"{relation}__{phase}": itself})
    brief, filing = meeting(phase, relation)
    assert render_body(brief, filing, read_overrides([vault, user])).split()


def test_parts_and_the_base_can_be_replaced_and_reach_what_they_replace(tmp_path: Path) -> None:
    base = 'First of all.\n{% include "_mine.md.j2" %}{% include "base.md.j2" %}'
    overrides = read_overrides([put(tmp_path, base=base, _mine="Mine: {{ first_name }}.\n")])
    brief, filing = meeting(Phase.MAINTAIN)
    assert render_body(brief, filing, overrides).startswith("First of all.\nMine: Robin.\n")


def test_a_template_that_no_note_needs_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overrides = read_overrides([put(tmp_path, deep="{% if %}")])
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    brief, filing = meeting(Phase.MAINTAIN)
    assert render_next(brief, filing, overrides=overrides) == render_next(brief, filing)


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        ("fine\n{{ frist_name }}\n", 2, "near to it: first_name"),
        ("fine\n\n{% for item in doubts %}{{ item.txt }}{% endfor %}", 3, "near to it: text"),
        ("{% if %}", 1, "Expected an expression"),
        ("\n{% include 'gone.md.j2' %}", 2, "no template 'gone.md.j2'"),
        ("{{ first_name.__class__.__mro__ }}", 1, "unsafe"),
        ("one\n\n### Topics\n", 3, "A heading may not stand in the prep block"),
        ("one\n\n```\nx\n```\n", 3, "Code may not stand"),
        ("one\n{% for item in topics %}\n- [ ] {{ item.text }}\n{% endfor %}\n", 3, "A task may not stand"),
        ("| a | b |\n| --- | --- |\n| x {% if first_name %}| y {% endif %}| z |\n", 1, "more cells than its head"),
        ("<!-- vaultkit prep 0123456789ab -->\nx\n<!-- /vaultkit -->\n", 1, "no sound prep block"),
    ],
)
def test_a_broken_one_is_told_with_its_line(tmp_path: Path, source: str, line: int, what: str) -> None:
    overrides = read_overrides([put(tmp_path, maintain=source)])
    brief, filing = meeting(Phase.MAINTAIN)
    with pytest.raises(TemplateError) as caught:
        render_next(brief, filing, overrides=overrides)
    assert caught.value.message.startswith(f"{tmp_path / 'maintain.md.j2'}:{line}: ")
    assert what in caught.value.message
    assert caught.value.exit_code == 7


def test_a_mistake_in_a_part_is_told_in_the_part(tmp_path: Path) -> None:
    overrides = read_overrides([put(tmp_path, maintain='\n\n{% include "_mine.md.j2" %}', _mine="\n{{ nobody }}")])
    with pytest.raises(TemplateError, match=r"_mine\.md\.j2:2: 'nobody' is undefined"):
        render_body(*meeting(Phase.MAINTAIN), overrides)


def test_templates_in_a_circle_are_told(tmp_path: Path) -> None:
    overrides = read_overrides([put(tmp_path, base='{% extends "_mine.md.j2" %}', _mine='{% extends "base.md.j2" %}')])
    with pytest.raises(TemplateError, match="in a circle"):
        render_body(*meeting(Phase.MAINTAIN), overrides)


def test_boxes_are_allowed_where_commitments_are_copied(tmp_path: Path) -> None:
    overrides = read_overrides(
        [put(tmp_path, maintain="{% for item in topics %}\n- [ ] {{ item.text }}\n{% endfor %}\n")]
    )
    brief, filing = meeting(Phase.MAINTAIN)
    assert "- [ ] ring the insurer" in render_next(replace(brief, copies=True), filing, overrides=overrides)


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"\xff\xfe", "is no UTF-8 text"), (b"x" * 1_000_001, "is larger than 1 MB"), (None, "is no file")],
)
def test_a_file_that_is_no_template_stops_before_anything_is_written(
    tmp_path: Path, data: bytes | None, what: str
) -> None:
    path = tmp_path / "maintain.md.j2"
    if data is None and sys.platform != "win32":
        os.mkfifo(path)
    else:
        path.write_bytes(data or b"\xff")
        what = what if data else "is no UTF-8 text"
    with pytest.raises(TemplateError, match=what):
        read_overrides([tmp_path])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links")
def test_a_link_that_leads_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    folder, secret = tmp_path / "templates", tmp_path / "secret"
    folder.mkdir()
    secret.write_text("my secret", encoding="utf-8")
    (folder / "maintain.md.j2").symlink_to(secret)
    with pytest.raises(TemplateError, match="a link that leads out of its folder") as caught:
        read_overrides([folder])
    assert "my secret" not in str(caught.value)
    (folder / "maintain.md.j2").unlink()
    (folder / "more").symlink_to(tmp_path)
    assert read_overrides([folder]) == Overrides()


def test_obsidian_templates_beside_them_are_no_overrides(tmp_path: Path) -> None:
    (tmp_path / "maintain.md").write_text("{{ title }}", encoding="utf-8")
    (tmp_path / ".maintain.md.j2").write_text("{{ title }}", encoding="utf-8")
    assert read_overrides([tmp_path]) == Overrides()


def test_a_refreshed_block_is_the_new_ones_inside(tmp_path: Path) -> None:
    overrides = read_overrides([put(tmp_path, maintain="Tea.\n\nTopics:\n\n- one\n")])
    for brief, filing in sample_meetings():
        for given in (None, overrides) if brief.relation is Relation.REPORT else (None,):
            lines = render_next(brief, filing, overrides=given).split("\n")
            (block,) = find_prep_blocks(lines)
            text = refresh_text(brief, filing, given)
            assert text == "".join(f"{line}\n" for line in lines[block.first : block.last - 1])
            assert digest_of(text) in lines[block.first - 1]


def test_a_template_of_a_whole_note_gets_the_users_body(tmp_path: Path) -> None:
    overrides = read_overrides([put(tmp_path, maintain="My body.\n")])
    brief, filing = meeting(Phase.MAINTAIN)
    text = render_next(brief, filing, template=UserTemplate("mine.md", "# Mine\n\n{{ prep }}\n"), overrides=overrides)
    assert text.split("\n")[:2] == ["# Mine", ""]
    assert text.count("My body.") == 1
