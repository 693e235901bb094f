from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from click.testing import Result

from vaultkit.cli.template_places import configured_template
from vaultkit.cli.template_places import override_folders
from vaultkit.cli.templates import command
from vaultkit.cli.templates import complete_template
from vaultkit.cli.workspace import Workspace
from vaultkit.errors import TemplateError
from vaultkit.errors import UsageError
from vaultkit.errors import WriteError
from vaultkit.render.places import builtin_templates
from vaultkit.render.places import template_sources

SETTING = 'templates = "Meta/Templates"\n'


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return an empty vault with a template folder set, which does not exist yet."""
    root = tmp_path / "vault"
    root.mkdir()
    (root / "vaultkit.toml").write_text(SETTING, encoding="utf-8")
    return root


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the user's own templates."""
    folder = tmp_path / "config" / "templates"
    folder.mkdir(parents=True)
    monkeypatch.setenv("VAULTKIT_CONFIG_DIR", str(folder.parent))
    return folder


def workspace(vault: Path) -> Workspace:
    return Workspace(vault, "2026-11-23", quiet=True)


def run(vault: Path, *words: str) -> Result:
    result = CliRunner().invoke(command, words, obj=workspace(vault))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def put(vault: Path, name: str, source: str) -> Path:
    path = vault / "Meta" / "Templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return path


def rows(vault: Path) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in json.loads(run(vault, "list", "--format", "json").stdout)}


def test_every_built_in_template_is_listed_with_where_it_comes_from(vault: Path) -> None:
    listed = rows(vault)
    assert set(listed) == set(template_sources())
    assert {row["from"] for row in listed.values()} == {"built-in"}
    assert listed["_parts.md.j2"]["kind"] == "part"
    assert listed["maintain.md.j2"] == {
        "schema": "template/1",
        "name": "maintain.md.j2",
        "kind": "body",
        "from": "built-in",
        "instead_of": [],
        "said_by": "maintain.md.j2",
        "path": None,
    }


def test_the_vaults_template_wins_over_the_users_and_both_over_the_built_in_one(vault: Path, user: Path) -> None:
    mine = put(vault, "maintain.md.j2", "vault\n")
    for name in ("maintain.md.j2", "deep.md.j2"):
        (user / name).write_text("user\n", encoding="utf-8")
    listed = rows(vault)
    assert (listed["maintain.md.j2"]["from"], listed["maintain.md.j2"]["instead_of"]) == ("vault", ["user", "built-in"])
    assert listed["maintain.md.j2"]["path"] == str(mine)
    assert listed["deep.md.j2"]["from"] == "user"
    assert listed["peer/maintain.md.j2"]["said_by"] == "maintain.md.j2"
    assert "vault (maintain.md.j2)" in run(vault, "list").stdout
    assert run(vault, "show", "maintain").stdout == "vault\n"
    assert run(vault, "show", "peer/maintain").stdout == "vault\n"
    assert run(vault, "show", "deep.md.j2").stdout == "user\n"


def test_the_source_in_force_or_the_built_in_one_is_shown(vault: Path) -> None:
    put(vault, "maintain.md.j2", "mine\n")
    built_in = (builtin_templates() / "maintain.md.j2").read_text(encoding="utf-8")
    assert run(vault, "show", "maintain", "--builtin").stdout == built_in
    assert run(vault, "show", "_parts").stdout == template_sources()["_parts.md.j2"]
    with pytest.raises(UsageError, match=r"no template 'maintian'. Did you mean maintain"):
        run(vault, "show", "maintian")


def test_a_relation_without_a_template_of_its_own_shows_the_phases(vault: Path) -> None:
    result = run(vault, "show", "other/maintain")
    assert result.stdout == template_sources()["maintain.md.j2"]
    assert result.stderr == "other/maintain.md.j2 is maintain.md.j2\n"


