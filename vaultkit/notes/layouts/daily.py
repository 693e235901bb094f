"""Bullets and headings of daily and weekly notes, and of logs by date, that are a meeting each (archetype E)."""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.model import Block
from vaultkit.model import BlockKind
from vaultkit.model import Layout
from vaultkit.notes.layouts.called_off import is_cancelled
from vaultkit.notes.layouts.draft import Claim
from vaultkit.notes.layouts.draft import Draft
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.headline import Headline
from vaultkit.notes.layouts.keys import find_values
from vaultkit.notes.layouts.months import is_month
from vaultkit.notes.layouts.nodes import DateNode
from vaultkit.notes.layouts.page import Fields
from vaultkit.notes.layouts.page import Page
from vaultkit.notes.layouts.page import day_of_entry
from vaultkit.notes.layouts.page import fields_of
from vaultkit.notes.layouts.page import open_page
from vaultkit.notes.layouts.parties import claims_of_keys
from vaultkit.notes.layouts.parties import claims_of_links
from vaultkit.notes.layouts.parties import find_labels
from vaultkit.notes.layouts.running import end_line
from vaultkit.notes.layouts.running import is_prepared
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.tree import plain
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import value_strength
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.planned import has_content

_SEPARATORS = ("—", "–", "-", ":", "：", "|", "(", "·", ";", ".", ",", "→")


def draft_entries(
    facts: Facts, tree: Tree, nodes: Sequence[DateNode], survey: Survey, strength: Strength
) -> tuple[Draft, ...]:
    """Return the entries of a note that say "1:1 with X" on a known day."""
    page = open_page(facts, tree, nodes, survey, strength)
    drafts: list[Draft] = []
    covered = 0
    for index in page.heads if page is not None else ():
        draft = _draft_entry(page, index) if page is not None and index >= covered else None
        if draft is not None:
            drafts.append(draft)
            covered = draft.stop
    return tuple(drafts)


def _draft_entry(page: Page, index: int) -> Draft | None:
    head, tree = page.heads[index], page.tree
    if head.cancelled or _not_today(tree, index) or _in_open_task(tree, index):
        return None
    fields = fields_of(tree, index)
    own = _own_strength(tree.blocks[index], head, fields)
    claims = _claims(page, index, fields, own)
    day = day_of_entry(page, index, fields) if claims and not is_cancelled(fields) else None
    if day is None or not page.survey.plausible(day):
        return None
    stop = _stop_of(page, index)
    block = tree.blocks[index]
    written = has_content(tree.blocks[i] for i in range(index + 1, stop))
    if index in page.dated and not head.names and not (written or is_prepared(page.facts, tree, index, stop)):
        return None
    strength = own if own > Strength.MEETING else max(own, _inherited(page, index))
    return Draft(
        path=page.facts.path, line=block.line, end=end_line(page.facts, tree, stop), date=day,
        layout=_layout(page, block), strength=strength, claims=claims, head=index,
        stop=stop, time=head.time, rank=1 if block.kind is BlockKind.HEADING else 0,
    )  # fmt: skip


def _own_strength(block: Block, head: Headline, fields: Fields) -> Strength:
    """Return the mark of a line itself, of its type field, or of the kind of callout it is."""
    kinds = [*find_values(fields, "type_keys"), *([block.callout] if block.marker.startswith("[!") else [])]
    return max([head.strength, *(value_strength(kind) for kind in kinds)])


def _layout(page: Page, block: Block) -> Layout:
    if page.outline:
        return Layout.OUTLINE
    if page.facts.is_daily or block.kind is not BlockKind.HEADING:
        return Layout.DAILY
    return Layout.SECTION


def _stop_of(page: Page, index: int) -> int:
    """Return where an entry ends; a line of its own holds what follows, up to the next such line or heading."""
    tree = page.tree
    if tree.blocks[index].kind is not BlockKind.PARAGRAPH or tree.blocks[index].marker:
        return tree.ends[index]
    if not page.heads[index].alone:
        return index + 1
    above = tree.above[index]
    limit = tree.ends[above] if above is not None else len(tree.blocks)
    return next((i for i in range(index + 1, limit) if _begins_anew(page, i)), limit)


def _begins_anew(page: Page, index: int) -> bool:
    block, head = page.tree.blocks[index], page.heads.get(index)
    bold = block.kind is BlockKind.PARAGRAPH and block.text.startswith(("**", "__"))
    return block.kind is BlockKind.HEADING or bold or (head is not None and head.strength > Strength.MEETING)


