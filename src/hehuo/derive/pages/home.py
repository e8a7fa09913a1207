"""The view of the home page: how much of it there is, what waits for somebody, and the programmes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.programmes import programme_cards
from hehuo.derive.pages.project_summary import board_order, is_claimable, project_summary
from hehuo.derive.projects import ProjectStatus
from hehuo.view.home import Headline, HeadlineId, HeadlinePart, HomePage, WaitingProject
from hehuo.view.page import Link

_SHOWN = 6
"""Open projects on the home page."""

_LISTS: Mapping[HeadlineId, str] = {
    "partners": "partners/{}/?standing=present",
    "communities": "communities/{}/",
    "projects": "projects/{}/",
    "open": "projects/{}/?class=open",
    "done": "projects/{}/?class=done",
    "money": "projects/{}/?has=money",
}
"""Headline (a field of the statistics) → the list behind it, by programme."""


def home_pages(context: PageContext) -> Iterator[HomePage]:
    """The home page."""
    settings = context.registry.settings
    yield HomePage(
        url="",
        title=settings.title if settings else "",
        headlines=headlines(context),
        leaves_out_demo=_leaves_out_demo(context),
        waiting=tuple(_waiting_project(context, project) for project in waiting(context)),
        programmes=programme_cards(context),
    )


def _leaves_out_demo(context: PageContext) -> bool:
    """Demonstration programmes are left out of the sums as soon as there is another programme to count."""
    natures = {programme.nature for programme in context.programmes.values()}
    return "demo" in natures and len(natures) > 1


def headlines(context: PageContext) -> tuple[Headline, ...]:
    """The registry in a few figures; one that counts nothing is left out."""
    skip = _leaves_out_demo(context)
    counted = [key for key, programme in context.programmes.items() if not (skip and programme.nature == "demo")]
    made = (_headline(context, name, counted) for name in _LISTS)
    return tuple(headline for headline in made if headline.value)


def _headline(context: PageContext, name: HeadlineId, programmes: list[str]) -> Headline:
    parts = tuple(
        HeadlinePart(link=Link(name=context.programmes[key].name, url=_LISTS[name].format(key)), value=value)
        for key in programmes
        if (value := getattr(context.derived.statistics[key], name).value)
    )
    return Headline(id=name, value=sum(part.value for part in parts), parts=parts)


def waiting(context: PageContext) -> list[ProjectStatus]:
    """Open projects that a partner can claim now, the longest waiting first; demonstration ones only fill up."""
    claimable = [
        project
        for project in context.derived.projects.values()
        if project.state_class == "open" and is_claimable(project)
    ]
    claimable.sort(key=lambda project: (context.programmes[project.programme].nature == "demo", board_order(project)))
    return claimable[:_SHOWN]


def _waiting_project(context: PageContext, project: ProjectStatus) -> WaitingProject:
    record, programme = project.project, context.programmes[project.programme]
    return WaitingProject(
        project=project_summary(context, project),
        need=record.need or record.goal or record.content or "",
        programme=programme.name,
        nature=programme.nature,
    )
