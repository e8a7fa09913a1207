"""The rule about the version of the data format. A newer registry is refused as a whole, whatever its files hold.

Knows which format this hehuo reads; knows no field of any record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hehuo.diagnostic import Finding
from hehuo.document import FORMAT, Document


def newer_format(documents: Sequence[Document]) -> Iterator[Finding]:
    """The registry states a data format that this hehuo doesn't know."""
    for document in documents:
        stated = document.value.get("format") if document.type.name == "registry" else None
        if isinstance(stated, int) and stated > FORMAT:
            args = {"format": stated, "known": FORMAT}
            yield Finding(rule="newer-format", path=document.path, route=("format",), args=args)
