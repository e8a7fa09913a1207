"""The view of a workflow, and its main way: what a reader should see first of a state machine."""

from __future__ import annotations

from hehuo.model.records import Event, Programme, Workflow
from hehuo.view.workflows import WorkflowChart, WorkflowState, WorkflowStep


def workflow_chart(programme: Programme, name: str) -> WorkflowChart:
    """A workflow that a programme declares."""
    workflow = programme.workflows[name]
    states = {
        key: WorkflowState(id=key, name=state.name, state_class=state.class_) for key, state in workflow.states.items()
    }
    steps = {key: _step(programme, event, states) for key, event in workflow.events.items()}
    return WorkflowChart(
        id=name,
        name=workflow.name,
        description=workflow.description,
        states=tuple(states.values()),
        steps=tuple(steps.values()),
        main=tuple(steps[key] for key in main_way(workflow)),
    )


def _step(programme: Programme, event: Event, states: dict[str, WorkflowState]) -> WorkflowStep:
    def state(key: str) -> WorkflowState:
        return states.get(key) or WorkflowState(id=key, name=key, state_class=None)

    return WorkflowStep(
        name=event.name,
        by=tuple(programme.roles[role].name if role in programme.roles else role for role in event.by),
        from_=tuple(state(key) for key in event.from_),
        to=state(event.to),
        within_days=event.within_days,
    )


def main_way(workflow: Workflow) -> tuple[str, ...]:
    """The events from the first opening to a state of class `done`, taking at every state the event declared first.

    Events that give a share back or drop it are side ways. Where no way leads to the end, the opening alone.
    """
    opening = next((key for key, event in workflow.events.items() if not event.from_), None)
    if opening is None:
        return ()
    return _onward(workflow, opening, {workflow.events[opening].to}) or (opening,)


def _onward(workflow: Workflow, name: str, seen: set[str]) -> tuple[str, ...]:
    """The way from an event to the end, or nothing where there is none. Each state is visited once."""
    event = workflow.events[name]
    state = workflow.states.get(event.to)
    if state is None:
        return ()
    if state.class_ == "done":
        return (name,)
    for key, following in workflow.events.items():
        if event.to in following.from_ and not following.releases and following.to not in seen:
            seen.add(following.to)
            rest = _onward(workflow, key, seen)
            if rest:
                return (name, *rest)
    return ()
