"""Statement pages in a poured site: reachable for those who know the card, in no sitemap, equal to the explanation."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from hehuo.derive.explaining import explain_card, explain_cards
from hehuo.pipeline import load, pages
from hehuo.pipeline.pouring import pour_site
from hehuo.render import Shell

ROOT = Path(__file__).parents[3]
STREET = ROOT / "tests" / "golden" / "street"


def test_a_poured_site_has_statements_and_its_sitemap_does_not(tmp_path: Path) -> None:
    shutil.copytree(STREET / "data", tmp_path / "data")
    cards = tmp_path / "data/points/lane/cards.yml"
    cards.write_text("statements: true\n" + cards.read_text(encoding="utf-8"), encoding="utf-8")
    loaded = load(tmp_path, date(2026, 11, 1))
    shells = {page.shell: Shell.cut("") for page in pages(loaded)}
    out = tmp_path / "public"
    out.mkdir()
    urls = pour_site(loaded, shells, out, site_url="https://example.org/")
    poured = [path.relative_to(out).as_posix() for path in out.glob("points/lane/cards/*/index.html")]
    assert len(poured) == len(loaded.registry.cards["lane"].cards)
    assert not [url for url in urls if "lane/cards/" in url]
    sitemap = (out / "sitemap.xml").read_text(encoding="utf-8")
    assert "lane/cards/" not in sitemap and "https://example.org/call/lane/" in sitemap


def test_the_shell_of_a_statement_asks_search_engines_to_stay_away() -> None:
    assert "robots: noindex" in (ROOT / "site/pages/points/programme/cards/card.md").read_text(encoding="utf-8")
    assert 'name="robots"' in (ROOT / "site/theme/main.html").read_text(encoding="utf-8")


def test_all_cards_told_at_once_are_what_each_is_told_alone() -> None:
    registry = load(ROOT).registry
    stories = explain_cards(registry, "shifan")
    assert len(stories) == len(registry.cards["shifan"].cards)
    for story in stories[::7]:
        alone = explain_card(registry, "shifan", story.card)
        assert (story.steps, story.balance) == (alone.steps, alone.balance)
        assert [(lot.line, lot.left) for lot in story.lots] == [(lot.line, lot.left) for lot in alone.lots]
    assert explain_cards(registry, "chengdong") == ()
