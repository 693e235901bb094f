from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from vaultkit.model import EditorSettings
from vaultkit.model import PeriodicNotes
from vaultkit.model import Severity
from vaultkit.vault.obsidian import read_editor_settings
from vaultkit.vault.templates_aside import template_folders

DAILY = ".obsidian/daily-notes.json"
PERIODIC = ".obsidian/plugins/periodic-notes/data.json"
CALENDAR = ".obsidian/plugins/calendar/data.json"
APP = ".obsidian/app.json"


def put(root: Path, file: str, value: object) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value, indent=2), encoding="utf-8")


def read(root: Path) -> EditorSettings:
    found, problems = read_editor_settings(root)
    assert not problems
    return found


def test_a_vault_without_an_editor_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == EditorSettings()


def test_daily_notes_are_read_with_the_format_that_obsidian_takes_for_none(tmp_path: Path) -> None:
    put(tmp_path, DAILY, {"folder": "/Journal/", "autorun": False, "template": "Templates/Day"})
    assert read(tmp_path).daily == PeriodicNotes("Journal", "YYYY-MM-DD", "Templates/Day")
    put(tmp_path, DAILY, {"format": "YYYY/MM/YYYY-MM-DD dddd"})
    assert read(tmp_path).daily == PeriodicNotes("", "YYYY/MM/YYYY-MM-DD dddd", "")


@pytest.mark.parametrize("plugins", [{"daily-notes": False}, ["templates", "file-explorer"]])
def test_a_core_plugin_that_is_off_says_nothing(tmp_path: Path, plugins: object) -> None:
    put(tmp_path, DAILY, {"folder": "Journal"})
    put(tmp_path, ".obsidian/core-plugins.json", plugins)
    assert read(tmp_path).daily is None


def test_periodic_notes_in_its_first_shape_wins_over_the_core_plugin(tmp_path: Path) -> None:
    put(tmp_path, DAILY, {"folder": "Old"})
    put(
        tmp_path,
        PERIODIC,
        {
            "daily": {"folder": "Days", "format": "", "template": "T/day.md", "enabled": True},
            "weekly": {"folder": "Weeks", "format": "GGGG-[W]WW", "template": "", "enabled": True},
        },
    )
    found = read(tmp_path)
    assert found.daily == PeriodicNotes("Days", "YYYY-MM-DD", "T/day.md")
    assert found.weekly == PeriodicNotes("Weeks", "GGGG-[W]WW", "")


def test_periodic_notes_in_its_second_shape_is_read_from_the_active_set(tmp_path: Path) -> None:
    day = {
        "enabled": True,
        "openAtStartup": False,
        "format": "YYYY-MM-DD",
        "folder": "Work/Days",
        "templatePath": "T/d.md",
    }
    sets = [
        {"id": "Home", "day": {**day, "folder": "Home"}},
        {"id": "Work", "day": day, "week": {"enabled": True, "format": "", "folder": "Work/Weeks"}},
    ]
    put(tmp_path, PERIODIC, {"calendarSets": sets, "activeCalendarSet": "Work"})
    found = read(tmp_path)
    assert found.daily == PeriodicNotes("Work/Days", "YYYY-MM-DD", "T/d.md")
    assert found.weekly == PeriodicNotes("Work/Weeks", "gggg-[W]ww", "")


def test_a_periodicity_that_is_off_or_a_plugin_that_is_not_loaded_says_nothing(tmp_path: Path) -> None:
    put(tmp_path, DAILY, {"folder": "Core"})
    put(tmp_path, PERIODIC, {"daily": {"folder": "Days", "enabled": False}})
    assert read(tmp_path).daily == PeriodicNotes("Core", "YYYY-MM-DD")
    put(tmp_path, PERIODIC, {"daily": {"folder": "Days", "enabled": True}})
    put(tmp_path, ".obsidian/community-plugins.json", ["dataview"])
    assert read(tmp_path).daily == PeriodicNotes("Core", "YYYY-MM-DD")


