"""Judges each ledger batch as a whole. Which findings put it in doubt is in `excuses`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hehuo.check.excuses import has_doubtful_range, has_unknown_terms, is_rewritten
from hehuo.check.ledger.seals import changed_batches
from hehuo.check.survey import Survey
from hehuo.check.words import Args, is_showable
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.ledger import Ledger, open_ledger
from hehuo.model.ledger.postings import effective_day, offer_of
from hehuo.model.records import Batch, Offer, PointsRule
from hehuo.model.registry import programme_of, record_path, resolve
from hehuo.words import gettext_lazy


def ledgers(survey: Survey) -> Mapping[str, Ledger]:
    """Programme → its ledger, before anything is in doubt, for every programme that has batches or closes."""
    return survey.once(_open_ledgers)


def _open_ledgers(survey: Survey) -> Mapping[str, Ledger]:
    programmes = {*survey.registry.batches_by_programme, *map(programme_of, survey.registry.closes)}
    return {name: open_ledger(survey.registry, name) for name in sorted(programmes)}


def batch_findings(survey: Survey) -> Iterator[Finding]:
    """What is wrong with batches as a whole."""
    duplicates = _duplicates(survey)
    for key, batch in sorted(survey.registry.batches.items()):
        yield from _Sheet(survey=survey, key=key, batch=batch, original=duplicates.get(key)).findings()


def _duplicates(survey: Survey) -> Mapping[str, str]:
    """Batch → the batch of its programme that had the same sheet number first."""
    first: dict[tuple[str, str], str] = {}
    duplicates = {}
    changed = changed_batches(survey)

    def rank(item: tuple[str, Batch]) -> tuple[bool, bool, str, str]:
        """Of two alike, the one in the wrong month or changed since its month was closed is the double."""
        key, batch = item
        return batch.date[:7] != key.split("/")[1], key in changed, batch.date, key

    for key, batch in sorted(survey.registry.batches.items(), key=rank):
        original = first.setdefault((programme_of(key), batch.source), key)
        if original != key:
            duplicates[key] = original
    return duplicates


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One batch under check. `original` is the batch whose sheet number it repeats."""

    survey: Survey
    key: str
    batch: Batch
    original: str | None

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the batch as a whole, every mistake once."""
        month = self.key.split("/")[1]
        misfiled = self.batch.date[:7] != month
        if self.original is not None:
            yield self._duplicate(self.original)
            misfiled = misfiled and self.survey.registry.batches[self.original].date != self.batch.date
        if misfiled:
            yield self._finding(
                "wrong-month", ("date",), {"date": self.batch.date, "month": month, "right": self.batch.date[:7]}
            )
        if has_unknown_terms(self.survey, self._path):
            return
        foreign = list(self._wrong_partner())
        undated = misfiled or has_doubtful_range(self.survey, self._path, ())
        closed = [] if foreign or undated else [*self._offer_not_open(), *self._rule_not_in_force()]
        yield from foreign or closed or self._wrong_total()

    @property
    def _path(self) -> str:
        return record_path("batch", self.key)

    @property
    def _moment(self) -> str:
        return effective_day(self.batch)

    def _finding(self, rule: str, route: Route, args: Args, *related: tuple[str, Route]) -> Finding:
        return Finding(rule=rule, path=self._path, route=route, args=args, related=related)

    def _duplicate(self, original: str) -> Finding:
        return self._finding(
            "duplicate-source",
            ("source",),
            {"batch": original.partition("/")[2]},
            (record_path("batch", original), ("source",)),
        )

    def _offer(self) -> tuple[str, Offer] | None:
        offer = offer_of(self.survey.registry, programme_of(self.key), self.batch)
        if self.batch.kind != "redeem" or offer is None:
            return None
        return resolve(programme_of(self.key), self.batch.offer or ""), offer

    def _rule(self) -> PointsRule | None:
        rules = self.survey.registry.rules.get(programme_of(self.key))
        return rules.rules.get(self.batch.rule or "") if rules and self.batch.kind == "earn" else None

    def _wrong_partner(self) -> Iterator[Finding]:
        found = self._offer()
        if found is None or self.batch.partner is None:
            return
        key, offer = found
        owner = resolve(programme_of(key), offer.partner)
        if resolve(programme_of(self.key), self.batch.partner) != owner:
            shown = owner.partition("/")[2] if programme_of(owner) == programme_of(self.key) else owner
            args: Args = {"partner": shown if is_showable(shown) else "…"}
            yield self._finding("offer-wrong-partner", ("partner",), args, (record_path("offer", key), ("partner",)))

    def _offer_not_open(self) -> Iterator[Finding]:
        found = self._offer()
        if found is None:
            return
        key, offer = found
        path = record_path("offer", key)
        if not has_doubtful_range(self.survey, path, ()) and _is_outside(self._moment, offer.from_, offer.until):
            yield self._finding("offer-not-open", ("offer",), self._term(offer.from_, offer.until), (path, ("from",)))

    def _rule_not_in_force(self) -> Iterator[Finding]:
        rule = self._rule()
        if rule is None:
            return
        path, route = record_path("rules", programme_of(self.key)), ("rules", self.batch.rule or "")
        if not has_doubtful_range(self.survey, path, route) and _is_outside(self._moment, rule.from_, rule.until):
            yield self._finding(
                "rule-not-in-force", ("rule",), self._term(rule.from_, rule.until), (path, (*route, "from"))
            )

    def _term(self, start: str, end: str | None) -> Args:
        return {"date": self._moment, "start": start, "end": end or gettext_lazy("open end")}

    def _wrong_total(self) -> Iterator[Finding]:
        total = ledgers(self.survey)[programme_of(self.key)].sheet_totals.get(self.key)
        if total is not None and total != self.batch.total and not is_rewritten(self.survey, self._path):
            args = {"stated": self.batch.total, "total": total, "count": len(self.batch.entries)}
            yield self._finding("wrong-total", ("total",), args)


def _is_outside(moment: str, start: str, end: str | None) -> bool:
    """Whole dates of one form compare as texts."""
    return moment < start or (end is not None and moment > end)
