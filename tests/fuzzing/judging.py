"""Judges one mutated file within its registry as `pipeline.load` does, with the other files prepared once.

What the rest of a small registry is without the file is read, checked and decoded once; then a mutant costs its own
reading, and the rules across files only where it becomes a record, or where that it does not has not been seen before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache, cached_property, lru_cache

from cases import WORLD
from fuzzing.sources import Files, Source, read, schemas
from hehuo.check import check_dates, check_records, check_shape
from hehuo.check.private import check_private
from hehuo.diagnostic import Finding
from hehuo.document import Document
from hehuo.model.past import Past
from hehuo.model.registry import Registry, build_registry, record_path
from hehuo.pipeline import Loaded, load
from hehuo.read import parse
from hehuo.record_types import RECORD_TYPES, classify

AS_OF = date(2026, 11, 18)
"""A mutant may be ahead of it or far behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The outcome for a mutant: its document, whether that is sound, and the registry with all findings."""

    document: Document | None
    sound: bool
    loaded: Loaded


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A small registry without one of its files, ready to judge mutants of that file."""

    path: str
    others: Mapping[str, Document]
    sound: tuple[Document, ...]
    known: Mapping[str, frozenset[str]]
    base: Past | None
    _without: dict[bool, tuple[Finding, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def rest(self) -> Registry:
        """The registry of all other files."""
        return build_registry(self.sound, self.known)

    def judge(self, content: bytes, *, afresh: bool = False) -> Judged:
        """Judge a mutant. `afresh` looks across files in any case, even where nothing new is to be seen."""
        document, found = parse(self.path, content)
        findings = [*_private(self.path, content), *found]
        shape = check_shape([document] if document else [], schemas())
        findings += shape.findings
        documents = {**self.others, **({self.path: document} if document else {})}
        registry = join(self.rest, shape.sound[0], self.known) if shape.sound else self.rest
        if shape.sound or afresh or (document is not None) not in self._without:
            dated = check_dates((*self.sound, *shape.sound), schemas(), AS_OF)
            if dated.findings:
                registry = build_registry(dated.sound, self.known)
            judged = {**documents, **{changed.path: changed for changed in dated.changed}}
            across = (*dated.findings, *check_records(registry, judged, schemas(), AS_OF, self.base))
            if not shape.sound:
                self._without[document is not None] = across
        else:
            across = self._without[document is not None]
        loaded = replace(
            _loaded(),
            as_of=AS_OF,
            documents=documents,
            broken={} if document else {self.path: content},
            registry=registry,
            findings=(*findings, *across),
            base=self.base,
        )
        return Judged(document=document, sound=bool(shape.sound), loaded=loaded)


def _private(path: str, content: bytes) -> Iterator[Finding]:
    """Search for private data as `pipeline.load` does: in whatever text the bytes decode to."""
    return check_private(path, content.decode("utf-8", errors="replace"))


def judge_place(path: str, content: bytes) -> Judged:
    """Judge a file alone, at a path where it may not belong."""
    document, found = parse(path, content)
    private = _private(path, content) if classify(path) else ()
    shape = check_shape([document] if document else [], schemas())
    loaded = replace(
        _loaded(),
        documents={path: document} if document else {},
        broken={} if document else {path: content},
        findings=(*private, *found, *shape.findings),
    )
    return Judged(document=document, sound=bool(shape.sound), loaded=loaded)


@lru_cache(maxsize=1)
def _loaded() -> Loaded:
    """A loaded registry, for everything that doesn't depend on its records."""
    return load(WORLD)


def join(rest: Registry, document: Document, known: Mapping[str, frozenset[str]]) -> Registry:
    """The registry with one more record, in the order that loading would give."""
    single, changes = build_registry([document], known), {}
    for table in fields(Registry):
        mine, theirs = getattr(single, table.name), getattr(rest, table.name)
        if table.name == "settings":
            changes[table.name] = mine or theirs
        elif table.name == "digests":
            changes[table.name] = dict(sorted({**theirs, **mine}.items()))
        elif table.name != "known" and mine:
            joined = {**theirs, **mine}.items()
            changes[table.name] = dict(sorted(joined, key=lambda pair: record_path(document.type.name, pair[0])))
    return replace(rest, **changes)


@cache
def bench(source: Source, *, since_base: bool) -> Bench:
    """The bench of a source; `since_base` compares with the registry as it was before the mutation."""
    path, files = source.path, sorted(source.files.items())
    documents = {neighbour: made for neighbour, content in files if (made := read(neighbour, content))}
    others = {neighbour: document for neighbour, document in documents.items() if neighbour != path}
    known: dict[str, set[str]] = {record_type.name: set() for record_type in RECORD_TYPES}
    for neighbour, _ in files:
        found = classify(neighbour)
        if found:
            known[found[0].name].add(found[1])
    mine = documents.get(path)
    past = Past(
        revision="base",
        known=frozenset(neighbour for neighbour, _ in files if classify(neighbour)),
        values={path: mine.value} if mine else {},
        unread=frozenset() if mine else frozenset((path,)),
    )
    return Bench(
        path=path,
        others=others,
        sound=check_shape(list(others.values()), schemas()).sound,
        known={name: frozenset(keys) for name, keys in known.items()},
        base=past if since_base else None,
    )


def files_of(source: Source, content: bytes) -> Files:
    """The files of a source's registry, with the mutant in its place."""
    return {**source.files, source.path: content}
