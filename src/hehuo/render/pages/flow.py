"""The main way through a workflow: what a reader should see first of a state machine."""

from __future__ import annotations

from hehuo.model.records import Event, Workflow


def main_way(workflow: Workflow) -> tuple[Event, ...]:
    """The events from the first opening to a state of class `done`, taking at every state the event declared first.

    Events that give a share back or drop it are side ways. Where no way leads to the end, the opening alone.
    """
    opening = next((event for event in workflow.events.values() if not event.from_), None)
    if opening is None:
        return ()
    return _onward(workflow, opening, {opening.to}) or (opening,)


def _onward(workflow: Workflow, event: Event, seen: set[str]) -> tuple[Event, ...]:
    """The way from an event to the end, or nothing where there is none. Each state is visited once."""
    state = workflow.states.get(event.to)
    if state is None:
        return ()
    if state.class_ == "done":
        return (event,)
    for following in workflow.events.values():
        if event.to in following.from_ and not following.releases and following.to not in seen:
            seen.add(following.to)
            rest = _onward(workflow, following, seen)
            if rest:
                return (event, *rest)
    return ()
