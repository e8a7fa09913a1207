"""The whole account of a programme's points, derived anew: totals by month, the chain of closes, one line to publish.

Holds each close against what the batches give, so that a reader needs to trust no figure in the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hehuo.model.closing import CloseFigures, compute_closes
from hehuo.model.ledger import iter_postings, post
from hehuo.model.lots import reversed_lines
from hehuo.model.records import Close
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
        return left == self.outstanding and all(each.agrees for each in self.months)

    @property
    def line(self) -> str:
        """One line that fixes everything up to the last close; empty while no month is closed."""
        closed = [each for each in self.months if each.digest is not None]
        if not closed:
            return ""
        last = closed[-1]
        return f"hehuo {self.programme} {last.month} closing={last.figures.closing} close=sha256:{last.digest}"


def audit_points(registry: Registry, programme: str) -> PointsAudit:
    """Derive everything anew from the batches."""
    batches = registry.batches_by_programme.get(programme, {})
    undone = reversed_lines(programme, batches)
    postings = iter_postings(registry, programme)
    accepted = -sum(
        each.points for each in postings if each.kind == "redeem" and (each.batch, each.index) not in undone
    )
    months = tuple(
        _month(registry, programme, month, figures) for month, figures in compute_closes(registry, programme).items()
    )
    balances: Mapping[str, int] = post(registry, programme).balances
    return PointsAudit(
        programme=programme,
        batches=len(batches),
        entries=sum(len(batch.entries) for batch in batches.values()),
        cards=sum(1 for balance in balances.values() if balance),
        issued=sum(each.figures.issued for each in months),
        redeemed=sum(each.figures.redeemed for each in months),
        expired=sum(each.figures.expired for each in months),
        adjusted=sum(each.figures.adjusted for each in months),
        outstanding=sum(balances.values()),
        accepted=accepted,
        settled=-sum(each.points for each in postings if each.kind == "settlement"),
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
        agrees=close is None or says(close, figures),
    )


def says(close: Close, figures: CloseFigures) -> bool:
    """Whether a close says what the batches give."""
    names = ("opening", "issued", "redeemed", "expired", "adjusted", "closing", "batches", "previous")
    return all(getattr(close, name) == getattr(figures, name) for name in names)
