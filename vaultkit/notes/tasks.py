"""One line of a commitment taken apart: its words, its state, its dates, and the marks that may say whose it is.

Nothing is known here of people: marks are returned as written, and `vaultkit.notes.action_owner` judges them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from vaultkit.notes.action_words import bare_title
from vaultkit.notes.action_words import is_word
from vaultkit.notes.action_words import title_has
from vaultkit.notes.action_words import words
from vaultkit.notes.dates import DayOrder
from vaultkit.notes.dates import find_date
from vaultkit.notes.inline import find_fields
from vaultkit.notes.inline import find_tags
from vaultkit.notes.inline import is_struck
from vaultkit.notes.inline import without_fields
from vaultkit.notes.regex import regex


class TaskState(StrEnum):
    """What became of a task."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    #: The box is no task at all ("[i]" for information, "[!]" a quote's mark).
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task or commitment line without its trimmings."""

    #: As written otherwise: links and emphasis stay, owner marks too.
    text: str
    state: TaskState
    due: dt.date | None = None
    #: (key, value) of its inline fields, dates left out.
    fields: tuple[tuple[str, str], ...] = ()
    #: Its tags, without "#"; they are no part of the text.
    tags: tuple[str, ...] = ()
    #: It comes again when it is done.
    recurs: bool = False


_BOXES = {" ": TaskState.OPEN, "": TaskState.OPEN, "/": TaskState.OPEN, ">": TaskState.OPEN, "<": TaskState.OPEN, "!": TaskState.OPEN, "?": TaskState.OPEN,
          "x": TaskState.DONE, "X": TaskState.DONE, "✓": TaskState.DONE, "✔": TaskState.DONE, "√": TaskState.DONE, "-": TaskState.CANCELLED, "~": TaskState.CANCELLED}  # fmt: skip
_SELECTORS = regex("[\ufe0e\ufe0f\u200b\u2060]")
_DATE = r"\s*(?:\[\[)?([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\]\])?(?:[ T][0-9]{2}:[0-9]{2})?"
_MARKED_DATE = regex(r"\s*([📅📆🗓⏳⌛🛫➕✅❌])" + _DATE)
_STRUCK_START = regex(r"~~([^~\n]{3,400})~~")
_PRIORITY = regex(r"\s*[🔺⏫🔼🔽⏬]")
_TRAILING = regex(
    r"\s*(?:🔁[^📅📆🗓⏳⌛🛫➕✅❌🆔⛔🏁#]{0,80}|🆔\s*[\w-]{1,40}|⛔\s*[\w, -]{1,80}|🏁\s*(?:keep|delete)|⏰\s*[0-9:. -]{1,30}|⏱\s*\S{1,20})"
)
_ORG_DATE = regex(r"\s*(SCHEDULED|DEADLINE|CLOSED):\s*[<\[]([0-9]{4}-[0-9]{2}-[0-9]{2})[^>\]\n]{0,40}[>\]]")
_GLOBAL_TAGS = frozenset({"task", "tasks", "todo", "todos", "action", "actions", "followup", "follow-up", "next"})
_TAG = regex(r"(?<![\w#/&\[(])#(?:\[\[[^\[\]\n]{1,200}\]\]|[\w/-]*[^\W\d][\w/-]*)")
_BRACKETED_DUE = regex(r"\s*[(\[]\s*([^()\[\]\n]{4,40})\s*[)\]]\s*$")
_LEAD = regex(r"^\s*(?:(?:->|=>|→|⇒|➡️?|➜|👉|•|·)\s*)+")
_DONE_END = regex(
    r"(?:\s*(?:✅|✔|☑)|\s*[-–—(\[]\s*(?:done|erledigt|fatto|feito|hecho|fait|完了|済)[^\w()\[\]]{0,3}[)\]]?)\s*$",
    re.IGNORECASE,
)
#: Dataview wants brackets around a field inside a line; people forget them.
_BARE_FIELD = regex(r"(?<=\S)\s+(?P<key>[^\W\d_]{2,20})\s?::\s*(?P<value>[^:\n]{0,60})$")
_TASK_KEYS = ("due_field", "closed_field", "status_field", "owner_field", "recurring_field")
_BLANKS = regex(r"[ \t]{2,}")
_GAP = regex(r" ([,.;:!?)])")
#: A date word and the few words before a date may be this long.
_BEFORE_DUE = 24


def parse_task(text: str, box: str | None = None, order: DayOrder | None = None) -> TaskLine:
    """Take a task line apart; `box` is the character in its box, None for a line without one (which counts as open)."""
    state = TaskState.OPEN if box is None else _BOXES.get(box, TaskState.NONE)
    plain = " ".join((text if text.isascii() else _SELECTORS.sub("", text)).split())
    plain, struck = _take_struck(plain)
    if struck and state is TaskState.OPEN:
        state = TaskState.CANCELLED
    plain, dates = _take_marked_dates(plain)
    fields = find_fields(plain) if "::" in plain else ()
    plain = without_fields(plain)
    plain, bare = _take_bare_field(plain) if "::" in plain else (plain, ())
    fields += bare
    due, state, kept = _read_fields(fields, dates.get("due"), state, order)
    if "done" in dates and state is TaskState.OPEN:
        state = TaskState.DONE
    if "cancelled" in dates and state is TaskState.OPEN:
        state = TaskState.CANCELLED
    recurs = "🔁" in plain or any(is_word(key, "recurring_field") for key, _ in fields)
    plain = plain if plain.isascii() else _TRAILING.sub("", _PRIORITY.sub("", plain))
    tags = find_tags(plain)
    plain = _TAG.sub("", plain) if "#" in plain else plain
    plain = _LEAD.sub("", " ".join(plain.split()))
    if state is TaskState.OPEN and plain.startswith(("✅", "☑", "✔")):
        state, plain = TaskState.DONE, plain[1:].lstrip()
    if state is TaskState.OPEN and _may_end_done(plain) and _DONE_END.search(plain):
        state, plain = TaskState.DONE, _DONE_END.sub("", plain)
    if due is None and state is TaskState.OPEN:
        plain, due = _take_due(plain, order)
    names = tuple(tag for tag in tags if tag.casefold() not in _GLOBAL_TAGS)
    return TaskLine(_tidy(plain), state, due, kept, names, recurs)


def _may_end_done(text: str) -> bool:
    """Tell whether a word in brackets or behind a dash, or a sign, may stand at the end."""
    return "-" in text or "(" in text or "[" in text or not text.isascii()


def may_be_over(text: str) -> bool:
    """Tell in one cheap look whether a line without a box may be done or cancelled; it may say yes too often."""
    return "~~" in text or "::" in text or _may_end_done(text)


def read_status(text: str) -> TaskState:
    """Read a status cell or value: marks, "done" and "cancelled" in many languages; all else is open."""
    plain = _SELECTORS.sub("", text).strip()
    box = re.fullmatch(r"[-*+]?\s*\[(.?)\]\s*", plain)
    if box is not None:
        return _BOXES.get(box[1], TaskState.OPEN)
    if any(mark in plain for mark in "✅✔☑✓"):
        return TaskState.DONE
    if any(mark in plain for mark in "❌✖🚫☒⛔"):
        return TaskState.CANCELLED
    said = plain.strip(" .!*_`~")
    if title_has(said, "cancelled"):
        return TaskState.CANCELLED
    undone = said.casefold().startswith(("not ", "nicht ", "non ", "no ", "não ", "pas ", "未"))
    if said and not undone and (is_word(said, "finished") or title_has(said, "done")):
        return TaskState.DONE
    return TaskState.OPEN


def _take_marked_dates(text: str) -> tuple[str, dict[str, str]]:
    """Cut dates behind an emoji or an outliner's keyword; the due date is the earliest kind given: due, then scheduled."""
    if "-" not in text:
        return text, {}
    found: dict[str, str] = {}
    for match in _MARKED_DATE.finditer(text) if not text.isascii() else ():
        found.setdefault(match[1], match[2])
    for match in _ORG_DATE.finditer(text):
        found.setdefault(match[1], match[2])
    result = {}
    due = [found[mark] for mark in ("📅", "📆", "🗓", "DEADLINE", "⏳", "⌛", "SCHEDULED") if mark in found]
    if due:
        result["due"] = due[0]
    if "✅" in found or "CLOSED" in found:
        result["done"] = found.get("✅", found.get("CLOSED", ""))
    if "❌" in found:
        result["cancelled"] = found["❌"]
    return (_ORG_DATE.sub("", _MARKED_DATE.sub("", text)) if found else text), result


