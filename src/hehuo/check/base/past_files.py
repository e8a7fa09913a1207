"""Finds records whose file was there at the base revision and is gone. A file that was moved is gone from its place.

The words are in `since_base`; the ledger's sheets and closes are looked after by `past_ledger`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.check.base.past_records import new_corrections
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.document import classify
from hehuo.model.past import Past
from hehuo.model.registry import programme_of, record_path

_REMOVABLE: Mapping[str, str] = {
    "community": "communities", "offer": "offers", "partner": "partners", "project": "projects",
    "review": "reviews", "award": "awards", "indicator": "indicators",
    "event": "events", "booking": "bookings",
}  # fmt: skip
"""Record type → what a programme's `corrections` call it; a record of another type is never taken away."""


def removed_records(survey: Survey, past: Past) -> Iterator[Finding]:
    """Records that are gone without a word; where a whole programme is, its own file alone is named."""
    for path in sorted(past.known):
        found = classify(path)
        if found is None or found[0].name in ("batch", "close"):
            continue
        type_name, key = found[0].name, found[1]
        if key not in survey.registry.known.get(type_name, ()) and not _is_excused(survey, past, type_name, key):
            yield _removal(survey, path, type_name, key)


def _is_excused(survey: Survey, past: Past, type_name: str, key: str) -> bool:
    """Whether its programme says why, or is gone itself, or can't be read to see what it says."""
    if type_name in ("programme", "registry"):
        return False
    programme, _, name = key.partition("/")
    if programme not in survey.registry.programmes:
        return True
    path = record_path("programme", programme)
    now = survey.documents[path].value
    return f"{_REMOVABLE.get(type_name)}/{name}" in new_corrections(past.values.get(path, now), now)


def _removal(survey: Survey, path: str, type_name: str, key: str) -> Finding:
    remedy = both("remedy", "恢复这个文件", "Restore the file")
    if type_name in _REMOVABLE:
        what = f"{_REMOVABLE[type_name]}/{key.partition('/')[2]}"
        file, today = record_path("programme", programme_of(key)), survey.as_of.isoformat()
        lines = f'\n    corrections:\n      - date: "{today}"\n        what: {what}\n        reason: …'
        remedy = both(
            "remedy",
            f"恢复这个文件；如果它本来就不该有，在 {file} 里写明：{lines}",
            f"Restore the file; if it should never have been, say so in {file}:{lines}",
        )
    return Finding(rule="removed-record", path=path, args=remedy)
