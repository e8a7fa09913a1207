"""The cases of the rules: the examples of their pages, and those that no page can show.

A case is laid over a small registry and goes the whole way: read, shape, records. Knows what a case expects and how it
is tried; knows no rule.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from unittest.mock import patch

from hehuo.check import check_private, load_schemas
from hehuo.diagnostic import Diagnostic, Finding
from hehuo.document import Document
from hehuo.pipeline import diagnose, load
from hehuo.read.file import parse_content
from hehuo.rules import Example, iter_rules, read_documentation
from privacy.fakes import STAND_INS
from repository import Repository

WORLD = Path(__file__).parent / "rule_world"
"""The small registry that every case is laid over."""

AS_OF = date(2026, 7, 31)

Place = tuple[str, int, str]
"""The path, line and rule of a finding."""

_COMMENT = re.compile(rb"#\s*error:((?:\s*\[[a-z0-9-]+\])+)")
_HEAD = re.compile(r"^(?P<path>data.*?):(?P<line>[0-9]+):[0-9]+ (?:错误|提醒) \[(?P<rule>[a-z-]+)\] ", re.MULTILINE)

_schemas = lru_cache(load_schemas)  # they take longer to compile than a case to judge


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """Files by path, and what must be found in them. `before` is what the base revision holds in their place."""

    name: str
    rule: str
    good: bool
    files: Mapping[str, bytes]
    before: Mapping[str, bytes] = field(default_factory=dict)
    report: str = ""

    @cached_property
    def marked(self) -> list[Place]:
        """Every finding that a comment announces."""
        return sorted(
            (path, number, rule)
            for path, content in self.files.items()
            for number, line in enumerate(content.split(b"\n"), start=1)
            for comment in _COMMENT.finditer(line)
            for rule in re.findall(r"[a-z0-9-]+", comment[1].decode())
        )

    @cached_property
    def expected(self) -> list[Place]:
        """Every finding that must be there: those of the comments, or else those of the report."""
        heads = _HEAD.finditer(self.report)
        return self.marked or [(head["path"], int(head["line"]), head["rule"]) for head in heads]

    @property
    def size(self) -> int:
        """Bytes in all its files."""
        return sum(map(len, self.files.values()))


@lru_cache(maxsize=1)
def cases() -> Mapping[str, Case]:
    """Every case by its name, `<rule>/bad/<name>` or `<rule>/good/<name>`."""
    from odd import CASES  # which need this module

    shown = [_of_example(rule.id, example) for rule in iter_rules() for example in read_documentation(rule).examples]
    found = {case.name: case for case in (*shown, *CASES)}
    assert len(found) == len(shown) + len(CASES), "two cases of one name"
    return found


def _of_example(rule: str, example: Example) -> Case:
    name = f"{rule}/{'good' if example.good else 'bad'}/{example.name.replace(' ', '-')}"
    return Case(
        name=name,
        rule=rule,
        good=example.good,
        files={file.path: _filled(file.text) for file in example.files if not file.before},
        before={file.path: _filled(file.text) for file in example.files if file.before},
        report=example.report,
    )


def _filled(text: str) -> bytes:
    """The text with made-up private data where a word such as `<mobile>` stands for it."""
    for word, made in STAND_INS.items():
        text = text.replace(word, made)
    return text.encode()


@lru_cache(maxsize=1)
def _small_registry() -> Mapping[str, tuple[bytes, tuple[Document | None, tuple[Finding, ...]], tuple[Finding, ...]]]:
    """Path → content of the small registry's files, what is read from it, and what is found private in it."""
    files = {path.relative_to(WORLD).as_posix(): path.read_bytes() for path in sorted(WORLD.rglob("*.yml"))}
    return {
        path: (content, parse_content(path, content), tuple(check_private(path, content.decode())))
        for path, content in files.items()
    }


def _parse(path: str, content: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    known = _small_registry().get(path)
    return known[1] if known is not None and known[0] == content else parse_content(path, content)


def _private(path: str, text: str) -> Iterable[Finding]:
    known = _small_registry().get(path)
    return known[2] if known is not None and known[0] == text.encode() else check_private(path, text)


def find(root: Path, as_of: date | None = AS_OF, base: str | None = None) -> list[Diagnostic]:
    """What is found in a registry, in Chinese. The files of the small registry are read and searched only once."""
    with ExitStack() as patches:
        patches.enter_context(patch("hehuo.pipeline.load_schemas", _schemas))
        patches.enter_context(patch("hehuo.read.folder.parse_content", _parse))
        patches.enter_context(patch("hehuo.pipeline.check_private", _private))
        if not (root / ".git").exists():  # spares one run of Git for each case
            patches.enter_context(patch("hehuo.pipeline.find_shortened", return_value=()))
        return diagnose(load(root, as_of, base=base, any_format=True), "zh")


def places(found: list[Diagnostic]) -> list[Place]:
    """Where which rule has found something."""
    return [(diagnostic.path, diagnostic.line, diagnostic.rule) for diagnostic in found]


def try_case(case: Case, root: Path) -> list[Diagnostic]:
    """What is found in a case laid over the small registry, in an empty folder."""
    revision = None
    if case.before:
        lay(root, case.before)
        Repository.init(root).commit()
        shutil.rmtree(root / "data")
        revision = "HEAD"
    lay(root, case.files)
    return find(root, base=revision)


def lay(root: Path, files: Mapping[str, bytes]) -> None:
    """Write the small registry into an empty folder, and files over it."""
    shutil.copytree(WORLD / "data", root / "data")
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
