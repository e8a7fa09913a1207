"""Finds what the ledger held at the base revision and no longer holds: sheets, closes, cards, rules.

A sheet is compared field by field and line by line, a line by its number, for reversals name lines by their number.
Layout and comments carry no points and may change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from hehuo.check.base.facts import Value, change_of
from hehuo.check.base.guards import guarded_keys
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.cards import is_valid_card
from hehuo.model.past import Past
from hehuo.model.registry import programme_of, record_path
from hehuo.record_types import classify
from hehuo.words import gettext_lazy

_MAX_FINDINGS = 20
"""Findings in one file: whoever exchanges a whole sheet need not be told of every line."""


def ledger_losses(survey: Survey) -> Iterator[Finding]:
    """What the ledger has lost since the base revision."""
    yield from _compare_all(survey)


def _compare_all(survey: Survey) -> tuple[Finding, ...]:
    past = survey.past
    if past is None:
        return ()
    found = list(_removed(survey, past))
    for path, was in sorted(past.values.items()):
        document = survey.documents.get(path)
        compare = _COMPARE.get(document.type.name) if document is not None else None
        if document is not None and compare is not None and survey.is_sound(document):
            found.extend(islice(compare(survey, path, was, document.value), _MAX_FINDINGS))
    return tuple(found)


_REMOVED: Mapping[str, str] = {"batch": "removed-batch", "close": "removed-close"}


def _removed(survey: Survey, past: Past) -> Iterator[Finding]:
    """Sheets and closes whose file is gone."""
    for path in sorted(past.known):
        found = classify(path)
        if found is None or found[0].name not in _REMOVED:
            continue
        if found[1] not in survey.registry.known.get(found[0].name, ()):
            yield Finding(rule=_REMOVED[found[0].name], path=path)


def _batch(_: Survey, path: str, was: Value, now: Value) -> Iterator[Finding]:
    def rewritten(place: object, route: Route, change: object, on_key: bool = False) -> Finding:
        args = {"place": place, "change": change}
        return Finding(rule="rewritten-batch", path=path, route=route, args=args, on_key=on_key)

    for key in _all_changed(was, now, "entries"):
        yield rewritten("", (key,), change_of(was, now, (key,)), on_key=True)
    for index, old, new in _changed_lines(was.get("entries"), now.get("entries")):
        line = gettext_lazy("entry %(number)s: ", number=index + 1)
        if old is None:
            yield rewritten(line, ("entries", index), gettext_lazy("was added later"))
        elif new is None:
            yield rewritten(line, ("entries",), change_of(old, None, ()), on_key=True)
        elif keys := _all_changed(old, new):  # none where a line between two that changed did not
            yield rewritten(line, ("entries", index, keys[0]), change_of(old, new, keys))


def _all_changed(was: Value, now: Value, *without: str) -> list[str]:
    """The keys in which two values differ at all, added ones too."""
    keys = dict.fromkeys((*was, *now))
    return [key for key in keys if key not in without and was.get(key) != now.get(key)]


def _changed_lines(was: Any, now: Any) -> Iterator[tuple[int, Value | None, Value | None]]:
    """The lines that differ: number from 0, then, now. Equal lines at both ends are set aside first, so that one
    line put in or taken out is told as that."""
    then, since = (list(value) if isinstance(value, list) else [] for value in (was, now))
    start = 0
    while start < min(len(then), len(since)) and then[start] == since[start]:
        start += 1
    while min(len(then), len(since)) > start and then[-1] == since[-1]:
        then.pop()
        since.pop()
    for index in range(start, max(len(then), len(since))):
        yield index, _line(then, index), _line(since, index)


def _line(lines: Sequence[Any], index: int) -> Value | None:
    if index >= len(lines):
        return None
    return lines[index] if isinstance(lines[index], dict) else {"entry": lines[index]}


def _close(_: Survey, path: str, was: Value, now: Value) -> Iterator[Finding]:
    for key in _all_changed(was, now, "batches"):
        args = {"change": change_of(was, now, (key,))}
        yield Finding(rule="rewritten-close", path=path, route=(key,), args=args, on_key=True)
    old, new = _table(was, "batches"), _table(now, "batches")
    for name in _all_changed(old, new):
        route = ("batches", name) if name in new else ("batches",)
        args = {"change": change_of(old, new, (name,))}
        yield Finding(rule="rewritten-close", path=path, route=route, args=args, on_key=True)


def _cards(survey: Survey, path: str, was: Value, now: Value) -> Iterator[Finding]:
    cards, guarded = _table(now, "cards"), guarded_keys(survey, "cards", "rewritten-card")
    for number, old in _objects(was, "cards").items():
        shown = {"card": number if is_valid_card(number) else "…"}
        new = cards.get(number)
        if new is None:
            yield Finding(rule="removed-card", path=path, route=("cards",), args=shown, on_key=True)
            continue
        keys = [key for key in guarded if key in old and old[key] != new.get(key)]
        if keys:
            args = {**shown, "change": change_of(old, new, keys)}
            yield Finding(rule="rewritten-card", path=path, route=("cards", number, keys[0]), args=args)


def _rules(survey: Survey, path: str, was: Value, now: Value) -> Iterator[Finding]:
    """Terms of rules by which points have been given; the sheets that a lost rule leaves dangling speak for it."""
    used, guarded = _used_rules(survey, path), guarded_keys(survey, "rules", "rewritten-rule")
    rules = _table(now, "rules")
    for name, old in _objects(was, "rules").items():
        new = rules.get(name)
        keys = [key for key in guarded if new is not None and old.get(key) != new.get(key)]
        if keys and name in used:
            args = {"change": change_of(old, new, keys)}
            yield Finding(rule="rewritten-rule", path=path, route=("rules", name, keys[0]), args=args)


def _used_rules(survey: Survey, path: str) -> frozenset[str]:
    """The rules of a programme that sheets of the base revision go by."""
    assert survey.past is not None
    programme, known = programme_of(survey.documents[path].key), survey.past.known
    batches = survey.registry.batches_by_programme.get(programme, {})
    return frozenset(
        batch.rule for key, batch in batches.items() if batch.rule is not None and record_path("batch", key) in known
    )


def _table(value: Value, name: str) -> Mapping[str, Any]:
    table = value.get(name)
    return table if isinstance(table, dict) else {}


def _objects(value: Value, name: str) -> Mapping[str, Value]:
    return {key: table for key, table in _table(value, name).items() if isinstance(table, dict)}


_COMPARE = {"batch": _batch, "close": _close, "cards": _cards, "rules": _rules}
"""Record type → how one of its files is compared with what it was."""
