"""Points concluded: month totals, issued, redeemed, outstanding, what is left of each offer, what merchants took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hehuo.model.ledger import Ledger, open_ledger
from hehuo.model.ledger.postings import month_of
from hehuo.model.registry import Registry, programme_of, record_path, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTotals:
    """A booking month: points at its start, moved in it, at its end; `seal` is the digest of its close, if closed."""

    month: str
    opening: int
    issued: int
    redeemed: int
    expired: int
    adjusted: int
    closing: int
    batches: tuple[str, ...]
    seal: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePoints:
    """A programme's points. `taken` is the pieces redeemed per offer key; `accepted` the points per partner key;
    `earned` the points given to each card; `taken_by_month` the pieces per booking month and offer key. In these four,
    reversed entries don't count."""

    programme: str
    ledger: Ledger
    months: tuple[MonthTotals, ...]
    issued: int
    redeemed: int
    expired: int
    adjusted: int
    outstanding: int
    taken: Mapping[str, int]
    taken_by_month: Mapping[tuple[str, str], int]
    accepted: Mapping[str, int]
    earned: Mapping[str, int]


def derive_points(registry: Registry) -> Mapping[str, ProgrammePoints]:
    """The points of every programme that has rules, offers or batches."""
    programmes = sorted({*registry.rules, *registry.batches_by_programme, *map(programme_of, registry.offers)})
    return {programme: _view(registry, programme) for programme in programmes}


def _view(registry: Registry, programme: str) -> ProgrammePoints:
    ledger = open_ledger(registry, programme)
    months = _months(ledger)
    taken: Counter[str] = Counter()
    by_month: Counter[tuple[str, str]] = Counter()
    accepted: Counter[str] = Counter()
    earned: Counter[str] = Counter()
    for posting in ledger.postings:
        batch = registry.batches[posting.batch]
        if posting.line in ledger.named:
            continue
        if posting.kind == "redeem" and batch.offer and batch.partner:
            offer = resolve(programme, batch.offer)
            taken[offer] += posting.quantity
            by_month[month_of(posting.batch), offer] += posting.quantity
            accepted[resolve(programme, batch.partner)] -= posting.points
        elif posting.kind == "earn":
            earned[posting.account] += posting.points
    return ProgrammePoints(
        programme=programme,
        ledger=ledger,
        months=months,
        issued=sum(month.issued for month in months),
        redeemed=sum(month.redeemed for month in months),
        expired=sum(month.expired for month in months),
        adjusted=sum(month.adjusted for month in months),
        outstanding=sum(ledger.balances.values()),
        taken=taken,
        taken_by_month=by_month,
        accepted=accepted,
        earned=earned,
    )


def _months(ledger: Ledger) -> tuple[MonthTotals, ...]:
    months = []
    for month, close in ledger.months.items():
        path = record_path("close", f"{ledger.programme}/{month}")
        months.append(
            MonthTotals(
                month=month,
                opening=close.opening,
                issued=close.issued,
                redeemed=close.redeemed,
                expired=close.expired,
                adjusted=close.adjusted,
                closing=close.closing,
                batches=tuple(f"{ledger.programme}/{month}/{name}" for name in close.batches),
                seal=ledger.registry.digests.get(path),
            )
        )
    return tuple(months)
