"""The points pages: which programmes have points, a programme's points, and a month of its ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hehuo.model.registry import record_path
from hehuo.render.charts import bar_chart
from hehuo.render.environment import environment
from hehuo.render.names import Names
from hehuo.render.page import Page, World
from hehuo.render.pages.points_rows import batch_rows, by_form, by_trade, offer_rows, rule_rows, seals
from hehuo.render.urls import edit_url, root_of, view_url

_SHOWN = 12
"""Months in the chart, and closed months whose batch digests stand on the programme's page; older ones stand on
the months' own pages."""


def iter_pages(world: World) -> Iterator[Page]:
    """The list of programmes with points, then each programme's page followed by its months."""
    names = Names(world.registry)
    yield _index(world)
    for programme, view in sorted(world.derived.points.items()):
        if programme in world.registry.programmes:
            yield _programme(world, names, programme, view)
            for place in range(len(view.months)):
                yield _month(world, names, programme, view, place)


def _render(world: World, template: str, url: str, **values: Any) -> dict[str, str]:
    html = environment(world.templates).get_template(template).render(
        root=root_of(url), as_of=world.derived.as_of, **values
    )
    return {"body": html}


def _index(world: World) -> Page:
    registry, points = world.registry, world.derived.points
    having = [(key, registry.programmes[key], view) for key, view in sorted(points.items()) if key in registry.programmes]
    lacking = [(key, each) for key, each in sorted(registry.programmes.items()) if key not in points]
    offers = {key: len(offer_rows(registry, key, {}, world.derived.as_of)) for key, _, _ in having}
    slots = _render(world, "points/index.html", "points/", having=having, lacking=lacking, offers=offers)
    return Page(shell="points/index", url="points/", title="积分", slots=slots)


def _programme(world: World, names: Names, programme: str, view: Any) -> Page:
    registry, as_of = world.registry, world.derived.as_of
    url, record = f"points/{programme}/", registry.programmes[programme]
    forge = registry.settings.forge if registry.settings else None
    path = record_path("rules", programme)
    offers = offer_rows(registry, programme, view.taken, as_of)
    recent = view.months[-_SHOWN:]
    closed = seals(registry, programme, view.months)
    slots = _render(
        world,
        "points/programme.html",
        url,
        key=programme,
        programme=record,
        names=names,
        view=view,
        rules=rule_rows(registry, programme, as_of),
        forms=by_form(offers, record.offer_forms),
        trades=by_trade(registry, programme, offers, view.accepted),
        chart=bar_chart([each.month for each in recent], [each.issued for each in recent], [each.redeemed for each in recent]),  # fmt: skip
        seals=closed,
        shown=closed[-_SHOWN:],
        path=path if programme in registry.rules else None,
        edit=edit_url(forge, path) if programme in registry.rules else None,
    )
    return Page(shell="points/programme/index", url=url, title=f"{record.name}的积分", slots=slots, kind="积分")


def _month(world: World, names: Names, programme: str, view: Any, place: int) -> Page:
    registry, month = world.registry, view.months[place]
    url, record = f"points/{programme}/{month.month}/", registry.programmes[programme]
    forge = registry.settings.forge if registry.settings else None
    slots = _render(
        world,
        "points/month.html",
        url,
        key=programme,
        programme=record,
        names=names,
        month=month,
        earlier=view.months[place - 1].month if place else None,
        later=view.months[place + 1].month if place + 1 < len(view.months) else None,
        kinds=batch_rows(registry, programme, month.batches),
        seal=next(iter(seals(registry, programme, [month])), None),
        view_url=lambda path: view_url(forge, path),
    )
    year, _, number = month.month.partition("-")
    title = f"{record.name}：{year}年{int(number)}月积分账"
    return Page(shell="points/programme/month", url=url, title=title, slots=slots)
