"""The report for people: place, message, the faulty line with a mark under it, the remedy, and a summary."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from hehuo.diagnostic import Diagnostic, Severity, visible

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "error": "错误",
        "warning": "提醒",
        "fix": "改法",
        "see": "另见",
        "clean": "没有问题。共检查 {counts}。",
        "found": "{errors} 个错误，{warnings} 个提醒，在 {files} 个文件里。共检查 {counts}。",
        "explain": "想知道一条规则为什么，运行：hehuo rules {rule}",
        "join": "，",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "fix": "fix",
        "see": "see also",
        "clean": "No problems. Checked {counts}.",
        "found": "{errors} error(s), {warnings} warning(s) in {files} file(s). Checked {counts}.",
        "explain": "To learn why, run: hehuo rules {rule}",
        "join": ", ",
    },
}
_EXCERPT_WIDTH = 100
"""Longest excerpt in characters; a longer line is cut around the faulty place."""


def render_text(
    diagnostics: Sequence[Diagnostic],
    *,
    counts: Mapping[str, int],
    lang: str,
    sources: Callable[[str], str | None],
) -> str:
    """All diagnostics and a summary line. `sources` returns a file's text for excerpts.

    A line that holds private data is never shown.
    """
    words = _WORDS[lang]
    lines: dict[str, list[str]] = {}
    hidden = {(found.path, found.line) for found in diagnostics if found.rule.startswith("private-")}
    blocks = []
    for found in diagnostics:
        if found.path not in lines:
            lines[found.path] = (sources(found.path) or "").split("\n")
        excerpt = [] if (found.path, found.line) in hidden else _excerpt(found, lines[found.path])
        blocks.append(_block(found, excerpt, words))
    return "\n\n".join([*blocks, _summary(diagnostics, counts, lang)])


def _block(found: Diagnostic, excerpt: Sequence[str], words: Mapping[str, str]) -> str:
    place = f"{visible(found.path)}:{found.line}:{found.column}"
    head = f"{place} {words[found.severity.value]} [{found.rule}] {found.message}"
    parts = [head, *excerpt, f"  {words['fix']}: " + found.help.replace("\n", "\n      ")]
    if found.related:
        parts.append(f"  {words['see']}: " + "  ".join(f"{visible(path)}:{line}" for path, line in found.related))
    return "\n".join(parts)


def _excerpt(found: Diagnostic, lines: Sequence[str]) -> list[str]:
    """The faulty line and a mark under the faulty column."""
    if not 0 < found.line <= len(lines):
        return []
    line = visible(lines[found.line - 1].rstrip("\r"))
    start = max(0, found.column - 1 - _EXCERPT_WIDTH // 2)
    shown = line[start : start + _EXCERPT_WIDTH]
    if not shown.strip():
        return []
    margin = f"{found.line:>5} | "
    before = shown[: max(0, found.column - 1 - start)]
    return [margin + shown, " " * (len(margin) - 2) + "| " + " " * _width(before) + "^"]


def _width(text: str) -> int:
    """The columns that a text takes in a terminal: two for a wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _summary(diagnostics: Sequence[Diagnostic], counts: Mapping[str, int], lang: str) -> str:
    words = _WORDS[lang]
    tally = words["join"].join(
        f"{label} {count}" if lang == "zh" else f"{count} {label}" for label, count in counts.items() if count
    )
    if not diagnostics:
        return words["clean"].format(counts=tally)
    severities = Counter(diagnostic.severity for diagnostic in diagnostics)
    found = words["found"].format(
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        files=len({diagnostic.path for diagnostic in diagnostics}),
        counts=tally,
    )
    return found + "\n" + words["explain"].format(rule=diagnostics[0].rule)
