"""Where a note tells who was there: properties, labelled lines, the file name, the title, the folder, tags, links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from functools import lru_cache

from vaultkit.model import BlockKind
from vaultkit.model import Property
from vaultkit.notes.identity import split_people
from vaultkit.notes.inline import find_links
from vaultkit.notes.inline import plain_text
from vaultkit.notes.layouts.draft import Claim
from vaultkit.notes.layouts.facts import Facts
from vaultkit.notes.layouts.headline import Headline
from vaultkit.notes.layouts.headline import read_headline
from vaultkit.notes.layouts.keys import find_keys
from vaultkit.notes.layouts.keys import is_key
from vaultkit.notes.layouts.months import stands_for_month
from vaultkit.notes.layouts.pairs import Pair
from vaultkit.notes.layouts.pairs import read_pair
from vaultkit.notes.layouts.survey import Survey
from vaultkit.notes.layouts.titles import title_of
from vaultkit.notes.layouts.titles import without_period
from vaultkit.notes.layouts.titles import without_small
from vaultkit.notes.layouts.tree import Tree
from vaultkit.notes.layouts.words import bare
from vaultkit.notes.layouts.words import is_folder_of
from vaultkit.notes.layouts.words import is_one_of
from vaultkit.notes.layouts.words import words
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import find_marks
from vaultkit.notes.marks import is_about
from vaultkit.notes.marks import value_strength
from vaultkit.notes.names import display
from vaultkit.notes.names import is_email
from vaultkit.notes.names import is_not_name
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.names import references
from vaultkit.notes.names import tokens
from vaultkit.notes.properties import as_list
from vaultkit.notes.regex import regex

_LABEL = regex(
    r"^\s*(?:[-*+]\s+)?(?:[^\w\s*_\[(]{1,3}\s*)?(?:\*\*|__)?([^\W\d_][^:：*_\n]{0,30}?)(?:\*\*|__)?\s*[:：]{1,2}\s*(?:\*\*|__)?\s*(.*)$"
)
_SLUG_OF_TWO = regex(r"[^\W\d_]{2,}[-_][^\W\d_]{2,}")
_BREAKS = frozenset("—–-:：|(·/,")
#: Labels that name the meeting's people stand near its top.
_TOP = 40
#: Somebody who was there is named in one of the first lines.
_MOST_LINES = 500


def read_label(text: str) -> tuple[str, str]:
    """Return label and value of a line like `**Attendees:** Asha, me`; two empty texts for others."""
    match = _LABEL.match(text[:400]) if ":" in text or "：" in text else None
    return (match[1].strip(" *_`"), match[2].strip()) if match else ("", "")


def find_labels(tree: Tree, indices: Iterable[int]) -> tuple[Property, ...]:
    """Return labelled lines as properties; a bare label or a heading takes the bullets below it."""
    found: list[Property] = []
    for index in indices:
        block = tree.blocks[index]
        if block.kind in {BlockKind.CODE, BlockKind.HTML, BlockKind.RULE} or block.task is not None:
            continue
        if block.kind is BlockKind.TABLE_ROW:
            if len(block.cells) == 2 and block.cells[1]:
                found.append(Property(plain_text(block.cells[0]).strip(" :"), block.cells[1], block.line))
            continue
        if block.kind is BlockKind.HEADING:
            label, value = (block.text, "") if ":" not in block.text else read_label(block.text)
        else:
            label, value = read_label(block.text)
        if not label:
            continue
        label = plain_text(label)
        if not value and label:
            value = tuple(_items_after(tree, index))  # type: ignore[assignment]  # a list is a value as well
        if label and value and len(label) <= 40:
            found.append(Property(bare(label), value, block.line))
    return tuple(found)


def _items_after(tree: Tree, index: int) -> Iterator[str]:
    """Yield the bullets below a label or heading, or right behind a bare label line."""
    heading = tree.blocks[index].kind in {BlockKind.HEADING, BlockKind.ITEM}
    for i in tree.below(index) if heading else range(index + 1, len(tree.blocks)):
        block = tree.blocks[i]
        if block.kind is not BlockKind.ITEM:
            if heading and block.kind is BlockKind.PARAGRAPH:
                yield block.text
            return
        yield block.text


def claims_of_keys(properties: Iterable[Property], source: str) -> tuple[Claim, ...]:
    """Return who the keys for people name: one claim a key, so that `person` may decide where `attendees` lists all."""
    found = []
    for item in find_keys(properties, "person_keys"):
        names = tuple(part for value in as_list(item.value) for part in split_people(_without_role(value)))
        names = tuple(name for name in names if references(name))
        if names:
            found.append(
                Claim(source, names, trusted=not is_key(item.key, "person_keys") or _is_place_for_names(names))
            )
    return tuple(found)


def _without_role(value: str) -> str:
    """Drop what stands behind a dash: "Asha Rao - engineer"."""
    return re.split(r"\s[-–—]\s", value)[0] if "[[" not in value else value


def _is_place_for_names(names: tuple[str, ...]) -> bool:
    return any("[[" in name or "](" in name or is_email(name) for name in names) or all(
        looks_like_name(name) or _is_slug(name) for name in names
    )


def _is_slug(name: str) -> bool:
    return re.fullmatch(r"[a-z]+(?:[-._][a-z]+)*", name) is not None and not is_not_name(name)


def claims_of_names(facts: Facts, survey: Survey) -> Iterator[Claim]:
    """Yield who file name and title name."""
    for source, text in (("title", without_period(facts.rest)), ("heading", without_period(plain_text(facts.title)))):
        if not text:
            continue
        dateless = _without_date(text, survey) if source == "heading" else text
        pair = read_pair(dateless, survey)
        if pair is None and source == "title":
            pair = _spelled_out(dateless, facts, survey)
        if pair is not None:
            yield Claim(source, pair.names, pair=pair.sure)
            continue
        head = read_headline(text, survey.index, survey.me, survey.order)
        if (
            head.names
            and (head.strength or (head.alone and Strength.STRONG in {facts.by_type, facts.by_tag, facts.by_folder}))
            and (head.sure or head.joined or head.alone or head.rest.lstrip()[:1] in _BREAKS or source == "title")
            and not _goes_on(head)
            and (head.strength or not stands_for_month(head.names[0], facts, survey.order))
        ):
            yield Claim(source, head.names, more=head.more)
            continue
        rest = title_of(dateless)
        names = [part for part in rest.split("\n") if part and not survey.me.is_me(part)]
        known = [name for part in names for name in survey.index.within(display(part)) or survey.index.resolve(part)]
        names = [part for part in names if not stands_for_month(part, facts, survey.order)]
        fits = len(names) == 1 and (looks_like_name(names[0]) or _is_slug(names[0])) and len(names[0].split()) <= 3
        if known and _says_only(names, known):
            yield Claim(source, tuple(split_people(names[0])) if len(names) == 1 else tuple(dict.fromkeys(known)))
        elif known and len(names) <= 2:
            yield Claim("mention", tuple(dict.fromkeys(known)))
        elif fits and not is_about(names[0]) and (source == "heading" or _may_be_new(names[0], facts)):
            yield Claim(source, tuple(split_people(names[0])), unsure=source == "title" and _is_unsure(names[0], facts))


def _spelled_out(text: str, facts: Facts, survey: Survey) -> Pair | None:
    """Return the two people of the first heading, if the file is named by the same words: "Asha Sam 1-1", "Asha / Sam"."""
    pair = read_pair(_without_date(without_period(plain_text(facts.title)), survey), survey) if facts.title else None
    if pair is None:
        return None
    said = sorted(word for name in pair.names for word in tokens(name))
    return pair if said == sorted(tokens(title_of(text))) else None


def _is_unsure(name: str, facts: Facts) -> bool:
    """Tell whether a word in lower case may be anything: no mark or day beside it, and the text never says it as a name."""
    if not name.islower() or facts.by_stem is Strength.STRONG:
        return False
    words_of = re.split(r"[-._\s]+", name)
    if len(words_of) > 1 and facts.date is not None:
        return False
    text = "\n".join(facts.note.lines[facts.note.body_line - 1 :][:_MOST_LINES])
    return not all(re.search(rf"(?<!\w){re.escape(word.capitalize())}(?!\w)", text) for word in words_of)


def _says_only(names: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether a title is names and nothing else: "Asha Rao", not "Roadmap Asha Rao"."""
    said = {word for name in known for word in tokens(name)}
    return all(set(tokens(part)) <= said for part in names)


