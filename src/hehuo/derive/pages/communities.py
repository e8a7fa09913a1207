"""The views of communities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hehuo.derive.pages.agenda import community_agenda
from hehuo.derive.pages.context import PageContext, term_name
from hehuo.derive.pages.facets import facets_of_all
from hehuo.derive.pages.judging import judged
from hehuo.derive.pages.lists import demo_lists, is_complete, listings, programme_rows
from hehuo.derive.pages.made import coverage_url, section_url
from hehuo.derive.pages.project_summary import board_order, project_summary
from hehuo.derive.projects import ProjectStatus
from hehuo.derive.statistics import StatisticsRow
from hehuo.model.pinyin import initial, sort_key, spelled
from hehuo.model.registry import programme_of
from hehuo.view.communities import (
    CommunityCounts,
    CommunityIndexPage,
    CommunityLevel,
    CommunityListPage,
    CommunityPage,
    CommunityRow,
    PartnersOfKind,
)
from hehuo.view.lists import page_address
from hehuo.view.page import PageView

_SHOWN = 40
"""Projects, and partners of a kind, on a community's page; where there are more, the filtered list has them all."""

_Rows = Mapping[str, StatisticsRow]
"""Community → its line of the programme's statistics."""


def community_pages(context: PageContext) -> Iterator[PageView]:
    """The list of all, then each programme's in pinyin order, then the communities in order of key."""
    statistics = {row.id: row for counted in context.derived.statistics.values() for row in counted.by_community}
    keys = _in_order(context)
    rows = {programme: [_row(context, key, statistics) for key in found] for programme, found in keys.items()}
    yield from _index(context, keys, rows)
    for programme, declared in context.programmes.items():
        if not section_url(context, "communities", programme, len(rows[programme])):
            continue
        for listing in listings(rows[programme], complete=context.extent(programme).holds("communities")):
            yield CommunityListPage(
                **context.page(programme, f"communities/{programme}/{page_address(listing.number)}", "communities"),
                area=declared.area,
                listing=listing,
            )
    yield from _records(context, statistics)


def _in_order(context: PageContext) -> dict[str, list[str]]:
    """Programme → the keys of its communities in pinyin order."""
    communities = context.registry.communities
    found: dict[str, list[str]] = {key: [] for key in context.programmes}
    for key in sorted(communities, key=lambda key: (sort_key(communities[key].name), key)):
        if programme_of(key) in found:
            found[programme_of(key)].append(key)
    return found


def _index(
    context: PageContext, keys: Mapping[str, Sequence[str]], rows: Mapping[str, Sequence[CommunityRow]]
) -> Iterator[CommunityIndexPage]:
    communities = context.registry.communities
    merged = sorted(
        (pair for programme in context.shown for pair in zip(keys[programme], rows[programme], strict=True)),
        key=lambda pair: (sort_key(communities[pair[0]].name), pair[0]),
    )
    facets = facets_of_all(context, (), {}, rows)
    programmes = programme_rows(context, "communities", rows, always=False)
    for listing in listings(
        [row for _, row in merged],
        facets,
        demo_lists(context, "communities", rows),
        is_complete(context, "communities"),
    ):
        yield CommunityIndexPage(
            **context.common_page("communities", page_address(listing.number)),
            programmes=programmes,
            listing=listing,
        )


def _row(context: PageContext, key: str, statistics: _Rows) -> CommunityRow:
    community, programme = context.registry.communities[key], context.programmes[programme_of(key)]
    return CommunityRow(
        link=context.links.of("community", key),
        group=initial(community.name),
        keys=(("programme", (programme_of(key),)),),
        words=" ".join(filter(None, (spelled(community.name), community.name_en))),
        programme=programme.name,
        nature=programme.nature,
        brand=community.brand.name if community.brand else None,
        counts=_counts(context, statistics[key]),
    )


def _counts(context: PageContext, row: StatisticsRow) -> CommunityCounts:
    programme = programme_of(row.id)
    return CommunityCounts(
        partners=context.quantity(programme, "partners", row.partners.value),
        projects=context.quantity(programme, "projects", row.projects.value),
        open=row.open.value if row.open else None,
        done=context.quantity(programme, "projects", row.done.value),
    )


def _records(context: PageContext, statistics: _Rows) -> Iterator[CommunityPage]:
    projects: dict[str, list[ProjectStatus]] = defaultdict(list)
    for project in context.derived.projects.values():
        if project.community:
            projects[project.community].append(project)
    for key in context.registry.communities:
        if programme_of(key) in context.programmes:
            yield _record(context, key, statistics[key], sorted(projects[key], key=board_order)[:_SHOWN])


def _record(context: PageContext, key: str, row: StatisticsRow, projects: Sequence[ProjectStatus]) -> CommunityPage:
    community, programme = context.registry.communities[key], programme_of(key)
    levels = context.programmes[programme].levels
    return CommunityPage(
        **context.record_page("community", key, "communities"),
        title=community.name,
        file=context.file("community", key),
        sources=context.sources(programme, community.sources),
        corrections=community.corrections,
        id=key.partition("/")[2],
        programme_id=programme,
        record=community,
        counts=_counts(context, row),
        agenda=community_agenda(context, key),
        projects=tuple(project_summary(context, project) for project in projects),
        judged=judged(context, "community", key),
        levels=tuple(CommunityLevel(name=term_name(levels, count.level), record=count) for count in community.levels),
        figures=context.stated(programme, community.figures),
        kinds=tuple(_kinds(context, programme, row.partners.records)),
        coverage_page=coverage_url(context, programme),
    )


def _kinds(context: PageContext, programme: str, partners: Sequence[str]) -> Iterator[PartnersOfKind]:
    """Each kind of partner with those of it that serve this community; where all partners are known, every kind that the
    programme knows, else those that some partner here is of."""
    kinds, links = context.programmes[programme].kinds, context.links
    all_known = context.extent(programme).holds("partners")
    found: dict[str, list[str]] = {name: [] for name in kinds}
    for key in partners:
        found.setdefault(context.registry.partners[key].kind, []).append(key)
    for name, keys in found.items():
        if not (keys or all_known):
            continue
        keys.sort(key=lambda key: sort_key(links.of("partner", key).name))
        yield PartnersOfKind(
            id=name,
            name=term_name(kinds, name),
            count=len(keys),
            partners=links.all_of("partner", keys[:_SHOWN]),
        )
