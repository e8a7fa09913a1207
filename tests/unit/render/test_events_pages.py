"""Pages of events and timetables: what they say, that they are sound, and that nothing in a record becomes HTML."""

from __future__ import annotations

from datetime import date

import worlds
from hehuo.derive import derive
from hehuo.derive.pages.communities import community_pages
from hehuo.derive.pages.context import page_context
from hehuo.derive.pages.events import event_pages
from hehuo.derive.pages.feeds import calendar_feeds
from hehuo.derive.pages.partner_records import partner_pages
from hehuo.derive.pages.timetables import timetable_pages
from hehuo.model.registry import Registry
from hehuo.render.page import Page
from hehuo.view.events import CalendarFile, EventListPage
from poured import Body, World, assert_sound, pages_of

NASTY = """"'><script>alert(1)</script>&amp;{{ 7*7 }}<!--slot:title--><img src=x onerror=alert(1)>"""

SLOT = {"weekday": "mo", "from": "09:00", "until": "10:00"}
OPEN = [{"weekday": "mo", "from": "08:30", "until": "11:00"}, {"weekday": "th", "from": "14:00", "until": "15:00"}]


def street(text: str = "文字") -> dict[str, worlds.Value]:
    """A fair that goes round, a single event, one without a day, and two bookings."""
    spaces = {
        "hall": {"name": f"礼堂{text}", "slots": OPEN},
        "rooms": {"name": f"空屋{text}"},
        "yard": {"name": "院子"},
    }
    return {
        "communities/p/east": {"name": "东社区", "spaces": spaces},
        "communities/p/west": {"name": "西社区"},
        "partners/p/shop": worlds.partner(name=text, services=[
            {"title": f"驿站{text}", "community": "east", "cadence": text},
            {"title": "停了的", "community": "east", "until": "2026-01-31"}]),
        "events/p/fair": {
            "title": f"大集{text}", "summary": text, "rotates": ["east", "west"], "date": "2026-11-07", "from": "09:00",
            "until": "11:00", "repeat": {"every": "week", "weekday": "sa"}, "items": ["meal"], "note": text,
            "except": [{"date": "2026-12-05", "reason": f"下雨{text}"}],
            "moved": [{"date": "2026-12-12", "to": "2026-12-13", "reason": f"停电{text}"}],
            "offers": [{"partner": "shop", "what": f"理发{text}"}, {"what": "旧物交换"}],
            "corrections": [{"date": "2026-11-01", "what": "figures", "reason": text}],
        },
        "events/p/festival": {"title": f"邻居节{text}", "community": "east", "space": "hall", "date": "2026-10-10"},
        "events/p/clinic": {"title": f"义诊{text}", "cadence": f"每月定期{text}", "repeat": {"every": "month"}},
        "bookings/p/class": {
            "title": f"美术课{text}", "community": "east", "space": "hall", "partner": "shop", "slots": [SLOT],
            "since": "2026-02-01", "agreement": {"signed": "2026-01-01", "number": text, "until": "2027-01-31"},
            "except": [{"date": "2026-11-23", "reason": text}], "gives": [{"what": f"低价{text}", "note": text}],
            "gets": [{"what": f"场地{text}"}], "note": text,
        },
        "bookings/p/rooms": {"title": f"养老{text}", "community": "east", "space": "rooms", "partner": "shop"},
        "bookings/p/old": {"title": "旧约", "community": "east", "space": "hall", "partner": "shop", "until": "2026-01-31",
                           "slots": [SLOT]},
    }  # fmt: skip


def pages(registry: Registry, as_of: str = "2026-11-20") -> dict[str, Page]:
    world = World(registry, as_of)
    families = (event_pages, calendar_feeds, timetable_pages, community_pages, partner_pages)
    return {url: page for family in families for url, page in pages_of(world, family).items()}


def shown(text: str = "文字") -> dict[str, Page]:
    """The pages that are no finished files."""
    return {url: page for url, page in pages(worlds.registry_of(street(text))).items() if page.content is None}


def test_every_event_and_every_community_with_a_space_has_its_page() -> None:
    made = pages(worlds.registry_of(street()))
    assert {url for url in made if "events" in url or "timetable" in url} == {
        "events/", "events/p/", "events/p/fair/", "events/p/festival/", "events/p/clinic/", "events/p/events.ics",
        "communities/p/east/events.ics", "communities/p/west/events.ics", "communities/p/east/timetable/",
    }  # fmt: skip
    assert not any(page.listed for url, page in made.items() if url.endswith(".ics"))
    assert_sound(shown())


