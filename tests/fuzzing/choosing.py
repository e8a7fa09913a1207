"""Choosing by consistent hashing: where one more thing can be chosen, most choices stay what they were.

So a new case changes only those mutants that are now made from it. Knows nothing of what is chosen.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from hashlib import blake2b
from random import Random
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Ring(Generic[Thing]):
    """Things at points of a ring that their names decide. One with twice the points is chosen twice as often."""

    def __init__(self, things: Iterable[tuple[str, int, Thing]]) -> None:
        """`things`: name, number of points, and the thing itself."""
        placed = {_point(f"{name}#{number}"): thing for name, points, thing in things for number in range(points)}
        self._points = sorted(placed)
        self._things = [placed[point] for point in self._points]

    def choose(self, random: Random) -> Thing:
        """The thing at the next point."""
        return self._things[bisect(self._points, random.getrandbits(64)) % len(self._things)]


def _point(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
