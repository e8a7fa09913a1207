"""What a month's close must say, computed from the ledger's batches alone.

Counts by booking month, the folder a batch lies in: a late sheet belongs to the month that booked it, whatever its
effective date. Knows nothing of whether a close has been written, nor of whether a balance may be negative.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hehuo.model.ledger import entry_points, offer_of
from hehuo.model.records import Batch, BatchKind
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


_COLUMN: Mapping[BatchKind, str] = {
    "earn": "issued", "redeem": "redeemed", "expiry": "expired", "reversal": "adjusted", "adjustment": "adjusted",
}  # fmt: skip
"""Which figure a kind adds to. A settlement pays a partner for points that have already left the cards."""


def compute_close(registry: Registry, programme: str, month: str) -> CloseFigures:
    """The figures of one month. Raises KeyError where the month has no batch and no close."""
    return compute_closes(registry, programme)[month]


def compute_closes(registry: Registry, programme: str) -> dict[str, CloseFigures]:
    """The figures of every month that has a batch or a close, in order of month, in one pass over the ledger.

    Batches that could not be read or judged are missing from the figures; whoever compares must know that.
    """
    months = _batches_by_month(registry, programme)
    closes: dict[str, CloseFigures] = {}
    opening, previous = 0, None
    for month in sorted(months):
        figures = _figures(registry, programme, months[month], opening, previous)
        closes[month] = figures
        opening = figures.closing
        previous = registry.digests.get(record_path("close", f"{programme}/{month}"), previous)
    return closes


def _batches_by_month(registry: Registry, programme: str) -> dict[str, dict[str, Batch]]:
    """Month → key → batch; a month that has only a close is there too, empty."""
    months: dict[str, dict[str, Batch]] = {
        key.split("/")[1]: {} for key in registry.closes if programme_of(key) == programme
    }
    for key, batch in sorted(registry.batches_by_programme.get(programme, {}).items()):
        months.setdefault(key.split("/")[1], {})[key] = batch
    return months


def _figures(registry: Registry, programme: str, batches: Mapping[str, Batch], opening: int,
             previous: str | None) -> CloseFigures:  # fmt: skip
    sums = dict.fromkeys(("issued", "redeemed", "expired", "adjusted"), 0)
    rules = registry.rules.get(programme)
    for batch in batches.values():
        column = _COLUMN.get(batch.kind)
        if column is None:
            continue
        offer = offer_of(registry, programme, batch)
        sums[column] += sum(entry_points(entry, batch, rules, offer) or 0 for entry in batch.entries)
    closing = opening + sums["issued"] - sums["redeemed"] - sums["expired"] + sums["adjusted"]
    digests = {key.split("/")[2]: registry.digests[record_path("batch", key)] for key in batches}
    return CloseFigures(opening=opening, **sums, closing=closing, batches=digests, previous=previous)
