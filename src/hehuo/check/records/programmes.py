"""Rules about what a programme declares, its catalogue and its workflows, and about the time zone of the registry."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import available_timezones

from hehuo.check.excuses import has_doubtful_workflow
from hehuo.check.survey import Survey
from hehuo.check.words import if_meant, name_of, nearest
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.records import Direction, Group, Programme, Workflow
from hehuo.model.registry import record_path
from hehuo.model.timezones import find_timezone
from hehuo.words import LazyText, gettext_lazy


def duplicate_item(survey: Survey) -> Iterator[Finding]:
    """An id stands twice in a programme's catalogue."""
    for key, programme in sorted(survey.registry.programmes.items()):
        first: dict[str, Route] = {}
        path = record_path("programme", key)
        for route in _catalogue_routes(programme):
            name = str(route[-1])
            original = first.setdefault(name, route)
            if original != route:
                args = {"id": name}
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


def no_opening_event(survey: Survey) -> Iterator[Finding]:
    """Every event of a workflow has a `from`, so that none can be the first."""
    for path, name, workflow in _workflows(survey):
        if all(event.from_ for event in workflow.events.values()):
            args = {"workflow": name_of(workflow)}
            yield Finding(
                rule="no-opening-event", path=path, route=("workflows", name, "events"), on_key=True, args=args
            )


def unreachable_state(survey: Survey) -> Iterator[Finding]:
    """A workflow has a state that can't be reached from its opening events; mostly an event is missing or leads
    elsewhere."""
    for path, name, workflow in _workflows(survey):
        for state in _cut_off(workflow):
            args = {"state": name_of(workflow.states[state])}
            route: Route = ("workflows", name, "states", state)
            yield Finding(rule="unreachable-state", path=path, route=route, on_key=True, args=args)


def _workflows(survey: Survey) -> Iterator[tuple[str, str, Workflow]]:
    """Every workflow whose events and states are all known."""
    for key, programme in sorted(survey.registry.programmes.items()):
        path = record_path("programme", key)
        for name, workflow in programme.workflows.items():
            if not has_doubtful_workflow(survey, path, name):
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


def unknown_timezone(survey: Survey) -> Iterator[Finding]:
    """The registry's time zone is not one that exists."""
    settings = survey.registry.settings
    if settings is not None and find_timezone(settings.timezone) is None:
        args = {"remedy": _zone_remedy(settings.timezone)}
        yield Finding(rule="unknown-timezone", path=record_path("registry", ""), route=("timezone",), args=args)


_CHINESE_TIME = ("北京", "上海", "中国", "beijing", "china", "shanghai", "prc")


def _zone_remedy(text: str) -> LazyText:
    """The time zone that was meant, by another name or misspelt; or the question."""
    if any(name in text.casefold() for name in _CHINESE_TIME):
        return gettext_lazy("Write:\n    %(line)s", line="timezone: Asia/Shanghai")
    meant = nearest(text.casefold(), sorted(zone.casefold() for zone in available_timezones()))
    zone = next((zone for zone in sorted(available_timezones()) if zone.casefold() == meant), None)
    if zone is not None:
        return if_meant(f"timezone: {zone}")
    return gettext_lazy("In which time zone is the registry? Write its name from the list of the IANA: continent/city")
