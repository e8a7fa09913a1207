"""Finds what the records of people and projects stated at the base revision and no longer state.

What is dated has happened: it may be added to, and is changed or taken away only with a new entry under `corrections`
that names the field. What is not dated, such as a summary or a wish, is how things stand and may change at any time.
The words are in `since_base`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hehuo.check.base.facts import (
    Fact,
    Value,
    change_of,
    changed_keys,
    entries,
    find_losses,
    reduced,
    shown_value,
    states,
)
from hehuo.check.declare import Args
from hehuo.check.survey import Found, Survey, by_rule
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.dates import parse_date, surely_before

_GUARDED: Mapping[str, Sequence[tuple[str, str, str, str]]] = {
    "project": (
        ("erased-step", "timeline", "一步", "step"),
        ("erased-step", "steps", "一个完成了的步骤", "finished step"),
    ),
    "partner": (
        ("erased-history", "history", "一条经历", "event"),
        ("erased-history", "vetting", "一次资质审查", "vetting"),
        ("erased-promise", "benefits", "一项反哺", "benefit"),
        ("erased-promise", "commitments", "一项承诺", "commitment"),
    ),
    "review": (
        ("rewritten-review", "date", "评议日期", "date"),
        ("rewritten-review", "panel", "评议组织", "panel"),
        ("rewritten-review", "partner", "评议对象", "partner"),
        ("rewritten-review", "criteria", "一项得分", "score"),
        ("rewritten-review", "findings", "一个问题", "finding"),
        ("rewritten-review", "consequence", "结果运用", "consequence"),
    ),
    "award": (
        ("rewritten-award", "name", "名称", "name"),
        ("rewritten-award", "date", "颁发日期", "date"),
        ("rewritten-award", "recipients", "一个获奖者", "recipient"),
    ),
    "indicator": (("rewritten-measurement", "series", "一个数", "value"),),
}
"""Record type → rule, field and its words, for each list of dated facts, and for what is one such fact by itself."""

_FIGURE_KEYS = ("value", "unit", "qualifier", "before")


def record_losses(survey: Survey, rule: str) -> Iterator[Finding]:
    """The findings of one of the rules about what a record has lost since the base revision."""
    yield from survey.once(_compare_all).get(rule, ())


def _compare_all(survey: Survey) -> Found:
    if survey.past is None:
        return {}
    found: list[Finding] = []
    for path, was in sorted(survey.past.values.items()):
        document = survey.documents.get(path)
        if document is not None and survey.is_sound(document):
            before_after = _Record(survey=survey, path=path, type=document.type.name, was=was, now=document.value)
            found.extend(before_after.findings())
    return by_rule(found)


def new_corrections(was: Value, now: Value) -> frozenset[str]:
    """What the corrections speak of that were added since."""
    known = [fact.value for fact in entries(was, "corrections")]
    fresh = []
    for fact in entries(now, "corrections"):
        if fact.value in known:
            known.remove(fact.value)
        else:
            fresh.append(str(fact.value.get("what")))
    return frozenset(fresh)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """One record, then and now."""

    survey: Survey
    path: str
    type: str
    was: Value
    now: Value

    def findings(self) -> Iterator[Finding]:
        """What it no longer states and no new correction speaks of."""
        corrected = new_corrections(self.was, self.now)
        for rule, field, zh, en in _GUARDED.get(self.type, ()):
            if field not in corrected:
                yield from self._lost_entries(rule, field, zh, en)
        if "agreement" not in corrected:
            yield from self._agreement()
        if "figures" not in corrected:
            yield from self._figures()
        for loss in find_losses(entries(self.was, "corrections"), entries(self.now, "corrections")):
            where = loss.now.route if loss.now else ("corrections",)
            args = {"date": shown_value(loss.was.value.get("date")) or "…"}
            yield self._finding("erased-correction", where, args, on_key=loss.now is None)

    def _finding(self, rule: str, route: Route, args: Args, on_key: bool = False) -> Finding:
        return Finding(rule=rule, path=self.path, route=route, args=args, on_key=on_key)

    def _lost_entries(self, rule: str, field: str, zh: str, en: str) -> Iterator[Finding]:
        if field in self.was and not isinstance(self.was[field], list):
            yield from self._lost_single(rule, field, zh, en)
            return
        for was, now in _facts(field, self.was, self.now):
            for loss in find_losses(was, now):
                changed = loss.now.value if loss.now else None
                args = {
                    **both("fact", zh, en),
                    "date": _date_of(loss.was.value, self.was),
                    **change_of(loss.was.value, changed, loss.keys),
                    **self._remedy(field),
                }
                where = _place(loss.now, loss.keys) if loss.now else (field,)
                yield self._finding(rule, where, args, on_key=loss.now is None)

    def _lost_single(self, rule: str, field: str, zh: str, en: str) -> Iterator[Finding]:
        was, now = self.was[field], self.now.get(field)
        if isinstance(was, dict) and isinstance(now, dict):
            keys, before, after = changed_keys(was, now), was, now
        else:
            keys, before, after = (field,), {field: was}, {field: now}
            if was == now:
                return
        if keys:
            args = {
                **both("fact", zh, en),
                "date": _date_of(*((was,) if isinstance(was, dict) else ()), self.was),
                **change_of(before, None if now is None else after, keys),
                **self._remedy(field),
            }
            route = (field, keys[0]) if after is now and keys[0] in after else (field,)
            yield self._finding(rule, route if now is not None else (), args)

    def _remedy(self, what: str) -> Args:
        return {"what": what, "today": self.survey.as_of.isoformat()}

    def _agreement(self) -> Iterator[Finding]:
        was, now = self.was.get("agreement"), self.now.get("agreement")
        if not isinstance(was, dict) or (isinstance(now, dict) and (states(was, now) or self._is_renewed(was, now))):
            return
        keys = changed_keys(was, now) if isinstance(now, dict) else ()
        route = ("agreement", keys[0]) if keys else ("agreement",)
        args = {"date": _date_of(was), **change_of(was, now, keys), **self._remedy("agreement")}
        yield self._finding("rewritten-agreement", route, args)

    def _is_renewed(self, was: Value, now: Value) -> bool:
        """Whether a later agreement takes the place of the old one, and the history says so."""
        try:
            later = surely_before(parse_date(str(was.get("signed"))), parse_date(str(now.get("signed"))))
        except (ValueError, OverflowError):  # what stands at the base was judged by the rules of its day
            return False
        if self.type == "booking":  # it has no history to say so in
            return later
        before = [fact.value for fact in entries(self.was, "history")]
        added = [fact.value for fact in entries(self.now, "history") if fact.value not in before]
        return later and any(each.get("event") in ("renewed", "joined") for each in added)

    def _figures(self) -> Iterator[Finding]:
        was, now = self.was.get("figures"), self.now.get("figures")
        for name, old in was.items() if isinstance(was, dict) else ():
            new = now.get(name) if isinstance(now, dict) else None
            if not isinstance(old, dict) or (new is not None and new.get("source") != old.get("source")):
                continue  # another report states it anew
            keys = [key for key in _FIGURE_KEYS if new is not None and old.get(key) != new.get(key)]
            if new is None or keys:
                route = ("figures", name, *keys[:1]) if new is not None else ("figures",)
                args = {"figure": shown_value(name) or "…", **change_of(old, new, keys), **self._remedy("figures")}
                yield self._finding("rewritten-figure", route, args, on_key=new is None)


def _facts(field: str, was: Value, now: Value) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """The lists to compare for a field: the facts themselves, then those dated one by one inside them."""
    if field == "steps":
        yield _finished(was), _finished(now)
        return
    inner = {"benefits": ("given", _given), "commitments": ("kept", _kept)}.get(field)
    then, since = entries(was, field), entries(now, field)
    if inner is None:
        yield then, since
        return
    key, dated = inner
    yield [reduced(each, key) for each in then], [reduced(each, key) for each in since]
    yield dated(was), dated(now)


def _finished(value: Value) -> list[Fact]:
    return [
        Fact(route=each.route, value={key: each.value[key] for key in ("title", "done") if key in each.value})
        for each in entries(value, "steps")
        if "done" in each.value
    ]


def _given(value: Value) -> list[Fact]:
    return [
        Fact(route=given.route, value={"benefit": grant.value.get("benefit"), **given.value})
        for grant in entries(value, "benefits")
        for given in entries(grant.value, "given", grant.route)
    ]


def _kept(value: Value) -> list[Fact]:
    facts = []
    for promise in entries(value, "commitments"):
        kept = promise.value.get("kept")
        for index, day in enumerate(kept if isinstance(kept, list) else ()):
            facts.append(Fact(route=(*promise.route, "kept", index), value={"date": day}))
    return facts


def _date_of(*values: Value) -> str:
    """The date of a fact; where it has none of its own, that of its record."""
    days = (value.get(key) for value in values for key in ("date", "found", "promised", "since", "done", "signed"))
    return next((shown for shown in map(shown_value, days) if shown), "—")


def _place(fact: Fact, keys: Sequence[str]) -> Route:
    present = [key for key in keys if key in fact.value]
    return (*fact.route, *present[:1])
