"""Invariants that must hold for every file, whatever is in it. Each function yields what doesn't hold."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from fuzzing.judging import Judged
from hehuo.check.private import KINDS, find_private
from hehuo.diagnostic import Diagnostic, Severity
from hehuo.document import Document
from hehuo.pipeline import Loaded, pages
from hehuo.read import fast
from hehuo.read.alphabet import neutralize
from hehuo.read.encoding import to_text
from hehuo.read.file import read_carefully
from hehuo.record_types import classify
from hehuo.report import render_github, render_json, render_text
from hehuo.rules import load_rule
from hehuo.words import load_words
from markup import faults_of

_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LONGEST = 2_000
"""Longest message in characters; a longer one repeats the file."""

Reports = Mapping[str, Sequence[Diagnostic]]
"""Diagnostics by language."""


def disagreements(path: str, content: bytes, document: Document | None) -> Iterator[str]:
    """What the fast reader accepts, the careful reader accepts with an equal value, including types and order."""
    text = to_text(content)
    if document is None or text is None or content.startswith(BOM_UTF8):
        return
    quick = fast.read(text)
    if quick is None:
        return
    value, _, findings = read_carefully(path, content)
    if findings:
        yield f"the fast reader accepts what the careful reader finds {sorted({finding.rule for finding in findings})} in"
    elif repr(quick) != repr(value):
        yield "the fast and the careful way read different values"
    elif repr(document.value) != repr(value):
        yield "the document has another value than either way reads"


def altered(content: bytes, document: Document | None) -> Iterator[str]:
    """An accepted text is read unchanged: no character had to be replaced."""
    text = to_text(content)
    if document is not None and text is not None and neutralize(text) != text:
        yield "accepted with other characters than the file has"


def is_unseen(path: str) -> bool:
    """Whether the reader ignores such a name, or no file can have it."""
    parts = path.split("/")
    return any(part.startswith(".") or not part for part in parts) or "\0" in path


def is_refused(judged: Judged, found: Sequence[Diagnostic], path: str) -> bool:
    """Whether a mutant is not a record, or has an error."""
    return not judged.sound or any(
        diagnostic.path == path and diagnostic.severity is Severity.ERROR for diagnostic in found
    )


def misplaced(judged: Judged, found: Sequence[Diagnostic], path: str, content: bytes) -> Iterator[str]:
    """A refused file has an error on one of its lines, and no finding lies outside the file."""
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    last = max(1, len(lines) - (lines[-1] == ""))
    mine = [diagnostic for diagnostic in found if diagnostic.path == path]
    if is_unseen(path):
        return
    if not judged.sound and not any(
        1 <= diagnostic.line <= last for diagnostic in mine if diagnostic.severity is Severity.ERROR
    ):
        yield "refused without an error on any of its lines"
    for diagnostic in mine:
        if not (1 <= diagnostic.line <= len(lines) and 1 <= diagnostic.column <= len(lines[diagnostic.line - 1]) + 1):
            yield f"[{diagnostic.rule}] stands at {diagnostic.line}:{diagnostic.column}, outside of the file"


def endless(found: Sequence[Diagnostic], content: bytes) -> Iterator[str]:
    """A file gets no more findings than a person can read: about a hundred, and in proportion to its length."""
    if len(found) > 200 + len(content) // 20:
        most = Counter(diagnostic.rule for diagnostic in found).most_common(1)[0][0]
        yield f"too many findings, most of them [{most}]"


def undecided(judged: Judged) -> Iterator[str]:
    """The fast and the careful schema validators agree."""
    if any(finding.rule == "schema-disagreement" for finding in judged.loaded.findings):
        yield "the fast and the careful judge of its shape differ"


def wordless(reports: Reports) -> Iterator[str]:
    """Every message and remedy is present, short, printable and filled in, with the same findings in both languages."""
    places = {
        lang: [(diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.rule) for diagnostic in found]
        for lang, found in reports.items()
    }
    if len({tuple(sorted(listed)) for listed in places.values()}) > 1:
        yield "the two languages tell different findings"
    for lang, found in reports.items():
        for diagnostic in found:
            for text in (diagnostic.message, diagnostic.help):
                if not text.strip() or len(text) > _LONGEST or _UNPRINTABLE.search(text):
                    yield f"[{diagnostic.rule}] says in {lang}: {text[:200]!r}"


def unreported(reports: Reports, path: str, content: bytes) -> Iterator[str]:
    """Every report format can be written and has no control character; one workflow command per finding."""
    text = content.decode("utf-8", "replace")
    for lang, found in reports.items():
        for form in (render_text, render_json, render_github):
            written = form(
                found, counts={}, words=load_words(lang, "cli"), sources=lambda asked: text if asked == path else None
            )
            written.encode("utf-8")
            if _UNPRINTABLE.search(written):
                yield f"{form.__name__} in {lang} writes a control character: {written[:300]!r}"
        commands = [line for line in written.splitlines() if line.startswith("::")]
        if len(commands) != len(found):
            yield f"{len(found)} findings become {len(commands)} workflow commands"


def echoes(reports: Reports, path: str, content: bytes) -> Iterator[str]:
    """Where a private rule fires, no report repeats the private data."""
    private = [diagnostic for diagnostic in reports["zh"] if diagnostic.path == path and diagnostic.rule in KINDS]
    text = to_text(content)
    if not private or text is None:
        return
    for diagnostic in private:
        rule = load_rule(diagnostic.rule)
        if (diagnostic.message, diagnostic.help) != (rule.message.zh, rule.help.zh):
            yield f"[{diagnostic.rule}] has words of the file in its message"
    lines = text.split("\n")
    secrets: set[str] = set()
    record = classify(path)
    is_close = record is not None and record[0].name == "close"
    for hit in find_private(text, allow_digests=is_close):
        if is_close and hit.length == 64:
            continue  # in a comment it is refused, and yet may be the very digest that a rule says to write
        inside = "\n".join(lines[hit.line - 1 :])[hit.column - 1 : hit.column - 1 + hit.length]
        secrets.update(part.strip() for part in inside.split("\n") if len(part.strip()) >= 5)
    for lang, found in reports.items():
        for form in (render_text, render_json, render_github):
            written = form(
                found, counts={}, words=load_words(lang, "cli"), sources=lambda asked: text if asked == path else None
            )
            shown = sorted(len(secret) for secret in secrets if secret in written)
            if shown:
                yield f"{form.__name__} in {lang} repeats something private of {shown} characters"


OWN = ("rules/", "reference/")
"""Pages made from rules and schemas, the same for every registry."""


def unsound_pages(loaded: Loaded) -> Iterator[str]:
    """Every page of a registry without errors can be poured, and nothing of the data becomes markup in it."""
    for page in pages(loaded):
        if page.url.startswith(OWN):
            return
        for fault in faults_of("".join(page.slots.values())):
            yield f"{page.url}: {fault}"
