"""Where each kind of reference is looked up: a section of the programme's file, or the files themselves.

Knows what each kind of `x-ref` points to. A broken file is known and can't be looked into; what it declares is not
judged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from hehuo.check.survey import Survey
from hehuo.document import Route
from hehuo.model.registry import record_path, resolve, section_of

FILES = frozenset(("partner", "community", "offer", "batch", "project"))
"""Kinds of reference that point to a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Where references of a kind are looked up: the ids, and the place that declares them.

    `declared` is False where nothing declares any: then the missing section or file is the mistake.
    """

    ids: Collection[str]
    names: Callable[[], Mapping[str, Mapping[str, str]]]
    path: str
    route: Route
    declared: bool = True


def make_pool(survey: Survey, programme: str, kind: str, workflow: str) -> Pool | None:
    """The pool for references of a kind in a programme (and a workflow, or for a space its community); None where they
    can't be judged."""
    if kind in FILES:
        return _record_pool(survey, programme, kind)
    if kind in ("rule", "card"):
        return _points_pool(survey, programme, "rules" if kind == "rule" else "cards")
    declared = survey.registry.programmes.get(programme)
    if declared is None:
        return None
    path = record_path("programme", programme)
    if kind == "catalogue":
        nodes = survey.registry.catalogue[programme]
        return Pool(
            ids=nodes,
            names=lambda: _names({key: node.term for key, node in nodes.items()}),
            path=path,
            route=("directions",),
        )
    if kind == "space":
        return _space_pool(survey, resolve(programme, workflow))
    if kind in ("event", "state"):
        machine = declared.workflows.get(workflow)
        if machine is None:
            return None
        part: Mapping[str, Any] = machine.events if kind == "event" else machine.states
        return Pool(ids=part, names=lambda: _names(part), path=path, route=("workflows", workflow, f"{kind}s"))
    section = section_of(kind)
    terms: Mapping[str, Any] = getattr(declared, section)
    return Pool(ids=terms, names=lambda: _names(terms), path=path, route=(section,), declared=bool(terms))


def _record_pool(survey: Survey, programme: str, kind: str) -> Pool:
    ids = survey.once(_ids_by_programme).get((kind, programme), frozenset())
    records = survey.registry.records(kind)

    def names() -> Mapping[str, Mapping[str, str]]:
        return _names({name: records.get(f"{programme}/{name}") for name in sorted(ids)})

    return Pool(ids=ids, names=names, path="", route=())


def _ids_by_programme(survey: Survey) -> Mapping[tuple[str, str], Collection[str]]:
    """(Kind, programme) → the ids of its files, broken ones too."""
    grouped: dict[tuple[str, str], set[str]] = {}
    for kind in FILES:
        for key in survey.registry.known.get(kind, ()):
            programme, _, rest = key.partition("/")
            grouped.setdefault((kind, programme), set()).add(rest)
    return grouped


def _space_pool(survey: Survey, key: str) -> Pool | None:
    community = survey.registry.communities.get(key)
    if community is None:
        return None
    spaces, path = community.spaces, record_path("community", key)
    return Pool(ids=spaces, names=lambda: _names(spaces), path=path, route=("spaces",), declared=bool(spaces))


def _points_pool(survey: Survey, programme: str, type_name: str) -> Pool | None:
    known = programme in survey.registry.known.get(type_name, ())
    record = survey.registry.records(type_name).get(programme)
    if known and record is None:
        return None
    terms: Mapping[str, Any] = getattr(record, type_name) if record is not None else {}
    shown: Mapping[str, Any] = {} if type_name == "cards" else terms
    path = record_path(type_name, programme)
    return Pool(ids=terms, names=lambda: _names(shown), path=path, route=(type_name,), declared=known)


def _names(terms: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """Id → its name in Chinese and in English, as far as there is one."""
    return {key: _name(term) for key, term in terms.items()}


def _name(term: Any) -> Mapping[str, str]:
    name = getattr(term, "name", None) or getattr(term, "title", None) or ""
    return {"zh": name, "en": getattr(term, "name_en", None) or name}
