"""What a month's close must say, computed from the ledger's batches alone.

Counts by booking month, the folder a batch lies in: a late sheet belongs to the month that booked it, whatever its
effective date. Knows nothing of whether a close has been written, nor of whether a balance may be negative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hehuo.model.ledger.journal import Journal
from hehuo.model.ledger.postings import KINDS, month_of
from hehuo.model.records import Close
from hehuo.model.registry import Registry, programme_of, record_path


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseFigures:
    """A month in figures. `closing` = opening + issued - redeemed - expired + adjusted.

    `adjusted` is the net of adjustments and reversals. `batches` names each batch's digest in order of name;
    `previous` is the digest of the last close before, and None where there is none.
    """

    opening: int
    issued: int
    redeemed: int
    expired: int
    adjusted: int
    closing: int
    batches: Mapping[str, str]
    previous: str | None

    def agree_with(self, close: Close) -> bool:
        """Whether a close says what the batches give."""
        names = ("opening", "issued", "redeemed", "expired", "adjusted", "closing", "batches", "previous")
        return all(getattr(self, name) == getattr(close, name) for name in names)


def close_months(journal: Journal) -> dict[str, CloseFigures]:
    """The figures of every month that has a batch or a close, in order of month.

    Batches that could not be read or judged are missing from the figures; whoever compares must know that.
    """
    months = _batches_by_month(journal)
    closes: dict[str, CloseFigures] = {}
    opening, previous = 0, None
    for month in sorted(months):
        figures = _figures(journal, months[month], opening, previous)
        closes[month] = figures
        opening = figures.closing
        previous = journal.registry.digests.get(record_path("close", f"{journal.programme}/{month}"), previous)
    return closes


def closed_months(registry: Registry, programme: str) -> list[str]:
    """The months of a programme that have a close, in order."""
    return sorted(month_of(key) for key in registry.closes if programme_of(key) == programme)


def _batches_by_month(journal: Journal) -> dict[str, list[str]]:
    """Month → the keys of its batches, in order; a month that has only a close is there too, empty."""
    months: dict[str, list[str]] = {month: [] for month in closed_months(journal.registry, journal.programme)}
    for key in sorted(journal.batches):
        months.setdefault(month_of(key), []).append(key)
    return months


def _figures(journal: Journal, keys: Sequence[str], opening: int, previous: str | None) -> CloseFigures:
    sums = {"issued": 0, "redeemed": 0, "expired": 0, "adjusted": 0}
    for key in keys:
        kind = KINDS[journal.batches[key].kind]
        if kind.figure is not None:
            sums[kind.figure] += journal.sheet_totals.get(key, 0)
    return CloseFigures(
        opening=opening,
        **sums,
        closing=opening + sums["issued"] - sums["redeemed"] - sums["expired"] + sums["adjusted"],
        batches={key.split("/")[2]: journal.registry.digests[record_path("batch", key)] for key in keys},
        previous=previous,
    )
