"""How a vault links its notes, so that new links look like the old ones."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace

from vaultkit.briefs.filing.kin import telling_notes
from vaultkit.briefs.filing.model import Filing
from vaultkit.briefs.filing.model import LinkStyle
from vaultkit.model import EditorSettings
from vaultkit.model import Layout
from vaultkit.model import Note
from vaultkit.model import Vault
from vaultkit.notes.regex import regex

#: Lines of a note that are looked at to tell how a vault links.
_LINES = 400
_WIKI = regex(r"!?\[\[([^\[\]|#^\n]+)")
_MARKDOWN = regex(r"\]\((?!\w+:)[^()\s]+\.md(?:#[^()\s]*)?\)")
#: How often the notes must link in one way to outweigh the editor's setting.
_PLAINLY = 3


def with_links(filing: Filing, vault: Vault, notes: Mapping[str, Note], editor: EditorSettings) -> Filing:
    """Return the filing with the vault's manner of linking: style, what wikilinks hold, names that need their path."""
    stems = Counter(_stem(path) for path in notes)
    style, form = _habit(filing, _lines(telling_notes(vault, notes)), editor, stems)
    shared = frozenset(stem for stem, count in stems.items() if count > 1)
    if _stem(filing.path) in stems and filing.path not in notes:
        shared |= {_stem(filing.path)}
    return replace(filing, links=style, link_format=form, ambiguous=shared)


def _habit(
    filing: Filing, lines: Iterable[str], editor: EditorSettings, stems: Mapping[str, int]
) -> tuple[LinkStyle, str]:
    markdown = 0
    wiki: Counter[str] = Counter()
    for line in lines:
        markdown += len(_MARKDOWN.findall(line))
        wiki.update(_form(target, stems) for target in _WIKI.findall(line))
    style = _style(wiki.total(), markdown, editor)
    if filing.layout is Layout.OUTLINE:
        style = LinkStyle.MARKDOWN  # outlines resolve only these by path
    told = {form: count for form, count in wiki.items() if form}
    form = max(told, key=lambda one: told[one]) if told else ""
    asked = editor.link_format
    plainly = form and told[form] >= _PLAINLY and told[form] >= _PLAINLY * told.get(asked, 0)
    return style, form if plainly or not asked else asked


def _lines(notes: Iterable[Note]) -> Iterator[str]:
    """Yield lines with links, prep blocks' own aside."""
    for note in notes:
        inside = False
        for line in note.lines[:_LINES]:
            if "vaultkit" in line and "<!--" in line:
                inside = "<!-- vaultkit prep" in line
            if not inside and ("[[" in line or "](" in line):
                yield line


def _style(wiki: int, markdown: int, editor: EditorSettings) -> LinkStyle:
    if editor.markdown_links is None:
        return LinkStyle.MARKDOWN if markdown > wiki else LinkStyle.WIKI
    mine, other = (markdown, wiki) if editor.markdown_links else (wiki, markdown)
    plainly = other >= _PLAINLY and other >= _PLAINLY * mine
    return LinkStyle.MARKDOWN if editor.markdown_links != plainly else LinkStyle.WIKI


def _form(target: str, stems: Mapping[str, int]) -> str:
    """Return what a wikilink holds: "shortest", "relative", "absolute"; "" where it could be any."""
    if target.startswith(("./", "../")):
        return "relative"
    if "/" in target:
        return "absolute"
    return "shortest" if folded(target.strip()) in stems else ""


def folded(name: str) -> str:
    """Return a note's name as editors compare it that look for the note of a bare wikilink."""
    return unicodedata.normalize("NFC", name).casefold()


def _stem(path: str) -> str:
    return folded(path.rpartition("/")[2].rpartition(".")[0])
