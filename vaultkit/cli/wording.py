"""How beliefs are said: the same words in every command."""

from __future__ import annotations

from collections.abc import Mapping


def phase_name(phase: str, *, renewed: bool) -> str:
    """Return the phase as people read it ("share-context (renewed)")."""
    return f"{phase} (renewed)" if renewed else phase


def percent(p: float) -> str:
    """Return "84 %"; nothing is ever quite certain."""
    return "over 99 %" if p > 0.995 else "under 1 %" if p < 0.005 else f"{100 * p:.0f} %"


def confidence_word(confidence: str, phase: str, probabilities: Mapping[str, float]) -> str:
    """Return "84 %", "leaning, 71 %", "guess", or both phases where it stands between them.

    `probabilities` are by phase and sum to 1; empty where nobody has met.
    """
    from vaultkit.model import Confidence  # noqa: PLC0415 - a known answer needs none

    if confidence == Confidence.GUESS or not probabilities:
        return "a guess"
    here = percent(probabilities.get(phase, 0.0))
    if confidence == Confidence.SETTLED:
        return here
    if confidence == Confidence.LEANING:
        return f"leaning, {here}"
    rival = max((other for other in probabilities if other != phase), key=lambda other: probabilities[other])
    return f"{here}, {rival} {percent(probabilities[rival])}"


def decibels(value: float) -> str:
    """Return a strength with sign and one decimal ("+3.2 dB")."""
    return f"{value:+.1f} dB"
