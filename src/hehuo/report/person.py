"""The report a person reads: place, message, the guilty line with a mark under it, the remedy, and a summary."""

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
_WIDEST = 100
"""Longest excerpt shown, in columns; a longer line is cut around the guilty place."""


def render_text(
    diagnostics: Sequence[Diagnostic],
    *,
    counts: Mapping[str, int],
    lang: str,
    sources: Callable[[str], str | None],
) -> str:
    """All diagnostics and a summary line. `sources` gives a file's text for excerpts.

    A line that holds something private is not shown, whatever else is wrong with it.
    """
    words = _WORDS[lang]
    lines: dict[str, list[str]] = {}
    hidden = {(each.path, each.line) for each in diagnostics if each.rule.startswith("private-")}
    blocks = []
    for each in diagnostics:
        if each.path not in lines:
            lines[each.path] = (sources(each.path) or "").split("\n")
        excerpt = [] if (each.path, each.line) in hidden else _excerpt(each, lines[each.path])
        blocks.append(_block(each, excerpt, words))
    return "\n\n".join([*blocks, _summary(diagnostics, counts, lang)])


def _block(each: Diagnostic, excerpt: Sequence[str], words: Mapping[str, str]) -> str:
    head = f"{visible(each.path)}:{each.line}:{each.column} {words[each.severity.value]} [{each.rule}] {each.message}"
    parts = [head, *excerpt, f"  {words['fix']}: " + each.help.replace("\n", "\n      ")]
    if each.related:
        parts.append(f"  {words['see']}: " + "  ".join(f"{visible(path)}:{line}" for path, line in each.related))
    return "\n".join(parts)


def _excerpt(each: Diagnostic, lines: Sequence[str]) -> list[str]:
    """The guilty line and a mark under the guilty column."""
    if not 0 < each.line <= len(lines):
        return []
    line = visible(lines[each.line - 1].rstrip("\r"))
    start = max(0, each.column - 1 - _WIDEST // 2)
    shown = line[start : start + _WIDEST]
    if not shown.strip():
        return []
    margin = f"{each.line:>5} | "
    before = shown[: max(0, each.column - 1 - start)]
    return [margin + shown, " " * (len(margin) - 2) + "| " + " " * _width(before) + "^"]


def _width(text: str) -> int:
    """Columns a terminal takes for a text: two for a wide character, none for a combining one."""
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
    severities = Counter(each.severity for each in diagnostics)
    found = words["found"].format(
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        files=len({each.path for each in diagnostics}),
        counts=tally,
    )
    return found + "\n" + words["explain"].format(rule=diagnostics[0].rule)
