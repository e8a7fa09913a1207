"""Rules about a partner's history: its order, and what can follow what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.check.records.order import misplaced, neighbours
from hehuo.check.survey import Survey
from hehuo.check.words import titled
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date
from hehuo.model.records import Partner
from hehuo.model.registry import record_path
from hehuo.words import LazyText, gettext_lazy, named_lazy

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
        yield from _read_one(key, partner)


def _read_one(key: str, partner: Partner) -> Iterator[Finding]:
    path = record_path("partner", key)
    moments = [parse_date(event.date) for event in partner.history]
    wrong = misplaced(moments)
    for index in wrong:
        before, after = neighbours(moments, index, wrong)
        args = {"date": moments[index].text, "before": before, "after": after}
        yield Finding(rule="unordered-history", path=path, route=("history", index, "date"), args=args)
    if not wrong:
        yield from _impossible(path, partner)


def _impossible(path: str, partner: Partner) -> Iterator[Finding]:
    standing = ""
    for index, event in enumerate(partner.history):
        if event.event not in _AFTER[standing]:
            before = _means(partner.history[index - 1].event) if index else gettext_lazy("the beginning")
            yield Finding(
                rule="illegal-history",
                path=path,
                route=("history", index, "event"),
                args={
                    "event": _means(event.event),
                    "before": before,
                    "possible": tuple({"zh": titled(one, _means(one)), "en": one} for one in _AFTER[standing]),
                },
            )
        standing = event.event if event.event in ("suspended", "left") else "active"


def _means(event: str) -> LazyText:
    return named_lazy("history event", event)
