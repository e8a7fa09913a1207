"""Every figure on every page opens the records behind it, or is a fact of the record that the page shows."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from hehuo.pipeline import load, pages

STREET = Path(__file__).parent / "golden" / "street"
_CLOSED = re.compile(r'<div class="hh-figure">(.*?)</div>', re.DOTALL)
_OF_RECORDS = re.compile(r"(projects|communities|reviews|indicators)/lane/[a-z0-9-]+/")
"""Pages of one record: what it says of itself stands there with its source and its file."""


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    return {page.url: "".join(page.slots.values()) for page in pages(load(STREET, date(2026, 11, 1)))}


def test_a_figure_that_counts_records_opens_them(built: dict[str, str]) -> None:
    shut = []
    for url, html in built.items():
        for figure in _CLOSED.findall(html):
            value = re.sub(r"<[^>]+>", "", figure).strip()
            if not value.startswith("0") and not _OF_RECORDS.fullmatch(url):
                shut.append((url, value))
    assert shut == []


def test_a_record_s_page_leads_to_its_file_where_the_registry_stands_on_a_forge(built: dict[str, str]) -> None:
    of_records = [url for url in built if _OF_RECORDS.fullmatch(url)]
    assert of_records
    edits = re.compile(r'<a (?:class="hh-edit" )?href="https://[^"]*/data/[^"]*\.yml"')
    assert all(edits.search(built[url]) for url in of_records)


def test_counts_in_tables_of_a_programme_are_links(built: dict[str, str]) -> None:
    html = built["programmes/lane/"]
    table = html[html.index('id="statistics"') :]
    table = table[: table.index("</section>")]
    cells = re.findall(r'<td class="hh-num">(.*?)</td>', table)
    assert cells and all(cell == "–" or cell.startswith("<a href=") for cell in cells)
