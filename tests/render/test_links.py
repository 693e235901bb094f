from __future__ import annotations

from markdown_it import MarkdownIt

from vaultkit.briefs.filing import LinkStyle
from vaultkit.render.links import link
from vaultkit.render.links import rhythm


def test_wikilinks_go_by_the_path_without_ending() -> None:
    assert (
        link(LinkStyle.WIKI, "a/b.md", "1-1s/Ana Prats/2026-11-11.md", "11 November")
        == "[[1-1s/Ana Prats/2026-11-11|11 November]]"
    )


def test_markdown_links_are_relative_and_encoded() -> None:
    made = link(LinkStyle.MARKDOWN, "1-1s/Ana/x.md", "People/Ana (Prats) <1>.md", "page")
    assert made == "[page](../../People/Ana%20%28Prats%29%20%3C1%3E.md)"
    assert '<a href="../../People/Ana%20%28Prats%29%20%3C1%3E.md">page</a>' in MarkdownIt("commonmark").render(made)


def test_a_path_that_no_wikilink_can_hold_gets_a_markdown_link() -> None:
    assert link(LinkStyle.WIKI, "a.md", "b#1.md", "one") == "[one](b%231.md)"


def test_a_place_in_the_same_note_is_named_and_not_linked() -> None:
    assert link(LinkStyle.WIKI, "a.md", "a.md", "3 March") == "3 March"


def test_a_rhythm_is_a_wikilink_or_words() -> None:
    assert rhythm("[[Weekly update]]") == "[[Weekly update]]"
    assert rhythm("the Monday mail <b>") == "the Monday mail &lt;b&gt;"
