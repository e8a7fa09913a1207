"""View of a workflow: its states, its steps, and the main way through it."""

from __future__ import annotations

from hehuo.model.records import StateClass
from hehuo.view.page import View


class WorkflowState(View, frozen=True, kw_only=True):
    """A state; it has no class where the workflow names it and doesn't declare it."""

    id: str
    name: str
    state_class: StateClass | None


class WorkflowStep(View, frozen=True, kw_only=True):
    """A step from one of some states to another; without `from_` it opens a project. `by` are the names of roles."""

    name: str
    by: tuple[str, ...]
    from_: tuple[WorkflowState, ...]
    to: WorkflowState
    within_days: int | None


class WorkflowChart(View, frozen=True, kw_only=True):
    """A workflow. `main` are the steps of the shortest story from the opening to the end."""

    id: str
    name: str
    description: str | None
    states: tuple[WorkflowState, ...]
    steps: tuple[WorkflowStep, ...]
    main: tuple[WorkflowStep, ...]
