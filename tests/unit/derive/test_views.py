"""What the views of small registries hold: names, addresses, days and orders, before any template sees them."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

import worlds
from hehuo.derive import derive
from hehuo.derive.pages.context import PageContext, page_context
from hehuo.derive.pages.feeds import calendar_feeds
from hehuo.derive.pages.judging import judged
from hehuo.derive.pages.matching import match_pages
from hehuo.derive.pages.meetings import meeting_pages
from hehuo.derive.pages.offers import earning_rules, merchant_trades, offer_lines
from hehuo.derive.pages.partner_records import partner_pages
from hehuo.derive.pages.project_records import project_pages
from hehuo.derive.pages.project_summary import board_order
from hehuo.derive.pages.projects import project_list_pages
from hehuo.derive.pages.rules import rule_pages
from hehuo.derive.pages.timetables import timetable_pages
from hehuo.derive.trails import derive_trails
from hehuo.derive.verifying.reading import read_claims
from hehuo.derive.verifying.stating import state_all
from hehuo.rules import load_rule
from hehuo.view.feeds import CalendarFeed
from hehuo.view.matching import MatchPage
from hehuo.view.meetings import MeetingPage
from hehuo.view.page import Link
from hehuo.view.partners import PartnerPage
from hehuo.view.projects import ProjectIndexPage, ProjectPage
from hehuo.view.rules import RulePage
from hehuo.view.timetables import TimetablePage
from poured import batch
from worlds import Value, partner, project, step

OPEN = step("2026-03-01", "announce")
PROGRAMME = Link(name="测试街道合伙人", url="programmes/p/")


def context(records: dict[str, Value], programme: Value | None = None, as_of: str = "2026-06-01") -> PageContext:
    registry = worlds.registry_of(records, programme)
    return page_context(registry, derive(registry, date.fromisoformat(as_of)))


def claimed(day: str, by: str = "shop") -> Value:
    return project(OPEN, step(day, "claim", by))


def able(kind: str = "firm", **more: Any) -> Value:
    """A partner that has lamps to give."""
    lamps = {"what": "路灯", "quantity": 9, "unit": "盏", "items": ["lamp"]}
    return partner(kind, items=["lamp"], resources=[lamps], **more)


def test_a_record_leads_up_to_its_section_and_to_its_programmes_page_there() -> None:
    [page] = [page for page in partner_pages(context({"partners/p/shop": partner()})) if isinstance(page, PartnerPage)]
    assert page.crumbs == ("partners", Link(name="测试街道合伙人", url="partners/p/"))
    assert page.match_page == "match/p/"


def test_the_page_of_matches_stands_below_its_programme() -> None:
    [page] = match_pages(context({"partners/p/shop": partner(), "projects/p/lamps": project(OPEN)}))
    assert isinstance(page, MatchPage)
    assert page.crumbs == ("programmes", PROGRAMME)


def test_what_is_under_way_stands_on_the_board_by_its_longest_share() -> None:
    shared = project(
        OPEN,
        step("2026-05-20", "claim", "shop", quantity=1),
        step("2026-05-30", "claim", "bank", quantity=1),
        wanted={"quantity": 2, "unit": "盏"},
    )
    records = {"partners/p/shop": partner(), "partners/p/bank": partner("bank"), "projects/p/a-new": claimed("2026-05-25"),
               "projects/p/b-shared": shared, "projects/p/c-old": claimed("2026-05-10")}  # fmt: skip
    projects = context(records).derived.projects
    assert [view.key for view in sorted(projects.values(), key=board_order)] == ["p/c-old", "p/b-shared", "p/a-new"]


def test_what_is_late_stands_before_what_is_under_way_longer() -> None:
    programme = copy.deepcopy(worlds.PROGRAMME)
    programme["workflows"]["slow"] = copy.deepcopy(worlds.CLAIM)
    programme["workflows"]["slow"]["events"]["finish"]["within_days"] = 300
    slow = {**project(step("2026-01-01", "announce"), step("2026-01-02", "claim", "shop")), "workflow": "slow"}
    records = {"partners/p/shop": partner(), "projects/p/a": slow, "projects/p/b": claimed("2026-04-01")}
    projects = context(records, programme).derived.projects
    assert [view.key for view in sorted(projects.values(), key=board_order)] == ["p/b", "p/a"]


def test_a_project_is_found_by_the_kind_and_the_trade_of_who_holds_it() -> None:
    records = {
        "partners/p/shop": partner(trade="food"),
        "partners/p/bank": partner("bank", trade="money"),
        "projects/p/lamps": claimed("2026-03-05"),
        "projects/p/free": project(OPEN),
    }
    [page] = [page for page in project_list_pages(context(records)) if isinstance(page, ProjectIndexPage)]
    keys = {row.link.url: dict(row.keys) for group in page.listing.groups for row in group.rows}
    held, free = keys["projects/p/lamps/"], keys["projects/p/free/"]
    assert (held["kind"], held["trade"]) == (("p/firm",), ("p/food",))
    assert not {"kind", "trade"} & free.keys()


def test_who_took_a_project_up_stands_with_the_reasons_for_it() -> None:
    records = {
        "partners/p/shop": able(),
        "projects/p/lamps": {**claimed("2026-03-05"), "items": ["lamp"], "title": "修路灯"},
    }
    pages = [page for page in project_pages(context(records)) if isinstance(page, ProjectPage)]
    [share] = [share for page in pages for share in page.shares]
    assert "item" in {reason.id for reason in share.reasons}


def test_a_rule_leads_to_its_neighbours() -> None:
    rules = [load_rule(name) for name in ("bad-choice", "bad-format", "bad-length")]
    pages = [page for page in rule_pages(rules) if isinstance(page, RulePage)]
    assert [(page.earlier, page.later) for page in pages] == [
        (None, "bad-format"),
        ("bad-choice", "bad-length"),
        ("bad-format", None),
    ]


def test_a_timetable_leads_to_the_events_in_a_space() -> None:
    records: dict[str, Value] = {
        "communities/p/east": {"name": "东社区", "spaces": {"hall": {"name": "礼堂"}}},
        "events/p/fair": {"title": "大集", "community": "east", "space": "hall", "date": "2026-07-04"},
    }
    [page] = timetable_pages(context(records))
    assert isinstance(page, TimetablePage)
    assert [link for week in page.weeks for link in week.events] == [Link(name="大集", url="events/p/fair/")]


def test_a_calendar_has_the_hours_of_an_event() -> None:
    event: Value = {"title": "大集", "date": "2026-07-04", "from": "09:00", "until": "11:30"}
    feeds = [feed for feed in calendar_feeds(context({"events/p/fair": event})) if isinstance(feed, CalendarFeed)]
    assert [(entry.day, entry.start, entry.end) for feed in feeds for entry in feed.entries] == [
        ("2026-07-04", "09:00", "11:30")
    ]


def test_an_award_has_its_day_where_it_was_won() -> None:
    award = {"name": "年度奖", "date": "2026-05-30", "recipients": [{"to": {"partner": "shop"}, "grade": "金奖"}]}
    found = judged(context({"partners/p/shop": partner(), "awards/p/best": award}), "partner", "p/shop")
    assert [(line.link.url, line.date, line.grade) for line in found.awards] == [
        ("awards/p/best/", "2026-05-30", "金奖")
    ]


def test_a_meeting_leads_to_the_partners_that_claimed() -> None:
    programme = {**copy.deepcopy(worlds.PROGRAMME), "meetings": {"spring": {"name": "认领会", "date": "2026-03-05"}}}
    records = {
        "partners/p/shop": partner(name="小店"),
        "projects/p/lamps": project(OPEN, step("2026-03-05", "claim", "shop", meeting="spring")),
    }
    [page] = meeting_pages(context(records, programme))
    assert isinstance(page, MeetingPage)
    assert [found.partner for found in page.claims] == [Link(name="小店", url="partners/p/shop/")]


CARDS = ("7H2K-Q04M-WX9T-9", "4Q7M-0XJ2-9KPD-B")


def market() -> dict[str, Any]:
    """Three merchants: one sells bread and has taken 10 points, one buns and 20, one has neither trade nor takings."""
    offer = {"form": "gift", "from": "2026-01-01"}
    return {
        "partners/p/baker": partner(name="面包店", trade="food"),
        "partners/p/buns": partner(name="包子店", trade="food"),
        "partners/p/other": partner(name="别的店"),
        "points/p/rules": {
            "rules": {
                "over": {"title": "去年的", "points": 1, "unit": "次", "from": "2025-01-01", "until": "2025-12-31"},
                "help": {"title": "帮忙", "points": 2, "unit": "小时", "from": "2026-01-01"},
            }
        },
        "points/p/cards": {"cards": {card: {"opened": "2026-01-01"} for card in CARDS}},
        "points/p/offers/bread": {**offer, "title": "面包", "partner": "baker", "cost": 10},
        "points/p/offers/buns": {**offer, "title": "包子", "partner": "buns", "cost": 20},
        "points/p/offers/cup": {**offer, "title": "杯子", "partner": "other", "cost": 5},
        "points/p/2026-03/a": batch("earn", "A", "2026-03-01", 60, *({"card": card, "quantity": 15} for card in CARDS),
                                    rule="help"),
        "points/p/2026-03/b": batch("redeem", "B", "2026-03-02", 10, {"card": CARDS[0], "quantity": 1}, partner="baker",
                                    offer="bread"),
        "points/p/2026-03/c": batch("redeem", "C", "2026-03-03", 20, {"card": CARDS[1], "quantity": 1}, partner="buns",
                                    offer="buns"),
    }  # fmt: skip


def test_merchants_stand_under_their_trades_those_who_took_most_first() -> None:
    made = context(market())
    trades = merchant_trades(made, "p", offer_lines(made, "p"))
    assert [(trade.name, [(one.partner.name, one.accepted) for one in trade.merchants]) for trade in trades] == [
        ("餐饮", [("包子店", 20), ("面包店", 10)]),
        (None, [("别的店", 0)]),
    ]


def test_an_offer_leads_to_its_merchant_and_rules_in_force_stand_first() -> None:
    made = context(market())
    assert [(line.id, line.partner.url) for line in offer_lines(made, "p")] == [
        ("cup", "partners/p/other/"),
        ("bread", "partners/p/baker/"),
        ("buns", "partners/p/buns/"),
    ]
    assert [(rule.id, rule.phase) for rule in earning_rules(made, "p")] == [("help", "current"), ("over", "over")]


def test_what_can_be_had_stands_by_trade_in_the_order_of_the_programme() -> None:
    records = market()
    records["partners/p/other"]["trade"] = "money"
    records["partners/p/buns"].pop("trade")
    assert [trade.trade for trade in context(records).derived.redeemable["p"].trades] == ["food", "money", None]
    programme = copy.deepcopy(worlds.PROGRAMME)
    programme["trades"] = dict(reversed(programme["trades"].items()))
    assert [trade.trade for trade in context(records, programme).derived.redeemable["p"].trades] == [
        "money",
        "food",
        None,
    ]


@pytest.mark.parametrize(("text", "line"), [("共有 12 家", 1), ("第一行\n共有 12 家\n", 2)])
def test_a_number_is_quoted_from_its_line(text: str, line: int) -> None:
    assert [(int(found.amount.number), found.line) for found in read_claims(text)] == [(12, line)]


def test_every_figure_says_its_day_and_an_outcome_its_project() -> None:
    programme = {
        **copy.deepcopy(worlds.PROGRAMME),
        "figures": {"all": {"label": "盏灯", "value": 12, "source": "paper", "recorded": {"of": "projects"}}},
        "sources": {"paper": {"title": "一篇报道", "publisher": "某报"}},
    }
    lamps = {**project(OPEN), "outcomes": [{"measure": "lamps", "quantity": 9, "qualifier": "over"}]}
    made = context({"projects/p/lamps": lamps}, programme)
    figures = made.derived.figures
    assert all(date.fromisoformat(figure.as_of) for figure in figures.values() if figure.kind == "evidenced")
    assert figures["p/recorded-all"].as_of == "2026-06-01"
    [outcome] = (stated for stated in state_all(made.registry, ()) if stated.of == ("project", "p/lamps"))
    assert (outcome.value, outcome.qualifier, outcome.programme, outcome.unit) == (9, "over", "p", "盏")


def test_a_need_for_a_kind_is_offered_no_other_kind_however_good() -> None:
    programme = copy.deepcopy(worlds.PROGRAMME)
    programme["workflows"]["claim"]["events"]["claim"]["kinds"] = ["bank"]
    better = {f"partners/p/firm-{number:03}": able(communities=["east"]) for number in range(200)}
    records = {
        **better,
        "communities/p/east": {"name": "东社区"},
        "partners/p/bank": able("bank"),
        "projects/p/lamps": {**project(OPEN), "items": ["lamp"], "title": "修路灯"},
    }
    [found] = context(records, programme).derived.matches["p"].needs.values()
    assert [match.partner for match in found.suggestions] == ["p/bank"]


def test_the_stages_of_a_project_count_the_days_between_them() -> None:
    steps = [{"title": "选址", "done": "2026-03-20"}, {"title": "安装"}]
    benefits = [{"benefit": "venue", "promised": "2026-01-01", "due": "2026-12-31", "given": [{"date": "2026-03-11"}]}]
    done = project(OPEN, step("2026-03-11", "claim", "shop"), step("2026-03-31", "finish"),
                   rating={"score": 5, "out_of": 5, "date": "2026-04-05"}, outcomes=[{"measure": "lamps", "quantity": 9}])  # fmt: skip
    records = {
        "partners/p/shop": partner(benefits=benefits),
        "projects/p/done": done,
        "projects/p/half": {**claimed("2026-03-05"), "steps": steps},
        "projects/p/unasked": project(step("2026-03-11", "claim", "shop")),
    }
    made = context(records)
    trails = derive_trails(made.registry, made.derived.projects)

    def stages(key: str) -> list[tuple[str, bool, int | None]]:
        return [(stage.kind, stage.reached, stage.days) for stage in trails[key]]

    assert stages("p/done") == [
        ("need", True, None),
        ("claim", True, 10),
        ("finish", True, 20),
        ("outcome", True, None),
        ("rating", True, 5),
        ("benefit", True, None),
    ]
    assert stages("p/half")[:4] == [
        ("need", True, None),
        ("claim", True, 4),
        ("steps", False, None),
        ("finish", False, None),
    ]
    assert [(stage.done, stage.total) for stage in trails["p/half"] if stage.kind == "steps"] == [(1, 2)]


def test_money_is_what_was_paid_on_projects_that_were_not_dropped() -> None:
    paid = [{"yuan": 300, "source": "paper"}, {"yuan": 20, "source": "paper"}]
    records = {
        "projects/p/one": {**project(OPEN), "money": paid},
        "projects/p/two": {**project(OPEN, step("2026-03-02", "drop")), "money": paid},
        "projects/p/free": project(OPEN),
    }
    [money] = context(records).derived.statistics["p"].money
    assert (money.value, money.records) == (320, ("p/one",))
