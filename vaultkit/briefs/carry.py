"""What is still open between two people: the ranked list, promises. Nothing is dropped in silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from vaultkit.briefs.material import Material
from vaultkit.briefs.material import by_owner
from vaultkit.briefs.material import carried_action
from vaultkit.model import Action
from vaultkit.model import Carried
from vaultkit.model import Owner

#: Lines of a list that two people can work through.
SHOWN = 5
#: A due day this near puts an item before the others.
_SOON = dt.timedelta(days=14)
_STALE = dt.timedelta(days=540)


def open_topics(material: Material, on: dt.date) -> tuple[tuple[Carried, ...], int]:
    """Return the open commitments to show, theirs first, due and oldest first, and how many more there are."""
    return _first(material, material.actions, on)


def promises(material: Material, on: dt.date) -> tuple[tuple[Carried, ...], int]:
    """Return what the author promised and has not done, due and oldest first, and how many more there are."""
    return _first(material, (action for action in material.actions if action.owner is Owner.ME), on)


def kept_back(material: Material) -> int:
    """Return how many open commitments are not the author's own: an open slot has no place for them, and they are counted."""
    return sum(action.owner is not Owner.ME for action in material.actions)


def _first(material: Material, actions: Iterable[Action], on: dt.date) -> tuple[tuple[Carried, ...], int]:
    ranked = sorted(actions, key=lambda action: _rank(action, material, on))
    shown = tuple(
        carried_action(action, material.anchors.get((action.path, action.line), "")) for action in ranked[:SHOWN]
    )
    return shown, len(ranked) - len(shown)


def _rank(action: Action, material: Material, on: dt.date) -> tuple[int, bool, bool, dt.date, dt.date, str, int, str]:
    soon = action.due is not None and action.due - on <= _SOON
    age = action.date or dt.date.max
    touched = material.touched.get((action.path, action.line), action.date)
    # What nobody has touched for so long is kept and counted, but does not crowd out the rest.
    stale = touched is not None and on - touched > _STALE
    due = action.due if soon and action.due else dt.date.max
    return by_owner(action.owner), stale, not soon, due, age, action.path, action.line, action.text
