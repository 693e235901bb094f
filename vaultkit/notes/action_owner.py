"""Whose a commitment is, and with whom: by prefixes, mentions, links, fields, tags and headings.

A mark counts only where it can mean an owner: before a colon, at either end, in a field. A name in the middle of a sentence
("Introduce Ana to the editors") says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from vaultkit.model import Owner
from vaultkit.model import Person
from vaultkit.notes.action_words import bare_title
from vaultkit.notes.action_words import is_word
from vaultkit.notes.action_words import title_has
from vaultkit.notes.action_words import words
from vaultkit.notes.identity import Me
from vaultkit.notes.identity import NameIndex
from vaultkit.notes.identity import build_index
from vaultkit.notes.identity import build_me
from vaultkit.notes.inline import find_links
from vaultkit.notes.inline import plain_text
from vaultkit.notes.names import is_asian
from vaultkit.notes.names import references
from vaultkit.notes.names import suffixes
from vaultkit.notes.regex import regex
from vaultkit.notes.tasks import TaskLine

_LINK = r"!?\[\[[^\[\]\n]{1,200}\]\]|\[[^\[\]\n]{1,100}\]\([^()\n]{1,300}\)"
#: "Ana:", "[[Ana]]:", "**Ana:**", "@ana:", "(Ana)", "[Ana]", "Ana -" before the words.
_PREFIX = regex(
    r"^\s*(?:\*\*|__|\*|_)?(?:"
    r"(?P<boxed>[(\[](?!\[)[^()\[\]\n]{1,40}[)\]])(?:\*\*|__|\*|_)?(?:\s?[:：])?\s+"
    r"|(?P<name>@?(?:" + _LINK + r")|@?[^:：\n\[\](){}]{1,40}?)(?:\*\*|__|\*|_)?"
    r"(?:\s?[:：](?:\*\*|__|\*|_)?(?!:)\s*|\s+(?:-|–|—|->|→|>)\s+)"
    r")(?=\S)"
)
_MENTION_START = regex(r"^\s*@(?P<name>\[\[[^\[\]\n]{1,200}\]\]|[^\W_][\w.'’-]{0,60})[:：,]?\s+")
_MENTION_END = regex(r"[\s(（]+@(?P<name>\[\[[^\[\]\n]{1,200}\]\]|[^\W_][\w.'’-]{0,60})[)）.]?\s*$")
_FROM = regex(
    r"\s*\((?:from|by|von|da|de|van|od|от)[ :]\s*(?P<name>" + _LINK + r"|@?[^\W\d_][\w .'’-]{0,40})\)\s*", re.IGNORECASE
)
_KEY = r"(?:owner|who|assignee|assigned to|by|responsible|wer|chi|quem|quién|qui|担当)"
_END = regex(
    r"(?:\s*[(（]\s*(?P<boxed>[^()（）\n]{1,40}?)\s*[)）]"
    r"|\s*(?:\s(?:-|–|—|->|→|\||/)\s+(?:" + _KEY + r"\s*[:：]\s*)?|[,;.]\s+" + _KEY + r"\s*[:：]\s*)"
    r"(?P<name>(?:" + _LINK + r")|@?[^:\n\[\](){}|]{1,40}?))\s*\.?\s*$",
    re.IGNORECASE,
)
_WITH_KEY = regex(r"^" + _KEY + r"\s*[:：]?\s+", re.IGNORECASE)
_ARROW = regex(r"(?:->|=>|→|⇒|➡️?|➜)\s*(?=(?:\*\*)?@?(?:\[\[|[^\W\d_]))")


@dataclass(frozen=True, slots=True)
class Circle:
    """Everybody an action can concern: known people by name, and the note-taker."""

    index: NameIndex
    me: Me
    #: Canonical names that have sessions.
    met: frozenset[str]


@dataclass(frozen=True, slots=True)
class Whose:
    """What a line says of its owner, and its words without saying so."""

    text: str
    owner: Owner = Owner.UNKNOWN
    #: Canonical name of the one other person it names as a party; "" if none.
    person: str = ""
    #: Something in the line settles the owner, even as "both".
    told: bool = False


def make_circle(people: Sequence[Person], me: Sequence[str], met: Sequence[str]) -> Circle:
    """Index the people of a vault for reading owners."""
    known = {person.name: person.aliases for person in people}
    return Circle(build_index((dict.fromkeys(met, ()) | known).items()), build_me(me), frozenset(met))


def read_owner(line: TaskLine, circle: Circle, other: str) -> Whose:
    """Say whose a line is; `other` is the person the meeting was with, "" outside of meetings."""
    whose = _by_fields(line, circle, other)
    for step in (_by_mention, _by_prefix, _by_start, _by_end, _by_link):
        if whose.told:
            break
        whose = step(whose, circle, other)
    if not whose.told:
        whose = _by_tags(line, whose, circle, other)
    return replace(whose, text=plain_text(whose.text).strip(" ,;–—-"))


def title_owner(title: str, circle: Circle, other: str) -> Owner | None:
    """Say whose commitments a heading or label gathers ("My commitments", "Anneke", "Theirs"); None if it does not say."""
    bare = bare_title(title)
    if not bare or len(bare) > 60:
        return None
    alone = _whose_alone(title)
    if alone is not None:
        return alone
    if is_asian(bare):
        return _asian_owner(bare, circle, other)
    owners = {word: _word_owner(word, circle, other) for word in bare.split()}
    found = {owner for owner in owners.values() if owner is not None}
    rest = " ".join(word for word, owner in owners.items() if owner is None and word not in words("small"))
    if len(found) != 1 or (rest and not title_has(rest, "action")):
        return None
    return found.pop()


def _word_owner(word: str, circle: Circle, other: str) -> Owner | None:
    if word in words("mine"):
        return Owner.ME
    if word in words("theirs") or word.removesuffix("s") in words("their_roles"):
        return Owner.THEM
    # "Annekes", as a possessive without its apostrophe.
    for form in (word, word.removesuffix("s")):
        if other and other in circle.index.resolve(form):
            return Owner.THEM
        if _is_me(form, circle):
            return Owner.ME
    return None


def _asian_owner(bare: str, circle: Circle, other: str) -> Owner | None:
    """Judge a title without blanks between its words: it must name one side, and commitments or nothing else."""
    mine = [word for word in words("mine") if is_asian(word) and word in bare]
    theirs = [word for word in (*words("theirs"), *words("their_roles")) if is_asian(word) and word in bare]
    named = bool(other) and other in circle.index.within(bare)
    rest = bare
    for word in sorted((*mine, *theirs), key=len, reverse=True):
        rest = rest.replace(word, "")
    if bool(mine) == bool(theirs or named) or not (
        title_has(bare, "action") or len(rest.replace(" ", "")) < 2 or named
    ):
        return None
    return Owner.ME if mine else Owner.THEM


def arrow_part(text: str, circle: Circle, other: str) -> str:
    """Return what follows an arrow that points at somebody ("… -> me: ask finance"); "" if nothing does."""
    if ">" not in text and text.isascii():
        return ""
    text = " ".join(text.split())
    for match in _ARROW.finditer(text):
        rest = text[match.end() :]
        mark = _MENTION_START.match(rest) or _PREFIX.match(rest)
        colon = mark is not None and (rest.startswith("@") or ":" in mark[0].replace("：", ":"))
        if mark is not None and colon and judge(mark[0].strip(" :：-–—"), circle, other) is not None:
            return rest
    return ""


def judge(text: str, circle: Circle, other: str) -> tuple[Owner, str] | None:
    """Say who a name-like text is: (owner, canonical name if somebody else); None if it names nobody known."""
    bare = text.strip(" \t*_()[]（）@#.,").strip()
    if not bare or len(text) > 200:
        return None
    alone = _whose_alone(bare)
    if alone is not None:
        return alone, other if alone is Owner.THEM else ""
    for name in references(text.strip("@#*_ ") if "[" in text else bare) or (bare,):
        found = _person(name, circle, other)
        if found is not None:
            return found
    return None


def _person(name: str, circle: Circle, other: str) -> tuple[Owner, str] | None:
    if _is_me(name, circle):
        return Owner.ME, ""
    found = circle.index.resolve(name) or circle.index.resolve(_without_suffix(name))
    if other in found:
        return Owner.THEM, other
    if len(found) == 1:
        return (Owner.UNKNOWN if other else Owner.THEM), found[0]
    return (Owner.UNKNOWN, "") if found else None


def _without_suffix(name: str) -> str:
    return next((name.removesuffix(end) for end in suffixes() if name.endswith(end) and name != end), name)


def _is_me(name: str, circle: Circle) -> bool:
    bare = name.strip()
    return is_word(bare, "mine") or circle.me.is_me(bare) or bool(bare.isupper() and circle.me.index.resolve(bare))


def _whose_alone(text: str) -> Owner | None:
    """Say whose a word like "me", "them" or "both" means when it stands alone."""
    bare = bare_title(text)
    if bare in words("mine"):
        return Owner.ME
    if bare in words("both"):
        return Owner.UNKNOWN
    return Owner.THEM if bare in words("theirs") else None


def _by_fields(line: TaskLine, circle: Circle, other: str) -> Whose:
    whose = Whose(line.text)
    for key, value in line.fields:
        found = judge(value, circle, other)
        if is_word(key, "owner_field") and found is not None:
            return Whose(line.text, found[0], found[1], told=True)
        if is_word(key, "ask_field") and (found is not None or find_links(value)):
            name = found[1] if found is not None else plain_text(value)
            text = line.text or plain_text(value)
            return Whose(text, Owner.ME, name, told=True)
        if is_word(key, "expect_field") and found is not None:
            return Whose(line.text, Owner.THEM, found[1], told=True)
        if is_word(key, "person_field") and found is not None:
            whose = replace(whose, person=found[1])
    return whose


def _by_mention(whose: Whose, circle: Circle, other: str) -> Whose:
    for pattern in (_MENTION_START, _MENTION_END):
        match = pattern.search(whose.text)
        found = judge(match["name"], circle, other) if match is not None else None
        if match is not None and found is not None:
            text = whose.text[: match.start()] + " " + whose.text[match.end() :]
            return Whose(text, found[0], found[1] or whose.person, told=True)
    return whose


def _by_prefix(whose: Whose, circle: Circle, other: str) -> Whose:
    match = _PREFIX.match(whose.text)
    if match is None:
        return whose
    name = match["name"] or match["boxed"]
    found = judge(_WITH_KEY.sub("", name), circle, other)
    if found is None:
        parts = [
            judge(part, circle, other)
            for part in re.split(r"\s*(?:[,/&+、]|\s(?:and|und|e|y|et|och|og|en)\s)\s*", name)
        ]
        if len(parts) < 2 or any(part is None for part in parts):
            return whose
        found = Owner.UNKNOWN, ""
    return Whose(whose.text[match.end() :], found[0], found[1] or whose.person, told=True)


def _by_start(whose: Whose, circle: Circle, other: str) -> Whose:
    """Read "[[Ana]] to send the list", "Ana will call", "I'll ask finance"."""
    text = whose.text.lstrip("*_ ")
    plain = bare_title(text[:80])
    if any(plain.startswith(phrase + " ") for phrase in words("i_will")):
        return replace(whose, owner=Owner.ME, told=True)
    link = re.match(_LINK, text)
    if link is not None:
        found, end = judge(link[0], circle, other), link.end()
    else:
        known = circle.index.at(text, 0) or circle.me.index.at(text, 0)
        if known is None:
            return whose
        found, end = judge(text[: known.end], circle, other), known.end
    rest = text[end:].lstrip(" *_")
    verb = next((v for v in sorted(words("will"), key=len, reverse=True) if rest.casefold().startswith(v + " ")), None)
    if found is None:
        return whose
    if verb is None:
        # A link at the start is whom it is about; a bare name is only a word of the sentence.
        return replace(whose, person=found[1] or whose.person) if link is not None else whose
    return Whose(rest[len(verb) :], found[0], found[1] or whose.person, told=True)


def _by_end(whose: Whose, circle: Circle, other: str) -> Whose:
    match = _FROM.search(whose.text)
    if match is not None:
        found = judge(match["name"], circle, other)
        if found is not None and found[0] is not Owner.ME:
            return Whose(_FROM.sub(" ", whose.text, count=1), Owner.THEM, found[1] or whose.person, told=True)
    match = _END.search(whose.text)
    if match is None:
        return whose
    found = judge(_WITH_KEY.sub("", match["boxed"] or match["name"]), circle, other)
    if found is None or not whose.text[: match.start()].strip():
        return whose
    return Whose(whose.text[: match.start()], found[0], found[1] or whose.person, told=True)


def _by_link(whose: Whose, circle: Circle, other: str) -> Whose:
    """Read "[[Ana]] send the list" in Ana's own 1:1, where nothing else says whose it is."""
    link = re.match(_LINK, whose.text)
    found = judge(link[0], circle, other) if link is not None and other else None
    if link is None or found != (Owner.THEM, other) or not whose.text[link.end() :][:1].isspace():
        return whose
    return Whose(whose.text[link.end() :], Owner.THEM, other, told=True)


def _by_tags(line: TaskLine, whose: Whose, circle: Circle, other: str) -> Whose:
    for tag in line.tags:
        found = judge(tag.rpartition("/")[2].replace("-", " ").replace("_", " "), circle, other)
        if found is not None:
            return Whose(whose.text, found[0], found[1] or whose.person, told=True)
    return whose
