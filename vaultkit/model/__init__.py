"""Every value that passes between rooms: frozen, slotted, no behaviour.

Order of the pipeline: text -> Note -> Session -> Item -> Evidence -> Assessment -> Brief.
Paths are relative to the vault with forward slashes; lines are 1-based; strengths are decibans (dB).
"""

from __future__ import annotations

from vaultkit.model.briefs import Brief
from vaultkit.model.briefs import Carried
from vaultkit.model.editor import EditorSettings
from vaultkit.model.editor import PeriodicNotes
from vaultkit.model.notes import Block
from vaultkit.model.notes import BlockKind
from vaultkit.model.notes import Note
from vaultkit.model.notes import Problem
from vaultkit.model.notes import Property
from vaultkit.model.notes import Severity
from vaultkit.model.notes import Value
from vaultkit.model.people import Action
from vaultkit.model.people import Effect
from vaultkit.model.people import Layout
from vaultkit.model.people import Owner
from vaultkit.model.people import Person
from vaultkit.model.people import Phase
from vaultkit.model.people import Relation
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
