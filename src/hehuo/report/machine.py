"""The report for programs: one JSON object with `findings` and `counts`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence

from hehuo.diagnostic import Diagnostic
from hehuo.words import Words

_UNPRINTABLE = re.compile(
    "[\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that JSON allows unescaped but a terminal must not print. File names can contain them."""


def render_json(
    diagnostics: Sequence[Diagnostic],
    *,
    counts: Mapping[str, int],
    words: Words,  # noqa: ARG001  (programs read no sentences)
    sources: Callable[[str], str | None],  # noqa: ARG001  (no excerpts for programs)
) -> str:
    """`{"findings": [{path, line, column, rule, severity, message, help, related}], "counts": {label: count}}`."""
    findings = [
        {
            "path": diagnostic.path,
            "line": diagnostic.line,
            "column": diagnostic.column,
            "rule": diagnostic.rule,
            "severity": diagnostic.severity.value,
            "message": diagnostic.message,
            "help": diagnostic.help,
            "related": [{"path": path, "line": line} for path, line in diagnostic.related],
        }
        for diagnostic in diagnostics
    ]
    written = json.dumps({"findings": findings, "counts": dict(counts)}, ensure_ascii=False, indent=2)
    return _UNPRINTABLE.sub(lambda match: json.dumps(match[0])[1:-1], written)
