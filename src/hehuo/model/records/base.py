"""What all records share: the base of every struct, corrections, and three vocabularies."""

from __future__ import annotations

from keyword import iskeyword
from typing import Any, Literal

import msgspec

Qualifier = Literal["exact", "over", "about", "under"]
MoneyKind = Literal["cash", "in-kind", "resources"]
Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]


class Struct(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"from_": "from", "class_": "class", "for_": "for", "except_": "except"},
):
    """Base of all records: frozen, keyword-only. A field that only the schema has is left out."""

    def get(self, key: str) -> Any:
        """The value of a field under the name it has in a file; None for a field that the struct lacks."""
        return getattr(self, f"{key}_" if iskeyword(key) else key, None)


class Change(Struct, frozen=True, kw_only=True):
    """By how much something rose or fell: one of the two."""

    percent: int | None = None
    by: int | None = None

    @property
    def amount(self) -> int:
        """How much it is, in per cent or in the unit; negative where it fell."""
        return self.percent if self.percent is not None else self.by or 0


class Correction(Struct, frozen=True, kw_only=True):
    """Why a fact recorded earlier is no longer what it was; `what` names the field or, in a programme, the record."""

    date: str
    what: str
    reason: str
    approved_by: str | None = None