def test_weekly_notes_of_the_calendar_plugin_are_read(tmp_path: Path) -> None:
    put(tmp_path, CALENDAR, {"weeklyNoteFolder": "", "weeklyNoteFormat": "", "weeklyNoteTemplate": ""})
    assert read(tmp_path).weekly is None
    put(tmp_path, CALENDAR, {"weeklyNoteFolder": "Weeks", "weeklyNoteFormat": "", "weeklyNoteTemplate": ""})
    assert read(tmp_path).weekly == PeriodicNotes("Weeks", "gggg-[W]ww", "")


def test_template_folders_of_every_plugin_are_read_case_folded(tmp_path: Path) -> None:
    put(tmp_path, ".obsidian/templates.json", {"folder": "Meta/Vorlagen"})
    put(tmp_path, ".obsidian/plugins/templater-obsidian/data.json", {"templates_folder": "Scripts/T"})
    put(tmp_path, ".obsidian/plugins/quickadd/data.json", {"templateFolderPath": "", "templateFolderPaths": ["Q", "R"]})
    assert read(tmp_path).templates == {"meta/vorlagen", "scripts/t", "q", "r"} == template_folders(tmp_path)


@pytest.mark.parametrize(
    ("app", "folder"),
    [
        ({"newFileLocation": "folder", "newFileFolderPath": "Inbox/"}, "Inbox"),
        ({"newFileLocation": "folder", "newFileFolderPath": ""}, None),
        ({"newFileLocation": "root", "newFileFolderPath": "Inbox"}, ""),
        ({"newFileLocation": "current", "newFileFolderPath": "Inbox"}, None),
        ({}, None),
    ],
)
def test_the_folder_of_new_notes_is_read(tmp_path: Path, app: object, folder: str | None) -> None:
    put(tmp_path, APP, app)
    assert read(tmp_path).new_notes == folder


def test_the_manner_of_links_is_read(tmp_path: Path) -> None:
    put(tmp_path, APP, {"useMarkdownLinks": True, "newLinkFormat": "relative"})
    found = read(tmp_path)
    assert (found.markdown_links, found.link_format) == (True, "relative")
    put(tmp_path, APP, {"useMarkdownLinks": "yes", "newLinkFormat": ["x"]})
    found = read(tmp_path)
    assert (found.markdown_links, found.link_format) == (None, "")


@pytest.mark.parametrize(
    "folder",
    [
        "../outside",
        "a/../../b",
        "C:\\Windows",
        "con",
        "a/NUL.txt",
        "x\0y",
        "line\nend",
        "a" * 300,
        7,
        ["a"],
        {"a": 1},
        "\ud800",
    ],
)
def test_a_folder_that_cannot_be_is_told_and_left_out(tmp_path: Path, folder: object) -> None:
    put(tmp_path, DAILY, {"autorun": False, "folder": folder, "format": "YYYY-MM-DD"})
    found, (problem,) = read_editor_settings(tmp_path)
    assert found.daily == PeriodicNotes("", "YYYY-MM-DD", "")
    assert (problem.path, problem.line, problem.severity) == (DAILY, 3, Severity.WARNING)
    assert problem.code == "unusable-editor-setting"
    assert problem.remedy


@pytest.mark.parametrize("pattern", ["[../../x]", "YYYY/[..]/DD", "HH:mm", "[con]", "YYYY\\MM", 5, "Y" * 500])
def test_a_format_that_gives_no_name_of_a_file_is_told_and_left_out(tmp_path: Path, pattern: object) -> None:
    put(tmp_path, DAILY, {"folder": "Journal", "format": pattern})
    found, (problem,) = read_editor_settings(tmp_path)
    assert found.daily == PeriodicNotes("Journal", "YYYY-MM-DD", "")
    assert "'format'" in problem.message


