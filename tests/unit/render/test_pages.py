"""Pages of records: what they say, that nothing in a record becomes HTML, and that links hold under any folder."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from html.parser import HTMLParser
from posixpath import normpath
from typing import Any
from urllib.parse import urlsplit

import pytest

import worlds
from hehuo.model.registry import Registry
from hehuo.render import Page

Render = Callable[[Registry], dict[str, Page]]

NASTY = """"'><script>alert(1)</script>&amp;{{ 7*7 }}<!--slot:title--><img src=x onerror=alert(1)>"""


def everything(text: str = "文字") -> dict[str, worlds.Value]:
    """One record of each kind with every field of free text set to `text`."""
    return {
        "communities/p/east": {
            "name": text, "name_en": text, "brand": {"name": text, "summary": text}, "summary": text, "street": text,
            "spaces": {"hall": {"name": text, "summary": text, "capacity": 9,
                                "slots": [{"weekday": "mo", "from": "09:00", "until": "11:00"}]}},
            "figures": {"share": {"label": text, "value": 7, "source": "news", "unit": text, "note": text}},
            "sources": ["news"],
        },
        "partners/p/shop": worlds.partner(
            name=text, short=text, name_en=text, trade="food", summary=text, communities=["east"],
            items=["lamp"], resources=[{"what": text, "quantity": 3, "unit": text, "note": text, "items": ["meal"]}],
            services=[{"title": text, "community": "east", "place": text, "cadence": text, "note": text}],
            agreement={"signed": "2026-01-01", "number": text, "until": "2026-02-01", "note": text},
            vetting=[{"date": "2026-01-01", "result": "passed", "by": text, "note": text}],
            contact={"address": text, "phone": "12345"},
            benefits=[{"benefit": "venue", "due": "2026-02-02", "note": text},
                      {"benefit": "venue", "given": [{"date": "2026-03-03", "note": text}]}],
            commitments=[{"title": text, "kept": ["2026-02-02"], "note": text}],
            figures={"sales": {"label": text, "value": 7, "source": "news"}}, sources=["news"],
        ),
        "projects/p/lamps": worlds.project(
            worlds.step("2026-01-02", "announce", note=text, by="community", sources=["news"]),
            worlds.step("2026-01-09", "claim", "shop", quantity=4, note=text),
            title=text, need=text, goal=text, content=text, place=text, note=text, items=["lamp"],
            steps=[{"title": text, "due": "2026-02-02"}], deadline="2026-09-09",
            wanted={"quantity": 10, "unit": text}, outcomes=[{"measure": "lamps", "quantity": 4, "note": text}],
            money=[{"yuan": 20000, "partner": "shop", "from": text, "note": text}],
            rating={"score": 4, "out_of": 5, "note": text}, sources=["news"], **{"for": {"community": "east"}},
        ),
    }  # fmt: skip


def programme(text: str = "文字", **more: Any) -> worlds.Value:
    """The test programme with its own free text set to `text`."""
    source = {"title": text, "publisher": text, "note": text, "archive": text, "url": "https://example.org/a?b=1"}
    return {
        **copy.deepcopy(worlds.PROGRAMME),
        "name": text,
        "summary": text,
        "teams": {"red": {"name": text, "description": text}},
        "levels": {"top": {"name": text, "description": text}},
        "joining": {"call": text, "steps": [text], "claim": text, "contact": text},
        "figures": {"all": {"label": text, "value": 99, "qualifier": "over", "unit": text, "note": text,
                            "source": "news", "recorded": {"of": "partners"}}},
        "sources": {"news": source},
        **more,
    }  # fmt: skip


