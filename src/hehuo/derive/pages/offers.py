"""What a programme's page of points shows of its rules, offers and merchants, and of what they can still take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args

from hehuo.derive.pages.context import PageContext, term_name
from hehuo.derive.redeemable import TradeCapacity as Trade
from hehuo.model.records import Offer, Term
from hehuo.model.registry import programme_of, resolve
from hehuo.view.page import Receipt
from hehuo.view.points import (
    Capacity,
    EarningRule,
    Merchant,
    MerchantTrade,
    OfferForm,
    OfferLine,
    Phase,
    TradeCapacity,
    WorthMonth,
)

_PHASES: tuple[Phase, ...] = get_args(Phase)


def earning_rules(context: PageContext, programme: str) -> tuple[EarningRule, ...]:
    """The earning rules, those in force first, else as the file has them."""
    book, today = context.registry.rules.get(programme), context.derived.as_of
    rules = [
        EarningRule(id=name, record=rule, phase=_phase(rule.from_, rule.until, today))
        for name, rule in (book.rules if book else {}).items()
    ]
    return tuple(sorted(rules, key=lambda rule: _PHASES.index(rule.phase)))


def offer_lines(context: PageContext, programme: str) -> tuple[OfferLine, ...]:
    """The offers of a programme: those one can have first, then the cheapest."""
    taken = context.derived.points[programme].taken
    lines = [
        _offer(context, key, offer, taken.get(key, 0))
        for key, offer in context.registry.offers.items()
        if programme_of(key) == programme
    ]
    return tuple(sorted(lines, key=lambda line: (_PHASES.index(line.phase), line.record.cost, line.id)))


def _offer(context: PageContext, key: str, offer: Offer, taken: int) -> OfferLine:
    programme, _, name = key.partition("/")
    partner = resolve(programme, offer.partner)
    left = None if offer.stock is None else max(offer.stock - taken, 0)
    phase = _phase(offer.from_, offer.until, context.derived.as_of)
    return OfferLine(
        id=name,
        record=offer,
        partner=context.links.of("partner", partner),
        trade=_trade_of(context, partner),
        left=left,
        phase="empty" if phase == "current" and left == 0 else phase,
    )


def _phase(begin: str, until: str | None, as_of: date) -> Phase:
    """Whether a span of days holds the as-of day, lies after it or before it."""
    today = as_of.isoformat()
    if begin > today:
        return "upcoming"
    return "over" if until is not None and until < today else "current"


def _trade_of(context: PageContext, partner: str) -> str | None:
    """The trade of a partner in its own programme's words; None where its record names none."""
    record = context.registry.partners.get(partner)
    own = context.registry.programmes.get(programme_of(partner))
    term = own.trades.get(record.trade or "") if record and own else None
    return term.name if term else None


def offer_forms(lines: Iterable[OfferLine], declared: Mapping[str, Term]) -> tuple[OfferForm, ...]:
    """The offers under their forms, in the order in which the programme declares them."""
    grouped: dict[str, list[OfferLine]] = {form: [] for form in declared}
    for line in lines:
        grouped.setdefault(line.record.form, []).append(line)
    return tuple(
        OfferForm(id=form, name=term_name(declared, form), offers=tuple(found))
        for form, found in grouped.items()
        if found
    )


def merchant_trades(context: PageContext, programme: str, lines: Iterable[OfferLine]) -> tuple[MerchantTrade, ...]:
    """The merchants under their trades, in the order in which the programme declares them; those without one last."""
    accepted = context.derived.points[programme].accepted
    offers: dict[str, list[OfferLine]] = {partner: [] for partner in accepted}
    for line in lines:
        offers.setdefault(resolve(programme, line.record.partner), []).append(line)
    grouped: dict[str, list[Merchant]] = defaultdict(list)
    for partner in sorted(offers, key=lambda key: (-accepted.get(key, 0), key)):
        merchant = Merchant(
            partner=context.links.of("partner", partner),
            offers=tuple(offers[partner]),
            accepted=accepted.get(partner, 0),
        )
        grouped[_trade_of(context, partner) or ""].append(merchant)
    declared = [term.name for term in context.programmes[programme].trades.values()]
    order = {name: place for place, name in enumerate(declared)}
    names = sorted(grouped, key=lambda name: (not name, order.get(name, len(order)), name))
    return tuple(MerchantTrade(name=name or None, merchants=tuple(grouped[name])) for name in names)


def capacity(context: PageContext, programme: str) -> Capacity:
    """What can be had for the points outstanding, by trade; and what was redeemed, in money."""
    found = context.derived.redeemable[programme]
    return Capacity(
        outstanding=found.outstanding,
        points=found.points,
        unlimited=found.unlimited,
        short=found.short,
        trades=tuple(_trade_capacity(context, programme, trade) for trade in found.trades),
        months=tuple(WorthMonth(month=row.month, pieces=row.pieces, yuan=row.yuan) for row in found.months),
        pieces=sum(month.pieces for month in found.months),
        worth=found.worth,
        accepted=sum(trade.accepted for trade in found.trades),
    )


def _trade_capacity(context: PageContext, programme: str, found: Trade) -> TradeCapacity:
    return TradeCapacity(
        name=term_name(context.programmes[programme].trades, found.trade) if found.trade else None,
        merchants=len(found.merchants),
        limited=Receipt(value=found.points, records=context.links.all_of("offer", found.limited)),
        unlimited=context.links.all_of("offer", found.unlimited),
        accepted=found.accepted,
        worth=found.worth,
    )