def test_a_template_is_written_into_the_vaults_folder_and_never_over_another(vault: Path) -> None:
    path = vault / "Meta" / "Templates" / "maintain.md.j2"
    result = run(vault, "eject", "maintain")
    assert result.stdout == f"{path}\n"
    assert "for every relation" in result.stderr
    assert path.read_text(encoding="utf-8") == template_sources()["maintain.md.j2"]
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match="exists already"):
        run(vault, "eject", "maintain")
    assert path.read_text(encoding="utf-8") == "mine"


def test_names_are_completed() -> None:
    found = complete_template(click.Context(command), click.Argument(["name"]), "mentor/ma")
    assert [item.value for item in found] == ["mentor/maintain"]


def test_what_was_ejected_is_sound(vault: Path) -> None:
    put(vault, "maintain.md.j2", "mine\n")
    result = run(vault, "eject", "--all")
    assert len(result.stdout.splitlines()) == len(template_sources()) - 1
    assert "'Meta/Templates/maintain.md.j2' exists already. It was left as it is." in result.stderr
    checked = run(vault, "check")
    assert (checked.stdout, checked.exit_code) == ("", 0)


def test_without_a_template_folder_it_is_said_how_to_set_one(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match=r'No template folder is set\. Write `templates = "Templates"` into vaultkit\.toml'
    ):
        run(tmp_path, "eject", "maintain")
    assert not list(tmp_path.rglob("*.j2"))


def test_another_folder_can_be_named(vault: Path, tmp_path: Path) -> None:
    inside, outside = vault / "New" / "Folder", tmp_path / "outside"
    assert run(vault, "eject", "deep", "--to", str(inside)).stdout == f"{inside / 'deep.md.j2'}\n"
    with pytest.raises(UsageError, match="There is no folder"):
        run(vault, "eject", "deep", "--to", str(outside))
    outside.mkdir()
    assert run(vault, "eject", "report/maintain", "--to", str(outside)).exit_code == 0
    assert (outside / "report" / "maintain.md.j2").is_file()


@pytest.mark.parametrize("words", [(), ("maintain", "--all"), ("no-such",), ("other/maintain",)])
def test_what_cannot_be_ejected_is_refused(vault: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        run(vault, "eject", *words)
    assert not (vault / "Meta").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links")
def test_a_template_folder_that_leads_out_of_the_vault_is_not_used(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "Templates").mkdir(parents=True)
    (vault / "Meta").symlink_to(tmp_path / "elsewhere")
    for words in (("list",), ("check",), ("eject", "maintain"), ("show", "maintain")):
        with pytest.raises(UsageError, match="leads out of the vault"):
            run(vault, *words)
    assert not list(tmp_path.rglob("*.j2"))


def test_a_vault_without_templates_of_its_own_has_nothing_wrong(vault: Path) -> None:
    result = run(vault, "check")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "Nothing wrong in 0 templates\n", 0)


def test_everything_wrong_is_told_once_with_its_line(vault: Path) -> None:
    broken = put(vault, "renewed.md.j2", "\n{% if %}\n")
    typo = put(vault, "report/share-context.md.j2", "fine\n\n{{ frist_name }}\n")
    heading = put(vault, "deep.md.j2", "one\n### Two\n")
    rare = put(vault, "maintain.md.j2", "{% if not doubts %}\n{{ doubts.first.text }}\n{% endif %}\n")
    part = put(vault, "_parts.md.j2", template_sources()["_parts.md.j2"] + "{{ nobody }}\n")
    (put(vault, "base.md.j2", "").write_bytes(b"\xff"))
    result = run(vault, "check")
    lines = result.stdout.splitlines()
    assert result.exit_code == TemplateError.exit_code
    for path, line in ((broken, 2), (typo, 3), (heading, 2), (rare, 2)):
        assert sum(row.startswith(f"{path}:{line}: ") for row in lines) == 1
    assert any(row.startswith(f"{part}:{part.read_text(encoding='utf-8').count(chr(10))}: ") for row in lines)
    assert "base.md.j2:1: The template is no UTF-8 text." in result.stdout
    assert "near to it: first_name" in result.stdout
    assert "mistakes in 6 templates" in result.stderr


