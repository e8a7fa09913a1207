"""Judges each date by the rule of its field before anything goes by it: one wrong year is one finding, on its own line.

The schemas mark every date as `past` or `planned`. What has happened lies neither after the day the check speaks for
nor long before the programme began; what is planned lies within the programme's horizon. A date that fails is read as
one of an unknown year; where the field takes whole days only, the file is left out like one of a wrong shape.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hehuo.check.words import Args
from hehuo.diagnostic import Finding
from hehuo.document import Document, Route, replaced
from hehuo.model.dates import PartialDate, parse_date
from hehuo.model.registry import programme_of, record_path
from hehuo.record_types import classify
from hehuo.schema.loading import Schemas
from hehuo.schema.marks import marked, values_at

_YEAR = 366
"""The days of a year, at least."""

_HORIZON = 2
"""How many years ahead a programme plans that doesn't say so (`horizon`)."""

_MANY = 3
"""So many files of a programme with dates before it began are not all wrong: the day it began is."""

_BEGINNING = ("started",)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesResult:
    """The documents whose dates can be true, and what is wrong with the others. `changed` are those of the sound ones
    in which a year is taken for unknown."""

    sound: tuple[Document, ...]
    changed: tuple[Document, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """The days that the dates of a programme's records can have. Without `started` nothing is too early; nor is
    anything too late for plans where the programme's file can't be read, so that its horizon is unknown."""

    as_of: date
    years: int | None = None
    started: PartialDate | None = None

    @property
    def earliest(self) -> date:
        """A year before it began: partners are won and vetted before a programme is made public."""
        return _moved(self.started.first, -_YEAR) if self.started is not None else date.min

    @property
    def latest(self) -> date:
        """The last day for plans."""
        return _moved(self.as_of, self.years * _YEAR) if self.years is not None else date.max


def check_dates(sound: Sequence[Document], schemas: Schemas, as_of: date) -> DatesResult:
    """Judge the dates of the documents that their schema accepts."""
    spans = {document.key: _span(document, as_of) for document in sound if document.type.name == "programme"}
    anywhere = _Span(as_of=as_of)
    found = [
        finding
        for document in sound
        for finding in _judge(document, schemas, spans.get(programme_of(document.key), anywhere))
    ]
    if not found:
        return DatesResult(sound=tuple(sound), changed=(), findings=())
    findings = _blame_beginnings(found, spans)
    doubtful: dict[str, list[Route]] = defaultdict(list)
    for finding in findings:
        doubtful[finding.path].append(finding.route)
    kept = [
        _without_years(document, schemas, doubtful[document.path]) if document.path in doubtful else document
        for document in sound
    ]
    known = tuple(document for document in kept if document is not None)
    changed = tuple(document for document in known if document.path in doubtful)
    return DatesResult(sound=known, changed=changed, findings=findings)


def _span(programme: Document, as_of: date) -> _Span:
    value = programme.value
    started = parse_date(value["started"]) if "started" in value else None
    if started is not None and (not started.known_year or started.first > as_of):
        started = None
    return _Span(as_of=as_of, years=value.get("horizon", _HORIZON), started=started)


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _judge(document: Document, schemas: Schemas, span: _Span) -> Iterator[Finding]:
    marks, earliest, latest = schemas.marks[document.type.name], span.earliest, span.latest
    for way, when in marked(marks, "x-when").items():
        past, older = when == "past", "x-older" in marks[way]
        for route, text in values_at(document.value, way):
            moment = parse_date(text)
            if moment.first > (span.as_of if past else latest):
                yield _late(document, route, text, span, past)
            elif moment.last < earliest and not older:
                assert span.started is not None
                args = {"date": text, "started": span.started.text}
                yield Finding(rule="early-date", path=document.path, route=route, args=args)


def _late(document: Document, route: Route, text: str, span: _Span, past: bool) -> Finding:
    args: Args = {"date": text, "as_of": span.as_of.isoformat()}
    if past:
        return Finding(rule="future-fact", path=document.path, route=route, args=args)
    return Finding(rule="far-date", path=document.path, route=route, args={**args, "years": span.years})


def _blame_beginnings(found: Sequence[Finding], spans: Mapping[str, _Span]) -> tuple[Finding, ...]:
    """Where many files of a programme have dates before it began, put one finding on that day in their place."""
    early: dict[str, dict[str, Finding]] = defaultdict(dict)
    for finding in found:
        if finding.rule == "early-date":
            early[_programme(finding)].setdefault(finding.path, finding)
    blamed = {name: files for name, files in early.items() if len(files) >= _MANY}
    late = [_late_start(name, spans[name], files) for name, files in blamed.items()]
    kept = [finding for finding in found if finding.rule != "early-date" or _programme(finding) not in blamed]
    return (*kept, *late)


def _programme(finding: Finding) -> str:
    classified = classify(finding.path)
    assert classified is not None
    return programme_of(classified[1])


def _late_start(programme: str, span: _Span, early: Mapping[str, Finding]) -> Finding:
    assert span.started is not None
    first = min(early.values(), key=lambda finding: str(finding.args["date"]))
    args: Args = {"started": span.started.text, "files": len(early), "first": first.args["date"]}
    related = ((first.path, first.route),)
    return Finding(
        rule="late-start", path=record_path("programme", programme), route=_BEGINNING, args=args, related=related
    )


def _without_years(document: Document, schemas: Schemas, routes: Sequence[Route]) -> Document | None:
    """The document with the years of these dates taken for unknown; None where one of them must be a whole day."""
    marks, value = schemas.marks[document.type.name], document.value
    partial = {
        route: text
        for way in marks
        if marks[way].get("format") == "partial-date"
        for route, text in values_at(value, way)
    }
    if not partial.keys() >= set(routes):
        return None
    for route in routes:
        value = replaced(value, route, f"XXXX{partial[route][4:]}")
    return replace(document, value=value)
