"""The report a program reads: one JSON object with `findings` and `counts`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from hehuo.diagnostic import Diagnostic


def render_json(
    diagnostics: Sequence[Diagnostic],
    *,
    counts: Mapping[str, int],
    lang: str,  # noqa: ARG001  (the texts are in it already)
    sources: Callable[[str], str | None],  # noqa: ARG001  (no excerpts for programs)
) -> str:
    """`{"findings": [{path, line, column, rule, severity, message, help, related}], "counts": {label: count}}`."""
    findings = [
        {
            "path": each.path,
            "line": each.line,
            "column": each.column,
            "rule": each.rule,
            "severity": each.severity.value,
            "message": each.message,
            "help": each.help,
            "related": [{"path": path, "line": line} for path, line in each.related],
        }
        for each in diagnostics
    ]
    return json.dumps({"findings": findings, "counts": dict(counts)}, ensure_ascii=False, indent=2)
