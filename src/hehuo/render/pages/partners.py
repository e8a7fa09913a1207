"""Partners: the directory of all, each programme's directory in pinyin order, and each partner's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from hehuo.model.registry import iter_catalogue, resolve
from hehuo.render.page import Page
from hehuo.render.pages.agenda import partner_agenda
from hehuo.render.pages.facets import FacetSpec, make_facets, prefixed, programme_facet
from hehuo.render.pages.judging import judged
from hehuo.render.pages.lists import ROOT, Listing, Row, data_attributes, demo_note, list_pages
from hehuo.render.pages.pinyin import initial, sort_key, spelled
from hehuo.render.pages.shared import STANDINGS, Shared
from hehuo.view.addresses import page_url, root_of

HEADINGS: Mapping[str, str] = {**{letter: letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}, "#": "0–9"}
"""Groups of the directory: the first letter of a name's pinyin."""

STANDING_LABELS: Mapping[str, str] = {"present": "在册（含暂停）", **STANDINGS}


def partner_pages(shared: Shared) -> Iterator[Page]:
    """Directories first, then the records in order of key."""
    by_programme = _sorted_views(shared)
    rows = {key: _rows(shared, views) for key, views in by_programme.items()}
    specs = _specs(shared)
    yield from list_pages(shared, _directory_of_all(shared, by_programme, rows, specs))
    for key in shared.programmes:
        yield from list_pages(shared, _directory(shared, key, rows, specs))
    yield from _records(shared)


def _sorted_views(shared: Shared) -> dict[str, list[Any]]:
    """Programme → its partners in pinyin order."""
    found: dict[str, list[Any]] = {key: [] for key in shared.programmes}
    for view in shared.world.derived.partners.values():
        if view.programme in found:
            found[view.programme].append(view)
    for views in found.values():
        views.sort(key=lambda view: (sort_key(view.partner.name), view.key))
    return found


def _rows(shared: Shared, views: Sequence[Any]) -> list[Row]:
    macro = shared.template("partners/row.html").module.row  # type: ignore[attr-defined]
    made = []
    for view in views:
        keys = _keys(shared, view)
        letter = initial(view.partner.name)
        words = " ".join(filter(None, (spelled(view.partner.name), view.partner.short, view.partner.name_en)))
        attributes = data_attributes(keys, words)
        html = macro(view, view.partner, shared.programmes[view.programme], attributes, shared.names, ROOT)
        made.append(Row(html=html, group=letter, keys=keys))
    return made


def _keys(shared: Shared, view: Any) -> dict[str, tuple[str, ...]]:
    """What the filters find a partner by."""
    programme, partner = view.programme, view.partner
    full = partial(_full, programme)
    kind = shared.programmes[programme].kinds.get(partner.kind)
    return {
        "programme": (programme,),
        "community": view.communities,
        "kind": full([partner.kind]),
        "trade": full([partner.trade] if partner.trade else []),
        "direction": full(view.directions),
        "standing": (view.standing,) if view.standing == "left" else (view.standing, "present"),
        "team": full([kind.team] if kind and kind.team else []),
        "item": full(partner.items),
        "has": tuple(
            word for word, some in (("offer", view.offers), ("overdue", view.overdue), ("done", view.completed)) if some
        ),
    }


