"""check: judges documents by their schema, their dates by the day, then sound records against each other.

`check_shape`, `check_dates` and `check_records` yield findings; `RECORD_CHECKS` is the table of the checks across files.
Knows nothing of how a file was read or how a finding is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from hehuo.check.checks import RECORD_CHECKS
from hehuo.check.dates import check_dates
from hehuo.check.documents import ShapeResult, check_shape
from hehuo.check.private import check_private
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Document
from hehuo.model.past import NoPast, Past
from hehuo.model.registry import Registry
from hehuo.schema.loading import Schemas, load_schemas

__all__ = ["Schemas", "ShapeResult", "check_dates", "check_private", "check_records", "check_shape", "load_schemas"]


def check_records(
    registry: Registry,
    documents: Mapping[str, Document],
    schemas: Schemas,
    as_of: date,
    base: Past | NoPast | None = None,
) -> Iterator[Finding]:
    """Hold every sound record against the others. `documents` by path, broken ones too: they excuse what they may
    have caused. `base` is what the registry held at a base revision, where it is to be compared with one."""
    survey = Survey(registry, documents, schemas, as_of, base)
    for check in RECORD_CHECKS:
        for finding in check(survey):
            survey.reported.setdefault(finding.rule, []).append(finding)
            yield finding