def _claims(page: Page, index: int, fields: Fields, own: Strength) -> tuple[Claim, ...]:
    """Return who an entry is with; nobody if it is no meeting of two."""
    head = page.heads[index]
    if head.names:
        named = Claim("heading", head.names, more=head.more and own < Strength.STRONG)
        return (named, *claims_of_keys(fields, "key")) if _counts(page, index, own) else ()
    if index in page.dated and own < Strength.STRONG:
        return tuple(_claims_above(page, index)) if _inherited(page, index) is Strength.STRONG else ()
    if own < Strength.STRONG or not (head.alone or _separated(head) or fields):
        return ()
    return _claims_below(page, index, fields)


def _claims_below(page: Page, index: int, fields: Fields) -> tuple[Claim, ...]:
    """Return whom the text below a line "1:1" names; nobody if it only gathers the meetings of a day."""
    block, below = page.tree.blocks[index], page.tree.below(index)
    if any(_named_only(page.heads[i]) for i in page.tree.direct(index) if i in page.heads):
        return ()
    found = [
        *claims_of_keys(fields, "key"),
        *claims_of_keys(find_labels(page.tree, below), "label"),
        *_claims_above(page, index),
    ]
    if block.kind is BlockKind.HEADING or block.marker.startswith("[!") or page.heads[index].alone:
        found += claims_of_links(page.tree, [index, *below], page.survey)
    return tuple(found)


def _counts(page: Page, index: int, own: Strength) -> bool:
    """Tell whether mark and name of a line make it a meeting of two."""
    block, head = page.tree.blocks[index], page.heads[index]
    ended = head.alone or _separated(head)
    if block.kind is BlockKind.PARAGRAPH and not (block.marker or ended or "**" in block.text[:4]):
        return False
    if own is Strength.STRONG:
        # "Leeds 1-1 Arsenal" is a score.
        score = head.figures and not (head.sure or head.joined) and head.rest.strip()[:1].isupper()
        return not score
    two = head.sure and not head.more
    if own is Strength.WEAK:
        return two and (head.joined or ended)
    if own is Strength.MEETING:
        return two and head.joined and ended and page.facts.is_daily and not page.survey.marks_days
    return _inherits(page, index)


def _inherits(page: Page, index: int) -> bool:
    """Tell whether a line that is only a name stands below a heading "1:1s", or in a file of that name."""
    block, head = page.tree.blocks[index], page.heads[index]
    if not _named_only(head, months=page.facts.span == 1):
        return False
    gathering = next((i for i in page.tree.ancestors(index) if _is_mark_only(page, i)), None)
    if gathering is not None and page.tree.blocks[gathering].line != page.facts.title_line:
        # Below one "1:1" an unknown word may be its topic; below "1:1s" it is somebody.
        several = plain(page.tree.blocks[gathering].text).rstrip().endswith(("s", "e", "i"))
        heading = block.kind is BlockKind.HEADING and len(head.names[0].split()) > 1
        return head.sure or several or heading
    dated = index in page.days or page.facts.date is not None
    placed = block.kind is BlockKind.HEADING or (block.depth == 0 and head.sure)
    return page.strength is Strength.STRONG and dated and placed


def _is_mark_only(page: Page, index: int) -> bool:
    outer = page.heads.get(index)
    return outer is not None and outer.strength is Strength.STRONG and not outer.names


def _inherited(page: Page, index: int) -> Strength:
    """Return the mark of a heading above, or of the file."""
    above = any(_is_mark_only(page, i) for i in page.tree.ancestors(index))
    return Strength.STRONG if above else page.strength


def _named_only(head: Headline, *, months: bool = False) -> bool:
    """Tell whether a line is one name; in files of many days a month is no name."""
    ended = head.alone or _separated(head)
    if not months and head.names and is_month(head.names[0]) and not head.strength:
        return False
    return len(head.names) == 1 and not head.more and ended and (head.sure or looks_like_name(head.names[0]))


def _separated(head: Headline) -> bool:
    return head.rest.lstrip(" *_)]").startswith(_SEPARATORS)


def _claims_above(page: Page, index: int) -> list[Claim]:
    for above in page.tree.ancestors(index):
        outer = page.heads.get(above)
        if outer is not None and _named_only(outer):
            return [Claim("heading", outer.names)]
    return []


def _not_today(tree: Tree, index: int) -> bool:
    above = (tree.blocks[i] for i in tree.ancestors(index))
    return any(is_one_of(plain(block.text), "not_today") or "template::" in block.text for block in above)


def _in_open_task(tree: Tree, index: int) -> bool:
    return any(tree.blocks[i].task not in {None, "x", "X"} for i in tree.ancestors(index))