def _may_be_new(name: str, facts: Facts) -> bool:
    """Tell whether a file name may introduce somebody: a slug needs a day beside it, or a folder or type that says 1:1."""
    dated = facts.date is not None and facts.span == 1
    placed = max(facts.by_type, facts.by_folder) > Strength.NONE or facts.in_people
    return not name.islower() or dated or placed


def _goes_on(head: Headline) -> bool:
    """Tell whether an unknown "name" is the beginning of a sentence: "What a 1:1 is for"."""
    return not (head.sure or head.joined or head.alone) and head.rest.lstrip()[:1].isalpha()


def _without_date(text: str, survey: Survey) -> str:
    head = read_headline(text, survey.index, survey.me, survey.order)
    return head.rest if head.date is not None and head.rest else text


def claims_of_folders(facts: Facts, survey: Survey) -> Iterator[Claim]:
    """Yield whom a folder on the way is named after, innermost first."""
    for depth in range(len(facts.folders) - 1, -1, -1):
        parts = [without_small(part) for part in title_of(facts.folders[depth]).split("\n")]
        name = next(
            (part for part in parts if part and not is_not_name(part) and _is_name_part(part, survey)), parts[0]
        )
        if not name or is_not_name(name) or is_one_of(name, "people_folders") or _is_generic(name):
            continue
        if stands_for_month(name, facts, survey.order, facts.folders[:depth]):
            continue
        if (
            (survey.index.resolve(name) and (len(name) > 2 or survey.index.exact(name)))
            or (
                _holds_people(facts.folders[:depth], facts.folders[depth]) and (looks_like_name(name) or _is_slug(name))
            )
            or (looks_like_name(name) and _says_only_mark(facts, depth))
        ):
            near = (
                depth == len(facts.folders) - 1 or not _says_only_mark(facts, depth) or bool(survey.index.exact(name))
            )
            yield Claim("folder" if near else "outer", (name,))


