"""The names in a headline: links, mentions, people known, and somebody new where a name belongs."""

from __future__ import annotations

import re

from vaultkit.notes.dates import find_date
from vaultkit.notes.datescan import partial as find_partial
from vaultkit.notes.layouts.scan import WORD
from vaultkit.notes.layouts.scan import Scan
from vaultkit.notes.marks import Strength
from vaultkit.notes.marks import level
from vaultkit.notes.marks import mark_at
from vaultkit.notes.marks import value_strength
from vaultkit.notes.marks import words
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.names import is_also_name
from vaultkit.notes.names import is_not_name
from vaultkit.notes.names import looks_like_name
from vaultkit.notes.names import suffixes
from vaultkit.notes.regex import regex

_WIKI = regex(r"!?\[\[([^\[\]]{0,200})\]\]")
_LINK = regex(r"\[([^\[\]]{0,200})\]\([^()]{0,500}\)")
_FIELD = regex(r"[\[(][^\[\]()]{0,40}::[^\[\]]{0,100}(?:\]\][^\[\]]{0,60})*[\])]")
_TAG = regex(r"#([\w/-]+)")
_MENTION = regex(r"@(?:\[\[([^\[\]]+)\]\]|([^\W_][\w.'’-]*))")
_ASIAN_RUN = regex(r"[\u4e00-\u9fff々〆ヵヶァ-ヴー・]{1,12}|[가-힣]{2,5}|[ぁ-ん]{2,4}(?=さん|様|くん|ちゃん)")
_ADDRESS = regex(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}")
_CUT = regex("[的与與跟和同]|[와과의]$")
#: No name in running text has more words.
_MOST_WORDS = 3


def take_linked(scan: Scan) -> bool:
    """Take a link, a mention, a tag or a field off the front."""
    if scan.text[scan.place] not in "[!@#(":
        return False
    for pattern in (_FIELD, _WIKI, _LINK, _MENTION, _TAG):
        match = pattern.match(scan.text, scan.place)
        if match is None:
            continue
        if scan.complete and not scan.pending and pattern not in {_FIELD, _TAG}:
            return False
        shown = (match[1] or (match[2] if pattern is _MENTION else "") or "") if pattern is not _FIELD else ""
        before = len(scan.names)
        if shown and (pattern is not _TAG or _is_tag_of_meeting(scan, shown)):
            _add_linked(scan, shown)
        scan.place = match.end()
        scan.named_to = match.end() if len(scan.names) > before else scan.named_to
        return True
    return False


def _is_tag_of_meeting(scan: Scan, tag: str) -> bool:
    return value_strength(tag) >= Strength.WEAK or bool(scan.index.exact(tag.rsplit("/", 1)[-1]))


def _add_linked(scan: Scan, shown: str) -> None:
    """Take what a link shows: a mark, a day, a name, or a whole headline ("[[1:1 with Asha]]")."""
    shows = shown.rpartition("|")[2].strip()
    target = re.split(r"/|___", shown.partition("|")[0])[-1].strip()
    inner = scan.nested(shows) if value_strength(shows) else None
    if inner is not None and (inner.alone or inner.names):
        scan.strength = max(scan.strength, inner.strength)
        scan.names += inner.names
        scan.date = scan.date or inner.date
        return
    found = find_date(target, scan.order)
    if found is not None:
        scan.date = scan.date or found[0]
        return
    if shows and not scan.me.is_me(shows) and not scan.me.is_me(target):
        scan.names.append(f"[[{shown}]]")
    scan.pending = False


def take_known(scan: Scan) -> bool:
    """Take somebody the vault knows off the front, or the note-taker."""
    if scan.complete and not scan.pending:
        return False
    known = scan.index.at(scan.text, scan.place) if not _begins_date(scan) else None
    mine = scan.me.index.at(scan.text, scan.place)
    if mine is not None and (known is None or mine.end >= known.end) and not has_surname(scan, mine.start, mine.end):
        scan.move_behind_name(mine.end)
        return True
    if known is None:
        return False
    scan.names.append(scan.text[known.start : known.end])
    scan.move_behind_name(known.end)
    return True


