"""Programmes: the list of all, and each programme's page with its figures, catalogue, workflows and joining."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from hehuo.model.records import Programme, Recorded
from hehuo.render.page import Page
from hehuo.render.pages.flow import main_way
from hehuo.render.pages.judging import of_programme
from hehuo.render.pages.shared import Shared
from hehuo.render.workflow_svg import draw
from hehuo.view.addresses import page_url, root_of

_PARTNER_FILTERS = ("kind", "team", "trade", "community")
_PROJECT_FILTERS = ("community", "workflow")


def programme_pages(shared: Shared) -> Iterator[Page]:
    """The list of programmes, then each programme."""
    yield _index(shared)
    for key, programme in shared.programmes.items():
        yield _programme(shared, key, programme)


def reported(statistics: Any, of: str) -> Any:
    """The reported figure that a card shows for partners or projects: the first that counts all of them, else the
    first that counts one workflow which most of the recorded ones follow; None where no report states one."""
    found = [each for each in statistics.figures if each.counted and each.figure.recorded.of == of]
    plain = [each for each in found if not _narrowed(each.figure.recorded)]
    total = getattr(statistics, of).value
    wide = [
        each for each in found if _narrowed(each.figure.recorded) == {"workflow"} and each.counted.value * 2 > total
    ]
    return next(iter(plain or wide), None)


def _narrowed(query: Recorded) -> set[str]:
    names = ("kind", "team", "trade", "community", "direction", "workflow", "class_")
    return {name for name in names if getattr(query, name)}


def more_of(key: str, programme: Programme, query: Recorded | None) -> str | None:
    """The address of the list that shows the records a figure counts, with its filters set; None where no list does."""
    if query is None or query.of in ("directions", "groups", "items"):
        return None
    if query.of == "communities":
        return f"communities/{key}/"
    if query.of == "offers":
        return f"points/{key}/"
    wanted: dict[str, str] = {}
    about_partners = query.of in ("partners", "merchants", "merchant-trades")
    for name in _PARTNER_FILTERS if about_partners else _PROJECT_FILTERS:
        if getattr(query, name):
            wanted[name] = getattr(query, name)
    if query.direction:
        wanted["direction" if query.direction in programme.directions else "item"] = query.direction
    if about_partners:
        wanted |= {"standing": "present"} | ({"has": "offer"} if query.of != "partners" else {})
        return f"partners/{key}/?{urlencode(wanted)}"
    if query.class_:
        wanted["class"] = query.class_
    if query.of != "projects":
        wanted["has"] = "money" if query.of == "money" else f"measure-{query.measure}"
    return f"projects/{key}/?{urlencode(wanted)}"


def cards(shared: Shared) -> list[dict[str, Any]]:
    """What a card says of each programme."""
    return [
        {
            "key": key,
            "programme": programme,
            "statistics": shared.world.derived.statistics[key],
            "partners": reported(shared.world.derived.statistics[key], "partners"),
            "projects": reported(shared.world.derived.statistics[key], "projects"),
        }
        for key, programme in shared.programmes.items()
    ]


def _index(shared: Shared) -> Page:
    url = "programmes/"
    body = shared.template("programmes/index.html").render(
        cards=cards(shared), root=root_of(url), as_of=shared.world.derived.as_of
    )
    return shared.page("programmes/index", url, "方案", shared.crumbs((), url), body)


def _programme(shared: Shared, key: str, programme: Programme) -> Page:
    derived, url = shared.world.derived, page_url("programme", key)
    statistics = derived.statistics[key]
    path, edit = shared.edit("programme", key)
    body = shared.template("programmes/programme.html").render(
        key=key,
        programme=programme,
        banner=shared.banners[key],
        statistics=statistics,
        coverage=derived.coverage[key],
        compared=[(each, more_of(key, programme, each.figure.recorded)) for each in statistics.figures],
        dimensions=_dimensions(statistics),
        judging=of_programme(shared, key),
        workflows=[(id_, each, main_way(each)) for id_, each in programme.workflows.items()],
        drawings=_drawings(programme),
        meetings=[each for each in derived.meetings.values() if each.programme == key],
        names=shared.names,
        has_points=key in derived.points,
        root=root_of(url),
        path=path,
        edit=edit,
        as_of=derived.as_of,
    )
    crumbs = shared.crumbs((("方案", "programmes/"),), url)
    return shared.page("programmes/programme", url, programme.name, crumbs, body)


def _drawings(programme: Programme) -> Mapping[str, Markup]:
    """Each workflow drawn; the first brings the style that all share."""
    return {
        id_: Markup(draw(each, programme.roles, key=f"wf-{id_}", inline=True, style=not place))
        for place, (id_, each) in enumerate(programme.workflows.items())
    }


def _dimensions(statistics: Any) -> list[tuple[str, str, list[Any]]]:
    """Filter name, label and lines of each statistic; lines with nothing in them are left out."""
    named: Mapping[str, tuple[str, Any]] = {
        "community": ("按社区", statistics.by_community),
        "kind": ("按类别", statistics.by_kind),
        "trade": ("按业态", statistics.by_trade),
        "direction": ("按方向", statistics.by_direction),
    }
    found = []
    for name, (label, lines) in named.items():
        filled = [line for line in lines if line.partners.value or line.projects.value]
        if filled:
            found.append((name, label, filled))
    return found