def _read_fields(
    fields: tuple[tuple[str, str], ...], due: str | None, state: TaskState, order: DayOrder | None
) -> tuple[dt.date | None, TaskState, tuple[tuple[str, str], ...]]:
    kept = []
    day = _day(due, order)
    for key, value in fields:
        if is_word(key, "due_field") and _day(value, order) is not None:
            day = day or _day(value, order)
        elif is_word(key, "closed_field") and value and not _says_no(value) and state is TaskState.OPEN:
            state = TaskState.CANCELLED if title_has(key, "cancelled") else TaskState.DONE
        elif is_word(key, "status_field") and state is TaskState.OPEN:
            state = read_status(value)
        else:
            kept.append((key, value))
    return day, state, tuple(kept)


def _take_struck(text: str) -> tuple[str, bool]:
    """Tell whether a line is struck out, perhaps with a word on why; words that were replaced by what follows them go."""
    if is_struck(text):
        return text, True
    match = _STRUCK_START.match(text)
    if match is None:
        return text, False
    rest = text[match.end() :].strip(" .:,;–—-")
    why = rest.startswith("(") or title_has(rest, "cancelled") or title_has(rest, "done")
    if why or len(rest.split()) < 2:
        return match[1].strip(), True
    return rest, False


def _says_no(value: str) -> bool:
    return bare_title(value) in words("negative") | {"false", "0", "open"}


