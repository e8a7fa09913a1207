"""The rule about names that nobody can tell apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding, Severity
from hehuo.model.registry import programme_of, record_path

_NAMED = ("partner", "community")
_SPELLING = re.compile(r"[\W_]+")


def _sound(name: str) -> str:
    """A name as it is read out: without spaces and marks, wide and capital letters made plain."""
    return _SPELLING.sub("", unicodedata.normalize("NFKC", name).casefold())


@rule(
    severity=Severity.WARNING,
    zh="和 {other} 同名",
    en="Has the same name as {other}",
    fix_zh="是同一家，就合成一个文件；不是，就把名称写得分得清，例如加上店名或地名",
    fix_en="If they are one, make them one file; if not, tell them apart by name, with the place for example",
)
def duplicate_name(survey: Survey) -> Iterator[Finding]:
    """同一方案里，两个合伙人（或两个社区）的名称一样，或者只差空格、括号、标点、大小写、全角半角。

    多半是同一家登记了两次，也可能是有人用几乎一样的名称冒充。名称写单位的全称，分店写上店名。

    Two partners (or communities) of one programme have one name, or names that differ only in spaces, brackets, marks,
    capitals or width. Mostly one of them was entered twice; or somebody wants to pass for the other.

    不对 Bad:

        # sunny.yml
        name: 阳光咖啡（东门店）
        # sunny-east.yml
        name: 阳光咖啡 (东门店)

    对 Good:

        # sunny.yml
        name: 阳光咖啡（东门店）
        # sunny-west.yml
        name: 阳光咖啡（西门店）
    """
    for kind in _NAMED:
        first: dict[tuple[str, str], str] = {}
        for key, record in sorted(survey.registry.records(kind).items()):
            spoken = programme_of(key), _sound(record.name)
            path = record_path(kind, key)
            other = first.setdefault(spoken, path)
            if other != path and spoken[1]:
                yield Finding(
                    rule="duplicate-name",
                    path=path,
                    route=("name",),
                    args={"other": other.rpartition("/")[2]},
                    related=((other, ("name",)),),
                )
