"""Lines that say "a 1:1 with X": a mark and a name side by side, perhaps with a time, before anything else.

"1:1 with [[Asha]] — budget" is one; "schedule a 1:1 with [[Asha]]" and "what she said in our 1:1" are not, because other
words come first.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from functools import partial

from vaultkit.notes.dates import DayOrder
from vaultkit.notes.dates import find_date
from vaultkit.notes.datescan import partial as find_partial
from vaultkit.notes.identity import Me
from vaultkit.notes.identity import NameIndex
from vaultkit.notes.layouts.headline_names import has_surname
from vaultkit.notes.layouts.headline_names import stands_as_name
from vaultkit.notes.layouts.headline_names import take_known
from vaultkit.notes.layouts.headline_names import take_linked
from vaultkit.notes.layouts.headline_names import take_unknown
from vaultkit.notes.layouts.scan import WORD
from vaultkit.notes.layouts.scan import Headline
from vaultkit.notes.layouts.scan import Scan
from vaultkit.notes.layouts.week import weekday_number
from vaultkit.notes.marks import level
from vaultkit.notes.marks import mark_at
from vaultkit.notes.marks import words
from vaultkit.notes.monthnames import is_weekday
from vaultkit.notes.monthnames import month_number
from vaultkit.notes.names import is_asian
from vaultkit.notes.names import is_honorific
from vaultkit.notes.regex import regex

__all__ = ["Headline", "is_called_off", "read_headline"]

_LONGEST = 200
_TIME = regex(
    r"(?:([01]?\d|2[0-3])(?:[:.]([0-5]\d)|h([0-5]\d)?(?!\w))|(1[0-2]|0?\d)(?:[:.]([0-5]\d))?\s?([ap])\.?m\b\.?)(?:\s?(?:uhr|h)\b)?(?!\d)",
    re.IGNORECASE,
)


def read_headline(text: str, index: NameIndex, me: Me, order: DayOrder | None = None) -> Headline:
    """Read the beginning of a line; `strength` NONE or no `names` mean that it does not say so."""
    text = unicodedata.normalize("NFC", text[:_LONGEST])
    nested = partial(read_headline, index=index, me=me, order=order)
    scan = Scan(text, level(text), index, me, order, nested)
    while scan.place < len(text) and _step(scan):
        pass
    # A name without a mark ends where the name ends: "Asha — roadmap" goes on about the roadmap.
    rest = text[scan.place if scan.strength or not scan.named_to else scan.named_to :]
    return Headline(
        strength=scan.strength, figures=scan.figures, names=tuple(dict.fromkeys(scan.names)),
        sure=scan.sure and bool(scan.names), joined=scan.joined,
        more=scan.pending and scan.joiner and bool(scan.names) and rest.lstrip()[:1].isalpha(),
        time=scan.time, date=scan.date, partial=scan.partial, weekday=scan.weekday, rest=rest,
        cancelled=scan.struck or (bool(scan.names) and is_called_off(rest)),
    )  # fmt: skip


def is_called_off(rest: str) -> bool:
    """Tell whether what follows mark and name says that it did not take place, or not yet."""
    if not rest.strip():
        return False
    plain = level(unicodedata.normalize("NFC", rest[:80])).lstrip(" .:;,()[]-–—~*_")[:60]
    head = re.split(r"[ .:;,()~*_]+", plain)[:4]
    phrases = (" ".join(head[:count]) for count in range(1, len(head) + 1))
    said = next((phrase for phrase in phrases if phrase in words("not_held")), "")
    if said in _MOVED:
        # "moved to Friday" is a new appointment; "moved to the platform team" is what they talked about.
        return any(
            is_weekday(w) or w[:1].isdigit() or w in {"next", "tomorrow"} for w in plain[len(said) :].split()[:2]
        )
    return bool(said) or (is_asian(plain) and any(phrase in plain[:20] for phrase in _asian_not_held()))


_MOVED = frozenset({"moved to", "pushed to"})


@cache
def _asian_not_held() -> tuple[str, ...]:
    return tuple(phrase for phrase in words("not_held") if is_asian(phrase))


def _step(scan: Scan) -> bool:
    """Take one thing off the front; False where the headline ends."""
    character = scan.text[scan.place]
    if scan.text.startswith("~~", scan.place):
        scan.struck = scan.struck or not scan.complete
        scan.place += 2
        return True
    if character.isspace() or character in "*_`=>•·\u200b\ufe0f":
        scan.place += 1
        return True
    return (
        take_linked(scan) or _take_time(scan) or _take_mark(scan) or take_known(scan) or _take_date(scan)
        or _take_small(scan) or take_unknown(scan) or _take_sign(scan)
    )  # fmt: skip


def _take_time(scan: Scan) -> bool:
    if not scan.text[scan.place].isdigit():
        return False
    match = _TIME.match(scan.text, scan.place)
    if match is None or (scan.complete and scan.time):
        return False
    hour = int(match[1] or match[4])
    hour = hour % 12 + 12 if match[6] in ("p", "P") else hour
    scan.time = scan.time or f"{hour:02d}:{match[2] or match[3] or match[5] or '00'}"
    scan.place = match.end()
    return True


def _take_mark(scan: Scan) -> bool:
    mark = mark_at(scan.plain, scan.place)
    if mark is None or (scan.complete and scan.strength >= mark.strength):
        return False
    if mark.strength > scan.strength:
        scan.strength, scan.figures = mark.strength, mark.figures
    scan.place = mark.end
    return True


def _take_date(scan: Scan) -> bool:
    character = scan.text[scan.place]
    word = WORD.match(scan.text, scan.place)
    if word is not None and is_weekday(word[0]) and not scan.index.exact(word[0]) and not stands_as_name(scan, word):
        scan.weekday = weekday_number(word[0])
        scan.place = word.end()
        return True
    if not character.isdigit() and (word is None or month_number(word[0]) is None):
        return False
    ahead = scan.text[scan.place : scan.place + 40]
    found = find_date(ahead, scan.order)
    if found is not None and found[1] == 0:
        scan.date = scan.date or found[0]
        scan.place += found[2]
        return True
    bare = find_partial(ahead, scan.order) if mark_at(scan.plain, scan.place) is None else None
    if bare is None or bare.start != 0:
        return False
    scan.partial = (bare.day, bare.month)
    scan.place += bare.end
    return True


def _take_small(scan: Scan) -> bool:
    if scan.complete and not scan.pending and not _is_joiner(scan):
        return False
    word = WORD.match(scan.text, scan.place)
    if word is None or is_asian(word[0]):
        return _take_small_asian(scan)
    if stands_as_name(scan, word):
        return False
    plain = level(word[0]).rstrip(".")
    end = word.end()
    if plain == "w" and scan.text[end : end + 1] == "/":
        end += 1
    if scan.names and plain in words("joiners"):
        scan.pending = scan.joiner = True
    elif plain in words("connectors"):
        scan.joined = scan.joined or plain in words("with")
    elif not (plain in words("fillers") or is_honorific(plain) or _is_me(scan, word)):
        return False
    scan.place = end
    return True


def _is_me(scan: Scan, word: re.Match[str]) -> bool:
    return scan.me.is_me(word[0]) and not has_surname(scan, word.start(), word.end())


def _is_joiner(scan: Scan) -> bool:
    word = WORD.match(scan.text, scan.place)
    return word is not None and level(word[0]) in words("joiners")


def _take_small_asian(scan: Scan) -> bool:
    if scan.text[scan.place] < "\u2e80":
        return False
    longest = next((word for word in _small_asian() if scan.text.startswith(word, scan.place)), "")
    scan.joined = scan.joined or longest in words("with")
    scan.place += len(longest)
    return bool(longest)


@cache
def _small_asian() -> tuple[str, ...]:
    """Return the small words of languages without blanks between words, the longest first."""
    small = {word for group in ("connectors", "fillers") for word in words(group) if is_asian(word)}
    return tuple(sorted(small, key=lambda word: (-len(word), word)))


def _take_sign(scan: Scan) -> bool:
    """Take a sign between parts; behind mark and name only one that joins more names."""
    character = scan.text[scan.place]
    if character.isalnum() or character == "~":
        return False
    if scan.complete:
        if character not in ",&+/、" or scan.pending:
            return False
        scan.pending, scan.joiner = True, character != ","
    elif scan.names and character in ",&+/、":
        scan.pending = True
    scan.place += 1
    return True
