"""From a list that may lack something nothing follows: no rank, no gap, no debt, no idleness, in no page's view.

Random programmes are concluded with all lists complete, then with each list left out. What needs that list must be gone,
what doesn't must be as it was, and naming every list must be the same as naming none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import worlds
from claims import CLAIMS, Pages, offers_nothing, said
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
from hehuo.derive.pages.reviews import review_pages
from hehuo.derive.pages.timetables import timetable_pages
from hehuo.model.knowledge import LISTS
from hehuo.view.page import PageView

MADE: tuple[Callable[[PageContext], Iterable[PageView]], ...] = (
    home_pages, call_pages, partner_pages, community_pages, coverage_pages, benefit_pages, match_pages, project_pages,
    agreement_pages, timetable_pages, honour_pages, review_pages,
)  # fmt: skip
AS_OF = date(2026, 6, 1)
PARTNERS, COMMUNITIES = ("a", "b", "c"), ("east", "west")
LIVE = {**worlds.PROGRAMME, "nature": "live", "panels": {"group": {"name": "评议团"}}}


def pages_of(records: dict[str, worlds.Value], **programme: object) -> Pages:
    registry = worlds.registry_of(records, {**LIVE, **programme})
    context = page_context(registry, derive(registry, AS_OF))
    return tuple(chain.from_iterable(made(context) for made in MADE))


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
    scores = draw(st.lists(st.integers(0, 10), max_size=3))
    for key, score in zip(PARTNERS, scores, strict=False):
        criteria = [{"title": "守时", "max": 10, "score": score}]
        review = {"title": "评议", "panel": "group", "date": "2026-05", "partner": key, "criteria": criteria}
        records[f"reviews/p/{key}"] = review
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
    still = {"gaps", "ranks", "places", "free hours", "ranks of reviews"}
    assert said(pages) == {name: whole[name] if name in still else [] for name in CLAIMS}
