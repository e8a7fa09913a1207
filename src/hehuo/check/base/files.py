"""Rules about the files of the base revision: one that is gone, one that can't be read, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.check.base.records import new_corrections
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.past import Complaint, Past
from hehuo.model.registry import programme_of, record_path
from hehuo.record_types import RecordType, classify
from hehuo.words import N_, gettext_lazy


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
    remedy = gettext_lazy("Restore the file")
    if record_type.removable:
        what = f"{record_type.plural}/{key.partition('/')[2]}"
        file, today = record_path("programme", programme_of(key)), survey.as_of.isoformat()
        remedy = gettext_lazy(
            "Restore the file; if it should never have been, add an entry at the end of the corrections in %(file)s: "
            'as `date` "%(today)s", as `what` %(what)s, and as `reason` why it was taken away',
            file=file,
            today=today,
            what=what,
        )
    return Finding(rule="removed-record", path=path, args={"remedy": remedy})


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
        revision = survey.no_past.revision
        why, remedy = _COMPLAINTS[survey.no_past.complaint]
        args = {"revision": revision, "why": gettext_lazy(why), "remedy": gettext_lazy(remedy, revision=revision)}
        yield Finding(rule="unchecked-base", path="data", args=args)


_COMPLAINTS: Mapping[Complaint, tuple[str, str]] = {
    "no-git": (
        N_("Git is not installed here"),
        N_("install Git and run this in a clone of the repository"),
    ),
    "no-repository": (
        N_("this folder is not in a Git repository"),
        N_("run this in a clone; a downloaded archive has no history"),
    ),
    "foreign": (
        N_("the repository belongs to another user, and Git won't read it"),
        N_("trust the folder first: git config --global --add safe.directory FOLDER"),
    ),
    "no-head": (
        N_("the repository has no commit yet"),
        N_("make a first commit"),
    ),
    "untracked": (
        N_("the present version does not hold this data/: it was never committed"),
        N_("check --root, or commit data/ first"),
    ),
    "unknown": (
        N_("the repository has no such revision"),
        N_("check the name; if it just isn't here yet, run git fetch (on GitHub: checkout with fetch-depth: 0)"),
    ),
    "shallow": (
        N_("this is a shallow clone, and where the two parted is not in it"),
        N_(
            'get the whole history: git fetch --unshallow; on GitHub checkout with fetch-depth: 0, on GitLab GIT_DEPTH: "0"'
        ),
    ),
    "unrelated": (
        N_("the present version shares no history with it"),
        N_("check the name; branch off from it and make the change there"),
    ),
    "crossed": (
        N_("the two were merged both ways, and where they parted is not one place"),
        N_("merge it into this branch first: git merge %(revision)s"),
    ),
    "broken": (
        N_("Git could not read it"),
        N_("run git fsck to see whether the repository is whole, or clone it anew"),
    ),
}
"""Why the base revision can't be read → the reason, and what to do about it."""
