"""Renders a view: its template gives the body and, where words name the page, its title. Knows no record but the view.

`TEMPLATES` is the one list of what each kind of page is rendered with; a new page is a line there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from markupsafe import Markup

from hehuo.render.charts import month_chart
from hehuo.render.codes import qr_svg
from hehuo.render.environment import environment
from hehuo.render.feeds import calendar_bytes, feed_title
from hehuo.render.kept import install_pieces
from hehuo.render.page import Page
from hehuo.render.reasons import obstacle_text, reason_label, reason_text
from hehuo.render.rule_texts import blanks, inline, marked
from hehuo.render.trend import indicator_trend, is_percent, score_trend
from hehuo.render.workflow_svg import inline_drawing
from hehuo.schema.fields import title_of_field
from hehuo.schema.references import Texts
from hehuo.view.addresses import root_of
from hehuo.view.awards import AwardIndexPage, AwardListPage, AwardPage
from hehuo.view.benefits import BenefitPage
from hehuo.view.calls import CallIndexPage, CallPage, NoticePage
from hehuo.view.certificate import Certificate
from hehuo.view.communities import CommunityIndexPage, CommunityListPage, CommunityPage
from hehuo.view.coverage import CoveragePage
from hehuo.view.events import EventIndexPage, EventListPage, EventPage
from hehuo.view.feeds import CalendarFeed
from hehuo.view.home import HomePage
from hehuo.view.honours import HonourIndexPage, HonourPage
from hehuo.view.indicators import IndicatorPage
from hehuo.view.matching import MatchPage
from hehuo.view.meetings import MeetingPage
from hehuo.view.page import Crumb, PageView, View
from hehuo.view.partners import PartnerIndexPage, PartnerListPage, PartnerPage
from hehuo.view.points import MonthPage, PointsIndexPage, PointsPage
from hehuo.view.programmes import ProgrammeIndexPage, ProgrammePage
from hehuo.view.projects import AgreementPage, ProjectIndexPage, ProjectListPage, ProjectPage
from hehuo.view.reference import ReferenceIndexPage, ReferencePage
from hehuo.view.reviews import ReviewIndexPage, ReviewListPage, ReviewPage
from hehuo.view.rules import RuleIndexPage, RulePage
from hehuo.view.statements import CardSheet, StatementPage
from hehuo.view.timetables import TimetablePage
from hehuo.words import Words

TEMPLATES: Mapping[type[PageView], tuple[str, str]] = {
    AgreementPage: ("projects/programme/record/agreement", "projects/agreement.html"),
    AwardIndexPage: ("awards/index", "awards/index.html"),
    AwardListPage: ("awards/programme/index", "awards/programme.html"),
    AwardPage: ("awards/programme/record", "awards/record.html"),
    BenefitPage: ("benefits/programme", "benefits/programme.html"),
    CommunityIndexPage: ("communities/index", "communities/index.html"),
    CommunityListPage: ("communities/programme/index", "communities/programme.html"),
    CommunityPage: ("communities/programme/record", "communities/record.html"),
    CoveragePage: ("communities/programme/coverage", "communities/coverage.html"),
    CallIndexPage: ("call/index", "call/index.html"),
    CallPage: ("call/programme", "call/programme.html"),
    EventIndexPage: ("events/index", "events/index.html"),
    EventListPage: ("events/programme/index", "events/programme.html"),
    EventPage: ("events/programme/record", "events/record.html"),
    HomePage: ("index", "home/home.html"),
    HonourIndexPage: ("honours/index", "honours/index.html"),
    HonourPage: ("honours/programme", "honours/programme.html"),
    IndicatorPage: ("indicators/programme", "indicators/programme.html"),
    MatchPage: ("match/programme", "match/programme.html"),
    MonthPage: ("points/programme/month", "points/month.html"),
    PartnerIndexPage: ("partners/index", "partners/index.html"),
    PartnerListPage: ("partners/programme/index", "partners/programme.html"),
    PartnerPage: ("partners/programme/record", "partners/record.html"),
    PointsIndexPage: ("points/index", "points/index.html"),
    PointsPage: ("points/programme/index", "points/programme.html"),
    ProjectIndexPage: ("projects/index", "projects/index.html"),
    ProjectListPage: ("projects/programme/index", "projects/programme.html"),
    ProjectPage: ("projects/programme/record", "projects/record.html"),
    MeetingPage: ("meetings/programme/record", "meetings/record.html"),
    NoticePage: ("call/programme/notice", "call/notice.html"),
    ProgrammeIndexPage: ("programmes/index", "programmes/index.html"),
    ProgrammePage: ("programmes/programme", "programmes/programme.html"),
    ReferenceIndexPage: ("reference/index", "reference/index.html"),
    ReferencePage: ("reference/record", "reference/record.html"),
    ReviewIndexPage: ("reviews/index", "reviews/index.html"),
    ReviewListPage: ("reviews/programme/index", "reviews/programme.html"),
    ReviewPage: ("reviews/programme/record", "reviews/record.html"),
    TimetablePage: ("communities/programme/record/timetable", "communities/timetable.html"),
    RuleIndexPage: ("rules/index", "rules/index.html"),
    RulePage: ("rules/rule", "rules/rule.html"),
    StatementPage: ("points/programme/cards/card", "points/statement.html"),
}
"""View → the shell that its page is poured into, and its template."""

SHEETS: Mapping[type[View], str] = {
    CardSheet: "print/cards.html",
    Certificate: "print/certificate.html",
}
"""View → the template of a file to print, which is no page of the site."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders views with one set of templates in one language."""

    env: Environment
    words: Words

    def page(self, view: PageView) -> Page:
        """The page of a view, made but not poured; a calendar is a finished file."""
        if isinstance(view, CalendarFeed):
            content = calendar_bytes(view, self.words)
            return Page(
                shell="", url=view.url, title=feed_title(view, self.words), slots={}, listed=False, content=content
            )
        return self._poured(view)

    def _poured(self, view: PageView) -> Page:
        """A page to be poured. A template that sets `title` names a page that no record names."""
        shell, template = TEMPLATES[type(view)]
        root = root_of(view.url)
        try:
            module = self.env.get_template(template).make_module({"view": view, "root": root})
        except Exception:
            self.env.handle_exception()  # names the template's own line, as `render` does and `make_module` doesn't
        return Page(
            shell=shell,
            url=view.url,
            title=_text(getattr(module, "title", view.title)),
            slots={"crumbs": self._crumbs(view.crumbs, root), "body": str(module)},
            listed=view.listed,
        )

    def sheet(self, view: View) -> str:
        """A file to print, whole."""
        return self.env.get_template(SHEETS[type(view)]).render(view=view)

    def _crumbs(self, crumbs: tuple[Crumb, ...], root: str) -> str:
        parts = self.env.get_template("_page.html").module
        return str(parts.crumbs(crumbs, root))  # type: ignore[attr-defined]


def make_renderer(templates: Path, words: Words, schemas: Texts, compiled: BytecodeCache | None = None) -> Renderer:
    """The renderer for a folder of templates and a language; `compiled` finds and keeps what Jinja compiles.

    `label("partner.hours")` in a template is the title that the field has in `schemas`.
    """
    env = environment(templates, words, compiled)
    env.filters.update(inline=inline, blanks=blanks, marked=marked)
    install_pieces(env)
    env.globals.update(
        label=partial(title_of_field, schemas, lang=words.lang),
        qr=qr_svg,
        month_chart=month_chart,
        is_percent=is_percent,
        score_trend=partial(score_trend, words),
        indicator_trend=partial(indicator_trend, words),
        reason_text=partial(reason_text, words),
        reason_label=partial(reason_label, words),
        obstacle_text=partial(obstacle_text, words),
        workflow_svg=partial(inline_drawing, words),
    )
    return Renderer(env, words)


def _text(title: str) -> str:
    """A title as plain text: a sentence of the catalogues comes out of a template escaped."""
    return title.unescape() if isinstance(title, Markup) else title
