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
    """文件只剩前一部分，后面的不见了。

    上传或复制断在一行的末尾，剩下的看起来还是一份完整的记录，后面的字段却丢了。和最近一次提交的内容比，
    正好是它的开头、别的都没改，就当作没传完。真要删掉末尾的内容，在那里留一行注释，写明为什么。

    ```yaml
    # 错：提交过的文件后面还有 contact 和 sources
    name: 阳光咖啡
    kind: merchant
    # 对
    name: 阳光咖啡
    kind: merchant
    # 2026-05 起不再公开电话
    ```

    Only the first part of the file is there. An upload that stopped at the end of a line leaves what looks like a whole
    record, its last fields gone. A file that is the beginning of what was last committed, with nothing else changed, is
    taken for that. Where the end really is to go, leave a comment there that says why.
    """
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
