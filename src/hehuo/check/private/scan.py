"""Private data in the raw text of one file: comments, keys and values alike.

Owns what counts as private, in which order, and where it stands. Never hands out a value: a hit is a kind, a place
and a length. Must not know how files are read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hehuo.check.private.accounts import iter_chats, iter_hashes, iter_mailboxes
from hehuo.check.private.names import NAME, iter_names
from hehuo.check.private.numbers import iter_numbers, iter_papers
from hehuo.check.private.places import iter_rooms
from hehuo.check.private.plates import iter_plates
from hehuo.check.private.text import FlatText, Span, flatten
from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.record_types import classify

KINDS = (
    *(
        "private-resident-id",
        "private-bank-card",
        "private-mobile",
        "private-passport",
        "private-hash",
        "private-email",
    ),
    *("private-plate", "private-room", "private-wechat", "private-card-and-name", "private-name"),
)
"""Every kind, which is a rule's id. Where two overlap, the first one named here stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateHit:
    """Something private in a text: what it is, where it begins and how far it reaches, never what it says."""

    kind: str
    line: int
    column: int
    length: int
    last_line: int


def find_private(text: str, allow_digests: bool = False) -> list[PrivateHit]:
    """Everything private in a file's text, by place. `allow_digests` is for month closes, which consist of digests."""
    flat = flatten(text)
    spans = sorted(_chosen(_spans(flat, allow_digests)))
    if not spans:
        return []
    starts = [0]
    for row in text.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    hits = []
    for start, end, kind in spans:
        line = bisect_right(starts, flat.origin(start))
        begin, stop = flat.origin(start), flat.origin(end - 1) + 1
        column, last = begin - starts[line - 1] + 1, bisect_right(starts, stop - 1)
        hits.append(PrivateHit(kind=kind, line=line, column=column, length=stop - begin, last_line=last))
    taken = {line for hit in hits if hit.kind != NAME for line in range(hit.line, hit.last_line + 1)}
    return [hit for hit in hits if hit.kind != NAME or hit.line not in taken]


def check_private(path: str, text: str) -> Iterator[Finding]:
    """The findings of one file, whatever it is. Only a month's close may hold digests."""
    record = classify(path)
    for hit in find_private(text, allow_digests=record is not None and record[0].name == "close"):
        position = Position(hit.line, hit.column)
        yield Finding(rule=hit.kind, path=path, position=position, last_line=hit.last_line)


def _spans(flat: FlatText, allow_digests: bool) -> Iterator[Span]:
    yield from iter_numbers(flat)
    yield from iter_papers(flat)
    yield from iter_hashes(flat, allow_digests)
    yield from iter_mailboxes(flat)
    yield from iter_plates(flat)
    yield from iter_rooms(flat)
    yield from iter_chats(flat)
    yield from iter_names(flat)


def _chosen(spans: Iterable[Span]) -> list[tuple[int, int, str]]:
    """The spans without those that overlap one of a kind named earlier."""
    kept: list[tuple[int, int, str]] = []
    ordered = sorted(set(spans), key=lambda span: (KINDS.index(span.kind), span.start, span.start - span.end))
    for kind in dict.fromkeys(span.kind for span in ordered):
        earlier = sorted(kept)
        ends: list[int] = []
        for _, end, _ in earlier:
            ends.append(max(end, ends[-1] if ends else 0))
        reached = 0
        for span in (chosen for chosen in ordered if chosen.kind == kind):
            before = bisect_right(earlier, (span.end - 1, 1 << 62, ""))
            if span.start >= reached and (not before or ends[before - 1] <= span.start):
                kept.append((span.start, span.end, kind))
                reached = span.end
    return kept
