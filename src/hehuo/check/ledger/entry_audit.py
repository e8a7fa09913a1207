"""Says in findings what the ledgers find wrong with entries: broken limits, and cards that don't hold what is taken.

An entry is blamed once at most.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.ledger.doubts import judged_ledgers
from hehuo.check.survey import Survey
from hehuo.check.words import Args
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.ledger import Ledger, Posting
from hehuo.model.ledger.balances import Overdraft
from hehuo.model.ledger.limits import Breach, CapExceeded, CardNotOpen, OutOfStock
from hehuo.model.registry import record_path
from hehuo.words import gettext_lazy


def entry_findings(survey: Survey) -> Iterator[Finding]:
    """What is wrong with single entries."""
    for ledger in judged_ledgers(survey).values():
        yield from _findings(ledger)


def _findings(ledger: Ledger) -> Iterator[Finding]:
    for breach in ledger.breaches.values():
        yield _breach(ledger.programme, breach)
    for overdraft in ledger.overdrawn:
        yield _overdraft(overdraft)


def _finding(rule: str, posting: Posting, field: str, args: Args, *related: tuple[str, Route]) -> Finding:
    path = record_path("batch", posting.batch)
    return Finding(rule=rule, path=path, route=("entries", posting.index, field), args=args, related=related)


def _overdraft(found: Overdraft) -> Finding:
    args: Args = {"points": -found.posting.points, "balance": found.balance}
    return _finding("overdrawn-card", found.posting, "card", args)


def _breach(programme: str, found: Breach) -> Finding:
    posting = found.posting
    args: Args
    if isinstance(found, CardNotOpen):
        card, place = found.card, (record_path("cards", programme), ("cards", posting.account))
        args = {"date": posting.date, "opened": card.opened, "closed": card.closed or gettext_lazy("now")}
        return _finding("card-not-open", posting, "card", args, place)
    if isinstance(found, CapExceeded):
        declared = (record_path("rules", programme), ("rules", found.rule, "cap_per_month"))
        args = {"points": posting.points, "before": found.before, "cap": found.cap, "month": posting.date[:7]}
        return _finding("cap-exceeded", posting, "quantity", args, declared)
    if isinstance(found, OutOfStock):
        args = {"asked": posting.quantity, "left": found.left, "stock": found.stock}
        return _finding(
            "offer-out-of-stock", posting, "quantity", args, (record_path("offer", found.offer), ("stock",))
        )
    args = {"asked": posting.quantity, "before": found.before, "limit": found.limit}
    limit = (record_path("offer", found.offer), ("limit_per_card",))
    return _finding("offer-over-limit", posting, "quantity", args, limit)
