"""The search page of a built site: it finds what is there, keeps words and kinds in the address, takes keys, and says
where there is nothing, no index or no script."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import ROOT, serving
from filling import one_line
from hehuo.derive.pages.search import search_entries
from hehuo.pipeline import load
from hehuo.pipeline.building import build_site
from hehuo.pipeline.writing import write_page
from hehuo.render.search_index import search_files
from hehuo.view.search import SearchEntry
from hehuo.words import load_words
from hostile import HOSTILE

STREET = Path(__file__).parents[1] / "golden" / "street" / "data"
SEED = 9
DELAY = 0.15
"""Seconds before each file comes, as over a slow line."""
PHONE = {"width": 390, "height": 844}
NONSENSE = ("璺麤齾", "行支行支", "zzqx", "９９９９９", "认领认领认", "<b>", "\\n", "。。")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the search page of the golden street."""
    root = tmp_path_factory.mktemp("search")
    shutil.copytree(STREET, root / "data")
    loaded = load(root)
    assert not loaded.failed
    build_site(loaded, root / "public")
    with serving(root / "public") as site:
        yield f"{site}search/"


@pytest.fixture(scope="module")
def entries() -> tuple[SearchEntry, ...]:
    """What is searched of the repository's own registry."""
    loaded = load(ROOT)
    return tuple(search_entries(loaded.registry, loaded.schemas.marks))


def write_index(site: Path, entries: Sequence[SearchEntry], **sizes: int) -> None:
    """Give a site another search index."""
    shutil.rmtree(site / "search" / json.loads((site / "search/index.json").read_bytes())["folder"])
    for name, content in search_files(entries, load_words("zh", "site"), **sizes):
        write_page(site, f"search/{name}", content)


def plain(text: str) -> str:
    """Text as people compare it: width, case, and gaps beside Chinese characters don't count."""
    return re.sub(r"(?<![!-~]) +| +(?![!-~])", "", unicodedata.normalize("NFKC", text).lower())


def pieces(entries: Sequence[SearchEntry], count: int, seed: int) -> Iterator[str]:
    """Random pieces of two to six characters, by turns of a title and of another text."""
    random = Random(seed)
    while count:
        entry = random.choice(entries)
        text = entry.title if count % 2 else random.choice(entry.texts or (entry.title,))
        start, length = random.randrange(len(text)), random.randint(2, 6)
        piece = text[start : start + length]
        if len(piece) > 1 and not re.search(r"\s", piece):
            count -= 1
            yield piece


def expected(entries: Sequence[SearchEntry], piece: str) -> list[str]:
    """The addresses of what holds a piece: in its title first, each in order."""
    word = plain(piece)
    titles = [entry.url for entry in entries if word in plain(entry.title)]
    others = [entry.url for entry in entries if any(word in plain(text) for text in entry.texts)]
    return [*titles, *(url for url in others if url not in titles)]


LISTED = """async (words) => {
  const [form, list, more] = ["form", "ol", ".hh-button"].map((name) => document.querySelector(`.hh-search ${name}`));
  const settled = async (isSettled) => { while (!isSettled()) await new Promise(requestAnimationFrame); };
  form.elements.q.value = words;
  form.requestSubmit();
  await settled(() => list.getAttribute("aria-busy") === "false");
  while (!more.hidden) {
    const shown = list.children.length;
    more.click();
    await settled(() => list.children.length > shown || more.hidden);
  }
  const root = location.href.split("search/")[0];
  return [...list.querySelectorAll("a")].map((link) => link.href.replace(root, ""));
}"""


def listed(page: Page, words: str) -> list[str]:
    """The addresses of all that the page lists for words, those behind the button too."""
    expect(page.get_by_role("searchbox")).to_be_visible()
    found: list[str] = page.evaluate(LISTED, words)
    return found


@pytest.mark.parametrize(("count", "sizes"), [(120, {}), (40, {"one_file": 0, "part": 1500})], ids=["whole", "parts"])
def test_every_piece_of_a_title_or_text_is_found(
    browser: Browser, built: Path, tmp_path: Path, entries: tuple[SearchEntry, ...], count: int, sizes: dict[str, int]
) -> None:
    """Compared with looking into every record. In parts, the index is read as that of a large registry is."""
    shutil.copytree(built / "hehuo", tmp_path / "hehuo")
    if sizes:
        write_index(tmp_path / "hehuo", entries, **sizes)
    with serving(tmp_path, DELAY) as address, browser.new_page(viewport=PHONE) as page:  # type: ignore[arg-type]
        page.goto(f"{address}hehuo/search/?demo=1")
        for piece in pieces(entries, count, SEED):
            found = [url for url in listed(page, piece) if not url.startswith("guide/")]
            assert found == expected(entries, piece), piece
        for word in NONSENSE:
            assert expected(entries, word) == []
            assert listed(page, word) == [], word
            expect(page.get_by_role("status")).to_contain_text("没有找到")


