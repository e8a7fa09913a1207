"""Projects: the board of all, each programme's board with open projects first, and each project's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from hehuo.model.registry import iter_catalogue, resolve
from hehuo.render.page import Page
from hehuo.render.pages.agreements import agreement_url
from hehuo.render.pages.facets import FacetSpec, make_facets, prefixed, programme_facet
from hehuo.render.pages.judging import judged
from hehuo.render.pages.lists import ROOT, Listing, Row, data_attributes, demo_note, list_pages
from hehuo.render.pages.pinyin import sort_key, spelled
from hehuo.render.pages.shared import CLASSES, Shared
from hehuo.view.addresses import page_url, root_of

_ORDER: Mapping[str, int] = {name: place for place, name in enumerate(CLASSES)}


def board_order(view: Any) -> tuple[int, int, int, str]:
    """The place of a project on a board: open ones first, the longest waiting at the top; then those under way, the
    late ones first; then what finished last. A day that isn't known comes after those that are."""
    late = 0 if view.late else 1
    if view.state_class == "open":
        late, rank = 0, -view.waiting_days if view.waiting_days is not None else 1
    elif view.state_class == "active":
        rank = -max((share.days for share in view.shares if share.days is not None), default=-1)
    else:
        moment = view.finished
        rank = -moment.first.toordinal() if moment is not None and moment.known_year else 1
    return _ORDER[view.state_class], late, rank, view.key


def project_pages(shared: Shared) -> Iterator[Page]:
    """Boards first, then the records in order of key."""
    by_programme: dict[str, list[Any]] = {key: [] for key in shared.programmes}
    for view in shared.world.derived.projects.values():
        by_programme[view.programme].append(view)
    for views in by_programme.values():
        views.sort(key=board_order)
    rows = {key: _rows(shared, views) for key, views in by_programme.items()}
    specs = _specs(shared)
    yield from list_pages(shared, _board_of_all(shared, by_programme, rows, specs))
    for key in shared.programmes:
        yield from list_pages(shared, _board(shared, key, rows, specs))
    yield from _records(shared)


def project_row(shared: Shared, view: Any, keys: Mapping[str, tuple[str, ...]], root: str) -> str:
    """One project as a line of a list."""
    macro = shared.template("projects/row.html").module.row  # type: ignore[attr-defined]
    attributes = data_attributes(keys, spelled(view.project.title))
    return str(macro(view, view.project, shared.programmes[view.programme], attributes, shared.names, root))


def _rows(shared: Shared, views: Sequence[Any]) -> list[Row]:
    made = []
    for view in views:
        keys = _keys(shared, view)
        made.append(Row(html=project_row(shared, view, keys, ROOT), group=view.state_class, keys=keys))
    return made


