"""Rules about the bytes of a file: size and encoding.

Owns the way from bytes to text. Knows nothing of YAML.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.words import LazyText, gettext_lazy, pgettext_lazy

MAX_SIZE = 2_000_000
"""Bytes of the largest file. A month's largest sheet has some 5 000 rows: 250 000 bytes."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CANDIDATES = (("GBK", "gb18030", "gb2312", 0xD7), ("Big5", "big5", "big5", 0xC6))
"""Name, codec to decode with, codec and last lead byte of its everyday characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A path under the root and the bytes that lie there."""

    path: str
    content: bytes

    def finding(self, rule: str, offset: int, **args: object) -> Iterator[Finding]:
        """One finding at a byte."""
        before = self.content[:offset].decode("utf-8", "replace")
        position = Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        yield Finding(rule=rule, path=self.path, args={"line": position.line, **args}, position=position)


def to_text(content: bytes) -> str | None:
    """The text of a file with LF line ends and without a byte order mark, or None where it is not UTF-8."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return text.removeprefix("\ufeff")


def check_size(raw: RawFile) -> Iterator[Finding]:
    """The file is larger than 2 MB."""
    if len(raw.content) > MAX_SIZE:
        yield from raw.finding("too-large-file", 0, limit=MAX_SIZE // 1_000_000)


def check_encoding(raw: RawFile) -> Iterator[Finding]:
    """The file is not in UTF-8."""
    name = _utf16(raw.content)
    if name:
        yield from raw.finding("wrong-encoding", 0, encoding=_named(name))
        return
    error = _error(raw.content)
    if error is not None and not _is_cut_off(raw.content, error):
        name = _guess(raw.content)
        encoding = _named(name) if name else gettext_lazy("some other encoding, or no text")
        yield from raw.finding("wrong-encoding", error.start, encoding=encoding)


def _named(encoding: str) -> LazyText:
    return pgettext_lazy("encoding", "%(name)s", name=encoding)


def check_cut_off(raw: RawFile) -> Iterator[Finding]:
    """The file ends in the middle of a character: an upload or copy was not finished."""
    error = None if _utf16(raw.content) else _error(raw.content)
    if error is not None and _is_cut_off(raw.content, error):
        yield from raw.finding("cut-off-file", error.start)


def check_byte_order_mark(raw: RawFile) -> Iterator[Finding]:
    """The file begins with an invisible mark (BOM), as Notepad writes it."""
    if raw.content.startswith(codecs.BOM_UTF8):
        yield Finding(rule="byte-order-mark", path=raw.path, args={"line": 1}, position=Position(1, 1))


def _utf16(content: bytes) -> str | None:
    """The name of UTF-16 or UTF-32, recognised by a byte order mark or by zeros in every second byte."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    head = content[:4096]
    halves = head[0::2].count(0), head[1::2].count(0)
    return "UTF-16" if max(halves) * 5 > len(head) and min(halves) * 10 < max(halves) else None


def _error(content: bytes) -> UnicodeDecodeError | None:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error
    return None


def _is_cut_off(content: bytes, error: UnicodeDecodeError) -> bool:
    return error.reason == "unexpected end of data" and error.end == len(content)


def _guess(content: bytes) -> str:
    """The likely encoding of the lines that are not UTF-8, or "" where none fits."""
    strange = b"\n".join(line for line in content.split(b"\n") if _error(line))
    scores = [(_everyday(strange, codec, small, last), name) for name, codec, small, last in _CANDIDATES]
    best = max(scores, key=lambda score: score[0])
    return best[1] if best[0] > 0 else ""


def _everyday(content: bytes, codec: str, small: str, last: int) -> float:
    """The share of common characters if the bytes are decoded with this codec; 0 where that fails."""
    try:
        wide = [char for char in content.decode(codec) if not char.isascii()]
    except UnicodeDecodeError:
        return 0
    leads = [char.encode(small, "ignore")[:1] for char in wide]
    return sum(0xA1 <= lead[0] <= last for lead in leads if lead) / max(len(wide), 1)
