"""Pouring: a file that is not a page, such as a calendar, is written byte for byte and is in no sitemap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hehuo.pipeline import pouring
from hehuo.render import Page, Shell


def test_a_finished_file_is_written_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(shell="one", url="events/p/", title="活动", slots={})
    feed = Page(shell="", url="events/p/events.ics", title="", slots={}, listed=False, content=b"BEGIN:VCALENDAR\r\n")
    monkeypatch.setattr(pouring, "page_shares", lambda *_: (iter([page]), iter([feed])))
    nothing: Any = None
    urls = pouring.pour_site(nothing, {"one": Shell.cut("<p></p>")}, tmp_path, site_url="https://example.org/")
    assert urls == ["events/p/"]
    assert (tmp_path / "events/p/events.ics").read_bytes() == b"BEGIN:VCALENDAR\r\n"
    assert "ics" not in (tmp_path / "sitemap.xml").read_text("utf-8")


def test_the_sitemap_of_an_earlier_build_is_gone_where_the_address_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (tmp_path / name).write_text("stale", encoding="utf-8")
    monkeypatch.setattr(pouring, "page_shares", lambda *_: (iter([]), iter([])))
    nothing: Any = None
    pouring.pour_site(nothing, {}, tmp_path, site_url="")
    assert list(tmp_path.iterdir()) == []