def has_surname(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a first name of the note-taker's begins somebody else's name: "Sam Okafor"; not "Sam Asha"."""
    following = WORD.match(scan.text, end + 1) if scan.text[end : end + 1] == " " else None
    if following is None or not following[0][0].isupper() or " " in scan.text[start:end]:
        return False
    if mark_at(scan.plain, following.start()) is not None or scan.index.at(scan.text, following.start()) is not None:
        return False
    return looks_like_name(following[0]) and level(following[0]) not in words("connectors") | words("fillers")


def _begins_date(scan: Scan) -> bool:
    """Tell whether a month stands here that has its day behind it: "Jan 5" is no Jan."""
    word = WORD.match(scan.text, scan.place)
    if word is None or month_number(word[0]) is None:
        return False
    found = find_partial(scan.text[scan.place : scan.place + 40], scan.order)
    whole = find_date(scan.text[scan.place : scan.place + 40], scan.order)
    return (found is not None and found.start == 0 and whole is None) or (whole is not None and whole[1] == 0)


def stands_as_name(scan: Scan, word: re.Match[str]) -> bool:
    """Tell whether a small word is a name here: before a surname, or alone in the place of a name ("1:1 with Per")."""
    if not is_also_name(word[0]) or scan.names or (word[0] == scan.text.strip() and is_weekday(word[0])):
        return False
    following = WORD.match(scan.text, word.end() + 1) if scan.text[word.end() : word.end() + 1] == " " else None
    if following is not None and mark_at(scan.plain, following.start()) is None:
        return following[0][0].isupper() and level(following[0]) not in words("connectors") | words("fillers")
    ended = scan.text[word.end() :].lstrip()[:1] in {":", "：", "—", "–"}
    placed = scan.strength > Strength.NONE or scan.joined or following is not None or ended
    return (placed or word[0] == scan.text.strip()) and month_number(word[0]) is None


def take_unknown(scan: Scan) -> bool:
    """Take somebody new off the front: capitalised words, or a few Asian letters, where a name belongs."""
    if scan.complete and not scan.pending:
        return False
    address = _ADDRESS.match(scan.text, scan.place)
    if address is not None and not scan.me.is_me(address[0]):
        return _add_unknown(scan, address[0])
    run = _ASIAN_RUN.match(scan.text, scan.place)
    if run is not None:
        return _add_unknown(scan, _asian_name(scan, run[0]))
    taken = _capitalised(scan)
    for count in range(len(taken), 0, -1):
        if _add_unknown(scan, scan.text[scan.place : taken[count - 1].end()].rstrip(".")):
            return True
    return False


def _capitalised(scan: Scan) -> list[re.Match[str]]:
    """Return the capitalised words that follow each other from here, up to a mark."""
    taken: list[re.Match[str]] = []
    place = scan.place
    while len(taken) < _MOST_WORDS:
        word = WORD.match(scan.text, place)
        if word is None or not (word[0][0].isupper() or (taken and level(word[0]) in {"de", "van", "von", "da", "di"})):
            break
        taken.append(word)
        sentence_ends = word[0].endswith(".") and len(word[0]) > 3
        place = word.end() + 1
        if scan.text[word.end() : place] != " " or sentence_ends or mark_at(scan.plain, place) is not None:
            break
    return taken


def _asian_name(scan: Scan, run: str) -> str:
    """Return the part of a run of letters before a mark, a particle or what is put behind names."""
    cut = _CUT.search(run, 1)
    ends = [cut.start()] if cut else []
    ends += [i for i in range(1, len(run)) if mark_at(scan.plain, scan.place + i) is not None][:1]
    ends += [i for suffix in suffixes() if (i := run.find(suffix, 1)) > 0]
    name = run[: min(ends, default=len(run))]
    # Family and given name may stand apart: "佐藤 美咲".
    place = scan.place + len(run)
    given = _ASIAN_RUN.match(scan.text, place + 1) if scan.text[place : place + 1] in {" ", "\u3000"} else None
    apart = given is not None and name == run and len(given[0]) <= 4 and not is_not_name(given[0])
    if given is None or not apart or mark_at(scan.plain, given.start()) is not None:
        return name
    return scan.text[scan.place : given.end()]


def _add_unknown(scan: Scan, name: str) -> bool:
    if is_not_name(name) or level(name) in words("about") or not looks_like_name(name):
        return False
    scan.names.append(name)
    scan.sure = False
    scan.move_behind_name(scan.place + len(name))
    return True
