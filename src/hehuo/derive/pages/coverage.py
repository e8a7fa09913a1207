"""The views of coverage."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.derive.coverage import CommunityCoverage as DerivedCommunity
from hehuo.derive.coverage import Coverage, LevelRow
from hehuo.derive.pages.context import PageContext, term_name
from hehuo.derive.pages.made import coverage_url, match_url
from hehuo.view.coverage import (
    CommunityBrand,
    CommunityCoverage,
    CommunityLevel,
    CoveragePage,
    Direction,
    DirectionCell,
    KindCount,
    KindCoverage,
    LevelCoverage,
    TeamCoverage,
)
from hehuo.view.page import Link, PageView

_SHOWN = 200
"""Partners without a community that the page names."""


def coverage_pages(context: PageContext) -> Iterator[PageView]:
    """One page for each programme all of whose partners are known: from fewer no gap follows."""
    for key in context.programmes:
        if coverage_url(context, key):
            yield _page(context, key)


def _page(context: PageContext, key: str) -> CoveragePage:
    programme, coverage, links = context.programmes[key], context.derived.coverage[key], context.links
    own = Link(name=programme.name, url=f"communities/{key}/")
    return CoveragePage(
        **context.page(key, f"communities/{key}/coverage/", "communities", own),
        all_communities=context.extent(key).holds("communities"),
        id=key,
        file=context.file("programme", key),
        kinds=tuple(
            KindCoverage(id=kind, name=programme.kinds[kind].name, partners=links.all_of("partner", partners))
            for kind, partners in coverage.kinds.items()
        ),
        directions=tuple(Direction(id=direction, name=term.name) for direction, term in programme.directions.items()),
        communities=tuple(_community(context, key, community) for community in coverage.communities),
        unplaced=links.all_of("partner", coverage.unplaced[:_SHOWN]),
        unplaced_count=len(coverage.unplaced),
        teams=tuple(_team(context, key, team) for team in coverage.teams),
        levels=tuple(_level(context, key, level) for level in coverage.levels),
        brands=tuple(_brands(context, coverage)),
        match_page=match_url(context, key),
    )


def _community(context: PageContext, programme: str, community: DerivedCommunity) -> CommunityCoverage:
    links, kinds = context.links, context.programmes[programme].kinds
    return CommunityCoverage(
        id=community.key.rpartition("/")[2],
        link=links.of("community", community.key),
        kinds=tuple(links.all_of("partner", partners) for partners in community.kinds.values()),
        directions=tuple(
            DirectionCell(
                partners=links.all_of("partner", cell.partners),
                projects=links.all_of("project", cell.projects),
                open=len(cell.open),
                unserved=direction in community.unserved,
            )
            for direction, cell in community.directions.items()
        ),
        missing=tuple(term_name(kinds, kind) for kind in community.missing),
    )


def _team(context: PageContext, programme: str, team: str) -> TeamCoverage:
    declared, coverage = context.programmes[programme], context.derived.coverage[programme]
    return TeamCoverage(
        id=team,
        name=declared.teams[team].name,
        partners=context.links.all_of("partner", coverage.teams[team]),
        kinds=tuple(
            KindCount(name=kind.name, partners=len(coverage.kinds[id]))
            for id, kind in declared.kinds.items()
            if kind.team == team
        ),
    )


def _level(context: PageContext, programme: str, row: LevelRow) -> LevelCoverage:
    declared = context.programmes[programme]
    level = declared.levels[row.level]
    return LevelCoverage(
        name=level.name,
        description=level.description,
        units=row.units,
        stewards=row.stewards,
        communities=tuple(
            CommunityLevel(community=context.links.of("community", key), record=count)
            for key in row.records
            for count in context.registry.communities[key].levels
            if count.level == row.level
        ),
        figures=context.stated(programme, {figure: declared.figures[figure] for figure in row.figures}),
    )


def _brands(context: PageContext, coverage: Coverage) -> Iterator[CommunityBrand]:
    for community in coverage.communities:
        brand = context.registry.communities[community.key].brand
        if brand is not None:
            yield CommunityBrand(community=context.links.of("community", community.key), record=brand)
