"""One file: from bytes to a document, by the fast reader or the careful one.

Owns the order in which a file is judged. Knows nothing of folders.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from hehuo.diagnostic import Finding
from hehuo.document import Document, Position, Positions
from hehuo.read import fast
from hehuo.read.checks import BYTE_CHECKS, CHARACTER_CHECKS, PLACE_CHECKS, TREE_CHECKS, TreeCheck
from hehuo.read.encoding import MAX_SIZE, RawFile, to_text
from hehuo.read.places import Place
from hehuo.read.tree import Tree, build
from hehuo.record_types import classify
from hehuo.rules import is_error

MAX_FINDINGS = 100
"""Findings reported per rule and file. A file of a million commas doesn't need a million findings."""


def parse(path: str, content: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read one file from its path under the root and its bytes.

    The document is None where the file is not a record or has an error.
    """
    place = Place(path=path, kind="file")
    findings = [finding for check in PLACE_CHECKS for finding in check(place)]
    document, found = parse_content(path, content)
    return document, (*findings, *found)


def parse_content(path: str, content: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """As `parse`, for a path that has been judged already."""
    found = classify(path)
    if found is None:
        return None, ()
    record_type, key = found
    text = to_text(content) if len(content) <= MAX_SIZE else None
    value = None if text is None or content.startswith(BOM_UTF8) else fast.read(text)
    findings: tuple[Finding, ...] = ()
    locate: Callable[[], Positions] = lru_cache(maxsize=1)(partial(_locate, path, content))
    if value is None:
        value, positions, findings = read_carefully(path, content)
        locate = partial(_known, positions)
    if value is None:
        return None, findings
    document = Document(path=path, type=record_type, key=key, value=value, content=content, locate=locate)
    return document, findings


def read_carefully(path: str, content: bytes) -> tuple[dict[str, Any] | None, Positions, tuple[Finding, ...]]:
    """Judge a file by every rule. The value is None where a finding is an error."""
    raw = RawFile(path=path, content=content)
    findings = [finding for check in BYTE_CHECKS for finding in check(raw)]
    text = to_text(content)
    if text is None or _has_error(findings):
        return None, Positions(values={}, keys={}), tuple(findings)
    tree = build(path, text)
    findings += _look(CHARACTER_CHECKS, tree)
    if not any(finding.rule == "conflict-marker" for finding in findings):
        cut = {finding.position.line for finding in findings if finding.rule == _CUTTING and finding.position}
        findings += (
            finding
            for finding in _look(TREE_CHECKS, tree)
            if finding.position is None or finding.position.line not in cut
        )
    findings.sort(key=_order)
    value = tree.value if isinstance(tree.value, dict) and not _has_error(findings) else None
    return value, tree.positions, tuple(findings)


_CUTTING = "control-character"
"""What else is wrong with its line only follows from it, as when a lone carriage return joins two lines."""


def _look(checks: Sequence[TreeCheck], tree: Tree) -> Iterator[Finding]:
    for check in checks:
        yield from islice(check(tree), MAX_FINDINGS)


def _locate(path: str, content: bytes) -> Positions:
    return build(path, to_text(content) or "").positions


def _known(positions: Positions) -> Positions:
    return positions


def _has_error(findings: list[Finding]) -> bool:
    return any(map(is_error, findings))


def _order(finding: Finding) -> tuple[int, int, str]:
    position = finding.position or Position(1, 1)
    return position.line, position.column, finding.rule
