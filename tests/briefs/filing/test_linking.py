from __future__ import annotations

import datetime as dt

from tests.briefs.made import ASTA
from tests.briefs.made import ON
from tests.briefs.made import by_path
from tests.briefs.made import note
from tests.briefs.made import session
from tests.briefs.made import vault
from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import LinkStyle
from vaultkit.briefs.filing.plan import plan_filing
from vaultkit.model import EditorSettings

WIKI, MARKDOWN = EditorSettings(markdown_links=False), EditorSettings(markdown_links=True)


def filed(text: str, editor: EditorSettings | None = None, *paths: str) -> Filing:
    held = note("1-1s/Asta/2026-11-11.md", text)
    others = [note(path, "- a\n") for path in ("People/Asta Lindgren.md", *paths)]
    sessions = [session(held, dt.date(2026, 11, 11))]
    return plan_filing(vault(sessions), by_path(held, *others), ASTA, ON, editor=editor)


def test_the_editors_setting_tells_how_to_link_where_no_note_does() -> None:
    assert filed("- a\n", MARKDOWN).links is LinkStyle.MARKDOWN
    assert filed("- a\n", WIKI).links is filed("- a\n").links is LinkStyle.WIKI


def test_notes_that_plainly_link_in_another_way_outweigh_the_setting() -> None:
    assert filed("[[a]] [[b]] [[c]]\n", MARKDOWN).links is LinkStyle.WIKI
    assert filed("[[a]]\n", MARKDOWN).links is LinkStyle.MARKDOWN
    assert filed("[a](a.md) [b](b/c.md#d) [e](../e.md)\n", WIKI).links is LinkStyle.MARKDOWN


def test_addresses_on_the_web_are_no_links_between_notes() -> None:
    assert filed("[a](https://example.org/a.md)\n").links is LinkStyle.WIKI


def test_bare_names_paths_and_relative_paths_are_told_apart() -> None:
    assert filed("[[Asta Lindgren]]\n").link_format == "shortest"
    assert filed("[[People/Asta Lindgren|Asta]]\n").link_format == "absolute"
    assert filed("[[../../People/Asta Lindgren]]\n").link_format == "relative"
    assert filed("[[Nobody yet]]\n").link_format == ""
    assert filed("- a\n", EditorSettings(link_format="relative")).link_format == "relative"


def test_names_that_more_than_one_note_has_are_told() -> None:
    filing = filed("- a\n", None, "1-1s/Boris/2026-11-11.md", "Journal/2026-11-25.md")
    assert filing.ambiguous == {"2026-11-11", "2026-11-25"}
