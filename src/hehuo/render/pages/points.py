"""The points pages: which programmes have points, a programme's points, and a month of its ledger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import accumulate
from typing import Any

from hehuo.render.charts import bar_chart
from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.points_rows import Seal, batch_rows, by_form, by_trade, digests, offer_rows, rule_rows, seals
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import view_url

_CHARTED = 12
"""Months in the chart."""

_DIGESTS = 500
"""So many batch digests stand on the programme's page, the newest; the others stand on the months' own pages."""


def points_pages(shared: Shared) -> Iterator[Page]:
    """The list of programmes with points, then each programme's page followed by its months."""
    yield _index(shared)
    for key in shared.programmes:
        view = shared.world.derived.points.get(key)
        if view is not None:
            yield _programme(shared, key, view)
            for place in range(len(view.months)):
                yield _month(shared, key, view, place)


def month_name(month: str) -> str:
    """A month in Chinese: 2026年5月."""
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月"


def _index(shared: Shared) -> Page:
    registry, derived = shared.world.registry, shared.world.derived
    current = {
        key: sum(row.phase == "current" for row in offer_rows(registry, key, view.taken, derived.as_of))
        for key, view in derived.points.items()
    }
    return framed(
        shared,
        "points/index.html",
        shell="points/index",
        url="points/",
        title="积分",
        programmes=shared.programmes,
        points=derived.points,
        current=current,
        month_name=month_name,
    )


def _programme(shared: Shared, key: str, view: Any) -> Page:
    registry, as_of = shared.world.registry, shared.world.derived.as_of
    programme = shared.programmes[key]
    offers = offer_rows(registry, key, view.taken, as_of)
    recent, closed = view.months[-_CHARTED:], seals(registry, key, view.months)
    path, edit = shared.edit("rules", key)
    return framed(
        shared,
        "points/programme.html",
        shell="points/programme/index",
        url=f"points/{key}/",
        title=f"{programme.name}的积分",
        trail=(("积分", "points/"),),
        key=key,
        programme=programme,
        view=view,
        rules=rule_rows(registry, key, as_of),
        forms=by_form(offers, programme.offer_forms),
        redeemable=shared.world.derived.redeemable[key],
        trades=by_trade(registry, key, offers, view.accepted),
        chart=bar_chart(
            [each.month for each in recent], [each.issued for each in recent], [each.redeemed for each in recent]
        ),
        seals=closed,
        shown=_newest(closed),
        path=path,
        edit=edit,
        month_name=month_name,
    )


def _newest(closed: tuple[Seal, ...]) -> tuple[Seal, ...]:
    """The newest closed months whose digests fit on one page."""
    sizes = accumulate(len(seal.batches) for seal in reversed(closed))
    return tuple(seal for seal, size in zip(reversed(closed), sizes, strict=True) if size <= _DIGESTS)


def _month(shared: Shared, key: str, view: Any, place: int) -> Page:
    registry, month, programme = shared.world.registry, view.months[place], shared.programmes[key]
    forge = registry.settings.forge if registry.settings else None
    return framed(
        shared,
        "points/month.html",
        shell="points/programme/month",
        url=f"points/{key}/{month.month}/",
        title=f"{programme.name}：{month_name(month.month)}积分账",
        trail=(("积分", "points/"), (programme.name, f"points/{key}/")),
        key=key,
        programme=programme,
        month=month,
        earlier=view.months[place - 1].month if place else None,
        later=view.months[place + 1].month if place + 1 < len(view.months) else None,
        kinds=batch_rows(registry, key, month.batches),
        files=digests(registry, month.batches),
        seal=next(iter(seals(registry, key, [month])), None),
        view_url=partial(view_url, forge),
        month_name=month_name,
    )