@lru_cache(maxsize=1 << 12)
def names_nobody(folder: str) -> bool:
    """Tell whether a folder's name is a number, a word for notes or the like: no person's, whoever is known."""
    parts = [without_small(part) for part in title_of(folder).split("\n")]
    return all(
        not part or is_not_name(part) or is_one_of(part, "people_folders") or _is_generic(part) for part in parts
    )


def _is_name_part(part: str, survey: Survey) -> bool:
    return bool(survey.index.resolve(part)) or looks_like_name(part) or _is_slug(part)


def _says_only_mark(facts: Facts, depth: int) -> bool:
    """Tell whether what lies in a folder says "1:1" and no more, so that the folder says with whom: `Asha Rao/1-1s`."""
    if depth == len(facts.folders) - 1:
        return max(facts.by_stem, facts.by_type) is Strength.STRONG and not title_of(facts.rest)
    inner = facts.folders[depth + 1]
    return any(mark.strength is Strength.STRONG for mark in find_marks(inner)) and not title_of(inner)


def _holds_people(outer: tuple[str, ...], own: str) -> bool:
    """Tell whether a folder lies where folders are named after people, or itself says "1:1 Asha"."""
    if find_marks(own) and title_of(own):
        return True
    return bool(outer) and (
        is_folder_of(outer[-1], "people_folders") or any(m.strength is Strength.STRONG for m in find_marks(outer[-1]))
    )


def _is_generic(name: str) -> bool:
    return any(
        bare(name) in words(group)
        for group in ("journal_folders", "meeting_folders", "departed_folders", "template_folders", "other_logs")
    )


def claims_of_tags(facts: Facts, survey: Survey) -> Iterator[Claim]:
    """Yield whom tags name: `people/asha-rao`, or the slug of somebody known."""
    names = []
    for tag in facts.tags:
        group, _, last = tag.rpartition("/")
        if (group and is_folder_of(group.rpartition("/")[2], "people_folders")) or survey.index.exact(last):
            names.append(last)
    if not names and facts.by_tag is Strength.STRONG:
        names = [tag for tag in facts.tags if _SLUG_OF_TWO.fullmatch(tag) and _is_persons_slug(tag)]
    if names:
        yield Claim("tag", tuple(names))


def _is_persons_slug(tag: str) -> bool:
    return value_strength(tag) is Strength.NONE and looks_like_name(display(tag)) and not is_about(display(tag))


def claims_of_links(tree: Tree, indices: Iterable[int], survey: Survey) -> Iterator[Claim]:
    """Yield the known people that the text links to."""
    names: list[str] = []
    for index in indices:
        block = tree.blocks[index]
        if block.task is None and "[[" in block.text:
            for link in find_links(block.text):
                last = link.target.rpartition("/")[2]
                names += survey.index.exact(last) or survey.index.exact(link.display)
    if names:
        yield Claim("link", tuple(dict.fromkeys(names)), trusted=False)
