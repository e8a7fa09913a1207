"""The views of every page of the site, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from hehuo.derive.pages.awards import award_pages
from hehuo.derive.pages.benefits import benefit_pages
from hehuo.derive.pages.calls import call_pages
from hehuo.derive.pages.communities import community_pages
from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.coverage import coverage_pages
from hehuo.derive.pages.events import event_pages
from hehuo.derive.pages.feeds import calendar_feeds
from hehuo.derive.pages.home import home_pages
from hehuo.derive.pages.honours import honour_pages
from hehuo.derive.pages.indicators import indicator_pages
from hehuo.derive.pages.matching import match_pages
from hehuo.derive.pages.meetings import meeting_pages
from hehuo.derive.pages.partner_records import partner_pages
from hehuo.derive.pages.partners import partner_list_pages
from hehuo.derive.pages.points import points_pages
from hehuo.derive.pages.programmes import programme_pages
from hehuo.derive.pages.project_records import agreement_pages, project_pages
from hehuo.derive.pages.projects import project_list_pages
from hehuo.derive.pages.reference import reference_pages
from hehuo.derive.pages.reviews import review_pages
from hehuo.derive.pages.rules import rule_pages
from hehuo.derive.pages.statements import statement_pages
from hehuo.derive.pages.timetables import timetable_pages
from hehuo.view.page import PageView


def view_shares(context: PageContext) -> tuple[Iterator[PageView], Iterator[PageView]]:
    """All views in two shares of about the same work, for two processors."""
    return (
        chain(
            rule_pages(context.rules),
            reference_pages(context),
            agreement_pages(context),
            home_pages(context),
            programme_pages(context),
            call_pages(context),
            meeting_pages(context),
            partner_list_pages(context),
            partner_pages(context),
            community_pages(context),
            coverage_pages(context),
            benefit_pages(context),
            match_pages(context),
        ),
        chain(
            project_list_pages(context),
            points_pages(context),
            project_pages(context),
            event_pages(context),
            calendar_feeds(context),
            timetable_pages(context),
            honour_pages(context),
            review_pages(context),
            award_pages(context),
            indicator_pages(context),
            statement_pages(context),
        ),
    )
