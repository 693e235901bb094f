from __future__ import annotations

import datetime as dt

import pytest
from markdown_it import MarkdownIt

from vaultkit.briefs.filing.plan import Filing
from vaultkit.briefs.filing.plan import LinkStyle
from vaultkit.briefs.filing.plan import Mode
from vaultkit.model import Layout
from vaultkit.render.links import link
from vaultkit.render.links import rhythm


def at(path: str, style: LinkStyle, form: str = "", ambiguous: frozenset[str] = frozenset()) -> Filing:
    """Return the filing of a note in a vault that links so."""
    return Filing(
        path, Mode.CREATE, Layout.NOTE, "Ana Prats", dt.date(2026, 11, 25),
        links=style, link_format=form, ambiguous=ambiguous,
    )  # fmt: skip


def test_wikilinks_are_as_short_as_the_vaults_own_where_the_name_is_clear() -> None:
    clear, unclear = (at("b/c.md", LinkStyle.WIKI, "shortest", names) for names in (frozenset(), frozenset({"ana 3"})))
    assert link(clear, "a/Ana 3.md", "x") == "[[Ana 3|x]]"
    assert link(unclear, "a/Ana 3.md", "x") == "[[a/Ana 3|x]]"
    assert link(at("b/c.md", LinkStyle.WIKI, "relative"), "a/Ana 3.md", "x") == "[[../a/Ana 3|x]]"
    assert link(at("b/c.md", LinkStyle.WIKI, "absolute"), "a/Ana 3.md", "x") == "[[a/Ana 3|x]]"


def test_a_day_alone_is_no_clear_name_for_another_note_may_get_it() -> None:
    assert link(at("b/c.md", LinkStyle.WIKI, "shortest"), "a/2026-11-11.md", "x") == "[[a/2026-11-11|x]]"


def test_wikilinks_go_by_the_path_without_ending() -> None:
    assert (
        link(at("a/b.md", LinkStyle.WIKI), "1-1s/Ana Prats/2026-11-11.md", "11 November")
        == "[[1-1s/Ana Prats/2026-11-11|11 November]]"
    )


def test_markdown_links_are_relative_and_encoded() -> None:
    made = link(at("1-1s/Ana/x.md", LinkStyle.MARKDOWN), "People/Ana (Prats) <1>.md", "page")
    assert made == "[page](../../People/Ana%20%28Prats%29%20%3C1%3E.md)"
    assert '<a href="../../People/Ana%20%28Prats%29%20%3C1%3E.md">page</a>' in MarkdownIt("commonmark").render(made)


def test_a_path_that_no_wikilink_can_hold_gets_a_markdown_link() -> None:
    assert link(at("a.md", LinkStyle.WIKI), "b#1.md", "one") == "[one](b%231.md)"


def test_a_place_in_the_same_note_is_named_and_not_linked() -> None:
    assert link(at("a.md", LinkStyle.WIKI), "a.md", "3 March") == "3 March"


def test_a_rhythm_is_a_wikilink_or_words() -> None:
    assert rhythm("[[Weekly update]]") == "[[Weekly update]]"
    assert rhythm("the Monday mail <b>") == "the Monday mail &lt;b&gt;"


@pytest.mark.parametrize(
    ("anchor", "wiki", "markdown"),
    [
        ("5 March 2026", "[[a#5 March 2026|x]]", "[x](../a.md#5%20March%202026)"),
        ("^ab-1", "[[a#^ab-1|x]]", "[x](../a.md#%5Eab-1)"),
        ("16:30 | 1:1 [[Ana]] #work", "[[a#16 30 1 1 Ana work|x]]", "[x](../a.md#16%2030%201%201%20Ana%20work)"),
        ("**Bold** %% ^x", "[[a#Bold x|x]]", "[x](../a.md#Bold%20x)"),
        ("12 March\nAna", "[[a#12 March#Ana|x]]", "[x](../a.md#12%20March#Ana)"),
        ("^not an id", "[[a|x]]", "[x](../a.md)"),
        ("#|^", "[[a|x]]", "[x](../a.md)"),
    ],
)
def test_an_anchor_is_written_as_editors_look_for_it(anchor: str, wiki: str, markdown: str) -> None:
    assert link(at("b/c.md", LinkStyle.WIKI), "a.md", "x", anchor) == wiki
    assert link(at("b/c.md", LinkStyle.MARKDOWN), "a.md", "x", anchor) == markdown


def test_a_place_in_the_same_note_is_linked_by_its_anchor() -> None:
    assert link(at("a.md", LinkStyle.WIKI), "a.md", "3 March", "3 March 2026") == "[[#3 March 2026|3 March]]"
    assert link(at("a.md", LinkStyle.MARKDOWN), "a.md", "3 March", "3 March 2026") == "[3 March](#3%20March%202026)"


def test_a_long_heading_is_not_cut() -> None:
    heading = "word " * 100 + "end"
    assert link(at("a.md", LinkStyle.WIKI), "a.md", "x", heading) == f"[[#{heading}|x]]"
