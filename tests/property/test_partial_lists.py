"""From a list that may lack something nothing follows: no rank, no gap, no debt, no idleness, in no page's view.

Random programmes are concluded with all lists complete, then with each list left out. What needs that list must be gone,
what doesn't must be as it was, and naming every list must be the same as naming none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

import worlds
from hehuo.derive import derive
from hehuo.derive.pages.benefits import benefit_pages
from hehuo.derive.pages.calls import call_pages
from hehuo.derive.pages.communities import community_pages
from hehuo.derive.pages.context import PageContext, page_context
from hehuo.derive.pages.coverage import coverage_pages
from hehuo.derive.pages.home import home_pages
from hehuo.derive.pages.honours import honour_pages
from hehuo.derive.pages.matching import match_pages
from hehuo.derive.pages.partner_records import partner_pages
from hehuo.derive.pages.project_records import agreement_pages, project_pages
from hehuo.derive.pages.timetables import timetable_pages
from hehuo.model.knowledge import LISTS
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
from hehuo.view.timetables import TimetablePage

MADE: tuple[Callable[[PageContext], Iterable[PageView]], ...] = (
    home_pages, call_pages, partner_pages, community_pages, coverage_pages, benefit_pages, match_pages, project_pages,
    agreement_pages, timetable_pages, honour_pages,
)  # fmt: skip
AS_OF = date(2026, 6, 1)
PARTNERS, COMMUNITIES = ("a", "b", "c"), ("east", "west")
LIVE = {**worlds.PROGRAMME, "nature": "live"}

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
    "empty-handed": Claim(empty_handed, frozenset({"projects"})),
    "free hours": Claim(free_hours, frozenset({"bookings"})),
}


def pages_of(records: dict[str, worlds.Value], **programme: object) -> Pages:
    registry = worlds.registry_of(records, {**LIVE, **programme})
    context = page_context(registry, derive(registry, AS_OF))
    return tuple(chain.from_iterable(made(context) for made in MADE))


def said(pages: Pages) -> dict[str, list[object]]:
    return {name: list(claim.found(pages)) for name, claim in CLAIMS.items()}


days = st.dates(date(2026, 1, 1), AS_OF).map(date.isoformat)


@st.composite
def partners(draw: st.DrawFn) -> worlds.Value:
    more: dict[str, Any] = {
        "communities": draw(st.lists(st.sampled_from(COMMUNITIES), unique=True)),
        "items": draw(st.lists(st.sampled_from(("lamp", "meal")), unique=True, max_size=1)),
    }
    if draw(st.booleans()):
        given = draw(st.lists(days.map(lambda day: {"date": day}), max_size=1))
        more["benefits"] = [{"benefit": "venue", "due": draw(days), "given": given}]
    return worlds.partner(draw(st.sampled_from(("firm", "bank"))), draw(days), **more)


@st.composite
def projects(draw: st.DrawFn) -> worlds.Value:
    holder = draw(st.sampled_from(PARTNERS))
    steps = [
        worlds.step("2026-01-05", "announce"),
        worlds.step("2026-02-05", "claim", holder),
        worlds.step("2026-03-05", "finish", holder),
    ]
    more: dict[str, Any] = {"items": [draw(st.sampled_from(("lamp", "meal", "care")))], "goal": "办成"}
    if draw(st.booleans()):
        more["for"] = {"community": draw(st.sampled_from(COMMUNITIES))}
    return worlds.project(*steps[: draw(st.integers(1, 3))], **more)


@st.composite
def streets(draw: st.DrawFn) -> dict[str, worlds.Value]:
    slots = [{"weekday": "mo", "from": "09:00", "until": "11:00"}]
    space = {"name": "活动室", **({"slots": slots} if draw(st.booleans()) else {})}
    records: dict[str, worlds.Value] = {
        f"communities/p/{key}": {"name": key, "spaces": {"room": space}} for key in COMMUNITIES
    }
    records |= {f"partners/p/{key}": draw(partners()) for key in PARTNERS}
    records |= {f"projects/p/x{number}": draw(projects()) for number in range(draw(st.integers(1, 5)))}
    return records


@settings(max_examples=25, deadline=None)
@given(street=streets())
def test_without_a_list_nothing_follows_that_needs_it_and_the_rest_is_as_it_was(
    street: dict[str, worlds.Value],
) -> None:
    whole = said(pages_of(street))
    for left_out in sorted(LISTS):
        partial = said(pages_of(street, complete=sorted(set(LISTS) - {left_out})))
        for name, claim in CLAIMS.items():
            assert partial[name] == ([] if left_out in claim.needs else whole[name]), (name, left_out)
    assert said(pages_of(street, complete=sorted(LISTS))) == whole


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


@settings(max_examples=25, deadline=None)
@given(street=streets())
def test_of_a_programme_known_from_reports_nothing_is_offered_and_nothing_claimed(
    street: dict[str, worlds.Value],
) -> None:
    source = {"title": "一篇报道", "publisher": "某报", "date": "2026-03"}
    pages = pages_of(street, nature="reported", sources={"paper": source})
    assert said(pages) == {name: [] for name in CLAIMS}
    offers_nothing(pages)


@settings(max_examples=25, deadline=None)
@given(street=streets())
def test_what_was_last_known_long_ago_is_not_offered_though_its_lists_are_complete(
    street: dict[str, worlds.Value],
) -> None:
    whole, pages = said(pages_of(street)), pages_of(street, known_until="2026-04")
    offers_nothing(pages)
    still = {"gaps", "ranks", "places", "free hours"}
    assert said(pages) == {name: whole[name] if name in still else [] for name in CLAIMS}
