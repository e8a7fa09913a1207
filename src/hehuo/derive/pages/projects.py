"""The views of projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hehuo.derive.amounts import MONEY_KINDS, amounts_of
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
from hehuo.derive.pages.figures import amount_key
from hehuo.derive.pages.lists import demo_lists, is_complete, listings, programme_rows, row_keys
from hehuo.derive.pages.project_summary import board_order, project_summary
from hehuo.derive.projects import ProjectStatus
from hehuo.model.pinyin import spelled
from hehuo.view.lists import page_address
from hehuo.view.page import PageView
from hehuo.view.projects import ClassCounts, ProjectIndexPage, ProjectListPage, ProjectRow

_CLASSES: Mapping[str, str] = {"open": "", "active": "", "done": "", "dropped": "", "reported": ""}
"""Words name these."""


def project_list_pages(context: PageContext) -> Iterator[PageView]:
    """The board of all, then each programme's, open projects first."""
    projects = _in_order(context)
    rows = {key: [_row(context, project) for project in found] for key, found in projects.items()}
    tallies = {key: tally(found) for key, found in rows.items()}
    specs = _specs(context)
    yield from _index(context, projects, rows, tallies, specs)
    for key, programme in context.programmes.items():
        for listing in listings(
            rows[key], facets_of_one(specs, tallies, key), complete=context.extent(key).holds("projects")
        ):
            yield ProjectListPage(
                **context.page(key, f"projects/{key}/{page_address(listing.number)}", "projects"),
                counts=class_counts(context, key),
                joining=programme.joining,
                listing=listing,
            )


def class_counts(context: PageContext, programme: str) -> ClassCounts:
    """A programme's projects by class of state."""
    counted = context.derived.statistics[programme]
    return ClassCounts(
        open=counted.open.value if counted.open else 0,
        active=counted.active.value,
        done=counted.done.value,
        dropped=counted.dropped.value,
        reported=counted.reported.value,
        complete=context.extent(programme).holds("projects"),
    )


def _index(
    context: PageContext,
    projects: Mapping[str, Sequence[ProjectStatus]],
    rows: Mapping[str, Sequence[ProjectRow]],
    tallies: Mapping[str, Tally],
    specs: Sequence[FacetSpec],
) -> Iterator[PageView]:
    merged = [
        (board_order(project), row)
        for key in context.shown
        for project, row in zip(projects[key], rows[key], strict=True)
    ]
    merged.sort(key=lambda found: found[0])
    facets = facets_of_all(context, specs, tallies, rows)
    programmes = programme_rows(context, "projects", rows)
    for listing in listings(
        [row for _, row in merged], facets, demo_lists(context, "projects", rows), is_complete(context, "projects")
    ):
        yield ProjectIndexPage(
            **context.common_page("projects", page_address(listing.number)),
            programmes=programmes,
            listing=listing,
        )


def _in_order(context: PageContext) -> dict[str, list[ProjectStatus]]:
    """Programme → its projects in the order of a board."""
    found: dict[str, list[ProjectStatus]] = {key: [] for key in context.programmes}
    for project in context.derived.projects.values():
        found[project.programme].append(project)
    for projects in found.values():
        projects.sort(key=board_order)
    return found


def _row(context: PageContext, view: ProjectStatus) -> ProjectRow:
    programme, summary = context.programmes[view.programme], project_summary(context, view)
    return ProjectRow(
        link=summary.link,
        group=view.state_class,
        keys=row_keys(_keys(context, view)),
        words=spelled(view.project.title),
        project=summary,
        programme=programme.name,
        nature=programme.nature,
    )


def _keys(context: PageContext, view: ProjectStatus) -> dict[str, tuple[str, ...]]:
    """What the filters find a project by."""
    programme, registry = view.programme, context.registry
    nodes = registry.catalogue[programme]
    under = [nodes[item] for item in view.project.items if item in nodes]
    places = dict.fromkeys(place for node in under for place in (node.id, node.group) if place)
    holders = [registry.partners[key] for key in view.holders if key in registry.partners]
    return {
        "programme": (programme,),
        "class": (view.state_class,),
        "community": (view.community,) if view.community else (),
        "direction": full_keys(programme, *view.directions),
        "workflow": full_keys(programme, view.project.workflow),
        "kind": full_keys(programme, *dict.fromkeys(holder.kind for holder in holders)),
        "trade": full_keys(programme, *dict.fromkeys(holder.trade for holder in holders)),
        "item": full_keys(programme, *places),
        "has": tuple(dict.fromkeys(_has(context, view))),
    }


def _has(context: PageContext, view: ProjectStatus) -> Iterator[str]:
    """What a project has: money by kind and outcomes by measure, as far as they are in the sums of its programme."""
    copies = context.retyped(view)
    for amount in amounts_of([view]):
        if (amount.of, amount.name) in copies:
            yield "retyped"
        else:
            yield amount_key(amount.of, amount.name)
    if view.late:
        yield "late"


def _specs(context: PageContext) -> tuple[FacetSpec, ...]:
    programmes = context.programmes

    def has(key: str) -> dict[str, str]:
        measures = {amount_key("outcomes", measure): term.name for measure, term in programmes[key].measures.items()}
        return {"late": "", **{amount_key("money", kind): "" for kind in MONEY_KINDS}, "retyped": "", **measures}

    return (
        FacetSpec(id="class", names=lambda _: _CLASSES),
        FacetSpec(id="community", names=community_names(context), apart=True),
        FacetSpec(id="direction", names=lambda key: prefixed(key, programmes[key].directions)),
        FacetSpec(id="workflow", names=lambda key: prefixed(key, programmes[key].workflows)),
        FacetSpec(id="kind", names=lambda key: prefixed(key, programmes[key].kinds), extra=True),
        FacetSpec(id="trade", names=lambda key: prefixed(key, programmes[key].trades), extra=True),
        FacetSpec(id="item", names=catalogue_names(context), extra=True),
        FacetSpec(id="has", names=has, extra=True),
    )