def _keys(shared: Shared, view: Any) -> dict[str, tuple[str, ...]]:
    """What the filters find a project by."""
    programme, registry = view.programme, shared.world.registry
    nodes = registry.catalogue[programme]
    under = [nodes[item] for item in view.project.items if item in nodes]
    places = dict.fromkeys(place for node in under for place in (node.id, node.group) if place)
    holders = [registry.partners[key] for key in view.holders if key in registry.partners]
    counts = view.state_class != "dropped"
    has = ["money"] if counts and view.project.money else []
    has += [f"measure-{each.measure}" for each in view.project.outcomes if counts]
    has += ["late"] if view.late else []
    return {
        "programme": (programme,),
        "class": (view.state_class,),
        "community": (view.community,) if view.community else (),
        "direction": _full(programme, view.directions),
        "workflow": _full(programme, [view.project.workflow]),
        "kind": _full(programme, list(dict.fromkeys(each.kind for each in holders))),
        "trade": _full(programme, list(dict.fromkeys(each.trade for each in holders if each.trade))),
        "item": _full(programme, list(places)),
        "has": tuple(dict.fromkeys(has)),
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

    def has(key: str) -> dict[str, str]:
        measures = {f"measure-{each}": f"成果：{measure.name}" for each, measure in programmes[key].measures.items()}
        return {"late": "已超期", "money": "有投入", **measures}

    return (
        FacetSpec(name="class", label="状态", labels=lambda _: CLASSES),
        FacetSpec(name="community", label="社区", labels=communities.__getitem__, apart=True),
        FacetSpec(name="direction", label="方向", labels=lambda key: prefixed(key, programmes[key].directions)),
        FacetSpec(name="workflow", label="流程", labels=lambda key: prefixed(key, programmes[key].workflows)),
        FacetSpec(name="kind", label="承办方", labels=lambda key: prefixed(key, programmes[key].kinds), extra=True),
        FacetSpec(name="trade", label="业态", labels=lambda key: prefixed(key, programmes[key].trades), extra=True),
        FacetSpec(name="item", label="项目类", labels=items.__getitem__, extra=True),
        FacetSpec(name="has", label="另限", labels=has, extra=True),
    )


def _board_of_all(
    shared: Shared, views: Mapping[str, Sequence[Any]], rows: Mapping[str, Sequence[Row]], specs: Sequence[FacetSpec]
) -> Listing:
    pairs = [
        (board_order(view), programme.nature == "demo", row)
        for key, programme in shared.programmes.items()
        for view, row in zip(views[key], rows[key], strict=True)
    ]
    # Within each group, demonstration projects come after those that somebody really waits for.
    pairs.sort(key=lambda each: (each[0][0], each[1], each[0]))
    return Listing(
        shell="projects/index",
        url="projects/",
        title="项目公开栏",
        trail=(),
        rows=[each[2] for each in pairs],
        facets=(programme_facet(shared, rows), *make_facets(shared, specs, rows, None)),
        headings=CLASSES,
        unit="个",
        noun="项目",
        intro=Markup(shared.template("lists/intro.html").render(
            shared=shared, family="projects", rows=rows, root=root_of("projects/"), text=_TEXT)),
        footer=shared.footer(),
        note=demo_note(shared, rows, "个"),
    )  # fmt: skip


_TEXT = "等人认领的排在最前，等得最久的在最上面。点开一个项目，就能看到它从提出到办结的每一步。"


def _board(shared: Shared, key: str, rows: Mapping[str, Sequence[Row]], specs: Sequence[FacetSpec]) -> Listing:
    programme = shared.programmes[key]
    intro = shared.template("projects/board_intro.html").render(
        key=key, programme=programme, statistics=shared.world.derived.statistics[key], root=root_of(f"projects/{key}/")
    )
    return Listing(
        shell="projects/programme/index",
        url=f"projects/{key}/",
        title=f"{programme.name}项目",
        trail=(("项目", "projects/"),),
        rows=rows[key],
        facets=make_facets(shared, specs, rows, key),
        headings=CLASSES,
        unit="个",
        noun="项目",
        intro=shared.banners[key] + Markup(intro),
        footer=shared.footer(),
    )


def next_steps(view: Any) -> list[Any]:
    """The workflow's events that some share of a project can take now, in the workflow's order."""
    states = {each.share.state for each in view.shares}
    return [event for event in view.workflow.events.values() if states.intersection(event.from_)]


def is_claimable(view: Any) -> bool:
    """Whether a partner can claim what is left of an open project by the very next step."""
    free = {each.share.state for each in view.shares if each.share.partner is None and each.state_class == "open"}
    return any(event.claims and free.intersection(event.from_) for event in view.workflow.events.values())


def _records(shared: Shared) -> Iterator[Page]:
    template, derived, registry = shared.template("projects/record.html"), shared.world.derived, shared.world.registry
    trails = {
        key: shared.crumbs((("项目", "projects/"), (programme.name, f"projects/{key}/")), "projects/p/id/")
        for key, programme in shared.programmes.items()
    }
    root, today = root_of("projects/p/id/"), derived.as_of.isoformat()
    for key, view in derived.projects.items():
        path, edit = shared.edit("project", key)
        body = template.render(
            view=view,
            sources=shared.sources(view.programme, view.project.sources),
            judged=judged(shared, "project", key),
            project=view.project,
            programme=shared.programmes[view.programme],
            catalogue=registry.catalogue[view.programme],
            banner=shared.banners[view.programme],
            names=shared.names,
            resolve=partial(resolve, view.programme),
            steps=_trail(view),
            following=next_steps(view),
            claimable=is_claimable(view),
            matched=derived.matches[view.programme].needs.get(key),
            chosen={each.partner: each for each in derived.matches[view.programme].chosen.get(key, ())},
            stages=derived.trails[key],
            agreement=agreement_url(view),
            root=root,
            path=path,
            edit=edit,
            today=today,
            as_of=derived.as_of,
        )
        yield shared.page(
            "projects/programme/record", page_url("project", key), view.project.title, trails[view.programme], body
        )


def _trail(view: Any) -> list[tuple[Any, Any, str]]:
    """Each legal step with its event and the class of the state it leads to."""
    workflow = view.workflow
    found = []
    for step in view.trail.steps:
        event = workflow.events[step.entry.event]
        found.append((step, event, workflow.states[event.to].class_))
    return found
