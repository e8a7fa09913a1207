"""The view of the home page: how much of it there is, what waits for somebody, and the programmes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.derive.figures import counted_programmes
from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.figures import list_url
from hehuo.derive.pages.programmes import programme_cards
from hehuo.derive.pages.project_summary import board_order, is_claimable, project_summary
from hehuo.derive.projects import ProjectStatus
from hehuo.model.records import Recorded
from hehuo.view.home import Headline, HeadlineId, HomePage, WaitingProject

_SHOWN = 6
"""Open projects on the home page."""

_LISTS: Mapping[HeadlineId, str] = {
    "partners": "partners/{}/?standing=present",
    "communities": "communities/{}/",
    "projects": "projects/{}/",
    "open": "projects/{}/?class=open",
    "done": "projects/{}/?class=done",
}
"""Headline (a field of the statistics) → the list behind it, by programme."""


def home_pages(context: PageContext) -> Iterator[HomePage]:
    """The home page."""
    settings = context.registry.settings
    yield HomePage(
        url="",
        apart=context.demonstrations("programmes"),
        title=settings.title if settings else "",
        headlines=tuple(headlines(context)),
        waiting=tuple(_waiting_project(context, project) for project in waiting(context)),
        knows_open=any(context.extent(key).current for key in context.shown),
        programmes=programme_cards(context),
    )


def headlines(context: PageContext) -> Iterator[Headline]:
    """The only programme in a few figures; one that counts nothing is left out.

    Several programmes have nothing to do with each other: their figures stand on their own cards and are never added.
    """
    counted = counted_programmes(context.registry)
    if len(counted) != 1:
        return
    (key,) = counted
    statistics = context.derived.statistics[key]
    for name, lists in _LISTS.items():
        found = getattr(statistics, name)
        if found is not None and found.value:
            yield Headline(id=name, value=found.value, url=lists.format(key))
    for money in statistics.money:
        if money.value:
            url = list_url(key, context.programmes[key], Recorded(of="money", money=money.money))
            yield Headline(id="money", value=money.value, url=url, qualifier=money.qualifier, kind=money.money)


def waiting(context: PageContext) -> list[ProjectStatus]:
    """Open projects that a partner can claim now, the longest waiting first."""
    claimable = [
        project
        for project in context.derived.projects.values()
        if project.programme in context.shown and project.state_class == "open" and is_claimable(project)
    ]
    claimable.sort(key=board_order)
    return claimable[:_SHOWN]


def _waiting_project(context: PageContext, project: ProjectStatus) -> WaitingProject:
    record, programme = project.project, context.programmes[project.programme]
    return WaitingProject(
        project=project_summary(context, project),
        need=record.need or record.goal or record.content or "",
        programme=programme.name,
        nature=programme.nature,
    )
