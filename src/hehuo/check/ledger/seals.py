"""Which batches of closed months have changed since the close, or are gone. Knows no rule."""

from __future__ import annotations

from hehuo.check.survey import Survey
from hehuo.model.registry import programme_of, record_path


def changed_batches(survey: Survey) -> frozenset[str]:
    """The keys of sound batches whose digest is not the one their month's close holds."""
    return survey.once(_changed)


def has_missing_batch(survey: Survey, programme: str) -> bool:
    """Whether a close of a programme names a batch that has no file."""
    return programme in survey.once(_missing)


def _changed(survey: Survey) -> frozenset[str]:
    digests = survey.registry.digests
    return frozenset(
        f"{key}/{name}"
        for key, close in survey.registry.closes.items()
        for name, sealed in close.batches.items()
        if digests.get(record_path("batch", f"{key}/{name}"), sealed) != sealed
    )


def _missing(survey: Survey) -> frozenset[str]:
    known = survey.registry.known.get("batch", frozenset())
    return frozenset(
        programme_of(key)
        for key, close in survey.registry.closes.items()
        if any(f"{key}/{name}" not in known for name in close.batches)
    )
