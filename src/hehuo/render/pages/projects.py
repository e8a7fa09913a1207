"""Each project's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from hehuo.model.registry import resolve
from hehuo.render.page import Page
from hehuo.render.pages.agreements import agreement_url
from hehuo.render.pages.judging import judged
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
    """The records in order of key."""
    yield from _records(shared)


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
