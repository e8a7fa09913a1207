"""One file: from bytes to a document, by the fast reader or the careful one.

Owns the order in which a file is judged. Knows nothing of folders.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from hehuo.diagnostic import Finding, Severity
from hehuo.document import Document, Position, Positions
from hehuo.read import fast
from hehuo.read.encoding import MAX_SIZE, RawFile, to_text
from hehuo.read.places import Place
from hehuo.read.rules import BYTE_RULES, CHARACTER_RULES, PLACE_RULES, SEVERITIES, TREE_RULES
from hehuo.read.tree import build
from hehuo.record_types import classify

MAX_FINDINGS = 100
"""Findings reported per rule and file. A file of a million commas doesn't need a million findings."""


def parse(path: str, content: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read one file from its path under the root and its bytes.

    The document is None where the file is not a record or has an error.
    """
    place = Place(path=path, kind="file")
    findings = [finding for rule in PLACE_RULES for finding in rule.check(place)]
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
    findings = [finding for rule in BYTE_RULES for finding in rule.check(raw)]
    text = to_text(content)
    if text is None or _has_error(findings):
        return None, Positions(values={}, keys={}), tuple(findings)
    tree = build(path, text)
    for rules in (CHARACTER_RULES, TREE_RULES):
        for rule in rules:
            findings.extend(islice(rule.check(tree), MAX_FINDINGS))
        if any(finding.rule == "conflict-marker" for finding in findings):
            break
    findings = sorted(_first_causes(findings), key=_order)
    value = tree.value if isinstance(tree.value, dict) and not _has_error(findings) else None
    return value, tree.positions, tuple(findings)


_CUTTING = "control-character"
_STOPS = frozenset(rule.id for rule in TREE_RULES)


def _first_causes(findings: list[Finding]) -> list[Finding]:
    """Drop findings that only follow from a control character on their line, such as a lone carriage return."""
    lines = {finding.position.line for finding in findings if finding.rule == _CUTTING and finding.position}
    return [
        finding
        for finding in findings
        if finding.rule not in _STOPS or not finding.position or finding.position.line not in lines
    ]


def _locate(path: str, content: bytes) -> Positions:
    return build(path, to_text(content) or "").positions


def _known(positions: Positions) -> Positions:
    return positions


def _has_error(findings: list[Finding]) -> bool:
    return any(SEVERITIES[finding.rule] is Severity.ERROR for finding in findings)


def _order(finding: Finding) -> tuple[int, int, str]:
    position = finding.position or Position(1, 1)
    return position.line, position.column, finding.rule
