"""Rules about a partner's history: its order, what can follow what, and nothing dated after the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.check.declare import rule
from hehuo.check.records.order import misplaced, neighbours
from hehuo.check.survey import Found, Survey, by_rule
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date
from hehuo.model.records import Partner
from hehuo.model.registry import record_path

_MEANS: Mapping[str, tuple[str, str]] = {
    "joined": ("加入", "joined"),
    "reported": ("见于报道", "reported"),
    "renewed": ("续约", "renewed"),
    "suspended": ("暂停", "suspended"),
    "resumed": ("恢复", "resumed"),
    "left": ("退出", "left"),
}

_AFTER: Mapping[str, tuple[str, ...]] = {
    "": ("joined", "reported"),
    "active": ("renewed", "suspended", "left"),
    "suspended": ("resumed", "renewed", "left"),
    "left": ("joined",),
}
"""What can follow in each standing of a partner; "" is a partner of whom nothing is known yet."""


def has_doubtful_history(survey: Survey, key: str) -> bool:
    """Whether something about a partner's history is already reported."""
    return key in survey.once(_doubtful)


def _doubtful(survey: Survey) -> frozenset[str]:
    findings = [each for found in survey.once(_read_all).values() for each in found]
    return frozenset(survey.documents[each.path].key for each in findings)


def _read_all(survey: Survey) -> Found:
    return by_rule(
        finding
        for key, partner in sorted(survey.registry.partners.items())
        for finding in _read_one(survey, key, partner)
    )


def _read_one(survey: Survey, key: str, partner: Partner) -> Iterator[Finding]:
    path = record_path("partner", key)
    moments = [parse_date(event.date) for event in partner.history]
    future = [index for index, moment in enumerate(moments) if moment.first > survey.as_of]
    for index in future:
        args = {"date": moments[index].text, "as_of": survey.as_of.isoformat()}
        yield Finding(rule="future-event", path=path, route=("history", index, "date"), args=args)
    wrong = misplaced(moments)
    for index in wrong:
        if index not in future:
            before, after = neighbours(moments, index, wrong)
            args = {"date": moments[index].text, "before": before, "after": after}
            yield Finding(rule="unordered-history", path=path, route=("history", index, "date"), args=args)
    if not wrong:
        yield from _impossible(path, partner)


def _impossible(path: str, partner: Partner) -> Iterator[Finding]:
    standing = ""
    for index, event in enumerate(partner.history):
        if event.event not in _AFTER[standing]:
            possible = _AFTER[standing]
            before = _MEANS[partner.history[index - 1].event] if index else ("开头", "the beginning")
            yield Finding(
                rule="illegal-history",
                path=path,
                route=("history", index, "event"),
                args={
                    **both("event", *_MEANS[event.event]),
                    **both("before", *before),
                    **both(
                        "possible", "、".join(f"{each}（{_MEANS[each][0]}）" for each in possible), ", ".join(possible)
                    ),
                },
            )
        standing = event.event if event.event in ("suspended", "left") else "active"


@rule(
    zh="“{event}”不能接在“{before}”后面",
    en='"{event}" can\'t follow {before}',
    fix_zh="这里可以是：{possible}；核对有没有漏写一条",
    fix_en="Here can stand: {possible}; see whether an event was left out",
)
def illegal_history(survey: Survey) -> Iterator[Finding]:
    """合伙人的经历前后接不上：没有暂停就恢复，没有退出又加入，或者第一条不是加入（或见于报道）。

    经历从 joined（加入）或 reported（只从报道得知）开始；在册时可以 renewed（续约）、suspended（暂停）、left（退出）；
    暂停后可以 resumed（恢复）；退出后可以再 joined。

    A partner's history does not hang together: resumed without having been suspended, joined twice without having
    left, or begun with something else than joined or reported.

    不对 Bad:

        history:
          - {date: "2024-03-01", event: joined}
          - {date: "2025-03-01", event: resumed}

    对 Good:

        history:
          - {date: "2024-03-01", event: joined}
          - {date: "2024-09-01", event: suspended}
          - {date: "2025-03-01", event: resumed}
    """
    yield from survey.once(_read_all).get("illegal-history", ())


@rule(
    zh="这一条的日期 {date} 和前后对不上（前一条 {before}，后一条 {after}）",
    en="The date {date} does not fit between its neighbours ({before} before, {after} after)",
    fix_zh="核对日期；经历按先后排列，早的在前",
    fix_en="Check the date; a history runs from the earliest event to the latest",
)
def unordered_history(survey: Survey) -> Iterator[Finding]:
    """经历没有按日期先后排列，多半是日期写错了。

    只报站错位置的那一条。日期不完整的（只有年、月）只在确实矛盾时才算。

    The events of a history are not in order of date; mostly one date is mistyped, and that one is reported. Partial
    dates count only where they surely contradict.

    不对 Bad:

        history:
          - {date: "2024-03-01", event: joined}
          - {date: "2023-09-01", event: left}

    对 Good:

        history:
          - {date: "2024-03-01", event: joined}
          - {date: "2025-09-01", event: left}
    """
    yield from survey.once(_read_all).get("unordered-history", ())


@rule(
    zh="日期 {date} 在 {as_of} 之后，还没有发生",
    en="The date {date} is after {as_of}: it has not happened yet",
    fix_zh="经历只记已经发生的事；核对年份",
    fix_en="A history holds what has happened; check the year",
)
def future_event(survey: Survey) -> Iterator[Finding]:
    """合伙人的经历里有一条的日期还没到。

    经历只记已经发生的事。“截至日期”由 --as-of 给出；不给，就是数据里最晚的一天，这条规则也就不会触发。

    An event of a partner's history is dated after the day the check speaks for (`--as-of`; by default the latest day
    in the data, so that this can't occur).

    不对 Bad:

        history:
          - {date: "2062-03-01", event: joined}

    对 Good:

        history:
          - {date: "2026-03-01", event: joined}
    """
    yield from survey.once(_read_all).get("future-event", ())
