"""The match pages: a programme's needs and its partners' resources side by side, unmet needs and idle partners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hehuo.model.records import Resource
from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared
from hehuo.render.reasons import LABELS

_SHOWN = 60
"""Needs, resources, unmet needs and idle partners on the page, each; the boards and the command have them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceRow:
    """A resource of an active partner, and the open needs that it is of use for."""

    partner: str
    resource: Resource
    needs: tuple[str, ...]


def match_pages(shared: Shared) -> Iterator[Page]:
    """One page a programme."""
    for key in shared.programmes:
        yield _programme(shared, key)


def _programme(shared: Shared, key: str) -> Page:
    derived, programme = shared.world.derived, shared.programmes[key]
    matches = derived.matches[key]
    resources = _resources(shared, matches)
    path, edit = shared.edit("programme", key)
    return framed(
        shared,
        "match/programme.html",
        shell="match/programme",
        url=f"match/{key}/",
        title=f"{programme.name}：需求和资源",
        trail=(("方案", "programmes/"), (programme.name, f"programmes/{key}/")),
        key=key,
        programme=programme,
        matches=matches,
        needs=list(matches.needs.values())[:_SHOWN],
        unmet=matches.unmet,
        resources=resources[:_SHOWN],
        resource_count=len(resources),
        projects=derived.projects,
        partners=derived.partners,
        nodes=shared.world.registry.catalogue[key],
        labels=LABELS,
        minimum=matches.minimum,
        shown=_SHOWN,
        path=path,
        edit=edit,
    )


def _resources(shared: Shared, matches: Any) -> list[ResourceRow]:
    """The resources of active partners: those that the most needs have use for first."""
    wanting: dict[str, list[str]] = defaultdict(list)
    for need, found in matches.needs.items():
        for place in found.need.places:
            wanting[place.id].append(need)
    rows = []
    for partner in matches.partners:
        for resource in shared.world.registry.partners[partner].resources:
            needs = dict.fromkeys(need for item in resource.items for need in wanting.get(item, ()))
            rows.append(ResourceRow(partner=partner, resource=resource, needs=tuple(needs)))
    rows.sort(key=lambda row: (-len(row.needs), row.partner))
    return rows
