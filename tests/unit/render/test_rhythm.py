"""How an event repeats, said in both languages."""

from __future__ import annotations

import pytest

from hehuo.render.environment import environment
from hehuo.view.events import Repetition, Rhythm
from hehuo.words import LANGS, load_words
from poured import ROOT


def said(rhythm: Rhythm | None) -> list[str]:
    """The rhythm in Chinese and in English."""
    pages = [environment(ROOT / "site" / "templates", load_words(lang, "site")) for lang in LANGS]
    return [str(page.get_template("events/_agenda.html").module.rhythm(rhythm)).strip() for page in pages]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("rhythm", "zh", "en"),
    [
        ("每月定期", "每月定期", "每月定期"),
        (None, "", ""),
        (Repetition(every="week", interval=1, weekday="sa"), "每周六", "every Saturday"),
        (Repetition(every="week", interval=1), "每周", "every week"),
        (Repetition(every="week", interval=2, weekday="sa"), "每两周的周六", "every two weeks on Saturday"),
        (Repetition(every="week", interval=12), "每12周一次", "every 12 weeks"),
        (Repetition(every="month", interval=1, weekday="tu", nth=2), "每月第二个周二", "every month on the second Tuesday"),
        (Repetition(every="month", interval=3, weekday="su", nth=-1), "每三个月最后一个周日",
         "every three months on the last Sunday"),
        (Repetition(every="month", interval=1, day=5), "每月 5 日", "every month on day 5"),
        (Repetition(every="month", interval=1), "每月一次", "once a month"),
        (Repetition(every="month", interval=2), "每两个月一次", "once in two months"),
    ],
)  # fmt: skip
def test_a_rhythm_is_said_in_both_languages(rhythm: Rhythm | None, zh: str, en: str) -> None:
    assert said(rhythm) == [zh, en]
