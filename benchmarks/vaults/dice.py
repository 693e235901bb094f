"""Chance that falls the same on every machine and in every Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Throws made from `random.random()` alone: the one method whose sequence Python promises to keep for a seed."""

    __slots__ = ("_throw",)

    def __init__(self, *seed: object) -> None:
        self._throw = random.Random(" ".join(str(part) for part in seed)).random  # noqa: S311 - no secret, a fixture

    def below(self, count: int) -> int:
        """Return a whole number from 0 to count - 1."""
        return int(self._throw() * count)

    def between(self, least: int, most: int) -> int:
        """Return a whole number of the range, both ends included."""
        return least + int(self._throw() * (most - least + 1))

    def pick(self, things: Sequence[T]) -> T:
        """Return one of the things."""
        return things[int(self._throw() * len(things))]

    def chance(self, share: float) -> bool:
        """Return whether something with this probability happens."""
        return self._throw() < share

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return the things in another order (Fisher and Yates)."""
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
