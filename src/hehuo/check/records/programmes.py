"""Rules about a programme's own declarations: ids used twice, and workflows that cannot be walked."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.references.lookup import dangling_fields
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.records import Direction, Group, Programme, Workflow
from hehuo.model.registry import record_path


@rule(
    zh="编号“{id}”在项目目录里用了两次",
    en='The id "{id}" stands in the catalogue twice',
    fix_zh="给其中一个换个编号，例如：\n    {better}: …",
    fix_en="Give one of them another id, for example:\n    {better}: …",
)
def duplicate_item(survey: Survey) -> Iterator[Finding]:
    """项目目录里同一个编号用了两次。方向、组、项目类的编号在一个方案里都不能重复，因为别处只写编号，不写在哪一级。

    An id stands twice in a programme's catalogue. Directions, groups and items share one set of ids, for other
    records name them by id alone.

    不对 Bad:

        directions:
          city:
            name: 城市管理
            items:
              city: {name: 市容}

    对 Good:

        directions:
          city:
            name: 城市管理
            items:
              city-looks: {name: 市容}
    """
    for key, programme in sorted(survey.registry.programmes.items()):
        first: dict[str, Route] = {}
        path = record_path("programme", key)
        for route in _catalogue_routes(programme):
            name = str(route[-1])
            original = first.setdefault(name, route)
            if original != route:
                args = {"id": name, "better": f"{name}-2"}
                related = ((path, original),)
                yield Finding(rule="duplicate-item", path=path, route=route, on_key=True, args=args, related=related)


def _catalogue_routes(programme: Programme) -> Iterator[Route]:
    for direction_id, direction in programme.directions.items():
        route: Route = ("directions", direction_id)
        yield route
        yield from _item_routes(direction, route)
        for group_id, group in direction.groups.items():
            yield (*route, "groups", group_id)
            yield from _item_routes(group, (*route, "groups", group_id))


def _item_routes(parent: Direction | Group, route: Route) -> Iterator[Route]:
    return ((*route, "items", item_id) for item_id in parent.items)


@rule(
    zh="流程“{workflow}”没有起始步骤，谁也开不了头",
    en='The workflow "{workflow}" has no opening event: nothing can ever begin',
    fix_zh="让第一个步骤不写 from",
    fix_en="Let the first event have no `from`",
)
def no_opening_event(survey: Survey) -> Iterator[Finding]:
    """流程的每个步骤都写了 from，于是没有哪一步能作第一步。

    不写 from 的步骤就是起始步骤，例如发布需求、居民下单。

    Every event of a workflow has a `from`, so that none can be the first. An event without one opens a project.

    不对 Bad:

        events:
          announce: {name: 发布, from: [wanted], to: wanted}

    对 Good:

        events:
          announce: {name: 发布, to: wanted}
    """
    for path, name, workflow in _workflows(survey):
        if all(event.from_ for event in workflow.events.values()):
            args = both("workflow", workflow.name, workflow.name_en or workflow.name)
            yield Finding(
                rule="no-opening-event", path=path, route=("workflows", name, "events"), on_key=True, args=args
            )


@rule(
    zh="没有哪一步能到“{state}”这个状态",
    en='No event leads to the state "{state}"',
    fix_zh="补上到这里的步骤，或者删掉这个状态",
    fix_en="Add an event that leads here, or delete the state",
)
def unreachable_state(survey: Survey) -> Iterator[Finding]:
    """流程里有一个状态，从起始步骤出发怎么也走不到。

    多半是漏写了一个步骤，或者步骤的 to 写成了别的状态。

    A workflow has a state that can't be reached from its opening events; mostly an event is missing or leads
    elsewhere.

    不对 Bad:

        states:
          wanted: {name: 待认领, class: open}
          done: {name: 完成, class: done}
        events:
          announce: {name: 发布, to: wanted}

    对 Good:

        states:
          wanted: {name: 待认领, class: open}
          done: {name: 完成, class: done}
        events:
          announce: {name: 发布, to: wanted}
          finish: {name: 办结, from: [wanted], to: done}
    """
    for path, name, workflow in _workflows(survey):
        for state in _cut_off(workflow):
            title = workflow.states[state]
            args = both("state", title.name, title.name_en or title.name)
            route: Route = ("workflows", name, "states", state)
            yield Finding(rule="unreachable-state", path=path, route=route, on_key=True, args=args)


def _workflows(survey: Survey) -> Iterator[tuple[str, str, Workflow]]:
    """Every workflow whose events and states are all known."""
    doubtful = {(path, route[1]) for path, route in dangling_fields(survey) if route[0] == "workflows"}
    for key, programme in sorted(survey.registry.programmes.items()):
        path = record_path("programme", key)
        for name, workflow in programme.workflows.items():
            if (path, name) not in doubtful:
                yield path, name, workflow


def _cut_off(workflow: Workflow) -> list[str]:
    """The states that can't be reached, without those that only follow from another of them."""
    reached: set[str] = set()
    grown = True
    while grown:
        found = {event.to for event in workflow.events.values() if not event.from_ or reached & set(event.from_)}
        grown, reached = not found <= reached, reached | found
    if not reached:
        return []
    lost = [state for state in workflow.states if state not in reached]
    led_to = {event.to for event in workflow.events.values() if set(event.from_) - {event.to}}
    return [state for state in lost if state not in led_to] or lost[:1]
