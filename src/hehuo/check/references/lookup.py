"""Finds references to nothing: walks every sound record along its schema's `x-ref` and looks each id up.

Where each kind is looked up is known to `pools`; the rules and their words are in `unknown_terms`,
`unknown_workings` and `unknown_records`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from hehuo.check.references.card_lists import is_near, miswritten_cards
from hehuo.check.references.pools import FILES, Pool, make_pool
from hehuo.check.survey import Survey
from hehuo.check.words import choices, did_you_mean, if_meant, is_showable, line_of, nearest
from hehuo.diagnostic import Finding
from hehuo.document import Document, Route
from hehuo.model.cards import is_valid_card
from hehuo.model.registry import programme_of, record_path, resolve
from hehuo.record_types import RECORD_TYPES
from hehuo.schema.plans import collect
from hehuo.words import LazyText, gettext_lazy, pgettext_lazy

_HINTED = 200
"""So many findings get a "did you mean"; a registry with more has another trouble than spelling."""


def dangling(survey: Survey) -> Iterator[Finding]:
    """Every reference to nothing."""
    yield from _dangling(survey)


def dangling_fields(survey: Survey) -> frozenset[tuple[str, Route]]:
    """(path, route) of every reference to nothing."""
    return survey.once(_dangling_fields)


def _dangling_fields(survey: Survey) -> frozenset[tuple[str, Route]]:
    return frozenset((path, route) for path, route, *_ in survey.once(_found))


def _found(survey: Survey) -> list[tuple[str, Route, str, str, Pool]]:
    """Every reference to nothing: path, route, kind, text, and where it was looked for."""
    pools: dict[tuple[str, str, str], Pool | None] = {}
    ids: dict[str, dict[str, Collection[str]]] = {}
    found = []
    for document in survey.sound:
        plan = survey.schemas.plans[document.type.name]
        if not plan:
            continue
        look_up = _Lookup(survey, document, pools, ids.setdefault(programme_of(document.key), {}))
        for route, kind, text in collect(plan, document.value, look_up.ids, look_up.knows):
            pool = look_up.pool(kind, route)
            assert pool is not None
            found.append((document.path, route, kind, text, pool))
    return found


@dataclass(slots=True)
class _Lookup:
    """Looks references of one document up, in pools shared by all documents of its programme.

    `ids` are the pools that don't depend on a workflow, by kind, as far as they have been asked for.
    """

    survey: Survey
    document: Document
    pools: dict[tuple[str, str, str], Pool | None]
    ids: dict[str, Collection[str]]

    def knows(self, kind: str, text: str, route: Route) -> bool:
        """Whether a reference points to something, or can't be judged."""
        pool = self.pool(kind, route)
        if pool is None or text in pool.ids:
            return True
        return "/" in text and kind in FILES and text in self.survey.registry.known[kind]

    def pool(self, kind: str, route: Route) -> Pool | None:
        """Where references of a kind are looked up; None where that can't be judged."""
        programme = programme_of(self.document.key)
        key = (programme, kind, self._workflow(kind, route))
        if key not in self.pools:
            pool = self.pools[key] = make_pool(self.survey, *key)
            if pool is not None and not key[2]:
                self.ids[kind] = pool.ids
        return self.pools[key]

    def _workflow(self, kind: str, route: Route) -> str:
        if kind == "event":
            return str(self.document.value["workflow"])
        if kind == "space":
            return str(self.document.value["community"])
        return str(route[1]) if kind == "state" else ""


def _dangling(survey: Survey) -> tuple[Finding, ...]:
    """Findings by rule; where nothing is declared at all, and for each missing card, one stands for all alike."""
    merged: dict[tuple[str, ...], tuple[Finding, int]] = {}
    for path, route, kind, text, pool in survey.once(_found):
        if kind == "card" and any(is_near(text, card) for card in survey.once(miswritten_cards).get(pool.path, ())):
            continue
        key: tuple[str, ...] = (path, str(route))
        if not pool.declared:
            key = (pool.path, kind)
        elif kind == "card":
            key = (pool.path, kind, text)
        if key in merged:
            finding, count = merged[key]
            merged[key] = (finding, count + 1)
        else:
            merged[key] = (_finding(survey, path, route, kind, text, pool, len(merged) < _HINTED), 0)
    return tuple(replace(finding, args={**finding.args, "more": more(count)}) for finding, count in merged.values())


def more(count: int) -> LazyText | str:
    """How many alike a finding stands for besides itself."""
    return pgettext_lazy("places", " (%(count)s more alike)", count=count) if count else ""


def _finding(survey: Survey, path: str, route: Route, kind: str, text: str, pool: Pool, hinted: bool) -> Finding:
    if kind == "card" and not is_valid_card(text):
        return Finding(rule="bad-card-number", path=path, route=route)
    meant = nearest(text, pool.ids) if hinted and kind != "card" else None
    if meant is not None and not is_showable(meant):
        meant = None
    programme = programme_of(survey.documents[path].key)
    related = ((pool.path, pool.route),) if pool.declared and pool.path else ()
    if meant is not None and kind in FILES:
        related = ((record_path(kind, f"{programme}/{meant}"), ()),)
    rule = "unknown-item" if kind == "catalogue" else f"unknown-{kind}"
    which = pgettext_lazy("record", '"%(id)s"', id=text) if is_showable(text) else gettext_lazy("of this id")
    remedy = _remedy(programme, route, kind, text, pool, meant)
    args = {"which": which, "hint": did_you_mean(meant), "remedy": remedy}
    return Finding(rule=rule, path=path, route=route, args=args, related=related)


def _remedy(programme: str, route: Route, kind: str, text: str, pool: Pool, meant: str | None) -> LazyText:
    if meant is not None:
        return if_meant(line_of(route, meant))
    if not pool.declared:
        return gettext_lazy("First write %(key)s in %(path)s", key=pool.route[-1], path=pool.path)
    short = choices(pool.names())
    if kind not in FILES:
        where = "/".join(str(step) for step in pool.route)
        if short:
            return gettext_lazy(
                "One of: %(choices)s; or add it to %(where)s in %(path)s", choices=short, where=where, path=pool.path
            )
        return gettext_lazy("Add it to %(where)s in %(path)s", where=where, path=pool.path)
    if kind != "batch" and is_showable(text):
        file = record_path(kind, resolve(programme, text))
        if short:
            return gettext_lazy("One of: %(choices)s; or make %(file)s", choices=short, file=file)
        return gettext_lazy("Make %(file)s", file=file)
    if short:
        return gettext_lazy("One of: %(choices)s; or look the id up", choices=short)
    return gettext_lazy("Look the id up")


def unknown_programme(survey: Survey) -> Iterator[Finding]:
    """A file lies in the folder of a programme that has no file; mostly the folder's name is misspelt."""
    programmes = survey.registry.known.get("programme", frozenset())
    strays: dict[str, list[str]] = {}
    for record_type in RECORD_TYPES:
        if record_type.name not in ("registry", "programme"):
            for key in survey.registry.known.get(record_type.name, ()):
                if programme_of(key) not in programmes:
                    strays.setdefault(programme_of(key), []).append(record_type.path(key))
    for programme, paths in sorted(strays.items()):
        meant = nearest(programme, sorted(programmes))
        remedy = gettext_lazy("Make %(file)s", file=record_path("programme", programme))
        if meant is not None:
            remedy = gettext_lazy("Rename the folder to %(name)s", name=meant)
        args = {"programme": programme, "more": more(len(paths) - 1), "remedy": remedy}
        yield Finding(rule="unknown-programme", path=min(paths), args=args)
