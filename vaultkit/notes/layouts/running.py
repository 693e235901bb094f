"""One file per person with dated sections, and pages of people as mixed logs (archetypes C and D).

In a file that is all about 1:1s every dated section counts. On a page that is not, the author's own labels decide: a
context ("Context: 1:1"), a heading above ("## 1:1s"), a word beside the date; without any, dates that stand alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.model import BlockKind
from vaultkit.model import Layout
from vaultkit.notes.inline import find_fields
from vaultkit.notes.inline import find_tags
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.draft import Draft
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.headline import is_called_off
from vaultkit.notes.layouts.keys import is_key
from vaultkit.notes.layouts.nodes import DateNode
from vaultkit.notes.layouts.nodes import outermost
from vaultkit.notes.layouts.outline import layout_of
from vaultkit.notes.layouts.outsiders import is_outsiders
from vaultkit.notes.layouts.owner import is_introduced
from vaultkit.notes.layouts.owner import is_of_person
from vaultkit.notes.layouts.owner import person_claims
from vaultkit.notes.layouts.parties import claims_of_keys
from vaultkit.notes.layouts.parties import find_labels
from vaultkit.notes.layouts.parties import read_label
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.titles import title_of
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.tree import plain
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import words
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import is_other_type
from vaultkit.notes.marks import is_personal
from vaultkit.notes.marks import strength_of
from vaultkit.notes.marks import value_strength
from vaultkit.notes.planned import has_content

#: Who a file is about may stand among its first blocks.
_TOP = 12
#: A label that says what an entry is stands among its first blocks.
_FIRST = 6


def draft_running(
    facts: Facts, tree: Tree, nodes: Sequence[DateNode], survey: Survey, strength: Strength
) -> tuple[Draft, ...]:
    """Return the dated sections of one person's file that are meetings."""
    top = find_labels(tree, range(min(_TOP, len(tree.blocks))))
    claims = (*person_claims(facts, survey), *claims_of_keys(top, "label"))
    if not claims:
        return ()
    if strength is Strength.WEAK and any(is_personal(part) for part in (*facts.folders, facts.stem)):
        strength = Strength.STRONG
    if strength is Strength.MEETING and is_introduced(facts, claims, survey):
        strength = Strength.WEAK
    usable = [node for node in outermost(tree, _by_kind(tree, nodes)) if survey.plausible(node.day)]
    stops = section_stops(tree, usable)
    personal = facts.path in survey.pages or facts.in_people or is_of_person(facts, survey)
    chosen = _choose(tree, usable, stops, strength)
    if strength <= Strength.MEETING and not personal:
        chosen = [node for node in chosen if _labelled(tree, node)]
    elif strength <= Strength.MEETING and is_outsiders(facts, survey):
        chosen = [n for n in chosen if _labelled(tree, n) or context_of(tree, n, stops[n.index])]
    chosen = [node for node in chosen if not is_called_off(node.head.rest)]
    drafts = (_draft_section(facts, tree, node, stops[node.index], survey) for node in chosen)
    layout = layout_of(facts.note)
    return tuple(
        replace(draft, layout=layout, strength=max(strength, Strength.WEAK), claims=claims)
        for draft in drafts
        if draft is not None
    )


def _draft_section(facts: Facts, tree: Tree, node: DateNode, stop: int, survey: Survey) -> Draft | None:
    """Return one dated section; None for a blank one that was never filled in."""
    if node.day is None:
        return None
    section = range(node.index, stop)
    if not (node.day > survey.today or _written(tree, node, section) or is_prepared(facts, tree, node.index, stop)):
        return None
    return Draft(
        path=facts.path, line=tree.blocks[node.index].line, end=end_line(facts, tree, stop), date=node.day,
        layout=Layout.SECTION, strength=Strength.NONE, claims=(), head=node.index, stop=stop,
        time=node.head.time, rank=2,
    )  # fmt: skip


def _by_kind(tree: Tree, nodes: Sequence[DateNode]) -> list[DateNode]:
    """Keep headings and date lines where there are any; dated bullets are then remarks, unless marked themselves."""
    strong = [n for n in nodes if tree.blocks[n.index].kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}]
    if not strong:
        rows = [n for n in nodes if tree.blocks[n.index].kind is BlockKind.TABLE_ROW]
        items = [n for n in nodes if tree.blocks[n.index].kind is BlockKind.ITEM]
        least = min((tree.blocks[n.index].depth for n in items), default=0)
        return [n for n in items if tree.blocks[n.index].depth == least] or rows
    marked = {n.index for n in nodes if strength_of(plain(tree.blocks[n.index].text)) is Strength.STRONG}
    under = {n.index for n in nodes if any(_is_marked(tree, i) for i in tree.ancestors(n.index))}
    kept = {n.index for n in strong} | marked | under
    return [n for n in nodes if n.index in kept]


def _is_marked(tree: Tree, index: int) -> bool:
    return strength_of(plain(tree.blocks[index].text)) is Strength.STRONG


