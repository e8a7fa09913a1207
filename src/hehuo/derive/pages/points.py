"""The views of points: which programmes have points, a programme's points, and each month of its ledger."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.ledger import ledger_month, month_page, seal
from hehuo.derive.pages.offers import capacity, earning_rules, merchant_trades, offer_forms, offer_lines
from hehuo.derive.points import ProgrammePoints
from hehuo.model.knowledge import latest
from hehuo.model.registry import Registry
from hehuo.view.page import Link, PageView
from hehuo.view.points import PointsIndexPage, PointsPage, PointsSummary, Seal, WithoutPoints

_DIGESTS = 500
"""Digests of sheets on the programme's page, the newest; the months' own pages have the others."""


def points_pages(context: PageContext) -> Iterator[PageView]:
    """The list of programmes, then each programme's points followed by its months."""
    points = context.derived.points
    yield PointsIndexPage(
        **context.common_page("points"),
        programmes=tuple(_summary(context, key, points[key]) for key in context.programmes if key in points),
        without=tuple(_without(context, key) for key in context.programmes if key not in points),
    )
    for key in context.programmes:
        if key in points:
            yield _programme(context, key, points[key])
            for place in range(len(points[key].months)):
                yield month_page(context, key, points[key].months, place)


def _summary(context: PageContext, key: str, points: ProgrammePoints) -> PointsSummary:
    programme, months = context.programmes[key], [month.month for month in points.months]
    closed = [month.month for month in points.months if month.seal]
    return PointsSummary(
        link=Link(name=programme.name, url=f"points/{key}/"),
        nature=programme.nature,
        issued=points.issued,
        redeemed=points.redeemed,
        outstanding=points.outstanding,
        offers=sum(line.phase == "current" for line in offer_lines(context, key)),
        first=months[0] if months else None,
        last=months[-1] if months else None,
        closed=closed[-1] if closed else None,
    )


def _without(context: PageContext, key: str) -> WithoutPoints:
    area = context.programmes[key].area
    return WithoutPoints(link=context.links.of("programme", key), place=f"{area.city}{area.district}")


def _programme(context: PageContext, key: str, points: ProgrammePoints) -> PointsPage:
    offers = offer_lines(context, key)
    return PointsPage(
        **context.page(key, f"points/{key}/", "points"),
        id=key,
        file=context.file("rules", key),
        confirmed=_confirmed(context.registry, key),
        outstanding=points.outstanding,
        issued=points.issued,
        redeemed=points.redeemed,
        expired=points.expired,
        adjusted=points.adjusted,
        rules=earning_rules(context, key),
        forms=offer_forms(offers, context.programmes[key].offer_forms),
        trades=merchant_trades(context, key, offers),
        capacity=capacity(context, key),
        months=tuple(ledger_month(month) for month in points.months),
        seals=tuple(_seals(context, key, points)),
    )


def _confirmed(registry: Registry, key: str) -> str | None:
    """When the rules and the card list were last said to hold."""
    records = (registry.rules.get(key), registry.cards.get(key))
    found = latest(record.confirmed for record in records if record is not None and record.confirmed is not None)
    return found.text if found is not None else None


def _seals(context: PageContext, key: str, points: ProgrammePoints) -> Iterator[Seal]:
    """The closed months, the newest first; the digests of sheets as far as they fit on one page."""
    closed = [month for month in reversed(points.months) if month.seal]
    sizes = accumulate(len(month.batches) for month in closed)
    for month, size in zip(closed, sizes, strict=True):
        yield seal(context, key, month, with_files=size <= _DIGESTS)
