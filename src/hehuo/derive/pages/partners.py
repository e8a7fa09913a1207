"""The views of partners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.facets import (
    FacetSpec,
    Tally,
    catalogue_names,
    community_names,
    facets_of_all,
    facets_of_one,
    full_keys,
    prefixed,
    tally,
)
from hehuo.derive.pages.lists import demo_lists, is_complete, listings, programme_rows, row_keys
from hehuo.derive.partners import PartnerStatus
from hehuo.model.pinyin import initial, sort_key, spelled
from hehuo.view.addresses import page_url
from hehuo.view.lists import page_address
from hehuo.view.page import Link, PageView
from hehuo.view.partners import PartnerIndexPage, PartnerListPage, PartnerRow

_STANDINGS: Mapping[str, str] = {"present": "", "active": "", "suspended": "", "left": ""}
"""Who is present is active or suspended. Words name these."""

_HAS: Mapping[str, str] = {"done": "", "offer": "", "overdue": ""}


def partner_list_pages(context: PageContext) -> Iterator[PageView]:
    """The directory of all, then each programme's, in pinyin order."""
    partners = _in_order(context)
    rows = {key: [_row(context, partner) for partner in found] for key, found in partners.items()}
    tallies = {key: tally(found) for key, found in rows.items()}
    specs = _specs(context)
    yield from _index(context, partners, rows, tallies, specs)
    for key, programme in context.programmes.items():
        for listing in listings(
            rows[key], facets_of_one(specs, tallies, key), complete=context.extent(key).holds("partners")
        ):
            yield PartnerListPage(
                **context.page(key, f"partners/{key}/{page_address(listing.number)}", "partners"),
                area=programme.area,
                listing=listing,
            )


def _index(
    context: PageContext,
    partners: Mapping[str, Sequence[PartnerStatus]],
    rows: Mapping[str, Sequence[PartnerRow]],
    tallies: Mapping[str, Tally],
    specs: Sequence[FacetSpec],
) -> Iterator[PageView]:
    merged = sorted(
        (pair for key in context.shown for pair in zip(partners[key], rows[key], strict=True)),
        key=lambda pair: (sort_key(pair[0].partner.name), pair[0].key),
    )
    facets = facets_of_all(context, specs, tallies, rows)
    programmes = programme_rows(context, "partners", rows)
    for listing in listings(
        [row for _, row in merged], facets, demo_lists(context, "partners", rows), is_complete(context, "partners")
    ):
        yield PartnerIndexPage(
            **context.common_page("partners", page_address(listing.number)),
            programmes=programmes,
            listing=listing,
        )


def _in_order(context: PageContext) -> dict[str, list[PartnerStatus]]:
    """Programme → its partners in pinyin order."""
    found: dict[str, list[PartnerStatus]] = {key: [] for key in context.programmes}
    for partner in context.derived.partners.values():
        if partner.programme in found:
            found[partner.programme].append(partner)
    for partners in found.values():
        partners.sort(key=lambda partner: (sort_key(partner.partner.name), partner.key))
    return found


def _row(context: PageContext, view: PartnerStatus) -> PartnerRow:
    programme, partner = context.programmes[view.programme], view.partner
    words = (spelled(partner.name), partner.short, partner.name_en)
    kind, trade = programme.kinds.get(partner.kind), programme.trades.get(partner.trade or "")
    return PartnerRow(
        link=Link(name=partner.name, url=page_url("partner", view.key)),
        group=initial(partner.name),
        keys=row_keys(_keys(context, view)),
        words=" ".join(filter(None, words)),
        programme=programme.name,
        nature=programme.nature,
        standing=view.standing,
        kind=kind.name if kind else partner.kind,
        trade=trade.name if trade else partner.trade,
        communities=tuple(context.links.of("community", key).name for key in view.communities),
        completed=len(view.completed),
        holding=len(view.holding) if context.extent(view.programme).current else 0,
    )


def _keys(context: PageContext, view: PartnerStatus) -> dict[str, tuple[str, ...]]:
    """What the filters find a partner by."""
    programme, partner = view.programme, view.partner
    kind = context.programmes[programme].kinds.get(partner.kind)
    has = (("offer", view.offers), ("overdue", view.overdue), ("done", view.completed))
    return {
        "programme": (programme,),
        "community": view.communities,
        "kind": full_keys(programme, partner.kind),
        "trade": full_keys(programme, partner.trade),
        "direction": full_keys(programme, *view.directions),
        "standing": (view.standing,) if view.standing == "left" else (view.standing, "present"),
        "team": full_keys(programme, kind.team if kind else None),
        "item": full_keys(programme, *partner.items),
        "has": tuple(word for word, some in has if some),
    }


def _specs(context: PageContext) -> tuple[FacetSpec, ...]:
    programmes = context.programmes
    return (
        FacetSpec(id="community", names=community_names(context), apart=True),
        FacetSpec(id="kind", names=lambda key: prefixed(key, programmes[key].kinds)),
        FacetSpec(id="trade", names=lambda key: prefixed(key, programmes[key].trades)),
        FacetSpec(id="direction", names=lambda key: prefixed(key, programmes[key].directions)),
        FacetSpec(id="standing", names=lambda _: _STANDINGS, extra=True),
        FacetSpec(id="team", names=lambda key: prefixed(key, programmes[key].teams), extra=True),
        FacetSpec(id="item", names=catalogue_names(context), extra=True),
        FacetSpec(id="has", names=lambda _: _HAS, extra=True),
    )
