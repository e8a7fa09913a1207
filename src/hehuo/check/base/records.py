"""Finds what the records of people and projects stated at the base revision and no longer state.

What is dated has happened: it may be added to, and is changed or taken away only with a new entry under `corrections`
that names the field. What is not dated, such as a summary or a wish, is how things stand and may change at any time.
Which fields are guarded, and by which rule, the schemas say (`guards`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hehuo.check.base.facts import (
    Fact,
    Value,
    change_of,
    changed_keys,
    entries,
    find_losses,
    narrowed,
    reduced,
    shown_value,
    states,
)
from hehuo.check.base.guards import Guard, guarded_keys, iter_guards
from hehuo.check.survey import Survey
from hehuo.check.words import Args
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.dates import parse_date, surely_before


def record_losses(survey: Survey) -> Iterator[Finding]:
    """What records of people and projects no longer state since the base revision."""
    yield from _compare_all(survey)


def _compare_all(survey: Survey) -> tuple[Finding, ...]:
    if survey.past is None:
        return ()
    found: list[Finding] = []
    for path, was in sorted(survey.past.values.items()):
        document = survey.documents.get(path)
        if document is not None and survey.is_sound(document):
            before_after = _Record(survey=survey, path=path, type=document.type.name, was=was, now=document.value)
            found.extend(before_after.findings())
    return tuple(found)


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
        yield from self._figures(corrected)
        for guard in iter_guards(self.survey, self.type):
            if len(guard.way) == 1 and guard.field not in corrected:
                compare = _COMPARED_BY.get(guard.rule, _Record._lost_facts)
                yield from compare(self, guard)

    def _finding(self, rule: str, route: Route, args: Args, on_key: bool = False) -> Finding:
        return Finding(rule=rule, path=self.path, route=route, args=args, on_key=on_key)

    def _lost_facts(self, guard: Guard) -> Iterator[Finding]:
        field = guard.field
        if field in self.was and not isinstance(self.was[field], list):
            yield from self._lost_single(guard)
            return
        for was, now in _facts(guard, self.was, self.now):
            for loss in find_losses(was, now):
                changed = loss.now.value if loss.now else None
                args = {
                    "fact": guard.fact,
                    "date": _date_of(loss.was.value, self.was),
                    "change": change_of(loss.was.value, changed, loss.keys),
                    **self._remedy(field),
                }
                where = _place(loss.now, loss.keys) if loss.now else (field,)
                yield self._finding(guard.rule, where, args, on_key=loss.now is None)

    def _lost_single(self, guard: Guard) -> Iterator[Finding]:
        field = guard.field
        was, now = self.was[field], self.now.get(field)
        if isinstance(was, dict) and isinstance(now, dict):
            keys, before, after = changed_keys(was, now), was, now
        else:
            keys, before, after = (field,), {field: was}, {field: now}
            if was == now:
                return
        if keys:
            args = {
                "fact": guard.fact,
                "date": _date_of(*((was,) if isinstance(was, dict) else ()), self.was),
                "change": change_of(before, None if now is None else after, keys),
                **self._remedy(field),
            }
            route = (field, keys[0]) if after is now and keys[0] in after else (field,)
            yield self._finding(guard.rule, route if now is not None else (), args)

    def _corrections(self, guard: Guard) -> Iterator[Finding]:
        for loss in find_losses(entries(self.was, guard.field), entries(self.now, guard.field)):
            where = loss.now.route if loss.now else (guard.field,)
            args = {"date": shown_value(loss.was.value.get("date")) or "…"}
            yield self._finding(guard.rule, where, args, on_key=loss.now is None)

    def _remedy(self, what: str) -> Args:
        return {"what": what, "today": self.survey.as_of.isoformat()}

    def _agreement(self, guard: Guard) -> Iterator[Finding]:
        was, now = self.was.get(guard.field), self.now.get(guard.field)
        if not isinstance(was, dict) or (isinstance(now, dict) and (states(was, now) or self._is_renewed(was, now))):
            return
        keys = changed_keys(was, now) if isinstance(now, dict) else ()
        route = (guard.field, keys[0]) if keys else (guard.field,)
        args = {"date": _date_of(was), "change": change_of(was, now, keys), **self._remedy(guard.field)}
        yield self._finding(guard.rule, route, args)

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
        return later and any(event.get("event") in ("renewed", "joined") for event in added)

    def _figures(self, corrected: frozenset[str]) -> Iterator[Finding]:
        guarded = guarded_keys(self.survey, self.type, "rewritten-figure")
        was, now = self.was.get("figures"), self.now.get("figures")
        if "figures" in corrected:
            return
        for name, old in was.items() if isinstance(was, dict) else ():
            new = now.get(name) if isinstance(now, dict) else None
            if not isinstance(old, dict) or (new is not None and new.get("source") != old.get("source")):
                continue  # another report states it anew
            keys = [key for key in guarded if new is not None and old.get(key) != new.get(key)]
            if new is None or keys:
                route = ("figures", name, *keys[:1]) if new is not None else ("figures",)
                args = {
                    "figure": shown_value(name) or "…",
                    "change": change_of(old, new, keys),
                    **self._remedy("figures"),
                }
                yield self._finding("rewritten-figure", route, args, on_key=new is None)


_COMPARED_BY: Mapping[str, Callable[[_Record, Guard], Iterator[Finding]]] = {
    "rewritten-agreement": _Record._agreement,
    "erased-correction": _Record._corrections,
}
"""Rule → how the fields it guards are compared, where that is not the usual way."""


def _facts(guard: Guard, was: Value, now: Value) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """The lists to compare for a field: the facts themselves, then those inside them that are facts of their own."""
    then, since = _facts_of(guard, was), _facts_of(guard, now)
    yield then, since
    if guard.within is not None:
        yield _inner_facts(guard, was), _inner_facts(guard, now)


def _facts_of(guard: Guard, value: Value) -> list[Fact]:
    facts = entries(value, guard.field)
    if guard.once is not None:
        facts = [narrowed(fact, "title", guard.once) for fact in facts if guard.once in fact.value]
    return [reduced(fact, guard.within) for fact in facts] if guard.within else facts


def _inner_facts(guard: Guard, value: Value) -> list[Fact]:
    facts = []
    for outer in entries(value, guard.field):
        context = {guard.of: outer.value.get(guard.of)} if guard.of else {}
        listed = outer.value.get(str(guard.within))
        for index, inner in enumerate(listed if isinstance(listed, list) else ()):
            own = inner if isinstance(inner, dict) else {"date": inner}
            facts.append(Fact(route=(*outer.route, str(guard.within), index), value={**context, **own}))
    return facts


def _date_of(*values: Value) -> str:
    """The date of a fact; where it has none of its own, that of its record."""
    days = (value.get(key) for value in values for key in ("date", "found", "promised", "since", "done", "signed"))
    return next((shown for shown in map(shown_value, days) if shown), "—")


def _place(fact: Fact, keys: Sequence[str]) -> Route:
    present = [key for key in keys if key in fact.value]
    return (*fact.route, *present[:1])
