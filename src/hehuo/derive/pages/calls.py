"""The views of calls: what is sought, what partners get, the steps to join; and the notice of what can be claimed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.made import notice_url
from hehuo.derive.pages.project_summary import board_order, is_claimable, project_summary
from hehuo.derive.projects import ProjectStatus
from hehuo.derive.statistics import ProgrammeStatistics, StatisticsRow
from hehuo.view.addresses import page_url, whole_address
from hehuo.view.calls import CallIndexPage, CallPage, CallSummary, NoticedProject, NoticePage, SoughtDirection
from hehuo.view.page import Link, PageView

_SHOWN = 5
"""Open projects named on a poster; more don't fit on one page."""

_NOTICED = 8
"""Open projects on a notice, each with its code."""


def call_pages(context: PageContext) -> Iterator[PageView]:
    """The list of calls, then each programme's call and notice."""
    open_projects: dict[str, list[ProjectStatus]] = {key: [] for key in context.programmes}
    for project in context.derived.projects.values():
        if project.state_class == "open":
            open_projects[project.programme].append(project)
    yield CallIndexPage(
        **context.common_page("call"), programmes=tuple(_summary(context, key) for key in context.programmes)
    )
    for key in context.programmes:
        waiting = sorted(open_projects[key], key=board_order)
        yield _call(context, key, waiting)
        if notice_url(context, key):
            yield _notice(context, key, [project for project in waiting if is_claimable(project)])


def _summary(context: PageContext, key: str) -> CallSummary:
    programme = context.programmes[key]
    return CallSummary(
        link=Link(name=programme.name, url=f"call/{key}/"),
        nature=programme.nature,
        area=programme.area,
        open=_open(context.derived.statistics[key]),
        open_url=f"projects/{key}/?class=open",
    )


def _call(context: PageContext, key: str, waiting: Sequence[ProjectStatus]) -> CallPage:
    programme, calling, url = context.programmes[key], context.derived.calls[key], f"call/{key}/"
    statistics = context.derived.statistics[key]
    return CallPage(
        **context.page(key, url, "call"),
        confirmed=context.confirmed("programme", key),
        file=context.file("programme", key),
        id=key,
        record=programme,
        partners=context.quantity(key, "partners", calling.partners.value),
        reported=tuple(context.stated(key, {figure.id: figure.figure for figure in calling.reported})),
        number=calling.number,
        open=_open(statistics),
        notice_page=notice_url(context, key),
        sought=tuple(
            SoughtDirection(
                link=Link(name=row.name, url=f"projects/{key}/?direction={row.id}&class=open"), open=waiting_here
            )
            for row in statistics.by_direction
            if (waiting_here := _open(row))
        ),
        unplaced=sum(1 for project in waiting if not project.directions),
        examples=tuple(project_summary(context, project) for project in islice(filter(is_claimable, waiting), _SHOWN)),
        address=whole_address(context.site_url, url),
    )


def _open(counted: ProgrammeStatistics | StatisticsRow) -> int | None:
    return counted.open.value if counted.open is not None else None


def _notice(context: PageContext, key: str, claimable: Sequence[ProjectStatus]) -> NoticePage:
    programme = context.programmes[key]
    return NoticePage(
        **context.page(key, f"call/{key}/notice/", "call", Link(name=programme.name, url=f"call/{key}/")),
        id=key,
        contact=programme.joining.contact if programme.joining else None,
        projects=tuple(
            NoticedProject(
                project=project_summary(context, project),
                need=project.project.need,
                address=whole_address(context.site_url, page_url("project", project.key)),
            )
            for project in claimable[:_NOTICED]
        ),
        more=max(len(claimable) - _NOTICED, 0),
    )
