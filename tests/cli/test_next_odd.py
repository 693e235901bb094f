from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.next_vaults import contents
from tests.cli.next_vaults import make
from tests.cli.next_vaults import path_of
from tests.cli.next_vaults import planned
from tests.cli.next_vaults import rows
from tests.cli.next_vaults import run
from tests.cli.next_vaults import whole_notes


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return make(tmp_path / "vault", whole_notes())


def test_the_note_beside_a_cancelled_one_is_found_again(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    note.write_text(note.read_text(encoding="utf-8").replace("---\n", "---\nstatus: cancelled\n", 1), encoding="utf-8")
    other = path_of(run(vault, "next", "alma", "-p"))
    before = contents(vault)
    assert other != note
    assert planned(vault) == [("Alma Rey", note.stem)]
    assert path_of(run(vault, "next", "alma", "-p")) == other
    assert contents(vault) == before


@pytest.mark.parametrize(
    ("front", "read"),
    [
        ('person: "[[Boris Stein]]"\ndate: 2026-11-25', "'Boris Stein' on 2026-11-25"),
        ('person: "[[Alma Rey]]"\ndate: 2026-01-01', "'Alma Rey' on 2026-01-01"),
        ('person: "[[Alma Rey]]"\ndate: 2026-11-25\nstatus: cancelled', "no meeting"),
    ],
)
def test_a_template_whose_note_would_not_be_found_again_writes_nothing(front: str, read: str, vault: Path) -> None:
    template = vault.parent / "mine.md"
    template.write_text(f"---\ntype: 1-1\n{front}\n---\n{{{{ prep }}}}\n", encoding="utf-8")
    before = contents(vault)
    result = run(vault, "next", "alma", "--template", str(template), "--date", "2026-11-25")
    assert result.exit_code == 7
    assert f"would be read as {read}" in result.stderr
    assert contents(vault) == before


def test_a_block_that_a_template_leaves_empty_is_not_renewed_for_nothing(vault: Path) -> None:
    make(vault, {"vaultkit.toml": 'templates = "T"\n', "T/maintain.md.j2": ""})
    run(vault, "next", "alma", "-p")
    before = contents(vault)
    assert run(vault, "next", "alma", "-p").stderr == ""
    assert contents(vault) == before


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (("--event", "reorg"), "write 'reorg' there if that should count instead."),
        (("--phase", "maintain"), "take it out if it should not count."),
    ],
)
def test_a_note_that_records_another_change_than_it_now_speaks_of_is_told(
    wish: tuple[str, str], said: str, vault: Path
) -> None:
    run(vault, "next", "alma", "--event", "pivot", "-p")
    assert f"The note still has the event 'pivot': {said}" in run(vault, "next", "alma", *wish, "-p").stderr


@pytest.mark.parametrize("line", ["tea <!-- and cake", "tea %% and cake", "<!-- a --> tea <!--"])
def test_a_comment_that_a_template_leaves_open_would_hide_the_note_and_is_refused(line: str, vault: Path) -> None:
    make(vault, {"vaultkit.toml": 'templates = "T"\n', "T/maintain.md.j2": f"Tea.\n{line}\n"})
    before = contents(vault)
    result = run(vault, "next", "alma")
    assert (result.exit_code, "maintain.md.j2:2: A comment that nobody closes" in result.stderr) == (7, True)
    assert contents(vault) == before


def test_a_comment_that_is_closed_may_stand_in_a_block(vault: Path) -> None:
    make(vault, {"vaultkit.toml": 'templates = "T"\n', "T/maintain.md.j2": "Tea <!-- no cake --> %%or milk%%.\n"})
    assert path_of(run(vault, "next", "alma", "-p")).is_file()


def without_places(vault: Path, today: str) -> list[tuple[object, object, object]]:
    return [(row["date"], row["phase"], row["probabilities"]) for row in rows(vault, "assess", today=today)]


def test_a_prepared_note_that_lost_its_closing_mark_says_nothing_of_the_two(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "-p"))
    before = without_places(vault, "2026-12-20")
    note.write_text(note.read_text(encoding="utf-8").replace("<!-- /vaultkit -->\n", ""), encoding="utf-8")
    assert without_places(vault, "2026-12-20") == before
    assert path_of(run(vault, "next", "alma", "-p")) == note


PROSE = "She is very unsure whether to stay, and afraid to say so.\n\n- [ ] Me: ask again\n"


