"""Advice that is copied as it is offered: the record means what it meant before it was mistyped, and nothing is found.

Sound records are made at random, and one value of each is mistyped, in ten kinds.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advising import judge, with_remedy
from hehuo.read import parse

PARTNER, PROJECT = "data/partners/demo/zz.yml", "data/projects/demo/zz.yml"
EVENT, BATCH = "data/events/demo/zz.yml", "data/points/demo/2026-06/zz.yml"

Mistake = tuple[str, str, str, str]
"""A path, the sound text of its file, the value in it, and what is typed instead."""

days = st.dates(date(2026, 1, 1), date(2026, 6, 30))
numbers = st.one_of(st.integers(1, 9999), st.integers(1, 900).map(lambda number: number * 10_000))
_WIDE = str.maketrans("0123456789-:,", "０１２３４５６７８９－：，")


def _partner(day: date, rest: str = "") -> str:
    return f'name: 某店\nkind: merchant\nhistory:\n  - date: "{day}"\n    event: joined\n{rest}'


def _project(day: date, rest: str = "") -> str:
    return f'title: 某事\nworkflow: claim\ntimeline:\n  - date: "{day}"\n    event: announce\n{rest}'


def _han(number: int) -> str:
    """A whole number in Chinese numerals, as they are read out."""
    if number >= 10_000:
        low = number % 10_000
        return f"{_han(number // 10_000)}万" + (("零" if low < 1000 else "") + _han(low) if low else "")
    spoken, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            spoken += ("零" if gap and spoken else "") + "零一二三四五六七八九"[digit] + name
        gap = not digit
    return spoken or "零"


def _in_ten_thousands(number: int) -> str:
    return f"{number // 10_000}万" if number % 10_000 == 0 else f"{number}元"


SPELLINGS: tuple[Callable[[int], str], ...] = (
    _han,
    _in_ten_thousands,
    lambda number: str(number).translate(_WIDE),
    lambda number: f"{number:,}元",
    lambda number: f'"{number:,}"',
    lambda number: f"¥{number}.00",
    lambda number: f"人民币{number}元整",
)


@st.composite
def whole_numbers(draw: st.DrawFn) -> Mistake:
    number = draw(numbers)
    text = _project(draw(days), f"money:\n  - from: 某单位\n    yuan: {number}\n")
    return PROJECT, text, f"yuan: {number}", f"yuan: {draw(st.sampled_from(SPELLINGS))(number)}"


@st.composite
def counts(draw: st.DrawFn) -> Mistake:
    number, unit = draw(st.integers(1, 999)), draw(st.sampled_from(("台", "张", "小时", "平方米")))
    text = _project(draw(days), f"wanted:\n  quantity: {number}\n  unit: {unit}\n")
    typed = draw(st.sampled_from((f"{number}{unit}", f"{_han(number)}{unit}", f"{number} {unit}")))
    return PROJECT, text, f"quantity: {number}", f"quantity: {typed}"


DATES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day}".translate(_WIDE),
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: f"“{day}”",
    lambda day: str((day - date(1899, 12, 30)).days),
    lambda day: f"{day.year}年{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）",
    lambda day: f'"{day} 00:00:00"',
)


@st.composite
def dates(draw: st.DrawFn) -> Mistake:
    day = draw(days)
    return PARTNER, _partner(day), f'date: "{day}"', f"date: {draw(st.sampled_from(DATES))(day)}"


@st.composite
def ranges(draw: st.DrawFn) -> Mistake:
    day = draw(days)
    last = day + timedelta(draw(st.integers(1, 60)))
    place = f'services:\n  - title: 讲座\n    since: "{day}"\n    until: "{last}"\n'
    short = f"{last.month}月{last.day}日" if last.month != day.month else f"{last.day}日"
    if last.year != day.year:
        short = f"{last.year}年{short}"
    typed = f"since: {day.year}年{day.month}月{day.day}日至{short}"
    return PARTNER, _partner(date(2026, 1, 1), place), f'since: "{day}"\n    until: "{last}"', typed


@st.composite
def times(draw: st.DrawFn) -> Mistake:
    hour, minute = draw(st.integers(7, 22)), draw(st.integers(0, 59))
    half, short = ("下午", hour - 12) if hour > 12 else ("中午" if hour == 12 else "上午", hour)
    typed = draw(
        st.sampled_from(
            (f"{half}{short}点{minute}分", f"{hour}：{minute:02}", f"“{hour:02}:{minute:02}”", f"{hour}时{minute}分")
        )
        if hour > 12
        else st.sampled_from((f"{half}{short}点{minute}分", f"{hour}：{minute:02}", f"“{hour:02}:{minute:02}”"))
    )
    text = f'title: 集市\ncommunity: xinghe\ndate: "{draw(days)}"\nfrom: "{hour:02}:{minute:02}"\n'
    return EVENT, text, f'from: "{hour:02}:{minute:02}"', f"from: {typed}"


@st.composite
def names(draw: st.DrawFn) -> Mistake:
    text = _project(
        draw(days), "for:\n  community: xinghe\nitems:\n  - massage\noutcomes:\n  - measure: beds\n    quantity: 3\n"
    )
    meant, typed = draw(
        st.sampled_from(
            (
                ("event: announce", "event: 发布"),
                ("workflow: claim", "workflow: 认领"),
                ("community: xinghe", "community: 星河社区"),
                ("- massage", "- 按摩"),
                ("measure: beds", "measure: 按摩床"),
                ("measure: beds", "measure: Beds"),
            )
        )
    )
    return PROJECT, text, meant, typed


@st.composite
def cards(draw: st.DrawFn) -> Mistake:
    card, quantity = draw(st.sampled_from(("4Q7M-0XJ2-9KPD-B", "8T2W-B5R6-ZC1H-T"))), draw(st.integers(1, 9))
    text = (
        'date: "2026-06-01"\nkind: earn\nrule: patrol\nsource: 巡逻-0601\nentries:\n'
        f"  - card: {card}\n    quantity: {quantity}\ntotal: {quantity * 2}\n"
    )
    typed = draw(
        st.sampled_from(
            (card.lower(), card.replace("0", "O").replace("1", "I"), card.replace("-", " "), card.replace("-", "—"))
        ).filter(lambda other: other != card)
    )
    return BATCH, text, f"card: {card}", f"card: {typed}"


@st.composite
def choices(draw: st.DrawFn) -> Mistake:
    text = _partner(draw(days), 'vetting:\n  - date: "2025-12-01"\n    result: passed\n')
    meant, typed = draw(st.sampled_from((("event: joined", "event: 加入"), ("result: passed", "result: 通过"))))
    return PARTNER, text, meant, typed


@st.composite
def lists(draw: st.DrawFn) -> Mistake:
    day = draw(days)
    meant, typed = draw(
        st.sampled_from(
            (
                (f'  - date: "{day}"\n    event: joined', f'  date: "{day}"\n  event: joined'),
                (f'  - date: "{day}"\n    event: joined', f'date: "{day}"\nevent: joined'),
                ("items: [massage, greening]", "items: 按摩、绿化"),
                ("items: [massage, greening]", "items: [massage，greening]"),
            )
        )
    )
    return PARTNER, _partner(day, "items: [massage, greening]\n"), meant, typed


@st.composite
def marks(draw: st.DrawFn) -> Mistake:
    day = draw(days)
    meant = f'- {{date: "{day}", event: joined}}'
    typed = draw(
        st.sampled_from(
            (
                f'- {{date: "{day}"，event: joined}}',
                f'- ｛date: "{day}", event: joined｝',
                f'- {{date: "{day}”, event: joined}}',
                f'- date: "{day}", event: joined',
                f'-{{date: "{day}", event: joined}}',
                f'— {{date: "{day}", event: joined}}',
            )
        )
    )
    return PARTNER, f"name: 某店\nkind: merchant\nhistory:\n  {meant}\n", meant, typed


KINDS = (whole_numbers, counts, dates, ranges, times, names, cards, choices, lists, marks)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_a_remedy_changes_no_meaning_and_leaves_nothing_to_find(kind: Callable[[], st.SearchStrategy[Mistake]]) -> None:
    @settings(max_examples=25)
    @given(kind())
    def hold(mistake: Mistake) -> None:
        path, text, meant, typed = mistake
        assert judge(path, text) == [], "the record was sound"
        mistyped = text.replace(meant, typed, 1)
        assert mistyped != text
        for _ in range(3):  # one remedy may bring the next mistake of the same value to light
            told = judge(path, mistyped)
            if not told:
                break
            assert told[0].copyable, told[0]
            mistyped = with_remedy(mistyped, told[0])
        assert judge(path, mistyped) == [], mistyped
        fixed, before = parse(path, mistyped.encode())[0], parse(path, text.encode())[0]
        assert fixed is not None and before is not None
        assert fixed.value == before.value

    hold()
