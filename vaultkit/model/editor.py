"""What the user's editor is set to do, so that it need not be asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeriodicNotes:
    """How an editor files the notes of days or weeks."""

    #: Relative to the vault; "" for its root.
    folder: str = ""
    #: In the tokens of Moment ("YYYY-MM-DD", "GGGG-[W]WW"); may hold folders.
    format: str = ""
    #: Path of the template as written, with or without ending; "" for none.
    template: str = ""


@dataclass(frozen=True, slots=True)
class EditorSettings:
    """What an editor's own settings say of a vault; empty where they say nothing."""

    daily: PeriodicNotes | None = None
    weekly: PeriodicNotes | None = None
    #: Folder for new notes; None where the editor does not name one.
    new_notes: str | None = None
    #: Folders of templates, as case-folded paths in the vault.
    templates: frozenset[str] = frozenset()
    #: Links are Markdown links (True) or wikilinks (False); None where not set.
    markdown_links: bool | None = None
    #: What links hold: "shortest", "relative", "absolute"; "" where not set.
    link_format: str = ""
