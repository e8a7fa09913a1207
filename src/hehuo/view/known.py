"""Numbers with what is known of them: all there are, at least so many, or nothing."""

from __future__ import annotations

from typing import Literal

from hehuo.model.records import ListName
from hehuo.view.page import View

Certainty = Literal["known", "at-least", "unknown"]


class Quantity(View, frozen=True, kw_only=True):
    """How many there are. Only a `known` value is all of them; of an `at-least` one it is those recorded, and there may
    be more; of an `unknown` one nothing is recorded, which doesn't mean none."""

    value: int
    certainty: Certainty


class KnownExtent(View, frozen=True, kw_only=True):
    """How far a programme is known: `until` a day, month or year, None where nothing says; which of its lists are
    `complete`, and whether those are all."""

    until: str | None
    complete: tuple[ListName, ...]
    entire: bool
