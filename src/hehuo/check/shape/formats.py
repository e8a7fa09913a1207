"""The rule about the version of the data format. A newer registry is refused as a whole, whatever its files hold.

Knows which format this hehuo reads; knows no field of any record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hehuo.check.declare import rule
from hehuo.diagnostic import Finding
from hehuo.document import FORMAT, Document


@rule(
    zh="登记簿的数据格式是第 {format} 版，这个 hehuo 只能读到第 {known} 版",
    en="The registry has data format {format}; this hehuo reads formats up to {known}",
    fix_zh="先升级 hehuo，再运行一次",
    fix_en="Upgrade hehuo, then run it again",
)
def newer_format(documents: Sequence[Document]) -> Iterator[Finding]:
    """登记簿写的数据格式比这个 hehuo 能读的新。新格式里的字段它不认识，读了也会读错，所以整个登记簿都不再往下检查。
    不写 format 就是第 1 版。

    The registry states a data format that this hehuo doesn't know. It would misread the fields of a newer format, so
    it judges nothing else. Without `format` the registry has format 1.

    不对 Bad:

        format: 2

    对 Good:

        format: 1
    """
    for document in documents:
        stated = document.value.get("format") if document.type.name == "registry" else None
        if isinstance(stated, int) and stated > FORMAT:
            args = {"format": stated, "known": FORMAT}
            yield Finding(rule="newer-format", path=document.path, route=("format",), args=args)