def test_several_words_must_all_occur(page: Page, address: str) -> None:
    page.goto(address)
    both = listed(page, "港湾 小巷")
    assert "partners/lane/harbour-bank/" in both
    assert set(both) == set(listed(page, "港湾")) & set(listed(page, "小巷"))
    assert listed(page, "港湾 璺麤") == []
    expect(page.get_by_role("status")).to_contain_text("同时写着“港湾”“璺麤”")


def test_what_is_found_is_never_read_as_html(page: Page, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "hehuo", tmp_path / "hehuo")
    hostile = [one_line(text).strip("\x00") for text in HOSTILE]
    write_index(
        tmp_path / "hehuo",
        [SearchEntry(url="x/", title=text, kind="partner", texts=(f"词 {text}",), demo=True) for text in hostile],
    )
    with serving(tmp_path) as address:
        page.on("dialog", lambda _: pytest.fail("a script of a record ran"))
        page.goto(f"{address}hehuo/search/?demo=1")
        assert len(listed(page, "词")) == len(hostile)
        results = page.locator(".hh-search__results")
        assert results.locator("a").all_text_contents() == hostile
        for text in ("alert", "<script>", "onerror"):
            listed(page, text)
            expect(results.locator("mark").first).to_have_text(re.compile(re.escape(text), re.IGNORECASE))
            names = set(results.locator("*").evaluate_all("all => all.map(node => node.localName)"))
            assert names <= {"li", "a", "mark", "span", "p"}
            handlers = "all => all.flatMap(node => node.getAttributeNames()).filter(name => name.startsWith('on'))"
            assert results.locator("*").evaluate_all(handlers) == []


def test_demonstrations_are_listed_when_asked_for_and_marked(page: Page, site: str) -> None:
    page.goto(f"{site}search/")
    assert not any("shifan" in url for url in listed(page, "物业"))
    page.goto(f"{site}search/?q=示范市远方物业&demo=1")
    first = page.locator(".hh-search__results > li").first
    expect(first.locator(".hh-badge--demo")).to_have_text("演示")


def test_words_in_the_address_are_searched_and_kinds_narrow_them(page: Page, address: str) -> None:
    page.goto(f"{address}?q=港湾")
    results = page.locator(".hh-search__results > li")
    expect(results.first).to_be_visible()
    expect(page.locator(".hh-search__results mark").first).to_have_text(re.compile("港"))
    page.get_by_role("button", name=re.compile("^合伙人")).click()
    expect(page.get_by_role("status")).to_contain_text("“合伙人”里找到")
    expect(page).to_have_url(re.compile("kind="))
    kinds = results.locator(".hh-badge:not(.hh-badge--demo)").all_text_contents()
    assert kinds and set(kinds) == {"合伙人"}
    page.reload()
    expect(page.get_by_role("button", name=re.compile("^合伙人"))).to_have_attribute("aria-pressed", "true")
    results.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("港湾银行小巷支行")


def test_an_offer_leads_to_its_place_in_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}?q=帆布袋")
    page.locator(".hh-search__results a").filter(has_text="帆布袋").first.click()
    expect(page).to_have_url(re.compile("/points/lane/#offer-bag$"))
    expect(page.locator("#offer-bag")).to_be_visible()


def test_keys_go_from_the_words_to_the_results_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}?q=港湾")
    words = page.get_by_role("searchbox")
    first = page.locator(".hh-search__results a").first
    expect(first).to_be_visible()
    page.keyboard.press("/")
    expect(words).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(words).to_be_focused()
    page.keyboard.press("Escape")
    expect(words).to_have_value("")
    expect(page).to_have_url(re.compile("/search/$"))


def test_nothing_found_and_no_index_are_said(page: Page, address: str) -> None:
    page.goto(f"{address}?q=查无此物")
    expect(page.get_by_role("status")).to_contain_text("没有找到“查无此物”")
    page.route("**/search/index.json", lambda route: route.abort())
    page.goto(address)
    expect(page.get_by_role("status")).to_contain_text("现在不能搜索")
    expect(page.get_by_role("searchbox")).to_have_count(0)


def test_without_script_the_page_says_where_the_lists_are(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#hh-main")).to_contain_text("搜索要用浏览器的 JavaScript")
    expect(page.locator("#hh-main").get_by_role("link", name="合伙人名录")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    context.close()
