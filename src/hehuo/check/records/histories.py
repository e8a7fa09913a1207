"""Rules about a partner's history: its order, what can follow what, and nothing dated after the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.check.records.order import misplaced, neighbours
from hehuo.check.survey import Survey
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


def history_findings(survey: Survey) -> Iterator[Finding]:
    """What is wrong with the histories of partners."""
    for key, partner in sorted(survey.registry.partners.items()):
        yield from _read_one(survey, key, partner)


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
                        "possible",
                        "、".join(f"{event}（{_MEANS[event][0]}）" for event in possible),
                        ", ".join(possible),
                    ),
                },
            )
        standing = event.event if event.event in ("suspended", "left") else "active"
