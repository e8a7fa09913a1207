"""Points outstanding against what the alliance can still redeem, by trade; and what was redeemed, in money.

What can still be redeemed is the stock left of the offers open on the day, times their cost; an offer without a stock
has no number and is only named. Knows no card.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hehuo.derive.points import ProgrammePoints
from hehuo.model.records import Offer
from hehuo.model.registry import Registry, programme_of, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeCapacity:
    """A trade of the alliance (None for merchants whose record names none): its open offers with a stock and the points
    they can still take, its open offers without one, and what its merchants have taken, in points and money."""

    trade: str | None
    merchants: tuple[str, ...]
    limited: tuple[str, ...]
    points: int
    unlimited: tuple[str, ...]
    accepted: int
    worth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthMonth:
    """What was redeemed in a booking month: pieces of offers with a worth, and that worth in yuan."""

    month: str
    pieces: int
    yuan: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Redeemable:
    """A programme's outstanding points and what can be had for them. `short` is by how much the stocks fall behind,
    0 where they suffice or an offer without a stock is open."""

    programme: str
    outstanding: int
    points: int
    unlimited: int
    trades: tuple[TradeCapacity, ...]
    months: tuple[WorthMonth, ...]

    @property
    def short(self) -> int:
        return 0 if self.unlimited else max(self.outstanding - self.points, 0)

    @property
    def worth(self) -> int:
        """What was redeemed so far, in yuan."""
        return sum(month.yuan for month in self.months)


def derive_redeemable(
    registry: Registry, points: Mapping[str, ProgrammePoints], as_of: date
) -> Mapping[str, Redeemable]:
    """The capacity of every programme that has points."""
    offers: dict[str, dict[str, Offer]] = defaultdict(dict)
    for key, offer in registry.offers.items():
        offers[programme_of(key)][key] = offer
    return {key: _redeemable(registry, view, offers[key], as_of) for key, view in points.items()}


def _redeemable(registry: Registry, view: ProgrammePoints, offers: Mapping[str, Offer], as_of: date) -> Redeemable:
    by_trade: dict[str | None, dict[str, Offer]] = defaultdict(dict)
    for key, offer in offers.items():
        partner = registry.partners.get(resolve(view.programme, offer.partner))
        by_trade[partner.trade if partner is not None else None][key] = offer
    declared = registry.programmes[view.programme].trades if view.programme in registry.programmes else {}
    order = {trade: place for place, trade in enumerate(declared)}
    names = sorted(by_trade, key=lambda trade: (trade is None, order.get(trade or "", len(order)), trade or ""))
    trades = tuple(_trade(view, trade, by_trade[trade], as_of) for trade in names)
    return Redeemable(
        programme=view.programme,
        outstanding=view.outstanding,
        points=sum(trade.points for trade in trades),
        unlimited=sum(len(trade.unlimited) for trade in trades),
        trades=trades,
        months=_months(view, offers),
    )


def _trade(view: ProgrammePoints, trade: str | None, offers: Mapping[str, Offer], as_of: date) -> TradeCapacity:
    today = as_of.isoformat()
    running = {
        key: offer
        for key, offer in offers.items()
        if offer.from_ <= today and (offer.until is None or offer.until >= today)
    }
    left = {key: offer.stock - view.taken.get(key, 0) for key, offer in running.items() if offer.stock is not None}
    merchants = tuple(dict.fromkeys(resolve(view.programme, offer.partner) for offer in offers.values()))
    return TradeCapacity(
        trade=trade,
        merchants=merchants,
        limited=tuple(key for key, pieces in left.items() if pieces > 0),
        points=sum(pieces * running[key].cost for key, pieces in left.items() if pieces > 0),
        unlimited=tuple(key for key, offer in running.items() if offer.stock is None),
        accepted=sum(view.accepted.get(merchant, 0) for merchant in merchants),
        worth=sum(view.taken.get(key, 0) * (offer.worth or 0) for key, offer in offers.items()),
    )


def _months(view: ProgrammePoints, offers: Mapping[str, Offer]) -> tuple[WorthMonth, ...]:
    """The months with redemptions of offers that state a worth; what was reversed doesn't count."""
    pieces, yuan = Counter[str](), Counter[str]()
    for (month, key), quantity in view.taken_by_month.items():
        worth = offers[key].worth if key in offers else None
        if worth is not None and quantity:
            pieces[month] += quantity
            yuan[month] += quantity * worth
    return tuple(WorthMonth(month=month, pieces=pieces[month], yuan=yuan[month]) for month in sorted(pieces))
