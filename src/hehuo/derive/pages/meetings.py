"""The views of claim meetings: who claimed what in one sitting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hehuo.derive.meetings import Claimed, MeetingResult
from hehuo.derive.pages.context import PageContext
from hehuo.model.registry import resolve
from hehuo.view.addresses import page_url
from hehuo.view.meetings import MeetingClaim, MeetingPage, PartnerClaims


def meeting_pages(context: PageContext) -> Iterator[MeetingPage]:
    """A page for each declared meeting."""
    for key, result in context.derived.meetings.items():
        yield _meeting(context, key, result)


def _meeting(context: PageContext, key: str, result: MeetingResult) -> MeetingPage:
    meeting, programme = result.meeting, result.programme
    community = resolve(programme, meeting.community) if meeting.community else None
    return MeetingPage(
        **context.page(programme, page_url("meeting", key), "programmes", context.links.of("programme", programme)),
        confirmed=context.confirmed("programme", programme),
        title=meeting.name,
        file=context.file("programme", programme),
        sources=context.sources(programme, meeting.sources),
        id=key.partition("/")[2],
        record=meeting,
        community=context.links.of("community", community) if community else None,
        partners=context.receipt(result.partners),
        projects=context.receipt(result.projects),
        claims=tuple(
            PartnerClaims(
                partner=context.links.of("partner", partner), claims=tuple(_claim(context, claim) for claim in claims)
            )
            for partner, claims in groupby(result.claims, key=lambda claim: claim.partner)
        ),
        unclaimed=context.links.all_of(
            "project", result.unclaimed if context.extent(programme).holds("projects") else ()
        ),
        figures=context.stated(programme, meeting.figures),
    )


def _claim(context: PageContext, claim: Claimed) -> MeetingClaim:
    project = context.derived.projects[claim.project]
    return MeetingClaim(
        project=context.links.of("project", claim.project),
        quantity=claim.quantity,
        unit=project.project.wanted.unit if project.project.wanted else None,
        states=project.state_names,
    )