class Tags(HTMLParser):
    """The tags of a page with their attributes, and the links it makes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags(page: Page) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed("".join(page.slots.values()))
    return parser.tags


def test_every_record_has_its_page(render: Render) -> None:
    pages = render(worlds.registry_of(everything(), programme()))
    assert set(pages) == {
        "", "programmes/", "programmes/p/",
        "partners/", "partners/p/", "partners/p/shop/",
        "projects/", "projects/p/", "projects/p/lamps/", "projects/p/lamps/agreement/", "call/", "call/p/", "call/p/notice/",
        "communities/", "communities/p/", "communities/p/east/", "communities/p/coverage/", "benefits/p/", "match/p/",
    }  # fmt: skip


def test_nothing_in_a_record_becomes_html(render: Render) -> None:
    plain = render(worlds.registry_of(everything(), programme()))
    nasty = render(worlds.registry_of(everything(NASTY), programme(NASTY)))
    for url, page in nasty.items():
        shape = [(tag, sorted(attributes)) for tag, attributes in tags(page)]
        assert shape == [(tag, sorted(attributes)) for tag, attributes in tags(plain[url])], url
        assert "<script" not in "".join(page.slots.values())
        assert "<!--" not in "".join(page.slots.values())


def test_links_stay_inside_the_site_and_hold_under_any_folder(render: Render) -> None:
    pages = render(worlds.registry_of(everything(), programme()))
    known = {*pages, "guide/visitors/", "guide/claim/", "guide/editors/", "communities/p/east/timetable/"}
    for url, page in pages.items():
        for tag, attributes in tags(page):
            address = attributes.get("href") or attributes.get("src") or ""
            parts = urlsplit(address)
            if parts.netloc:
                assert tag == "a" and parts.netloc == "example.org", (url, address)
                continue
            assert not parts.path.startswith("/"), (url, address)
            if parts.path and parts.scheme != "tel":
                target = normpath(f"/site/{url}" + parts.path).removeprefix("/site").lstrip("/")
                assert (f"{target}/" if target else "") in known, (url, address)


def test_no_page_asks_another_host_for_anything(render: Render) -> None:
    for page in render(worlds.registry_of(everything(), programme())).values():
        for tag, attributes in tags(page):
            assert tag in ("a",) or not any((value or "").startswith(("http", "//")) for value in attributes.values())
            assert not any(name.startswith("on") for name in attributes)


@pytest.mark.parametrize(("nature", "shown"), [("demo", True), ("live", False), ("reported", False)])
def test_a_demonstration_programme_says_so_on_every_page(render: Render, nature: str, shown: bool) -> None:
    pages = render(worlds.registry_of(everything(), programme(nature=nature)))
    for url in pages:
        if "/p/" in url:
            assert ("演示数据" in pages[url].slots["body"]) is shown, url


def test_a_reported_figure_stands_beside_the_recorded_one(render: Render) -> None:
    pages = render(worlds.registry_of(everything("说法"), programme("说法", nature="reported")))
    html = pages["programmes/p/"].slots["body"]
    row = html[html.index('id="reported"') :]
    row = row[: row.index("</tr>", row.index("<tbody>"))]
    assert "99余" in row
    assert re.search(r'<details class="hh-figure"><summary><span class="hh-figure__value">1<', row)
    assert 'href="../../partners/p/shop/"' in row


def test_a_project_shows_its_trail_with_days_what_is_left_and_how_to_claim(render: Render) -> None:
    html = render(worlds.registry_of(everything("盏"), programme("找居委会")))["projects/p/lamps/"].slots["body"]
    for words in ("隔 7 天，限 10 天", "还差 6 盏 / 共 10 盏", "已等 150 天", "找居委会", "超期", "2026年1月9日"):
        assert words in html


def test_a_partner_shows_what_it_is_owed(render: Render) -> None:
    html = render(worlds.registry_of(everything(), programme()))["partners/p/shop/"].slots["body"]
    assert "逾期未给" in html
    assert "已给 1 次" in html
    assert "第 1 家" in html
    assert "已到期" in html


def test_a_partner_known_from_reports_has_what_they_say_and_no_more(render: Render) -> None:
    records = everything()
    records["partners/p/shop"]["figures"] = {
        "place": {"label": "第几家", "value": 151, "source": "news", "recorded": {"of": "joining-number"}}
    }
    source = {"title": "报道", "publisher": "某报", "date": "2026-03"}
    reported = programme(nature="reported", sources={"news": source})
    html = render(worlds.registry_of(records, reported))["partners/p/shop/"].slots["body"]
    assert "第 151 家，据某报报道" in html and "第 1 家" not in html
    assert "已给 1 次" in html
    for claim in ("逾期未给", "还没给", "已到期"):
        assert claim not in html
    assert '最后一次确认 <time datetime="2026-03-03">' in html and "2026年3月3日时在册" in html


def test_a_partner_of_a_list_that_may_lack_some_has_no_number(render: Render) -> None:
    html = render(worlds.registry_of(everything(), programme(complete=["projects"])))["partners/p/shop/"].slots["body"]
    assert "第 1 家" not in html and "逾期未给" not in html and "已到期" not in html


def test_a_correction_stands_on_every_kind_of_record_that_can_have_one(render: Render) -> None:
    corrections = [{"date": "2026-05-05", "what": "figures", "reason": "数字抄错", "approved_by": "街道"}]
    records = {key: {**value, "corrections": corrections} for key, value in everything().items()}
    pages = render(worlds.registry_of(records, programme(corrections=corrections)))
    for url in ("programmes/p/", "partners/p/shop/", "projects/p/lamps/", "communities/p/east/"):
        assert "数字抄错" in pages[url].slots["body"], url
        assert "更正 报道数字" in pages[url].slots["body"], url


def test_two_renderings_are_the_same(render: Render) -> None:
    registry = worlds.registry_of(everything(), programme())
    assert render(registry) == render(registry)


def test_no_view_is_shown_as_python_writes_it(render: Render) -> None:
    for url, page in render(worlds.registry_of(everything(), programme())).items():
        assert not re.search(r"\b[A-Z]\w+\(\w+=", page.slots["body"]), url
