"""The day a registry speaks for where none is named. The one place that looks at the clock."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime

from hehuo.document import Document
from hehuo.model.timezones import FALLBACK, find_timezone
from hehuo.pipeline.failures import DayError
from hehuo.words import N_

EPOCH = "SOURCE_DATE_EPOCH"
"""The moment to build for, in seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/)."""


def today(sound: Iterable[Document]) -> date:
    """The day it is in the time zone that registry.yml names, at the moment of SOURCE_DATE_EPOCH or now.

    The machine's own time zone has no part in it.
    """
    named = (document.value["timezone"] for document in sound if document.type.name == "registry")
    zone = find_timezone(next(named, FALLBACK)) or find_timezone(FALLBACK)
    return _moment().astimezone(zone).date()


def _moment() -> datetime:
    text = os.environ.get(EPOCH, "")
    if not text:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise DayError(
            N_("%(variable)s must be a number of seconds since 1970. Correct or unset it, or name a day with --as-of."),
            variable=EPOCH,
        ) from None
