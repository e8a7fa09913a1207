"""What pages may say only where some lists hold everything, found in their views.

Whoever adds a rank, a place, a gap or a debt to a view adds a claim here. `tests/property/test_partial_lists.py` holds
random programmes to them, `tests/contract/test_known.py` the real ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from hehuo.view.benefits import BenefitPage
from hehuo.view.calls import CallPage, NoticePage
from hehuo.view.communities import CommunityPage
from hehuo.view.coverage import CoveragePage
from hehuo.view.home import HomePage
from hehuo.view.honours import HonourPage
from hehuo.view.matching import MatchPage
from hehuo.view.page import PageView
from hehuo.view.partners import PartnerPage
from hehuo.view.projects import AgreementPage, ProjectPage, ProjectSummary
from hehuo.view.reviews import ReviewPage
from hehuo.view.timetables import TimetablePage

Page = TypeVar("Page", bound=PageView)
Pages = tuple[PageView, ...]


def of(pages: Pages, kind: type[Page]) -> list[Page]:
    return [page for page in pages if isinstance(page, kind)]


def gaps(pages: Pages) -> Iterator[object]:
    for page in of(pages, CoveragePage):
        for community in page.communities:
            yield from ((page.url, community.id, kind) for kind in community.missing)
    for community_page in of(pages, CommunityPage):
        yield from ((community_page.url, kind.id) for kind in community_page.kinds if not kind.count)


def unserved(pages: Pages) -> Iterator[object]:
    for page in of(pages, CoveragePage):
        for community in page.communities:
            cells = zip(page.directions, community.directions, strict=True)
            yield from ((page.url, community.id, direction.id) for direction, cell in cells if cell.unserved)


def ranks(pages: Pages) -> Iterator[object]:
    for page in of(pages, HonourPage):
        yield from ((page.url, rank.rank, partner.link.name) for rank in page.ranks for partner in rank.partners)


def places(pages: Pages) -> Iterator[object]:
    for page in of(pages, PartnerPage):
        yield from ((page.url, place) for place in (page.number, page.number_last) if place is not None)


def next_places(pages: Pages) -> Iterator[object]:
    return ((page.url, page.number) for page in of(pages, CallPage) if page.number is not None)


def debts(pages: Pages) -> Iterator[object]:
    for page in of(pages, PartnerPage):
        yield from ((page.url, benefit.name, benefit.overdue) for benefit in page.benefits if benefit.owed)


def balances(pages: Pages) -> Iterator[object]:
    for page in of(pages, BenefitPage):
        yield page.unthanked, page.overdue, page.balances


def idle(pages: Pages) -> Iterator[object]:
    for page in of(pages, MatchPage):
        yield from ((page.url, partner.link.name) for partner in page.idle)


def unmet(pages: Pages) -> Iterator[object]:
    for page in of(pages, MatchPage):
        yield from ((page.url, need.link.name, need.obstacle) for need in page.unmet)
        yield from (
            need.link.name for need in page.needs if need.matches.obstacle in ("kind", "inactive", "held", "nobody")
        )


def review_ranks(pages: Pages) -> Iterator[object]:
    return ((page.url, page.rank) for page in of(pages, ReviewPage) if page.rank is not None)


def empty_handed(pages: Pages) -> Iterator[object]:
    return (page.url for page in of(pages, PartnerPage) if page.all_projects and not page.holding)


def free_hours(pages: Pages) -> Iterator[object]:
    for page in of(pages, TimetablePage):
        for week in page.weeks:
            if not week.days and not week.whole:
                yield page.url, week.id
            for day in week.days:
                yield from ((page.url, week.id, day.weekday, hour.start) for hour in day.hours if hour.title is None)


@dataclass(frozen=True)
class Claim:
    """What pages may say only where some lists hold everything."""

    found: Callable[[Pages], Iterable[object]]
    needs: frozenset[str]


CLAIMS: Mapping[str, Claim] = {
    "gaps": Claim(gaps, frozenset({"partners"})),
    "unserved": Claim(unserved, frozenset({"partners"})),
    "ranks": Claim(ranks, frozenset({"partners", "projects"})),
    "places": Claim(places, frozenset({"partners"})),
    "next places": Claim(next_places, frozenset({"partners"})),
    "debts": Claim(debts, frozenset({"partners"})),
    "balances": Claim(balances, frozenset({"partners", "projects"})),
    "idle": Claim(idle, frozenset({"partners", "projects"})),
    "unmet": Claim(unmet, frozenset({"partners"})),
    "ranks of reviews": Claim(review_ranks, frozenset({"reviews"})),
    "empty-handed": Claim(empty_handed, frozenset({"projects"})),
    "free hours": Claim(free_hours, frozenset({"bookings"})),
}


def said(pages: Pages) -> dict[str, list[object]]:
    return {name: list(claim.found(pages)) for name, claim in CLAIMS.items()}


def summaries(pages: Pages) -> Iterator[ProjectSummary]:
    for page in of(pages, ProjectPage):
        yield page.summary
    for community in of(pages, CommunityPage):
        yield from community.projects
    for partner in of(pages, PartnerPage):
        yield from partner.projects


def offers_nothing(pages: Pages) -> None:
    """Nothing is open, waits, is late, can be claimed or printed."""
    for summary in summaries(pages):
        assert (summary.waiting_days if not summary.holders else None, summary.late) == (None, False)
        assert summary.state_class != "open"
        assert all(state.state_class != "open" for state in summary.states)
        assert (summary.past is None) == (summary.state_class in ("done", "dropped"))
    for project in of(pages, ProjectPage):
        assert (project.claimable, project.next_steps, project.matches, project.agreement) == (False, (), None, None)
    assert not [page.url for page in pages if isinstance(page, NoticePage | AgreementPage | MatchPage | BenefitPage)]
    for home in of(pages, HomePage):
        assert (home.waiting, home.knows_open) == ((), False)
        assert "open" not in [headline.id for headline in home.headlines]
