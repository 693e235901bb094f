"""Running load: status, reports and post-mortems, which belong in a rhythm of their own and not in a 1:1."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from vaultkit.briefs.material import Material
from vaultkit.briefs.material import carried
from vaultkit.briefs.prompts import topics_of
from vaultkit.model import Carried
from vaultkit.model import ItemKind
from vaultkit.notes.inline import plain_text

#: Lines shown; the rest is counted.
PARKED = 5


def parked_load(material: Material, *, theatre: bool, limit: int = PARKED) -> tuple[tuple[Carried, ...], int]:
    """Return the running load of the last meeting, each under its rhythm, and how many more there are.

    A single line that looks like status in a meeting about something else is none: `theatre` says that the meeting was status.
    """
    last = len(material.days) - 1
    found = [said for said in material.of(ItemKind.STATUS, sure=0.0 if theatre else 0.6) if said.meeting == last]
    found = [said for said in found if said.path and (theatre or not topics_of(said.item.text))]
    if len(found) < 2 and not theatre:
        return (), 0
    shown = sorted(found[:limit], key=lambda said: rhythm_of(said.item.text))
    return tuple(carried(said, kind=rhythm_of(said.item.text)) for said in shown), max(0, len(found) - limit)


def rhythm_of(text: str) -> str:
    """Tell to which running load a line belongs: "postmortem", "report", "planning" or "status"."""
    lower = " " + re.sub(r"[^\w-]+", " ", plain_text(text).lower()) + " "
    for rhythm, words in _rhythms().items():
        if any(f" {word} " in lower or f" {word}s " in lower for word in words):
            return rhythm
    return "status"


@lru_cache(maxsize=1)
def _rhythms() -> Mapping[str, tuple[str, ...]]:
    text = (files("vaultkit.briefs") / "data" / "rhythms.toml").read_text(encoding="utf-8")
    return {rhythm: tuple(words) for rhythm, words in tomllib.loads(text).items()}
