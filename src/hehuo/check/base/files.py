"""Rules about the files of the base revision: one that is gone, one that can't be read, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.base.records import new_corrections
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.model.past import Past
from hehuo.model.registry import programme_of, record_path
from hehuo.record_types import RecordType, classify


def removed_record(survey: Survey) -> Iterator[Finding]:
    """Records that are gone without a word; where a whole programme is, its own file alone is named."""
    past = survey.past
    if past is None:
        return
    for path in sorted(past.known):
        found = classify(path)
        if found is None or found[0].immutable:
            continue
        record_type, key = found
        known = survey.registry.known.get(record_type.name, ())
        if key not in known and not _is_excused(survey, past, record_type, key):
            yield _removal(survey, path, record_type, key)


def _is_excused(survey: Survey, past: Past, record_type: RecordType, key: str) -> bool:
    """Whether its programme says why, or is gone itself, or can't be read to see what it says."""
    if record_type.name == "programme" or not record_type.key_parts:
        return False
    programme, _, name = key.partition("/")
    if programme not in survey.registry.programmes:
        return True
    path = record_path("programme", programme)
    now = survey.documents[path].value
    return record_type.removable and f"{record_type.plural}/{name}" in new_corrections(past.values.get(path, now), now)


def _removal(survey: Survey, path: str, record_type: RecordType, key: str) -> Finding:
    remedy = both("remedy", "恢复这个文件", "Restore the file")
    if record_type.removable:
        what = f"{record_type.plural}/{key.partition('/')[2]}"
        file, today = record_path("programme", programme_of(key)), survey.as_of.isoformat()
        lines = f'\n    corrections:\n      - date: "{today}"\n        what: {what}\n        reason: …'
        remedy = both(
            "remedy",
            f"恢复这个文件；如果它本来就不该有，在 {file} 里写明：{lines}",
            f"Restore the file; if it should never have been, say so in {file}:{lines}",
        )
    return Finding(rule="removed-record", path=path, args=remedy)


def unread_on_base(survey: Survey) -> Iterator[Finding]:
    """A changed file was broken at the base revision (not in our YAML), so nothing can tell whether the change
    rewrites what it said."""
    for path in sorted(survey.past.unread if survey.past else ()):
        found = classify(path)
        if survey.past is not None and found is not None and path in survey.documents:
            yield Finding(rule="unread-on-base", path=path, args={"revision": survey.past.revision, "path": path})


def unchecked_base(survey: Survey) -> Iterator[Finding]:
    """A comparison with a base revision was asked for (`--base`) and could not be made: no Git, a clone that is too
    shallow, or no such revision."""
    if survey.no_past is not None:
        missing = survey.no_past
        args = {"revision": missing.revision, "why": missing.why, "remedy": missing.remedy}
        yield Finding(rule="unchecked-base", path="data", args=args)
