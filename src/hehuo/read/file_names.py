"""What a file or folder may be called instead: its name as an id, in pinyin where it is Chinese; or whose copy it is.

Knows how programs name copies; knows no rule.
"""

from __future__ import annotations

import re
import unicodedata

MAX_ID = 64
"""The longest id, so that a path stays short enough for every file system and archive."""

_COPY = re.compile(
    r"(?P<before>.+?)(?:\s*[-_—]?\s*(?:的?副本|复件|拷贝)\s*(?:[(（]?[0-9]+[)）]?)?|\s+-\s+copy(?:\s*[(（][0-9]+[)）])?"
    r"|[\s_]+copy(?:\s*[0-9]+)?|\s*[(（][0-9]+[)）]|\s*[(（].*conflict.*[)）])",
    re.IGNORECASE,
)
_COPY_OF = re.compile(
    r"(?:copy(?: \([0-9]+\))? of|(?:副本|复件|拷贝)(?:\s*[(（][0-9]+[)）])?(?:\s*[-—])?)\s*(?P<after>.+)", re.I
)


def original_of(name: str) -> str | None:
    """The name of the file that this one is a copy of, by its name: `药房 - 副本.yml`, `a (1).yml`, `Copy of a.yml`."""
    stem, ending = _parted(name)
    match = _COPY.fullmatch(stem) or _COPY_OF.fullmatch(stem)
    return match[1].strip() + ending if match else None


def proper_name(name: str) -> str:
    """A name as an id, with its ending; empty where nothing is left of it."""
    stem, ending = _parted(name)
    if stem.isascii():
        made = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    else:
        from hehuo.model.pinyin import as_id  # noqa: PLC0415  (pypinyin is slow to import)

        made = as_id(stem)
    made = made[:MAX_ID].strip("-")
    return made + ending if made else ""


def month_name(name: str) -> str:
    """The folder of a month, where a name states one: `2026年5月` is `2026-05`. Otherwise empty."""
    plain = unicodedata.normalize("NFKC", name)
    match = re.fullmatch(r"([0-9]{4})\s*[-_./年]?\s*(1[0-2]|0?[1-9])\s*月?", plain)
    return f"{match[1]}-{match[2]:0>2}" if match else ""


def _parted(name: str) -> tuple[str, str]:
    stem = name.removesuffix(".yml")
    return stem, name[len(stem) :]