def _take_bare_field(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Cut "due:: 2026-03-02" without brackets off the end of a line, where the key is one that tasks have."""
    match = _BARE_FIELD.search(text)
    if match is None or not any(is_word(match["key"], group) for group in _TASK_KEYS):
        return text, ()
    return text[: match.start()], ((match["key"], match["value"].strip()),)


def _day(text: str | None, order: DayOrder | None) -> dt.date | None:
    found = find_date(text, order) if text else None
    return found[0] if found is not None else None


def _take_due(text: str, order: DayOrder | None) -> tuple[str, dt.date | None]:
    """Cut "by 2026-02-13", or a date in brackets at the end, out of a text; a bare date inside stays."""
    found = find_date(text, order)
    if found is None:
        return text, None
    day, start, end = found
    before = text[:start].rstrip(" [(")
    words = before[-_BEFORE_DUE:].split()
    for count in (3, 2, 1):
        phrase = " ".join(words[-count:]).strip("(:,")
        if len(words) >= count and is_word(phrase, "before_due"):
            cut = before.rfind(phrase)
            return text[:cut].rstrip(" (,;:–—-") + text[end:].lstrip("])"), day
    if (
        re.fullmatch(r"\s*\.?\s*", text[end:])
        and before.endswith((" -", " –", " —", " |", " →", "➝", "⏰"))
        and "(" not in text[len(before) : start]
    ):
        return before.rstrip(" -–—|→➝⏰"), day
    bracketed = _BRACKETED_DUE.search(text)
    if bracketed is not None and bracketed.start() <= start and not text[end:].strip(" )]"):
        inner = bracketed[1].strip()
        if len(inner) <= end - start + 12 and inner.split()[0].casefold() not in {
            "from",
            "since",
            "carried",
            "von",
            "vom",
            "seit",
        }:
            return text[: bracketed.start()], day
    return text, None


def _tidy(text: str) -> str:
    """Close the gaps that cut marks leave."""
    text = (_BLANKS.sub(" ", text) if "  " in text or "\t" in text else text).strip()
    text = _GAP.sub(r"\1", text)
    return text.replace("( ", "(").replace("()", "").replace("[]", "").strip(" ,;–—-|").strip()
