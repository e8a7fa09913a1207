"""Compares each month's close with what the ledger's batches say.

A batch or close that is already blamed, or can't be read, proves no close wrong; nor do the figures of its month and of
the months after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hehuo.check.excuses import blamed_files
from hehuo.check.ledger.batch_audit import ledgers
from hehuo.check.ledger.seals import changed_batches
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.ledger.closing import CloseFigures, closed_months
from hehuo.model.records import Close
from hehuo.model.registry import programme_of, record_path
from hehuo.words import ENUMS, named_lazy


def close_findings(survey: Survey) -> Iterator[Finding]:
    """Where closes and the ledger differ. The other checks come first: what they blame is excused."""
    blamed = blamed_files(survey)
    for programme in sorted({programme_of(key) for key in survey.registry.closes}):
        yield from _Seals(survey, programme, set(blamed)).findings()


def _batch_files(survey: Survey) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Programme → month → the names of its batches, broken ones too."""
    found: dict[str, dict[str, list[str]]] = {}
    for key in sorted(survey.registry.known.get("batch", ())):
        programme, month, name = key.split("/")
        found.setdefault(programme, {}).setdefault(month, []).append(name)
    return found


def _close_months(survey: Survey) -> Mapping[str, Sequence[str]]:
    """Programme → the months that have a close, broken ones too."""
    found: dict[str, list[str]] = {}
    for key in sorted(survey.registry.known.get("close", ())):
        programme, month = key.split("/")
        found.setdefault(programme, []).append(month)
    return found


@dataclass(slots=True)
class _Seals:
    """One programme's closes, month by month. `trouble` says whether a figure of this month or of an earlier one is in
    doubt; `previous` is the path of the last close walked, readable or not."""

    survey: Survey
    programme: str
    blamed: set[str]
    trouble: bool = False
    previous: str | None = None

    def findings(self) -> Iterator[Finding]:
        """Walk the months in order."""
        registry = self.survey.registry
        figures = ledgers(self.survey)[self.programme].months
        files = self.survey.once(_batch_files).get(self.programme, {})
        rules_broken = self.programme in self.survey.unsound("rules")
        self.trouble = rules_broken or any(programme_of(key) == self.programme for key in self.survey.unsound("offer"))
        last_close = closed_months(registry, self.programme)[-1]
        for month in sorted({*figures, *files, *self.survey.once(_close_months).get(self.programme, ())}):
            key = f"{self.programme}/{month}"
            if month > last_close:
                return
            before = self.trouble
            close = registry.closes.get(key)
            if close is not None:
                found = [*self._batches(month, close, files.get(month, ()))]
                if self._path(month) not in self.blamed:
                    found += self._figures(month, close, figures[month], before)
                    found += self._chain(month, close, figures[month])
                self.blamed |= {finding.path for finding in found if finding.rule != "changed-batch"}
                yield from found
            else:
                self.trouble = self.trouble or self._has_blamed(month, files.get(month, ()))
                if key not in registry.known["close"]:
                    yield self._skipped(month, files[month])
            if key in registry.known["close"]:
                self.previous = self._path(month)

    def _path(self, month: str, name: str = "close") -> str:
        if name == "close":
            return record_path("close", f"{self.programme}/{month}")
        return record_path("batch", f"{self.programme}/{month}/{name}")

    def _is_in_doubt(self, month: str, name: str) -> bool:
        key = f"{self.programme}/{month}/{name}"
        return key not in self.survey.registry.batches or self._path(month, name) in self.blamed

    def _has_blamed(self, month: str, names: Sequence[str]) -> bool:
        return any(self._is_in_doubt(month, name) for name in names)

    def _batches(self, month: str, close: Close, files: Sequence[str]) -> Iterator[Finding]:
        path, present = self._path(month), frozenset(files)
        self.trouble = self.trouble or self._has_blamed(month, files)
        for name in close.batches:
            route, args = ("batches", name), {"batch": f"{month}/{name}"}
            if name not in present:
                self.trouble = True
                if self._path(month, name) not in self.blamed:
                    yield Finding(rule="missing-batch", path=path, route=route, on_key=True, args=args)
            elif f"{self.programme}/{month}/{name}" in changed_batches(self.survey) and not self._is_in_doubt(
                month, name
            ):
                self.trouble = True
                here = (self._path(month, name), ())
                yield Finding(rule="changed-batch", path=path, route=route, args=args, related=(here,))
        for name in files:
            if name not in close.batches:
                self.trouble = True
                late = self._path(month, name)
                if late not in self.blamed:
                    seal = (path, ("batches",))
                    yield Finding(
                        rule="closed-month", path=late, route=("date",), args={"month": month}, related=(seal,)
                    )

    def _figures(self, month: str, close: Close, figures: CloseFigures, before: bool) -> Iterator[Finding]:
        for name in ENUMS["close figure"]:
            stated, counted = getattr(close, name), getattr(figures, name)
            sure = not before if name == "opening" else not self.trouble
            if sure and stated != counted:
                figure = named_lazy("close figure", name)
                args = {"figure": figure, "field": name, "stated": stated, "counted": counted}
                yield Finding(rule="close-mismatch", path=self._path(month), route=(name,), args=args)

    def _chain(self, month: str, close: Close, figures: CloseFigures) -> Iterator[Finding]:
        if close.previous == figures.previous or self.previous in self.blamed or self.previous in self._unread():
            return
        line = f"previous: {figures.previous}" if figures.previous else "# previous"
        related = ((self.previous, ()),) if self.previous else ()
        yield Finding(
            rule="broken-chain", path=self._path(month), route=("previous",), args={"line": line}, related=related
        )

    def _unread(self) -> set[str]:
        return {record_path("close", key) for key in self.survey.unsound("close")}

    def _skipped(self, month: str, files: Sequence[str]) -> Finding:
        path = self._path(month, files[0])
        return Finding(rule="skipped-month", path=path, route=("date",), args={"month": month})
