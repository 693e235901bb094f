"""Every value that passes between rooms: frozen, slotted, no behaviour.

Order of the pipeline: text -> Note -> Session -> Item -> Evidence -> Assessment -> Brief.
Paths are relative to the vault with forward slashes; lines are 1-based; strengths are decibans (dB).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vaultkit.model.briefs import Brief
    from vaultkit.model.briefs import Carried
    from vaultkit.model.editor import EditorSettings
    from vaultkit.model.editor import PeriodicNotes
    from vaultkit.model.kinds import Effect
    from vaultkit.model.kinds import Layout
    from vaultkit.model.kinds import Owner
    from vaultkit.model.kinds import Phase
    from vaultkit.model.kinds import Relation
    from vaultkit.model.notes import Block
    from vaultkit.model.notes import BlockKind
    from vaultkit.model.notes import Note
    from vaultkit.model.notes import Problem
    from vaultkit.model.notes import Property
    from vaultkit.model.notes import Severity
    from vaultkit.model.notes import Value
    from vaultkit.model.people import Action
    from vaultkit.model.people import Person
    from vaultkit.model.people import Session
    from vaultkit.model.people import Vault
    from vaultkit.model.people import WrittenEvent
    from vaultkit.model.phases import Assessment
    from vaultkit.model.phases import Check
    from vaultkit.model.phases import Confidence
    from vaultkit.model.phases import Evidence
    from vaultkit.model.phases import Explanation
    from vaultkit.model.phases import Format
    from vaultkit.model.phases import Mismatch
    from vaultkit.model.phases import PhaseError
    from vaultkit.model.phases import State
    from vaultkit.model.phases import Step
    from vaultkit.model.signals import EventCue
    from vaultkit.model.signals import History
    from vaultkit.model.signals import Hit
    from vaultkit.model.signals import Item
    from vaultkit.model.signals import ItemKind
    from vaultkit.model.signals import Signals
    from vaultkit.model.signals import Style
    from vaultkit.model.signals import Weights

__all__ = [
    "Action",
    "Assessment",
    "Block",
    "BlockKind",
    "Brief",
    "Carried",
    "Check",
    "Confidence",
    "EditorSettings",
    "Effect",
    "EventCue",
    "Evidence",
    "Explanation",
    "Format",
    "History",
    "Hit",
    "Item",
    "ItemKind",
    "Layout",
    "Mismatch",
    "Note",
    "Owner",
    "PeriodicNotes",
    "Person",
    "Phase",
    "PhaseError",
    "Problem",
    "Property",
    "Relation",
    "Session",
    "Severity",
    "Signals",
    "State",
    "Step",
    "Style",
    "Value",
    "Vault",
    "Weights",
    "WrittenEvent",
]

#: Where each value is described: making all of them takes longer than a command that needs three.
_HOMES = {
    "briefs": ("Brief", "Carried"),
    "editor": ("EditorSettings", "PeriodicNotes"),
    "notes": ("Block", "BlockKind", "Note", "Problem", "Property", "Severity", "Value"),
    "kinds": ("Effect", "Layout", "Owner", "Phase", "Relation"),
    "people": ("Action", "Person", "Session", "Vault", "WrittenEvent"),
    "phases": (
        "Assessment",
        "Check",
        "Confidence",
        "Evidence",
        "Explanation",
        "Format",
        "Mismatch",
        "PhaseError",
        "State",
        "Step",
    ),
    "signals": ("EventCue", "History", "Hit", "Item", "ItemKind", "Signals", "Style", "Weights"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a value's home when the value is first asked for."""
    if name not in _HOME_OF:
        message = f"module 'vaultkit.model' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"vaultkit.model.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
