"""The report for people: place, message, the faulty line with a mark under it, the remedy, and a summary."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from hehuo.diagnostic import Diagnostic, Severity, visible
from hehuo.words import Words

_EXCERPT_WIDTH = 100
"""Longest excerpt in characters; a longer line is cut around the faulty place."""


def render_text(
    diagnostics: Sequence[Diagnostic],
    *,
    counts: Mapping[str, int],
    words: Words,
    sources: Callable[[str], str | None],
) -> str:
    """All diagnostics and a summary line. `sources` returns a file's text for excerpts.

    A line that holds private data is never shown.
    """
    lines: dict[str, list[str]] = {}
    hidden = {(found.path, found.line) for found in diagnostics if found.rule.startswith("private-")}
    blocks = []
    for found in diagnostics:
        if found.path not in lines:
            lines[found.path] = (sources(found.path) or "").split("\n")
        excerpt = [] if (found.path, found.line) in hidden else _excerpt(found, lines[found.path])
        blocks.append(_block(found, excerpt, words))
    return "\n\n".join([*blocks, summary(diagnostics, counts, words)])


def summary(diagnostics: Sequence[Diagnostic], counts: Mapping[str, int], words: Words) -> str:
    """How many errors and warnings in how many files, and what was checked: names with counts."""
    joiner = words.pgettext("between items of a list", ", ")
    checked = joiner.join(f"{name} {count}" for name, count in counts.items() if count)
    if not diagnostics:
        return words.gettext("No problems. Checked: %(checked)s.", checked=checked)
    tally = Counter(found.severity for found in diagnostics)
    tallied = words.gettext(
        "%(errors)s and %(warnings)s in %(files)s. Checked: %(checked)s.",
        errors=words.ngettext("%(num)s error", "%(num)s errors", tally[Severity.ERROR]),
        warnings=words.ngettext("%(num)s warning", "%(num)s warnings", tally[Severity.WARNING]),
        files=words.ngettext("%(num)s file", "%(num)s files", len({found.path for found in diagnostics})),
        checked=checked,
    )
    return tallied + "\n" + words.gettext("To learn why, run: hehuo rules %(rule)s", rule=diagnostics[0].rule)


def _block(found: Diagnostic, excerpt: Sequence[str], words: Words) -> str:
    place = f"{visible(found.path)}:{found.line}:{found.column}"
    head = f"{place} {words.named('severity', found.severity.value)} [{found.rule}] {found.message}"
    fix, see = words.gettext("fix"), words.gettext("see also")
    parts = [head, *excerpt, f"  {fix}: " + found.help.replace("\n", "\n      ")]
    if found.related:
        parts.append(f"  {see}: " + "  ".join(f"{visible(path)}:{line}" for path, line in found.related))
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
