"""Finds the id that a name stands for: 沿街商户 → shop, 认领 → claim, 星河商场 → xinghe-mall.

Reads the documents as they were written, sound or not, because the file that is refused may itself declare the name.
Knows what each kind of `x-ref` names, as `references.pools` does for sound records; knows no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hehuo.check.remedies.spelling import spoken
from hehuo.document import Document, Route
from hehuo.model.registry import programme_of, resolve, section_of

_TELLING = 2
"""Characters of a name from which it can be told among longer ones."""

_NAMES = ("name", "name_en", "short", "title", "title_en", "alias")
_FILES = ("partner", "community", "offer", "project")

Terms = Mapping[str, Any]
"""Ids with what is declared under each; of any shape, as nobody has judged it."""


@dataclass(frozen=True)
class NameBook:
    """What is called what in all documents. Nothing is looked up before somebody asks."""

    documents: Iterable[Document] = ()
    _ids: dict[tuple[str, ...], Mapping[str, tuple[str, ...]]] = field(default_factory=dict, repr=False)

    def ids_of(self, name: str, kind: str, document: Document, route: Route) -> tuple[str, ...]:
        """The ids that a name stands for, where a reference of a kind stands at a route of a document."""
        return self._known(kind, document, route).get(spoken(name), ())

    def ids_near(self, name: str, kind: str, document: Document, route: Route) -> tuple[str, ...]:
        """The ids whose name holds this one, or is held in it: what may have been meant."""
        text = spoken(name)
        if len(text) < _TELLING:
            return ()
        known = self._known(kind, document, route).items()
        near = (ids for other, ids in known if len(other) >= _TELLING and (text in other or other in text))
        return tuple(dict.fromkeys(key for ids in near for key in ids))

    def listed(self, kind: str, document: Document, route: Route) -> Mapping[str, str]:
        """What a reference of a kind may be: each id with its name."""
        terms = self._terms(kind, programme_of(document.key), _scope(kind, document, route))
        return {key: _name(term) for key, term in terms.items()}

    def units(self, document: Document) -> frozenset[str]:
        """The units in which the programme of a document measures and gives points."""
        programme = programme_of(document.key)
        terms = (*self._terms("measure", programme, "").values(), *self._terms("rule", programme, "").values())
        return frozenset(term["unit"] for term in terms if isinstance(term, Mapping) and "unit" in term)

    def _known(self, kind: str, document: Document, route: Route) -> Mapping[str, tuple[str, ...]]:
        key = (kind, programme_of(document.key), _scope(kind, document, route))
        if key not in self._ids:
            self._ids[key] = _by_name(self._terms(*key))
        return self._ids[key]

    @cached_property
    def _values(self) -> Mapping[tuple[str, str], Terms]:
        return {(document.type.name, document.key): document.value for document in self.documents}

    def _terms(self, kind: str, programme: str, scope: str) -> Terms:
        """What is declared of a kind; of a workflow's events and states, or a community's spaces, where it has a scope."""
        if kind in _FILES:
            files = ((key, value) for (name, key), value in self._values.items() if name == kind)
            return {key.partition("/")[2]: value for key, value in files if programme_of(key) == programme}
        if kind in ("rule", "card"):
            plural = section_of(kind)
            return _below(self._values.get((plural, programme)), plural)
        if kind == "space":
            return _below(self._values.get(("community", resolve(programme, scope))), "spaces")
        declared = self._values.get(("programme", programme))
        if kind == "catalogue":
            return dict(_catalogue(_below(declared, "directions")))
        if scope:
            return _below(declared, "workflows", scope, section_of(kind))
        return _below(declared, section_of(kind))


def _scope(kind: str, document: Document, route: Route) -> str:
    """The workflow of an event or a state, or the community of a space."""
    if kind == "state":
        return str(route[1])
    field_name = {"event": "workflow", "space": "community"}.get(kind)
    return str(document.value.get(field_name, "")) if field_name else ""


def _below(value: Any, *keys: str) -> Terms:
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def _catalogue(directions: Terms) -> Iterator[tuple[str, Any]]:
    """Directions, groups and items, whatever lies below what."""
    for key, term in directions.items():
        yield key, term
        for section in ("groups", "items"):
            yield from _catalogue(_below(term, section))


def _name(term: Any) -> str:
    names = (term[name] for name in _NAMES if isinstance(term, Mapping) and isinstance(term.get(name), str))
    return next(names, "")


def _by_name(terms: Terms) -> Mapping[str, tuple[str, ...]]:
    """Spoken name → the ids that bear it, also by themselves: `SM_Plaza` is `sm-plaza`."""
    found: dict[str, dict[str, None]] = {}
    for key, term in terms.items():
        names = [key, *(term[name] for name in _NAMES if isinstance(term, Mapping) and isinstance(term.get(name), str))]
        for name in names:
            if spoken(name):
                found.setdefault(spoken(name), {})[key] = None
    return {name: tuple(keys) for name, keys in found.items()}
