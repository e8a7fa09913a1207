"""The sources of mutants: every file of small registries, good and bad, each with its registry.

A file of `data/` lies in the small part of the registry that it refers to, so that one file can be judged against the
others thousands of times. Knows no mutation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cases import WORLD, cases
from hehuo.check import Schemas, load_schemas
from hehuo.document import Document
from hehuo.model.registry import programme_of, resolve
from hehuo.read import parse
from hehuo.read.encoding import to_text
from hehuo.read.tree import Node, Tree, build
from hehuo.record_types import BY_NAME, classify
from hehuo.schema.plans import collect
from synthetic.registry import write_synth

ROOT = Path(__file__).parents[2]

Files = Mapping[str, bytes]
"""Bytes by path under a root."""

_LARGEST_WORLD = 10
_HEAVY = 4_000
"""Larger files, except programmes, are left out of a small registry even if another file refers to them."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Source:
    """One file to mutate, and all files of its registry, itself included."""

    path: str
    content: bytes
    files: Files = field(repr=False)
    origin: str

    @cached_property
    def text(self) -> str:
        """Its text as far as it has one, with line ends LF."""
        text = to_text(self.content)
        return self.content.decode("utf-8", "replace") if text is None else text

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines with their ends."""
        return tuple(self.text.splitlines(keepends=True))

    @cached_property
    def tree(self) -> Tree:
        """Its text taken apart."""
        return build(self.path, self.text)

    @cached_property
    def scalars(self) -> tuple[Node, ...]:
        """The scalars that stand in it, keys included."""
        return tuple(node for node in self.tree.nodes if node.kind == "scalar" and node.end > node.begin)

    @cached_property
    def document(self) -> Document | None:
        """The document, where the reader accepts it."""
        return read(self.path, self.content)

    @property
    def name(self) -> str:
        """What tells it from every other source."""
        return f"{self.origin}:{self.path}"


@lru_cache(maxsize=4096)
def read(path: str, content: bytes) -> Document | None:
    """The document of a file, cached across registries."""
    return parse(path, content)[0]


@lru_cache(maxsize=1)
def schemas() -> Schemas:
    """The repository's schemas."""
    return load_schemas(ROOT / "schemas")


@lru_cache(maxsize=1)
def gather() -> tuple[Source, ...]:
    """Every source, in an order that depends only on the repository's files."""
    return (*_cases(), *_synthetic(), *_own())


def _load(root: Path) -> dict[str, bytes]:
    files = (path for path in sorted(root.glob("data/**/*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def _all(files: Files, origin: str, only: Sequence[str] | None = None) -> Iterator[Source]:
    for path in files if only is None else only:
        if classify(path):
            yield Source(path=path, content=files[path], files=files, origin=origin)


def _cases() -> Iterator[Source]:
    """The small registry of the rules' cases, and each case's own files laid over it."""
    world = _load(WORLD)
    yield from _all(world, "cases/world")
    for case in cases().values():
        yield from _all({**world, **case.files}, f"cases/{case.name}", list(case.files))


def _synthetic() -> Iterator[Source]:
    """A small synthetic registry."""
    with TemporaryDirectory() as scratch:
        write_synth(Path(scratch), partners=4, projects=6, entries=60, seed=1)
        yield from _all(_load(Path(scratch)), "synth")


def _own() -> Iterator[Source]:
    """The repository's own records, each with those that it refers to."""
    files = _load(ROOT)
    for path in files:
        if classify(path):
            near = _neighbourhood(files, path)
            yield from _all({neighbour: files[neighbour] for neighbour in near}, "data", [path])


def _neighbourhood(files: Files, path: str) -> list[str]:
    """The paths of a record and, transitively, of those that it refers to, up to the size of a small registry."""
    found, pending = dict.fromkeys([path, "data/registry.yml"]), [path]
    while pending and len(found) < _LARGEST_WORLD:
        document = read(pending[0], files[pending.pop(0)])
        for reference in _references(document) if document else ():
            heavy = len(files.get(reference, b"")) > _HEAVY and not reference.startswith("data/programmes/")
            if reference in files and reference not in found and not heavy and len(found) < _LARGEST_WORLD:
                found[reference] = None
                pending.append(reference)
    return sorted(found)


def _references(document: Document) -> Iterator[str]:
    """The paths that a record depends on: its programme, a sheet's rules and cards, and what its fields refer to."""
    if document.type.name == "registry":
        return
    programme = programme_of(document.key)
    yield BY_NAME["programme"].path(programme)
    if document.type.name in ("batch", "close", "offer"):
        yield from (BY_NAME[name].path(programme) for name in ("rules", "cards"))
    if document.type.name == "close":
        yield from (
            f"data/points/{document.key.removesuffix('/close')}/{batch}.yml" for batch in document.value["batches"]
        )
    plan = schemas().plans[document.type.name]
    for _, kind, said in collect(plan, document.value, {}, _nothing_is_known):
        if kind == "batch":
            yield f"data/points/{programme}/{said}.yml"
        elif kind in ("partner", "community", "offer", "project"):
            yield BY_NAME[kind].path(resolve(programme, said))


def _nothing_is_known(_kind: str, _said: str, _route: tuple[Any, ...]) -> bool:
    return False
