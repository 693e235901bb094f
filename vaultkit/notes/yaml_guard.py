"""YAML of front matter, decoded event by event under guard: bounded, flat, text only.

Nothing is ever composed or constructed. The parser's events are counted while they come, so that neither depth (a deep
note would crash the C composer) nor references (which multiply) cost anything; every scalar stays the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from typing import Any
from typing import NoReturn

import yaml

from vaultkit.model import Value
from vaultkit.notes.regex import regex

#: Three times the nodes and four times the depth of the largest front matter seen in six thousand vaults' notes.
MAX_EVENTS = 5_000
MAX_DEPTH = 16

#: What YAML 1.1 would take for null. "Null" and "NULL" stay text: people are called that.
NULLS = {"", "~", "null"}
#: A plain key that YAML 1.1 would turn into a boolean, a number, a date, a time or nothing.
NO_NAME = regex(
    r"(?:yes|no|true|false|on|off|null|~|[-+]?\.?\d[\d_.,]*(?:e[-+]?\d+)?|0x[\da-f_]+|\d{4}-\d\d?-\d\d?\b.*|\d+(?::\d+)+|)",
    re.IGNORECASE,
)
_LINK = regex(r"\[\[(?![\"'])[^\[\]\n]+\]\]")
#: After an empty value: blanks, then a hash that sticks to a word, so a tag was meant.
_HASH = regex(r"[ \t]*#[^\s#]")


class GuardError(yaml.YAMLError):
    """The front matter was refused: why (a problem code) and on which line (0-based)."""

    def __init__(self, code: str, line: int, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.facts = facts


def _refuse(code: str, event: yaml.Event | None, **facts: object) -> NoReturn:
    raise GuardError(code, _line(event) if event else 0, **facts)


def _refuse_marks(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.anchor is not None:
        _refuse("yaml-alias", event)
    if event.tag is not None:
        _refuse("yaml-tag", event)


def _short(key: str) -> str:
    shown = " ".join(key.split())
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _mark(mark: Any) -> Any:  # noqa: ANN401 - the two parsers' marks share no type; both have `index` and `line`
    return mark


def _line(event: yaml.Event) -> int:
    return int(_mark(event.start_mark).line)


@dataclass(frozen=True, slots=True)
class Entry:
    """One top-level key with its value; `line` is 0-based."""

    key: str
    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd that did not stop the reading; `line` is 0-based."""

    code: str
    line: int
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The keys of a block in file order, and what is odd about them."""

    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Frame:
    """An open list or map, and whether a list in brackets stands right inside it."""

    __slots__ = ("flow", "index", "is_map", "items", "key", "line", "link", "pairs")

    def __init__(self, event: yaml.CollectionStartEvent, *, is_map: bool) -> None:
        self.is_map = is_map
        self.index: int = _mark(event.start_mark).index
        self.line: int = _line(event)
        self.flow = bool(event.flow_style)
        self.items: list[Value] = []
        self.pairs: dict[str, Value] = {}
        self.key: tuple[str, int] | None = None
        self.link = False

    def value(self) -> Value:
        return self.pairs if self.is_map else tuple(self.items)


class _Builder:
    """Builds plain values from a stream of events, without recursion."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._stack: list[_Frame] = []
        self._entries: list[Entry] = []
        self._findings: list[Finding] = []
        self._documents = 0

    def build(self, events: Iterator[yaml.Event]) -> Decoded:
        for count, event in enumerate(events):
            if count > MAX_EVENTS:
                _refuse("front-matter-too-large", event, limit=f"{MAX_EVENTS:,} parts")
            self._take(event)
        return Decoded(tuple(self._entries), tuple(self._findings))

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                _refuse_marks(event)
            self._add(self._scalar(event), _line(event), plain=event.implicit[0])
        elif isinstance(event, yaml.CollectionStartEvent):
            _refuse_marks(event)
            if len(self._stack) >= MAX_DEPTH:
                _refuse("front-matter-too-deep", event, limit=MAX_DEPTH)
            self._open(_Frame(event, is_map=isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self._stack.pop(), _mark(event.end_mark).index)
        elif isinstance(event, yaml.AliasEvent):
            _refuse("yaml-alias", event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                _refuse(
                    "bad-yaml", event, cause="The properties go on in a second YAML document", cure="Keep one block."
                )

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        text = str(event.value)
        if not event.implicit[0] or text not in NULLS or self._at_key():
            return text
        if not text and _HASH.match(self._source, _mark(event.start_mark).index):
            self._findings.append(Finding("comment-for-value", _line(event)))
        return None

    def _at_key(self) -> bool:
        return bool(self._stack) and self._stack[-1].is_map and self._stack[-1].key is None

    def _open(self, frame: _Frame) -> None:
        if not self._stack and not frame.is_map:
            _refuse("front-matter-not-a-map", None, kind="a list")
        self._stack.append(frame)

    def _close(self, frame: _Frame, end: int) -> None:
        if not self._stack:
            return
        value = frame.value()
        if frame.flow and not frame.is_map:
            written = self._source[frame.index : end] if frame.link and len(frame.items) == 1 else ""
            if _LINK.fullmatch(written):
                self._findings.append(Finding("unquoted-link", frame.line))
                self._add(written, frame.line)
                return
            self._stack[-1].link = True
        if self._at_key():
            self._add(self._source[frame.index : end].strip(), frame.line, plain=True, odd=True)
        else:
            self._add(value, frame.line)

    def _add(self, value: Value, line: int, *, plain: bool = False, odd: bool = False) -> None:
        if not self._stack:
            _refuse("front-matter-not-a-map", None, kind="one text")
        frame = self._stack[-1]
        if not frame.is_map:
            frame.items.append(value)
        elif frame.key is None:
            key = str(value)
            if odd or (plain and NO_NAME.fullmatch(key)):
                self._findings.append(Finding("key-not-text", line, {"key": _short(key)}))
            frame.key = key, line
        else:
            self._pair(frame, *frame.key, value)
            frame.key = None

    def _pair(self, frame: _Frame, key: str, line: int, value: Value) -> None:
        if key in frame.pairs:
            self._findings.append(Finding("duplicate-key", line, {"key": _short(key)}))
            return
        frame.pairs[key] = value
        if len(self._stack) == 1:
            self._entries.append(Entry(key, value, line))


def guarded(base: type[Any]) -> type[Any]:
    """Return a loader on top of a PyYAML loader class whose only document is a `Decoded`."""

    class GuardedLoader(base):  # type: ignore[misc]  # the base is chosen at run time
        def __init__(self, stream: str) -> None:
            super().__init__(stream)
            self._source = stream

        def get_single_data(self) -> Decoded:
            return _Builder(self._source).build(self._events())

        def _events(self) -> Iterator[yaml.Event]:
            while self.check_event():
                yield self.get_event()

    return GuardedLoader


#: libyaml's parser where PyYAML was built with it, fifteen times as fast as the pure one.
GuardedLoader = guarded(getattr(yaml, "CSafeLoader", yaml.SafeLoader))