def test_what_a_template_says_beside_the_block_says_nothing_of_the_two_until_somebody_writes(vault: Path) -> None:
    template = vault.parent / "mine.md"
    template.write_text(f"{{{{ front_matter }}}}\n{{{{ prep }}}}\n\n{PROSE}", encoding="utf-8")
    before = without_places(vault, "2026-12-20"), rows(vault, "actions")
    note = path_of(run(vault, "next", "alma", "--template", str(template), "-p"))
    assert "very unsure" in note.read_text(encoding="utf-8")
    assert (without_places(vault, "2026-12-20"), rows(vault, "actions")) == before
    assert planned(vault, "2026-12-20") == [("Alma Rey", note.stem)]
    with note.open("a", encoding="utf-8") as file:
        file.write("\n- She will stay, and wants the night round\n")
    assert planned(vault, "2026-12-20") == []


def test_notes_may_end_in_markdown(tmp_path: Path) -> None:
    files = {name.replace(".md", ".markdown") if "1-1s" in name else name: text for name, text in whole_notes().items()}
    vault = make(tmp_path / "vault", files)
    assert len(rows(vault, "sessions")) == 4
    assert path_of(run(vault, "next", "alma", "-p")).suffix == ".markdown"


def mixed_day(body: str) -> dict[str, str]:
    old = "## Meetings\n\n- 1:1 with [[Omar Haddad]]\n\t- wants the night round\n\n### 1:1 with [[Ines Costa]]\n\n- tired\n"
    return {
        "People/Omar Haddad.md": "---\ntype: person\nrelation: report\n---\n",
        "People/Ines Costa.md": "---\ntype: person\nrelation: report\n---\n",
        "Journal/2026-11-05.md": old,
        "Journal/2026-11-12.md": old,
        "Journal/2026-11-26.md": body,
    }


def test_a_bullet_never_lands_in_somebody_elses_meeting(tmp_path: Path) -> None:
    body = "## Meetings\n\n### 1:1 with [[Ines Costa]]\n\n- handed over to Marcus\n"
    vault = make(tmp_path / "vault", mixed_day(body))
    note = path_of(run(vault, "next", "omar", "--date", "2026-11-26", "-p"))
    text = note.read_text(encoding="utf-8")
    assert text.index("[[Omar Haddad]]") < text.index("### 1:1 with [[Ines Costa]]")
    assert ("Omar Haddad", "2026-11-26") in planned(vault)
    written = text.replace("<!-- /vaultkit -->", "<!-- /vaultkit -->\n\t- he is leaving for Porto in spring", 1)
    note.write_text(written, encoding="utf-8")
    held = {(row["person"], row["date"]) for row in rows(vault, "sessions", today="2026-11-27")}
    assert {("Omar Haddad", "2026-11-26"), ("Ines Costa", "2026-11-26")} <= held


def test_the_day_of_a_change_is_kept_with_it(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "--event", "pivot 2026-11-02", "-p"))
    assert "event: pivot 2026-11-02\n" in note.read_text(encoding="utf-8")
    with note.open("a", encoding="utf-8") as file:
        file.write("- Talked about the new customers\n")
    told = run(vault, "next", "alma", "--dry-run", today="2026-12-04").stdout
    assert "pivot, since 2 November" in told or "2 November" in told.partition("What changed")[2].partition("\n")[0]


def test_a_change_that_is_nearly_a_known_one_is_asked_about(vault: Path) -> None:
    result = run(vault, "next", "alma", "--event", "promotoin", "-p")
    assert result.exit_code == 2
    assert "Did you mean promotion?" in result.stderr


def test_a_template_is_named_as_in_the_settings(vault: Path) -> None:
    make(
        vault, {"vaultkit.toml": 'templates = "Tpl"\n', "Tpl/Mine.md": "{{ front_matter }}\n{{ prep }}\n\nTea first.\n"}
    )
    for name in ("Mine", "Mine.md", "Tpl/Mine.md"):
        assert "Tea first." in run(vault, "next", "alma", "--template", name, "--dry-run").stdout


def test_a_prompt_for_one_person_is_asked_without_a_label(vault: Path) -> None:
    own = "## Alma Rey\n- How is the viola?\n"
    make(vault, {"vaultkit.toml": 'prompts = "My prompts"\n', "My prompts.md": own})
    for phase in ("share-context", "maintain", "get-to-know"):
        told = run(vault, "next", "alma", "--phase", phase, "--dry-run").stdout
        assert "\n- How is the viola?\n" in told, phase


def test_a_note_that_somebody_has_begun_is_said_to_be_left_alone(vault: Path) -> None:
    note = path_of(run(vault, "next", "alma", "--no-edit"))
    assert run(vault, "next", "alma", "--no-edit").stderr == "Already prepared:\n"
    note.write_text(note.read_text(encoding="utf-8").replace("**Maintain**", "Maintain"), encoding="utf-8")
    assert "left as it is" in run(vault, "next", "alma", "--no-edit").stderr
