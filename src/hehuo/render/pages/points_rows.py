"""What the points pages list: earning rules, offers, merchants by trade, batches and seals, made ready for a template.

Knows no card: nothing of who earned or spent is on a page, only how much and on which sheet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from hehuo.model.records import Batch, BatchKind, Offer, PointsRule, Term
from hehuo.model.registry import Registry, programme_of, record_path, resolve

Phase = Literal["current", "upcoming", "over", "empty"]
"""In force, not yet, no longer, or out of stock."""

KINDS: Mapping[BatchKind, str] = {
    "earn": "得分",
    "redeem": "兑换",
    "expiry": "过期",
    "reversal": "冲销",
    "adjustment": "调整",
    "settlement": "与商户结算",
}
"""The kinds of batch in the order in which a month lists them."""

_PHASES: tuple[Phase, ...] = ("current", "upcoming", "empty", "over")

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Generic[Row]):
    """Rows under the name of a form, a trade or a kind of batch."""

    id: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """An earning rule and whether it is in force on the day the pages speak for."""

    id: str
    rule: PointsRule
    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """An offer, the key of who gives it, its trade's name, and the pieces left (None where stock isn't limited)."""

    key: str
    id: str
    offer: Offer
    partner: str
    trade: str
    left: int | None
    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class MerchantRow:
    """A partner that takes points: its offers, and the points it has taken so far."""

    partner: str
    offers: tuple[OfferRow, ...]
    accepted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A batch in its month: its file and what it is about, never whose cards it touches."""

    name: str
    batch: Batch
    path: str
    community: str | None
    partner: str | None
    offer: str | None
    rule: str | None
    yuan: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A closed month: the digest of its close, of the close before, and of each batch by path."""

    month: str
    date: str
    path: str
    digest: str
    previous: str | None
    batches: tuple[tuple[str, str], ...]


def phase(begin: str, until: str | None, as_of: date) -> Phase:
    """Whether a span of days holds the as-of day, lies after it or before it."""
    today = as_of.isoformat()
    if begin > today:
        return "upcoming"
    return "over" if until is not None and until < today else "current"


def rule_rows(registry: Registry, programme: str, as_of: date) -> tuple[RuleRow, ...]:
    """The earning rules, those in force first, else as the file has them."""
    book = registry.rules.get(programme)
    rows = [
        RuleRow(id=id_, rule=rule, phase=phase(rule.from_, rule.until, as_of))
        for id_, rule in (book.rules if book else {}).items()
    ]
    return tuple(sorted(rows, key=lambda row: _PHASES.index(row.phase)))


def offer_rows(registry: Registry, programme: str, taken: Mapping[str, int], as_of: date) -> tuple[OfferRow, ...]:
    """The offers of a programme: those one can have first, then the cheapest."""
    rows = [
        _offer_row(registry, key, offer, taken.get(key, 0), as_of)
        for key, offer in registry.offers.items()
        if programme_of(key) == programme
    ]
    return tuple(sorted(rows, key=lambda row: (_PHASES.index(row.phase), row.offer.cost, row.key)))


def _offer_row(registry: Registry, key: str, offer: Offer, taken: int, as_of: date) -> OfferRow:
    programme, _, id_ = key.partition("/")
    partner = resolve(programme, offer.partner)
    left = None if offer.stock is None else max(offer.stock - taken, 0)
    state = phase(offer.from_, offer.until, as_of)
    return OfferRow(
        key=key,
        id=id_,
        offer=offer,
        partner=partner,
        trade=trade_name(registry, partner),
        left=left,
        phase="empty" if state == "current" and left == 0 else state,
    )


def trade_name(registry: Registry, partner: str) -> str:
    """The trade of a partner in its own programme's words, or nothing where its record names none."""
    record = registry.partners.get(partner)
    own = registry.programmes.get(programme_of(partner))
    term = own.trades.get(record.trade or "") if record and own else None
    return term.name if term else ""


def by_form(rows: Iterable[OfferRow], forms: Mapping[str, Term]) -> tuple[Heading[OfferRow], ...]:
    """The offers under their forms, in the order in which the programme declares them."""
    grouped: dict[str, list[OfferRow]] = {form: [] for form in forms}
    for row in rows:
        grouped.setdefault(row.offer.form, []).append(row)
    return tuple(
        Heading(id=form, name=forms[form].name if form in forms else form, rows=tuple(found))
        for form, found in grouped.items()
        if found
    )


def by_trade(
    registry: Registry, programme: str, rows: Iterable[OfferRow], accepted: Mapping[str, int]
) -> tuple[Heading[MerchantRow], ...]:
    """The merchants under their trades, in the order in which the programme declares them; those without one last."""
    offers: dict[str, list[OfferRow]] = {partner: [] for partner in accepted}
    for row in rows:
        offers.setdefault(row.partner, []).append(row)
    grouped: dict[str, list[MerchantRow]] = defaultdict(list)
    for partner in sorted(offers, key=lambda key: (-accepted.get(key, 0), key)):
        merchant = MerchantRow(partner=partner, offers=tuple(offers[partner]), accepted=accepted.get(partner, 0))
        grouped[trade_name(registry, partner)].append(merchant)
    declared = [term.name for term in registry.programmes[programme].trades.values()]
    order = {name: place for place, name in enumerate(declared)}
    names = sorted(grouped, key=lambda name: (not name, order.get(name, len(order)), name))
    return tuple(Heading(id=name, name=name or "未写业态", rows=tuple(grouped[name])) for name in names)


def batch_rows(registry: Registry, programme: str, keys: Iterable[str]) -> tuple[Heading[BatchRow], ...]:
    """A month's batches under their kinds, each kind by date and name."""
    grouped: dict[BatchKind, list[BatchRow]] = {kind: [] for kind in KINDS}
    for key in keys:
        row = _batch_row(registry, programme, key)
        grouped[row.batch.kind].append(row)
    return tuple(
        Heading(id=kind, name=KINDS[kind], rows=tuple(sorted(found, key=lambda row: (row.batch.date, row.name))))
        for kind, found in grouped.items()
        if found
    )


def _batch_row(registry: Registry, programme: str, key: str) -> BatchRow:
    batch, path = registry.batches[key], record_path("batch", key)
    book = registry.rules.get(programme)
    rule = book.rules.get(batch.rule) if book and batch.rule else None

    def full(reference: str | None) -> str | None:
        return resolve(programme, reference) if reference else None

    return BatchRow(
        name=key.rpartition("/")[2],
        batch=batch,
        path=path,
        community=full(batch.community),
        partner=full(batch.partner),
        offer=full(batch.offer),
        rule=rule.title if rule else None,
        yuan=sum(entry.yuan or 0 for entry in batch.entries),
    )


def digests(registry: Registry, keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The path and digest of each batch."""
    return tuple((path, registry.digests[path]) for path in (record_path("batch", key) for key in keys))


def seals(registry: Registry, programme: str, months: Iterable[Any]) -> tuple[Seal, ...]:
    """The closed months in order, each with the digests that seal it."""
    found = []
    for month in months:
        close = registry.closes.get(f"{programme}/{month.month}")
        if close is None or month.seal is None:
            continue
        found.append(
            Seal(
                month=month.month,
                date=close.date,
                path=record_path("close", f"{programme}/{month.month}"),
                digest=month.seal,
                previous=close.previous,
                batches=digests(registry, month.batches),
            )
        )
    return tuple(found)
