"""The whole account of a programme's points, derived anew: totals by month, the chain of closes, one line to publish.

Holds each close against what the batches give, so that a reader needs to trust no figure in the files.
"""

from __future__ import annotations

from dataclasses import dataclass

from hehuo.model.ledger import open_ledger
from hehuo.model.ledger.closing import CloseFigures
from hehuo.model.registry import Registry, record_path


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditMonth:
    """A booking month. `digest` is that of its close, None while it is open; `agrees` says whether the close says what
    the batches give, and carries the digest of the close before."""

    month: str
    figures: CloseFigures
    closed: str | None
    digest: str | None
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsAudit:
    """A programme's points. issued - redeemed - expired + adjusted = outstanding = what the cards hold together;
    `accepted` is what partners took for them less what was reversed, `settled` what they were paid for."""

    programme: str
    batches: int
    entries: int
    cards: int
    issued: int
    redeemed: int
    expired: int
    adjusted: int
    outstanding: int
    accepted: int
    settled: int
    months: tuple[AuditMonth, ...]

    @property
    def agrees(self) -> bool:
        """Whether every close says what the batches give, and the cards together hold what the months leave."""
        left = self.issued - self.redeemed - self.expired + self.adjusted
        return left == self.outstanding and all(month.agrees for month in self.months)

    @property
    def line(self) -> str:
        """One line that fixes everything up to the last close; empty while no month is closed."""
        closed = [month for month in self.months if month.digest is not None]
        if not closed:
            return ""
        last = closed[-1]
        return f"hehuo {self.programme} {last.month} closing={last.figures.closing} close=sha256:{last.digest}"


def audit_points(registry: Registry, programme: str) -> PointsAudit:
    """Derive everything anew from the batches."""
    ledger = open_ledger(registry, programme)
    accepted = -sum(
        posting.points for posting in ledger.postings if posting.kind == "redeem" and posting.line not in ledger.named
    )
    months = tuple(_month(registry, programme, month, figures) for month, figures in ledger.months.items())
    return PointsAudit(
        programme=programme,
        batches=len(ledger.batches),
        entries=sum(len(batch.entries) for batch in ledger.batches.values()),
        cards=sum(1 for balance in ledger.balances.values() if balance),
        issued=sum(month.figures.issued for month in months),
        redeemed=sum(month.figures.redeemed for month in months),
        expired=sum(month.figures.expired for month in months),
        adjusted=sum(month.figures.adjusted for month in months),
        outstanding=sum(ledger.balances.values()),
        accepted=accepted,
        settled=-sum(posting.points for posting in ledger.postings if posting.kind == "settlement"),
        months=months,
    )


def _month(registry: Registry, programme: str, month: str, figures: CloseFigures) -> AuditMonth:
    key = f"{programme}/{month}"
    close = registry.closes.get(key)
    return AuditMonth(
        month=month,
        figures=figures,
        closed=close.date if close is not None else None,
        digest=registry.digests[record_path("close", key)] if close is not None else None,
        agrees=close is None or figures.agree_with(close),
    )