def test_one_template_can_be_checked_alone(vault: Path) -> None:
    put(vault, "renewed.md.j2", "{% if %}\n")
    put(vault, "deep.md.j2", "fine\n")
    assert run(vault, "check", "deep").exit_code == 0
    assert run(vault, "check", "renewed").exit_code == TemplateError.exit_code
    with pytest.raises(UsageError, match="None of your templates is called 'maintain'"):
        run(vault, "check", "maintain")


def test_a_name_that_replaces_nothing_is_warned_of_with_the_nearest(vault: Path) -> None:
    typo = put(vault, "maintian.md.j2", "fine\n")
    put(vault, "_mine.md.j2", "used by name alone\n")
    put(vault, "tea.md.j2", "called\n")
    put(vault, "deep.md.j2", '{% include "tea.md.j2" %}')
    result = run(vault, "check")
    assert result.exit_code == 0
    assert result.stdout == (
        f"{typo}:1: warning: No built-in template is called 'maintian.md.j2', so it is not used."
        " Did you mean 'maintain.md.j2'?\n"
    )


@pytest.mark.slow
def test_a_greedy_template_is_told(vault: Path) -> None:
    greedy = put(vault, "deep.md.j2", "{{ 'A' * 10 ** 9 }}")
    result = run(vault, "check")
    assert result.exit_code == TemplateError.exit_code
    assert result.stdout.lower().startswith(f"{greedy}:1: the template ".lower())


@pytest.mark.slow
def test_one_that_does_not_come_back_is_told_apart_from_the_others(vault: Path) -> None:
    endless = put(vault, "deep.md.j2", "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")
    put(vault, "maintain.md.j2", "fine\n")
    result = run(vault, "check")
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"{endless}:1: ")


def test_the_template_of_whole_notes_is_checked_and_listed(vault: Path) -> None:
    (vault / "vaultkit.toml").write_text(SETTING + 'template = "My 1-1"\n', encoding="utf-8")
    path = put(vault, "My 1-1.md", "---\ndate: {{date:YYYY-MM-DD}}\n---\n# {{title}}\n\n{{ prep }}\n\n- \n")
    assert configured_template(workspace(vault)) == path
    assert run(vault, "check").exit_code == 0
    assert rows(vault)["My 1-1.md"]["kind"] == "whole note"
    path.write_text("# {{title}}\n\n{{ prp }}\n", encoding="utf-8")
    result = run(vault, "check")
    assert result.stdout == f"{path}:3: 'prp' is undefined; near to it: prep, prompts. Mend that line.\n"
    assert result.exit_code == TemplateError.exit_code


@pytest.mark.parametrize("name", ["gone.md", "../outside.md", "/etc/hostname", "Meta"])
def test_a_template_of_whole_notes_that_is_not_there_is_said(vault: Path, name: str) -> None:
    (vault.parent / "outside.md").write_text("x", encoding="utf-8")
    (vault / "Meta").mkdir()
    (vault / "vaultkit.toml").write_text(f"template = {json.dumps(name)}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="The setting 'template' names"):
        run(vault, "check")


def test_templates_of_the_user_hold_in_every_vault(vault: Path, user: Path) -> None:
    assert override_folders(workspace(vault)) == (vault / "Meta" / "Templates", user)
    (vault / "vaultkit.toml").write_text("", encoding="utf-8")
    assert override_folders(workspace(vault)) == (user,)
    (user / "mine.md").write_text("{{ prep }}\n", encoding="utf-8")
    (user.parent / "config.toml").write_text('template = "mine"\n', encoding="utf-8")
    assert configured_template(workspace(vault)) == user / "mine.md"


def test_nothing_in_the_vault_changes_but_what_is_ejected(vault: Path) -> None:
    put(vault, "maintain.md.j2", "mine\n")
    before = {path: path.stat().st_mtime_ns for path in vault.rglob("*")}
    for words in (("list",), ("show", "maintain"), ("check",)):
        run(vault, *words)
    assert {path: path.stat().st_mtime_ns for path in vault.rglob("*")} == before
    assert os.listdir(vault / "Meta" / "Templates") == ["maintain.md.j2"]  # noqa: PTH208 - names are all that is asked