def test_a_folder_with_a_name_that_only_this_system_takes_is_used_where_it_is_there(tmp_path: Path) -> None:
    put(tmp_path, DAILY, {"folder": ".journal"})
    assert len(read_editor_settings(tmp_path)[1]) == 1
    (tmp_path / ".journal").mkdir()
    assert read(tmp_path).daily == PeriodicNotes(".journal", "YYYY-MM-DD")


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"folder": "J"} x', "nonsense", " " * 2_000_000, '{"folder": 1e999}'], ids=range(6)
)
def test_a_damaged_or_huge_file_is_told_and_counts_as_not_there(tmp_path: Path, text: str) -> None:
    put(tmp_path, DAILY, text)
    found, problems = read_editor_settings(tmp_path)
    assert found.daily in {None, PeriodicNotes("", "YYYY-MM-DD")}
    assert [problem.path for problem in problems] == [DAILY]


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    put(tmp_path, DAILY, "")
    assert read(tmp_path).daily is None
    (tmp_path / DAILY).write_bytes(b"\xff\xfe{")
    found, (problem,) = read_editor_settings(tmp_path)
    assert found == EditorSettings()
    assert problem.code == "unreadable-editor-settings"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links and pipes")
def test_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    vault, outside = tmp_path / "vault", tmp_path / "outside"
    put(vault, APP, {"newFileLocation": "folder", "newFileFolderPath": "Way out"})
    outside.mkdir()
    (outside / "daily.json").write_text('{"folder": "Secret"}', encoding="utf-8")
    (vault / DAILY).symlink_to(outside / "daily.json")
    (vault / "Way out").symlink_to(outside)
    os.mkfifo(vault / ".obsidian" / "templates.json")
    found, problems = read_editor_settings(vault)
    assert found == EditorSettings()
    assert sorted(problem.path for problem in problems) == [".obsidian/app.json", DAILY, ".obsidian/templates.json"]


def test_a_journal_of_logseq_is_read_where_obsidian_says_nothing(tmp_path: Path) -> None:
    put(tmp_path, "logseq/config.edn", '{:meta/version 1\n :journal/page-title-format "MMM do, yyyy"}')
    assert read(tmp_path).daily == PeriodicNotes("journals", "YYYY_MM_DD")
    put(tmp_path, "logseq/config.edn", '{:journals-directory "tage" :journal/file-name-format "yyyy-MM-dd, EEEE"}')
    assert read(tmp_path).daily == PeriodicNotes("tage", "YYYY-MM-DD, dddd")
    put(tmp_path, DAILY, {"folder": "Journal"})
    assert read(tmp_path).daily == PeriodicNotes("Journal", "YYYY-MM-DD")


def test_what_logseq_cannot_mean_is_told(tmp_path: Path) -> None:
    put(tmp_path, "logseq/config.edn", '{:journals-directory "../x"\n :journal/file-name-format "yyyy-QQ"}')
    found, problems = read_editor_settings(tmp_path)
    assert found.daily == PeriodicNotes("", "YYYY_MM_DD")
    assert sorted(problem.line for problem in problems) == [1, 2]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["..", "/", "a/b", "\0", "YYYY"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["daily", "day", "folder", "format", "enabled", "calendarSets", "activeCalendarSet", "id", "template"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(
    JSON, st.sampled_from([DAILY, PERIODIC, APP, CALENDAR, ".obsidian/core-plugins.json", ".obsidian/templates.json"])
)
def test_no_settings_file_stops_the_reading_or_leads_out(
    tmp_path_factory: pytest.TempPathFactory, value: object, file: str
) -> None:
    root = tmp_path_factory.mktemp("vault")
    put(root, file, value)
    found, _ = read_editor_settings(root)
    for notes in (found.daily, found.weekly):
        for path in (notes.folder, notes.template) if notes else ():
            assert (root / path).resolve().is_relative_to(root.resolve())
