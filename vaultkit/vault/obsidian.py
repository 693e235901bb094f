"""What Obsidian and its plugins are set to do in a vault, read instead of asked; Logseq's settings where there are none.

Nothing here is trusted: a settings file may have come with a shared folder. What leads out of the vault, or cannot be the
name of a file, is told as a problem and left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vaultkit.model import EditorSettings
from vaultkit.model import PeriodicNotes
from vaultkit.model import Problem
from vaultkit.model import Severity
from vaultkit.vault.editor_values import UnusableError
from vaultkit.vault.editor_values import usable_format
from vaultkit.vault.editor_values import usable_path
from vaultkit.vault.files import read_regular
from vaultkit.vault.logseq import CONFIG
from vaultkit.vault.logseq import read_journals

_FOLDER = ".obsidian"
_CORE = f"{_FOLDER}/core-plugins.json"
_COMMUNITY = f"{_FOLDER}/community-plugins.json"
_DAILY = f"{_FOLDER}/daily-notes.json"
_PERIODIC = f"{_FOLDER}/plugins/periodic-notes/data.json"
_CALENDAR = f"{_FOLDER}/plugins/calendar/data.json"
_APP = f"{_FOLDER}/app.json"
#: Where the names of template folders are kept, and under which keys; a key may hold one or several.
_TEMPLATES = (
    (f"{_FOLDER}/templates.json", ("folder",)),
    (f"{_FOLDER}/plugins/templater-obsidian/data.json", ("templates_folder", "template_folder")),
    (f"{_FOLDER}/plugins/quickadd/data.json", ("templateFolderPath", "templateFolderPaths")),
)
#: Every settings file that is read, as paths in the vault.
SOURCES = (_CORE, _COMMUNITY, _DAILY, _PERIODIC, _CALENDAR, _APP, *(name for name, _ in _TEMPLATES))
#: Obsidian's own, and those of its plugins, where a format is left empty.
_DAILY_FORMAT = "YYYY-MM-DD"
_WEEKLY_FORMAT = "gggg-[W]ww"
_LINK_FORMATS = frozenset({"shortest", "relative", "absolute"})
_MAX_BYTES = 1024 * 1024


def read_editor_settings(root: Path) -> tuple[EditorSettings, tuple[Problem, ...]]:
    """Return what the editor's settings say of the vault at `root`, and a warning for each value that cannot be used."""
    reader = _Reader(root)
    new_notes, markdown, links = reader.app()
    settings = EditorSettings(
        daily=reader.daily(),
        weekly=reader.weekly(),
        new_notes=new_notes,
        templates=reader.templates(),
        markdown_links=markdown,
        link_format=links,
    )
    return settings, tuple(reader.problems)


def read_template_folders(root: Path) -> frozenset[str]:
    """Return the template folders that the editor's settings name, as case-folded paths in the vault."""
    return _Reader(root).templates()


