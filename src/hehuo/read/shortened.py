"""The rule about records of which only the first part is left.

An upload that stops at the end of a line can leave a record that looks complete but lacks its last fields. Only a
comparison with the earlier version shows it. Knows nothing of Git.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hehuo.diagnostic import Finding
from hehuo.document import Document, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A document and the earlier version of its file: the bytes, and the value where it could be read."""

    document: Document
    content: bytes
    value: Mapping[str, Any] | None


def check_shortened(earlier: Earlier) -> Iterator[Finding]:
    """Only the first part of the file is there."""
    document = earlier.document
    content, whole = (version.replace(b"\r\n", b"\n") for version in (document.content, earlier.content))
    if len(content) >= len(whole) or not whole.startswith(content) or document.value == earlier.value:
        return
    lines = content.decode("utf-8").split("\n")
    last = max(1, len(lines) - (lines[-1] == ""))
    missing = max(1, whole.count(b"\n") - content.count(b"\n"))
    yield Finding(
        rule="shortened-file",
        path=document.path,
        args={"line": last, "missing": missing},
        position=Position(last, len(lines[last - 1]) + 1),
    )