def _full(programme: str, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{programme}/{each}" for each in ids)


def _specs(shared: Shared) -> tuple[FacetSpec, ...]:
    programmes, registry = shared.programmes, shared.world.registry
    items = {
        key: prefixed(key, {node.id: node.term for node in iter_catalogue(each)}) for key, each in programmes.items()
    }
    communities: dict[str, dict[str, str]] = {key: {} for key in programmes}
    for key in sorted(registry.communities, key=lambda each: sort_key(registry.communities[each].name)):
        communities.setdefault(key.partition("/")[0], {})[key] = registry.communities[key].name
    has = {"done": "有完成的项目", "offer": "有积分兑换", "overdue": "反哺逾期"}
    return (
        FacetSpec(name="community", label="社区", labels=communities.__getitem__, apart=True),
        FacetSpec(name="kind", label="类别", labels=lambda key: prefixed(key, programmes[key].kinds)),
        FacetSpec(name="trade", label="业态", labels=lambda key: prefixed(key, programmes[key].trades)),
        FacetSpec(name="direction", label="方向", labels=lambda key: prefixed(key, programmes[key].directions)),
        FacetSpec(name="standing", label="状态", labels=lambda _: STANDING_LABELS, extra=True),
        FacetSpec(name="team", label="队伍", labels=lambda key: prefixed(key, programmes[key].teams), extra=True),
        FacetSpec(name="item", label="项目类", labels=items.__getitem__, extra=True),
        FacetSpec(name="has", label="另限", labels=lambda _: has, extra=True),
    )


def _directory_of_all(
    shared: Shared, views: Mapping[str, Sequence[Any]], rows: Mapping[str, Sequence[Row]], specs: Sequence[FacetSpec]
) -> Listing:
    pairs = [
        (sort_key(view.partner.name), view.key, row)
        for key in shared.programmes
        for view, row in zip(views[key], rows[key], strict=True)
    ]
    pairs.sort(key=lambda each: each[:2])
    return Listing(
        shell="partners/index",
        url="partners/",
        title="合伙人名录",
        trail=(),
        rows=[each[2] for each in pairs],
        facets=(programme_facet(shared, rows), *make_facets(shared, specs, rows, None)),
        headings=HEADINGS,
        unit="家",
        noun="合伙人",
        intro=Markup(shared.template("lists/intro.html").render(
            shared=shared, family="partners", rows=rows, root=root_of("partners/"), text="按名称的拼音排列。")),
        footer=shared.footer(),
        note=demo_note(shared, rows, "家"),
    )  # fmt: skip


def _directory(shared: Shared, key: str, rows: Mapping[str, Sequence[Row]], specs: Sequence[FacetSpec]) -> Listing:
    programme = shared.programmes[key]
    return Listing(
        shell="partners/programme/index",
        url=f"partners/{key}/",
        title=f"{programme.name}名录",
        trail=(("合伙人", "partners/"),),
        rows=rows[key],
        facets=make_facets(shared, specs, rows, key),
        headings=HEADINGS,
        unit="家",
        noun="合伙人",
        intro=shared.banners[key]
        + Markup(shared.template("lists/intro_one.html").render(
            key=key, programme=programme, root=root_of(f"partners/{key}/"), text="按名称的拼音排列。")),
        footer=shared.footer(),
    )  # fmt: skip


def _records(shared: Shared) -> Iterator[Page]:
    template, derived, registry = shared.template("partners/record.html"), shared.world.derived, shared.world.registry
    trails = {
        key: shared.crumbs((("合伙人", "partners/"), (programme.name, f"partners/{key}/")), "partners/p/id/")
        for key, programme in shared.programmes.items()
    }
    root = root_of("partners/p/id/")
    for key, view in derived.partners.items():
        programme = shared.programmes.get(view.programme)
        if programme is None:
            continue
        path, edit = shared.edit("partner", key)
        body = template.render(
            view=view,
            sources=shared.sources(view.programme, view.partner.sources),
            judged=judged(shared, "partner", key),
            agenda=partner_agenda(shared, key),
            partner=view.partner,
            programme=programme,
            catalogue=registry.catalogue[view.programme],
            projects=derived.projects,
            claimable=derived.matches[view.programme].partners.get(key, ()),
            banner=shared.banners[view.programme],
            names=shared.names,
            resolve=partial(resolve, view.programme),
            root=root,
            path=path,
            edit=edit,
            as_of=derived.as_of,
        )
        yield shared.page(
            "partners/programme/record", page_url("partner", key), view.partner.name, trails[view.programme], body
        )
