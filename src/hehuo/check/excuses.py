"""Which finding excuses which: a mistake is reported once, and what only follows from it is not reported at all.

Checks run in the order of `checks.RECORD_CHECKS`, so that what excuses is reported before what it excuses. A check asks
here before it reports.

    reported                                    in doubt, and so not judged
    early-date, far-date, future-fact           the date: its year is taken for unknown, or the file is left out (`dates`)
    late-start                                  the day on which the programme began, likewise
    unknown-…                                   the reference, and the workflow, sheet or entry that makes it
    a rule of HISTORY                           whether the partner was active on a day
    bad-date-order                              the dates of that place, and whatever goes by them
    a rule of SHEET                             the batch, its entries and its month
    a rule of ENTRY                             the entry, and the lots of its card
    an error in a batch or a close              the close of its month, and the figures of the later ones
    private data in a line                      nothing else is said of the line: it might repeat them

A warning excuses nothing. Files that can't be read or judged excuse as well: see `Survey.unsound` and `ledger.doubts`.
Within one file, `texts.judge` and `documents` say which mistake goes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hehuo.check.private import KINDS
from hehuo.check.references.lookup import dangling_fields
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.ledger import Line
from hehuo.model.registry import record_path
from hehuo.rules import is_error

HISTORY = ("illegal-history", "unordered-history")
SHEET = (
    "duplicate-source",
    "wrong-month",
    "wrong-total",
    "rule-not-in-force",
    "offer-not-open",
    "offer-wrong-partner",
    "rewritten-batch",
)
ENTRY = ("overdrawn-card", "cap-exceeded", "card-not-open", "offer-out-of-stock", "offer-over-limit")

_TERMS = ("rule", "offer", "partner")
"""The fields of a batch that say what its entries are worth."""


# What is referred to


def is_dangling(survey: Survey, path: str, route: Route) -> bool:
    """Whether what stands there is reported to refer to nothing."""
    return (path, route) in dangling_fields(survey)


def has_doubtful_workflow(survey: Survey, path: str, workflow: str) -> bool:
    """Whether a workflow of a programme's file names an event, state or role that isn't there."""
    return (path, workflow) in survey.once(_doubtful_workflows)


def _doubtful_workflows(survey: Survey) -> frozenset[tuple[str, str]]:
    return frozenset((path, str(route[1])) for path, route in dangling_fields(survey) if route[0] == "workflows")


def has_unknown_terms(survey: Survey, path: str) -> bool:
    """Whether a batch names a rule, offer or partner that isn't there."""
    return any(is_dangling(survey, path, (field,)) for field in _TERMS)


def dangling_entries(survey: Survey) -> frozenset[Line]:
    """The entries that name a card, or a batch to undo, that isn't there."""
    return frozenset(
        (survey.documents[path].key, int(route[1]))
        for path, route in dangling_fields(survey)
        if len(route) == 3 and route[0] == "entries" and route[2] in ("batch", "card")
    )


# Partners, and dates of any record


def has_doubtful_history(survey: Survey, key: str) -> bool:
    """Whether something about a partner's history is reported."""
    return record_path("partner", key) in survey.once(_doubtful_histories)


def _doubtful_histories(survey: Survey) -> frozenset[str]:
    return frozenset(finding.path for finding in _reported(survey, HISTORY))


def has_doubtful_range(survey: Survey, path: str, place: Route) -> bool:
    """Whether the dates of a place of a file are reported to run backwards."""
    return (path, place) in survey.once(_doubtful_ranges)


def _doubtful_ranges(survey: Survey) -> frozenset[tuple[str, Route]]:
    return frozenset((finding.path, finding.route[:-1]) for finding in _reported(survey, ("bad-date-order",)))


# The ledger


def doubtful_batches(survey: Survey) -> frozenset[str]:
    """The keys of sound batches of which something is reported."""
    return survey.once(_doubtful_batches)


def _doubtful_batches(survey: Survey) -> frozenset[str]:
    blamed = {finding.path for finding in _reported(survey, SHEET)}
    paths = {key: record_path("batch", key) for key in survey.registry.batches}
    return frozenset(
        key
        for key, path in paths.items()
        if path in blamed or has_unknown_terms(survey, path) or has_doubtful_range(survey, path, ())
    )


def is_rewritten(survey: Survey, path: str) -> bool:
    """Whether a batch is reported not to be what it was at the base revision."""
    return any(finding.path == path for finding in survey.reported.get("rewritten-batch", ()))


def blamed_entries(survey: Survey) -> frozenset[Line]:
    """The entries of which something is reported."""
    return survey.once(_blamed_entries)


def _blamed_entries(survey: Survey) -> frozenset[Line]:
    found = _reported(survey, ENTRY)
    return frozenset((survey.documents[finding.path].key, int(finding.route[1])) for finding in found)


def blamed_files(survey: Survey) -> frozenset[str]:
    """The files in which an error is reported, or a reference to nothing."""
    errors = {finding.path for findings in survey.reported.values() for finding in findings if is_error(finding)}
    return frozenset(errors.union(path for path, _ in dangling_fields(survey)))


def _reported(survey: Survey, rules: Iterable[str]) -> Iterator[Finding]:
    for rule in rules:
        yield from survey.reported.get(rule, ())


# Private data


def private_lines(findings: Iterable[Finding]) -> frozenset[tuple[str, int]]:
    """The lines of files that must not stand as they are."""
    return frozenset(
        (finding.path, line)
        for finding in findings
        if is_about_privacy(finding.rule) and finding.position and is_error(finding)
        for line in range(finding.position.line, (finding.last_line or finding.position.line) + 1)
    )


def is_about_privacy(rule: str) -> bool:
    """Whether a rule is about private data. Its messages never repeat any."""
    return rule in KINDS
