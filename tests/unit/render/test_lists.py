"""Long lists: pages of five hundred, filters with counts, order of a board."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape

import pytest

import worlds
from hehuo.derive.pages.facets import FacetSpec, facets_of_one, merge, tally
from hehuo.derive.pages.lists import listings
from hehuo.model.registry import Registry
from hehuo.render import Page
from hehuo.render.renderer import make_renderer
from hehuo.view.lists import ListRow, Option
from hehuo.view.page import Link
from hehuo.words import load_words
from poured import ROOT, SCHEMAS

Render = Callable[[Registry], dict[str, Page]]


def row(group: str = "A", words: str = "", **keys: tuple[str, ...]) -> ListRow:
    return ListRow(link=Link(name="甲", url="x/"), group=group, words=words, keys=tuple(keys.items()))


def test_a_list_of_five_hundred_is_one_page_and_one_more_begins_a_second() -> None:
    nothing: list[ListRow] = []
    assert [(page.number, page.pages, page.groups) for page in listings(nothing)] == [(1, 1, ())]
    assert len(list(listings([row()] * 500))) == 1
    pages = list(listings([row()] * 1001))
    assert [len(page.groups[0].rows) for page in pages] == [500, 500, 1]
    assert pages[1].addresses == ("./", "page-2.html", "page-3.html")
    assert pages[1].siblings == ("./", None, "page-3.html")


def test_the_jump_bar_leads_to_the_page_of_a_groups_first_row() -> None:
    rows = [*[row(group="A")] * 499, *[row(group="B")] * 2, row(group="C")]
    first, second = listings(rows)
    assert [(jump.group, jump.page) for jump in second.jumps] == [("A", 1), ("B", 1), ("C", 2)]
    assert [group.id for group in first.groups] == ["A", "B"]
    assert [group.id for group in second.groups] == ["B", "C"]


@pytest.mark.slow
def test_every_partner_of_a_long_directory_stands_on_exactly_one_page(render: Render) -> None:
    records = {f"partners/p/n{number:04}": worlds.partner(name=f"单位{number:04}") for number in range(1100)}
    pages = render(worlds.registry_of(records))
    for folder, way in (("partners/", "../"), ("partners/p/", "../../")):
        urls = [folder, f"{folder}page-2.html", f"{folder}page-3.html"]
        rows = [re.findall(rf'<a href="{re.escape(way)}partners/p/(n\d+)/">', pages[url].slots["body"]) for url in urls]
        assert [len(row) for row in rows] == [500, 500, 100]
        assert sorted(key for row in rows for key in row) == sorted(key.rpartition("/")[2] for key in records)
        assert 'rel="next" href="page-3.html"' in pages[urls[1]].slots["body"]
        assert 'rel="prev" href="./"' in pages[urls[1]].slots["body"]
        assert "第 2 页" in pages[urls[1]].title
        others = re.search(r"data-hh-pages='([^']*)'", pages[urls[1]].slots["body"])
        assert others and json.loads(unescape(others[1])) == ["./", None, "page-3.html"]


def test_a_filter_counts_what_it_finds(render: Render) -> None:
    records = {
        "communities/p/east": {"name": "东社区"},
        "partners/p/a": worlds.partner("bank", name="甲", trade="money", communities=["east"], items=["lamp"]),
        "partners/p/b": worlds.partner("firm", name="乙", trade="food"),
        "partners/p/c": worlds.partner("firm", name="丙"),
    }
    html = render(worlds.registry_of(records))["partners/p/"].slots["body"]
    assert '<option value="p/bank">' not in html
    assert re.search(r'<select name="kind">.*?<option value="firm">企业（2）</option>', html)
    assert re.search(r'data-kind="p/bank".*?data-trade="p/money"', html)
    assert re.search(r'<label data-hh-extra hidden>社区<select name="community">', html), "one choice is no choice"


def test_choices_of_several_programmes_with_one_id_are_one() -> None:
    found = [
        Option(value="a/bank", count=2, names=("银行",)),
        Option(value="b/bank", count=3, names=("金融机构",)),
        Option(value="b/shop", count=1, names=("商家",)),
        Option(value="c/shop", count=1, names=("商家",)),
    ]
    assert merge(found) == (
        Option(value="bank", count=5, names=("银行", "金融机构")),
        Option(value="shop", count=2, names=("商家",)),
    )


def test_choices_nobody_has_are_left_out() -> None:
    rows = [row(kind=("p/bank",)), row()]
    spec = FacetSpec(id="kind", names=lambda _: {"p/firm": "企业", "p/bank": "银行"})
    (facet,) = facets_of_one((spec,), {"p": tally(rows)}, "p")
    assert [group.options for group in facet.groups] == [(Option(value="bank", count=1, names=("银行",)),)]
    assert facet.extra, "one choice is no choice"
    assert facets_of_one((spec,), {"p": tally(())}, "p") == ()


def test_attributes_of_a_row_are_escaped() -> None:
    env = make_renderer(ROOT / "site" / "templates", load_words("zh", "site"), SCHEMAS).env
    attributes = env.get_template("lists/listing.html").module.row_attributes  # type: ignore[attr-defined]
    found = attributes(row(kind=("p/a", "p/b"), words='"><b>'))
    assert found == ' data-hh-row data-kind="p/a p/b" data-words="&#34;&gt;&lt;b&gt;"'


def test_a_board_has_the_longest_waiting_first_then_work_then_what_is_done(render: Render) -> None:
    announce = worlds.step("2026-03-01", "announce")
    claim = worlds.step("2026-03-05", "claim", "a")
    records = {
        "partners/p/a": worlds.partner(),
        "projects/p/new": worlds.project(worlds.step("2026-05-30", "announce"), title="新的"),
        "projects/p/old": worlds.project(worlds.step("2026-02-01", "announce"), title="旧的"),
        "projects/p/undated": worlds.project(worlds.step("2026", "announce"), title="日子不全的"),
        "projects/p/active": worlds.project(announce, claim, title="在办的"),
        "projects/p/done": worlds.project(announce, claim, worlds.step("2026-03-09", "finish"), title="办完的"),
        "projects/p/done-late": worlds.project(announce, claim, worlds.step("2026-04-09", "finish"), title="才办完的"),
        "projects/p/dropped": worlds.project(announce, worlds.step("2026-03-09", "drop"), title="中止的"),
    }
    html = render(worlds.registry_of(records))["projects/p/"].slots["body"]
    found = re.findall(r'projects/p/([a-z-]+)/">', html)
    assert found == ["old", "new", "undated", "active", "done-late", "done", "dropped"]
    assert [unescape(heading) for heading in re.findall(r'<h2 class="hh-group"[^>]*>(.*?)</h2>', html)] == [
        "待认领", "进行中", "已完成", "已中止",
    ]  # fmt: skip
