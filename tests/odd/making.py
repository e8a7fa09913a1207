"""How an odd case is written down."""

from __future__ import annotations

from collections.abc import Mapping

from cases import Case


def case(name: str, files: Mapping[str, bytes], report: str = "") -> Case:
    """The case called `<rule>/bad/<name>` or `<rule>/good/<name>`."""
    rule, verdict, _ = name.split("/")
    return Case(name=name, rule=rule, good=verdict == "good", files=files, report=report)


def partner(number: int, more: str) -> bytes:
    """A partner's file, with more lines below."""
    history = '  - {date: "2026-01-10", event: joined}\n'
    return f"name: 例子第 {number} 家\nkind: merchant\nhistory:\n{history}{more}".encode()
