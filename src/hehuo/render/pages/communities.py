"""Communities: the list of all, each programme's list, and each community's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from hehuo.model.registry import programme_of, resolve
from hehuo.render.page import Page
from hehuo.render.pages.agenda import community_agenda
from hehuo.render.pages.facets import programme_facet
from hehuo.render.pages.judging import judged
from hehuo.render.pages.lists import ROOT, Listing, Row, data_attributes, demo_note, list_pages
from hehuo.render.pages.partners import HEADINGS
from hehuo.render.pages.pinyin import initial, sort_key, spelled
from hehuo.render.pages.projects import board_order
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import page_url, root_of

_SHOWN = 40
"""Projects and partners listed on a community's page; where there are more, the filtered list has them all."""


def community_pages(shared: Shared) -> Iterator[Page]:
    """Lists first, then the records in order of key."""
    registry = shared.world.registry
    keys: dict[str, list[str]] = {key: [] for key in shared.programmes}
    for key in sorted(registry.communities, key=lambda each: (sort_key(registry.communities[each].name), each)):
        if programme_of(key) in keys:
            keys[programme_of(key)].append(key)
    counts = _counts(shared)
    rows = {programme: [_row(shared, key, counts) for key in each] for programme, each in keys.items()}
    yield from list_pages(shared, _list_of_all(shared, keys, rows))
    for programme in shared.programmes:
        yield from list_pages(shared, _list(shared, programme, rows[programme]))
    yield from _records(shared, counts)


def _counts(shared: Shared) -> dict[str, Any]:
    """Community → its line of the programme's statistics."""
    return {row.id: row for each in shared.world.derived.statistics.values() for row in each.by_community}


def _row(shared: Shared, key: str, counts: Mapping[str, Any]) -> Row:
    macro = shared.template("communities/row.html").module.row  # type: ignore[attr-defined]
    community = shared.world.registry.communities[key]
    programme = shared.programmes[programme_of(key)]
    keys = {"programme": (programme_of(key),)}
    words = " ".join(filter(None, (spelled(community.name), community.name_en)))
    html = str(macro(key, community, programme, counts[key], data_attributes(keys, words), ROOT))
    return Row(html=html, group=initial(community.name), keys=keys)


def _list_of_all(shared: Shared, keys: Mapping[str, Sequence[str]], rows: Mapping[str, Sequence[Row]]) -> Listing:
    registry = shared.world.registry
    pairs = [pair for each in keys for pair in zip(keys[each], rows[each], strict=True)]
    pairs.sort(key=lambda pair: (sort_key(registry.communities[pair[0]].name), pair[0]))
    intro = shared.template("lists/intro.html").render(
        shared=shared, family="communities", rows=rows, root=root_of("communities/"), text="按名称的拼音排列。"
    )
    return Listing(
        shell="communities/index",
        url="communities/",
        title="社区",
        trail=(),
        rows=[row for _, row in pairs],
        facets=(programme_facet(shared, rows),),
        headings=HEADINGS,
        unit="个",
        noun="社区",
        intro=Markup(intro),
        footer=shared.footer(),
        note=demo_note(shared, rows, "个"),
    )


def _list(shared: Shared, key: str, rows: Sequence[Row]) -> Listing:
    programme, url = shared.programmes[key], f"communities/{key}/"
    intro = shared.template("lists/intro_one.html").render(
        key=key, programme=programme, root=root_of(url), text="按名称的拼音排列。"
    )
    return Listing(
        shell="communities/programme/index",
        url=url,
        title=f"{programme.name}的社区",
        trail=(("社区", "communities/"),),
        rows=rows,
        facets=(),
        headings=HEADINGS,
        unit="个",
        noun="社区",
        intro=shared.banners[key] + Markup(intro),
        footer=shared.footer(),
    )


def _records(shared: Shared, counts: Mapping[str, Any]) -> Iterator[Page]:
    template, world = shared.template("communities/record.html"), shared.world
    projects: dict[str, list[Any]] = defaultdict(list)
    for view in world.derived.projects.values():
        if view.community:
            projects[view.community].append(view)
    trails = {
        key: shared.crumbs((("社区", "communities/"), (programme.name, f"communities/{key}/")), "communities/p/id/")
        for key, programme in shared.programmes.items()
    }
    for key, community in world.registry.communities.items():
        programme = programme_of(key)
        if programme not in shared.programmes:
            continue
        path, edit = shared.edit("community", key)
        body = template.render(
            key=key,
            community=community,
            sources=shared.sources(programme, community.sources),
            judged=judged(shared, "community", key),
            agenda=community_agenda(shared, key),
            programme=shared.programmes[programme],
            banner=shared.banners[programme],
            names=shared.names,
            resolve=partial(resolve, programme),
            counts=counts[key],
            projects=sorted(projects[key], key=board_order)[:_SHOWN],
            kinds=_kinds(shared, programme, counts[key].partners.records),
            shown=_SHOWN,
            root=root_of("communities/p/id/"),
            path=path,
            edit=edit,
            as_of=world.derived.as_of,
        )
        yield shared.page(
            "communities/programme/record", page_url("community", key), community.name, trails[programme], body
        )


def _kinds(shared: Shared, programme: str, partners: Sequence[str]) -> list[tuple[str, str, list[str]]]:
    """Each kind of partner the programme knows, and which partners of that kind serve this community."""
    found: dict[str, list[str]] = {key: [] for key in shared.programmes[programme].kinds}
    for key in partners:
        found.setdefault(shared.world.registry.partners[key].kind, []).append(key)
    for keys in found.values():
        keys.sort(key=lambda each: sort_key(shared.names.of("partner", each)))
    terms = shared.programmes[programme].kinds
    return [(kind, terms[kind].name if kind in terms else kind, keys) for kind, keys in found.items()]