def _choose(tree: Tree, nodes: Sequence[DateNode], stops: Mapping[int, int], strength: Strength) -> list[DateNode]:
    """Return the dated sections that are meetings of two."""
    contexts = {node.index: context_of(tree, node, stops[node.index]) for node in nodes}
    labelled = {node.index for node in nodes if _labelled(tree, node)}
    if strength is not Strength.STRONG and any(contexts.values()):
        marked = {index for index, context in contexts.items() if value_strength(context) >= Strength.WEAK}
        unsaid = {index for index in labelled if not contexts[index]}
        return [node for node in nodes if node.index in marked | unsaid]
    inside = [n for n in nodes if not _in_other_log(tree, n) and not is_other_type(contexts[n.index])]
    if strength is Strength.STRONG or (strength is Strength.WEAK and not labelled):
        kept = labelled | {node.index for node in inside}
        return [node for node in nodes if node.index in kept]
    if labelled:
        return [node for node in nodes if node.index in labelled]
    weak = [node for node in inside if _under_weak_mark(tree, node)]
    if weak:
        return weak
    alone = sum(not title_of(node.head.rest) for node in inside)
    if 3 * alone < 2 * len(inside) or alone < 2:
        return []
    return [node for node in inside if not _is_other(node)]


def _under_weak_mark(tree: Tree, node: DateNode) -> bool:
    above = (plain(tree.blocks[i].text) for i in tree.ancestors(node.index))
    return any(strength_of(text) is Strength.WEAK for text in above)


def _is_other(node: DateNode) -> bool:
    folded = bare(node.head.rest)
    return is_other_type(folded) or any(word in words("other_logs") or is_other_type(word) for word in folded.split())


def _labelled(tree: Tree, node: DateNode) -> bool:
    """Tell whether the section itself, its tags or a heading above say "1:1"."""
    text = tree.blocks[node.index].text
    if strength_of(plain(text)) is Strength.STRONG or any(
        value_strength(t) is Strength.STRONG for t in find_tags(text)
    ):
        return True
    return any(_is_marked(tree, i) for i in tree.ancestors(node.index))


def _in_other_log(tree: Tree, node: DateNode) -> bool:
    texts = (plain(tree.blocks[i].text) for i in tree.ancestors(node.index) if tree.blocks[i].kind is BlockKind.HEADING)
    return any(_is_other_log(text) or is_one_of(text, "not_today") for text in texts)


def _is_other_log(text: str) -> bool:
    folded = " ".join(word for word in bare(text).split() if word not in words("log_words")) or bare(text)
    return folded in words("other_logs") or is_other_type(folded)


def context_of(tree: Tree, node: DateNode, stop: int) -> str:
    """Return the value of an entry's own label for its kind ("**Context:** Slack"); "" without one."""
    for index in range(node.index, min(stop, node.index + _FIRST)):
        block = tree.blocks[index]
        for key, value in (*find_fields(block.text), read_label(block.text)):
            if value and is_key(plain_text(key), "context_keys"):
                return plain_text(value)
    return ""


def section_stops(tree: Tree, nodes: Sequence[DateNode]) -> dict[int, int]:
    """Return where each dated section ends, as the index behind its last block.

    A heading holds what is below it; a date line what follows up to the next one. In a file whose headings all stand at
    one level the dated ones hold the others up to the next date.
    """
    places = sorted(node.index for node in nodes)
    flat = all(not _filled(tree, node) for node in nodes)
    stops = {}
    for node in nodes:
        kind = tree.blocks[node.index].kind
        stop = tree.ends[node.index]
        later = bisect_right(places, node.index)
        following = places[later] if later < len(places) else len(tree.blocks)
        if kind is BlockKind.PARAGRAPH or (flat and kind is not BlockKind.TABLE_ROW):
            above = tree.above[node.index]
            stop = tree.ends[above] if above is not None else len(tree.blocks)
        stops[node.index] = max(min(stop, following), node.index + 1)
    return stops


def _filled(tree: Tree, node: DateNode) -> bool:
    block = tree.blocks[node.index]
    if block.kind is BlockKind.ITEM and title_of(node.head.rest):
        return True
    if block.kind is BlockKind.ITEM and len(block.text) > 40:
        return True
    return block.kind is not BlockKind.PARAGRAPH and has_content(tree.blocks[i] for i in tree.below(node.index))


def _written(tree: Tree, node: DateNode, section: Iterable[int]) -> bool:
    block = tree.blocks[node.index]
    if block.kind is BlockKind.TABLE_ROW:
        return has_content([block])
    if block.kind is not BlockKind.HEADING and (title_of(node.head.rest) or len(block.text) > 40):
        return True
    return has_content(tree.blocks[i] for i in section if i != node.index)


def is_prepared(facts: Facts, tree: Tree, index: int, stop: int) -> bool:
    """Tell whether a section, from its head on, holds a prep block."""
    first = tree.blocks[index].line
    return any("<!-- vaultkit prep " in line for line in facts.note.lines[first - 1 : end_line(facts, tree, stop)])


def end_line(facts: Facts, tree: Tree, stop: int) -> int:
    """Return the last line of a section: before the block behind it, blank lines and rules left out."""
    lines = facts.note.lines
    last = tree.blocks[stop].line - 1 if stop < len(tree.blocks) else len(lines)
    while last > 1 and not lines[last - 1].strip(" -*_\t"):
        last -= 1
    inside = next((i for i in range(stop - 1, -1, -1) if tree.blocks[i].kind is not BlockKind.RULE), None)
    return max(last, tree.blocks[inside].line if inside is not None else 1)