def test_nothing_in_a_record_becomes_html() -> None:
    for page in shown(NASTY).values():
        html = "".join(page.slots.values())
        assert "<script" not in html
        assert "<img" not in html
        assert "49" not in html


def test_a_coming_day_says_its_year_where_that_is_another_one() -> None:
    """Lists without headings; a script hides what is past, and without one the years keep old pages from misleading."""
    page = pages(worlds.registry_of(street()), "2026-12-20")["partners/p/shop/"]
    body = "".join(page.slots.values())
    assert '<span class="hh-unseen">2026年12月26日</span>' in body
    assert "<span>2027年1月2日</span>" in body


def test_an_event_says_when_it_comes_next_and_whose_turn_it_is() -> None:
    text = Body(shown()["events/p/fair/"]).text
    assert "下一场 2026年11月21日（周六） 09:00–11:00 · 东社区" in text
    assert "停办" in text and "下雨文字" in text
    assert "原定 2026年12月12日：停电文字" in text
    assert "东社区 2026年11月21日周六" in text
    assert "西社区 2026年11月28日周六" in text
    assert "一直办下去，只列到一年以内" in text
    assert "理发文字 · 文字" in text


def test_an_event_without_a_day_says_so_and_is_in_no_calendar() -> None:
    made = pages(worlds.registry_of(street()))
    assert "每月定期文字" in Body(made["events/p/clinic/"]).text
    assert "来源没有写日子，所以这里没有排日子" in Body(made["events/p/clinic/"]).text
    assert "义诊文字" in Body(made["events/p/"]).text
    assert "义诊" not in (made["events/p/events.ics"].content or b"").decode()


def test_an_event_that_is_over_says_so() -> None:
    text = Body(shown()["events/p/festival/"]).text
    assert "已经办完" in text
    assert "过去的 1 场" in text


def test_the_timetable_shows_what_is_booked_and_what_is_free() -> None:
    text = Body(shown()["communities/p/east/timetable/"]).text
    for words in ("08:30–09:00 空闲", "09:00–10:00 美术课文字", "10:00–11:00 空闲", "14:00–15:00 空闲",
                  "养老文字 · 文字 长期使用，不分时段", "合伙人给", "合伙人得", "2026年11月23日（文字）", "旧约 已结束",
                  "这处场地没有写开放时段"):  # fmt: skip
        assert words in text, words


def test_communities_and_partners_show_their_part_of_the_calendar() -> None:
    made = shown()
    east, shop = Body(made["communities/p/east/"]).text, Body(made["partners/p/shop/"]).text
    assert "近期活动" in east and "固定使用的场地" in east and "驿站文字" in east
    assert "停了的" not in east, "the service has ended"
    assert "西社区" not in east, "those are the other's turns"
    assert "近期活动" in shop and "西社区" in shop and "美术课文字" in shop


def test_empty_calendars_say_so() -> None:
    made = pages(worlds.registry_of({"communities/p/east": {"name": "东社区", "spaces": {"hall": {"name": "礼堂"}}}}))
    assert "往后一年还没有排好日子的活动" in Body(made["events/"]).text
    assert "暂无活动记录" in Body(made["events/p/"]).text
    assert "还没有合伙人固定使用这里的场地" in Body(made["communities/p/east/timetable/"]).text
    assert "近期活动" not in Body(made["communities/p/east/"]).text
    assert_sound(made)


def test_the_whole_address_of_a_feed_is_shown_where_the_site_knows_its_own() -> None:
    registry = worlds.registry_of(street())
    context = page_context(registry, derive(registry, date(2026, 11, 20)), "https://example.org/hehuo/")
    feed = next(view.feed for view in event_pages(context) if isinstance(view, EventListPage))
    assert feed == CalendarFile(url="events/p/events.ics", address="https://example.org/hehuo/events/p/events.ics")
    made = {view.url: view for view in calendar_feeds(context)}
    assert {entry.url for entry in made["events/p/events.ics"].entries} == {
        "https://example.org/hehuo/events/p/fair/", "https://example.org/hehuo/events/p/festival/",
    }  # fmt: skip
