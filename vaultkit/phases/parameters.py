"""The numbers of the assessment, read from `parameters.toml`, where each has its reason.

A vault may override any of them by a TOML text of the same shape; what it leaves out keeps its default.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any
from typing import TypeVar
from typing import get_args
from typing import get_origin
from typing import get_type_hints

from vaultkit.errors import UsageError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PriorRow:
    """P(get-to-know, share-context, maintain) at the first note, for tenures under `below` days."""

    below: float
    phases: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed before anything is read."""

    rows: tuple[PriorRow, ...]
    imported: tuple[float, ...]
    unknown: tuple[float, ...]
    divisors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class EmissionNumbers:
    """How a session's style speaks for a state."""

    kappa: float
    irregular_factor: float
    irregular_cv: float
    irregular_over: int
    min_words: int
    early_knowledge: float
    human: float
    human_other: float
    collision_db: float
    inventory_db: float
    #: P(style | state), styles in the order G, C, M, S; "early" is G while little is known.
    rows: Mapping[str, tuple[float, ...]]
    one_sided: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Hazards:
    """P(change of state) per session."""

    g_c: float
    g_c_knowledge: float
    g_c_full: float
    g_m: float
    c_m: float
    r_m: float
    m_r: float
    c_r: float
    m_c: float
    m_g: float
    c_g: float
    r_g: float
    gap_cap: float
    gap_slope: float
    gap_days: float
    gap_medians: float
    #: Days together, or meetings, from which share-context may turn into maintain at its full chance.
    grown_days: float
    grown_meetings: float


@dataclass(frozen=True, slots=True)
class EventNumbers:
    """What an event does to the chances of change, and when it is shown."""

    m_r: float
    c_r: float
    forward: float
    hold: float
    shown: float
    echo_sessions: int
    echo_days: int
    echo_factor: float
    recent_sessions: int


@dataclass(frozen=True, slots=True)
class DisplayNumbers:
    """How beliefs become words."""

    online_temperature: float
    hindsight_temperature: float
    settled: float
    leaning: float
    keep: float
    suggest: float
    seconded: float
    certain: float
    withdraw: float
    ask_every: int


@dataclass(frozen=True, slots=True)
class DeepNumbers:
    """When a relationship needs nearly no structure."""

    p: float
    days: int
    sessions: int


@dataclass(frozen=True, slots=True)
class ErrorNumbers:
    """When a session did another phase's work."""

    shown: float
    likely: float
    share_context: float
    run: float
    stale_sessions: int
    stale_days: int
    listed: int
    few: int
    overstayed_p: float
    overstayed_sessions: int
    overstayed_days: int
    starved_sessions: int
    starved_p: float
    doubt_db: float
    recent: int


@dataclass(frozen=True, slots=True)
class FormatRow:
    """Defaults of one relation: get-to-know, share-context, maintain, renewed."""

    days: tuple[int, ...]
    minutes: tuple[int, ...]
    structure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormatNumbers:
    """How often, how long, how structured."""

    event_days: int
    event: float
    tenure_days: int
    tenure: float
    remote: float
    idle_sessions: int
    idle: float
    early: float
    shortest: int
    longest: int
    defaults: Mapping[str, FormatRow]


@dataclass(frozen=True, slots=True)
class ChecklistNumbers:
    """What the signs of a phase's end are counted by: families of cues, and how many."""

    preferences: tuple[str, ...]
    opened: tuple[str, ...]
    disclosed: tuple[str, ...]
    carried: tuple[str, ...]
    explaining: tuple[str, ...]
    rules: tuple[str, ...]
    window: int
    preferences_each: int
    facts: float
    listed: int
    rules_each: float
    explained_each: float
    doubts: int
    collisions: int


@dataclass(frozen=True, slots=True)
class Cues:
    """So many made-up cues of so many dB."""

    db: float
    cues: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The made-up sessions behind "what would change my mind"."""

    words: int
    person: Cues
    context: Cues
    list: Cues
    doubt: Cues
    event: float
    longest: int


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every number of the assessment."""

    prior: Prior
    emission: EmissionNumbers
    hazards: Hazards
    events: EventNumbers
    display: DisplayNumbers
    deep: DeepNumbers
    errors: ErrorNumbers
    format: FormatNumbers
    checklist: ChecklistNumbers
    what_if: WhatIf


@cache
def load_parameters(extra: str = "") -> Parameters:
    """Return the default numbers, with those in `extra` (TOML of the same shape) put over them.

    Raises:
        UsageError: `extra` is no TOML, names something unknown, or gives a value of the wrong kind.
    """
    table = tomllib.loads(files("vaultkit.phases").joinpath("parameters.toml").read_text(encoding="utf-8"))
    if extra:
        try:
            table = _merge(table, tomllib.loads(extra))
        except tomllib.TOMLDecodeError as error:
            message = f"The parameters are no valid TOML: {error}."
            raise UsageError(message, "Correct them, or leave them out.") from error
    return _build(Parameters, table, "")


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _build(kind: type[T], table: object, where: str) -> T:
    if not isinstance(table, dict):
        raise _wrong(where, "a table")
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # only called with dataclasses
    unknown = sorted(set(table) - set(names))
    if unknown:
        message = f"There is no parameter '{_join(where, unknown[0])}'."
        raise UsageError(message, f"Known there: {', '.join(names)}.")
    return kind(**{name: _value(hints[name], table.get(name), _join(where, name)) for name in names})


def _value(kind: Any, value: object, where: str) -> object:  # noqa: ANN401  # a type, as the annotations give it
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        if not isinstance(value, list) or not value:
            raise _wrong(where, "a list")
        return tuple(_value(inner[0], one, where) for one in value)
    if origin is Mapping:
        if not isinstance(value, dict):
            raise _wrong(where, "a table")
        return {str(key): _value(inner[1], one, _join(where, key)) for key, one in value.items()}
    if kind is float and type(value) in {int, float}:
        return float(str(value))
    if kind in {int, str}:
        if type(value) is not kind:
            raise _wrong(where, "a whole number" if kind is int else "a text")
        return value
    if kind is float:
        raise _wrong(where, "a number")
    return _build(kind, value, where)


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _wrong(where: str, wanted: str) -> UsageError:
    return UsageError(f"The parameter '{where}' must be {wanted}.", "Correct it, or leave it out to keep the default.")