class _Reader:
    """One reading of a vault's settings; every file once, every complaint kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts: dict[str, str | None] = {}
        self._values: dict[str, object] = {}
        self.problems: list[Problem] = []

    def daily(self) -> PeriodicNotes | None:
        """Return how notes of days are filed: Periodic Notes where it does it, else the core plugin, else Logseq."""
        found = self._periodic("daily", "day", _DAILY_FORMAT)
        if found is not None:
            return found
        settings = self._map(_DAILY)
        if settings and self._core_is_on("daily-notes"):
            return self._notes(_DAILY, settings, ("folder", "format", "template"), _DAILY_FORMAT)
        return self._logseq()

    def weekly(self) -> PeriodicNotes | None:
        """Return how notes of weeks are filed: Periodic Notes where it does it, else the Calendar plugin."""
        found = self._periodic("weekly", "week", _WEEKLY_FORMAT)
        settings = self._map(_CALENDAR)
        keys = ("weeklyNoteFolder", "weeklyNoteFormat", "weeklyNoteTemplate")
        if found is None and any(settings.get(key) for key in keys) and self._community_is_on("calendar"):
            return self._notes(_CALENDAR, settings, keys, _WEEKLY_FORMAT)
        return found

    def templates(self) -> frozenset[str]:
        """Return the folders of templates, case-folded."""
        found = set()
        for file, keys in _TEMPLATES:
            settings = self._map(file)
            for key in keys:
                value = settings.get(key)
                for one in value if isinstance(value, list) else [value]:
                    path = self._path(file, key, one)
                    if path:
                        found.add(path.casefold())
        return frozenset(found)

    def app(self) -> tuple[str | None, bool | None, str]:
        """Return the folder of new notes, whether links are Markdown's, and what they hold."""
        settings = self._map(_APP)
        place, markdown, links = (settings.get(key) for key in ("newFileLocation", "useMarkdownLinks", "newLinkFormat"))
        folder: str | None = None
        if place == "root":
            folder = ""
        elif place == "folder":
            folder = self._path(_APP, "newFileFolderPath", settings.get("newFileFolderPath")) or None
        return (
            folder,
            markdown if isinstance(markdown, bool) else None,
            links if isinstance(links, str) and links in _LINK_FORMATS else "",
        )

    def _periodic(self, old: str, new: str, default: str) -> PeriodicNotes | None:
        """Return one periodicity of Periodic Notes: its first shape has it at the top, its second in the active set."""
        settings = self._map(_PERIODIC)
        sets = settings.get("calendarSets")
        if isinstance(sets, list):
            known = [one for one in sets if isinstance(one, dict)]
            active = next((one for one in known if one.get("id") == settings.get("activeCalendarSet")), None)
            found = (active or next(iter(known), {})).get(new)
        else:
            found = settings.get(old)
        if (
            not isinstance(found, dict)
            or found.get("enabled") is not True
            or not self._community_is_on("periodic-notes")
        ):
            return None
        template = "templatePath" if "templatePath" in found else "template"
        return self._notes(_PERIODIC, found, ("folder", "format", template), default)

    def _notes(self, file: str, settings: Mapping[str, object], keys: Sequence[str], default: str) -> PeriodicNotes:
        folder, pattern, template = keys
        return PeriodicNotes(
            folder=self._path(file, folder, settings.get(folder)),
            format=self._format(file, pattern, settings.get(pattern)) or default,
            template=self._path(file, template, settings.get(template)),
        )

    def _logseq(self) -> PeriodicNotes | None:
        text = self._text(CONFIG)
        if text is None:
            return None
        folder, pattern, unknown = read_journals(text)
        if unknown:
            self._complain(CONFIG, ":journal/file-name-format", f"holds '{unknown}', which is no part of a date")
        return PeriodicNotes(
            folder=self._path(CONFIG, ":journals-directory", folder),
            format=self._format(CONFIG, ":journal/file-name-format", pattern) or "YYYY_MM_DD",
        )

    def _core_is_on(self, plugin: str) -> bool:
        """Return whether a core plugin is on; it is where nothing is said."""
        settings = self._json(_CORE)
        if isinstance(settings, dict):
            return settings.get(plugin, True) is not False
        return plugin in settings if isinstance(settings, list) else True

    def _community_is_on(self, plugin: str) -> bool:
        settings = self._json(_COMMUNITY)
        return plugin in settings if isinstance(settings, list) else True

    def _path(self, file: str, key: str, value: object) -> str:
        try:
            return usable_path(self._root, value)
        except UnusableError as error:
            self._complain(file, key, str(error))
            return ""

    def _format(self, file: str, key: str, value: object) -> str:
        try:
            return usable_format(value)
        except UnusableError as error:
            self._complain(file, key, str(error))
            return ""

    def _map(self, file: str) -> dict[str, Any]:
        settings = self._json(file)
        return settings if isinstance(settings, dict) else {}

    def _json(self, file: str) -> object:
        if file not in self._values:
            value: object = None
            try:
                value = json.loads(self._text(file) or "null")
            except (ValueError, RecursionError):
                self._unreadable(file, "it is no JSON")
            self._values[file] = value
        return self._values[file]

    def _text(self, file: str) -> str | None:
        if file not in self._texts:
            text: str | None = None
            try:
                text = read_regular(self._root / file, _MAX_BYTES).decode("utf-8-sig")
            except (FileNotFoundError, NotADirectoryError):
                pass  # most vaults have few of them
            except UnicodeDecodeError:
                self._unreadable(file, "it is no UTF-8")
            except OSError as error:
                self._unreadable(file, error.strerror or "the system refuses")
            self._texts[file] = text
        return self._texts[file]

    def _unreadable(self, file: str, reason: str) -> None:
        message = f"The editor's settings cannot be read: {reason}."
        remedy = "Let the editor write them anew; until then they count as not set."
        self.problems.append(Problem(file, 1, Severity.WARNING, "unreadable-editor-settings", message, remedy))

    def _complain(self, file: str, key: str, reason: str) -> None:
        before = (self._text(file) or "").partition(key)[0]
        message = f"The editor's setting '{key}' {reason}, so it was not used."
        remedy = "Correct it in the editor's settings."
        line = before.count("\n") + 1
        self.problems.append(Problem(file, line, Severity.WARNING, "unusable-editor-setting", message, remedy))
