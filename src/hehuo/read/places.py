"""Rules about files and folders by their place and name alone.

Owns which file names are a record's and what to say of all others. Opens nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hehuo.diagnostic import Finding, visible
from hehuo.record_types import RECORD_TYPES, RESERVED_IDS, RecordType, classify

MAX_ID = 64
"""The longest id, so that a path stays short enough for every file system and archive."""

_WRONG_ENDINGS = (".yaml", ".yml.txt", ".yaml.txt", ".yml.bak", ".json", ".toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A path under the root and what lies there; `other` is a link, pipe or device."""

    path: str
    kind: Literal["file", "folder", "other", "missing", "unreadable"]

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    def finding(self, rule: str, **args: object) -> Iterator[Finding]:
        """One finding about this place as a whole."""
        words = {"name": self.name, **args}
        shown = {key: visible(value) if isinstance(value, str) else value for key, value in words.items()}
        yield Finding(rule=rule, path=self.path, args=shown)


def _parts(record_type: RecordType) -> list[str]:
    return record_type.pattern.pattern.split("/")


def _mismatch(path: str, folder: bool) -> tuple[RecordType, str, str] | None:
    """The record type that a path would fit if its ids were valid: the type, the first wrong name and its pattern."""
    given = path.split("/")
    for record_type in RECORD_TYPES:
        parts = _parts(record_type)
        if len(given) > len(parts) if folder else len(given) != len(parts):
            continue
        pairs = list(zip(given, parts, strict=False))
        if all("(" in part or re.fullmatch(part, name) for name, part in pairs) and _ends_alike(pairs, folder):
            wrong = [(name, part) for name, part in pairs if not re.fullmatch(part, name)]
            return (record_type, *(wrong[0] if wrong else ("", "")))
    return None


def _ends_alike(pairs: list[tuple[str, str]], folder: bool) -> bool:
    name, part = pairs[-1]
    return name.endswith(".yml") == part.endswith(r"\.yml") if not folder else not part.endswith(r"\.yml")


def is_record_folder(path: str) -> bool:
    """Whether records may lie in this folder or below it."""
    found = _mismatch(path, folder=True)
    return found is not None and not found[1]


def _suggestion(name: str) -> str:
    """The nearest id to a name, or an example where nothing is left of it."""
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", name))  # wide letters and accents
    stem = re.sub(r"[^a-z0-9]+", "-", plain.removesuffix(".yml").lower()).strip("-")[:MAX_ID].strip("-")
    ending = ".yml" if name.endswith(".yml") else ""
    return (stem or "sunny-cafe") + ending


def check_data_folder(place: Place) -> Iterator[Finding]:
    """这里没有 `data` 文件夹。

    登记簿的全部记录都放在仓库根目录的 `data/` 里。没有它，多半是在别的目录里运行了命令。

    ```
    # 错：在 data 里面运行
    cd data && hehuo validate
    # 对
    hehuo validate
    hehuo validate --root ../our-street
    ```

    There is no `data` folder here. All records of a registry lie in `data/` at the root of its repository;
    most likely the command was run in another folder.
    """
    if place.kind == "missing":
        yield from place.finding("no-data-folder")


def check_readable(place: Place) -> Iterator[Finding]:
    """文件打不开。

    文件在，但系统不让读：权限不对，或者磁盘、网盘出了问题。其余文件照常检查。

    ```
    # 错
    ---------- data/partners/banyang/sm-plaza.yml
    # 对
    -rw-r--r-- data/partners/banyang/sm-plaza.yml
    ```

    The file is there but can't be opened: its permissions, or a disk that fails. All other files are still checked.
    """
    if place.kind == "unreadable":
        yield from place.finding("unreadable-file")


def check_regular_file(place: Place) -> Iterator[Finding]:
    """记录必须是普通文件。

    符号链接、管道、设备，以及名字以 `.yml` 结尾的文件夹都不读：链接会让一份记录有两个地址，也可能指到仓库外面。

    ```
    # 错
    sunny-cafe.yml -> ../shibei/sunny-cafe.yml
    # 对：复制一份，或在记录里引用 shibei/sunny-cafe
    sunny-cafe.yml
    ```

    A record is a plain file. Links, pipes, devices and folders named `.yml` are not read: a link gives one record
    two addresses, and may point out of the repository.
    """
    if place.kind == "other" or (place.kind == "folder" and place.name.endswith(".yml")):
        yield from place.finding("not-a-regular-file")


def check_folder(place: Place) -> Iterator[Finding]:
    """`data` 里只有固定的几种文件夹，这一个不是。

    里面的文件一概不读，所以写错一个字母，整个文件夹的记录就都不见了。

    ```
    # 错
    data/partner/banyang/sm-plaza.yml
    # 对
    data/partners/banyang/sm-plaza.yml
    ```

    Only certain folders may lie in `data`, and this is none of them. Nothing in it is read, so that one wrong letter
    would make all its records vanish.
    """
    if place.kind == "folder" and not place.name.endswith(".yml") and _mismatch(place.path, folder=True) is None:
        yield from place.finding("unexpected-folder")


def check_name(place: Place) -> Iterator[Finding]:
    """文件名或文件夹名不是合法的编号。

    路径就是记录的编号和网址，所以只用小写字母、数字和短横线；账本的月份写成 `2026-05`。
    大写字母、空格、下划线、汉字、全角字符都不行。

    ```
    # 错
    data/partners/banyang/SM_Plaza.yml
    # 对
    data/partners/banyang/sm-plaza.yml
    ```

    A file or folder name is no valid id. The path is the record's id and web address, so it is made of lower-case
    letters, digits and hyphens; a month of the ledger is written `2026-05`.
    """
    if place.kind not in ("file", "folder") or classify(place.path):
        return
    found = _mismatch(place.path, folder=place.kind == "folder")
    if found and found[1]:
        month = "[0-9]{4}-" in found[2]
        yield from place.finding("bad-file-name", wrong=found[1], example="2026-05" if month else _suggestion(found[1]))


def check_id_length(place: Place) -> Iterator[Finding]:
    """编号超过 64 个字符。

    编号进网址和文件名，太长的在有些系统上存不下。

    ```
    # 错
    data/partners/banyang/zibo-city-zichuan-district-banyang-road-street-community-service-centre.yml
    # 对
    data/partners/banyang/banyang-service-centre.yml
    ```

    An id has more than 64 characters. It becomes part of addresses and file names, which some systems can't keep.
    """
    length = len(place.name.removesuffix(".yml"))
    if place.kind in ("file", "folder") and length > MAX_ID:
        yield from place.finding("too-long-id", length=length, limit=MAX_ID)


def check_reserved_id(place: Place) -> Iterator[Finding]:
    """这个编号有别的用处。

    `index`、`new` 等网页地址由网站自己用；`con`、`nul` 等名字在 Windows 上不能做文件名。

    ```
    # 错
    data/partners/banyang/index.yml
    # 对
    data/partners/banyang/index-bookshop.yml
    ```

    The id is kept for something else: `index`, `new` and the like are pages of the site, and Windows can't have
    files called `con` or `nul`.
    """
    if place.kind in ("file", "folder") and place.name.removesuffix(".yml").lower() in RESERVED_IDS:
        yield from place.finding("reserved-id", id=place.name.removesuffix(".yml"))


def check_ending(place: Place) -> Iterator[Finding]:
    """记录的文件名要以 `.yml` 结尾。

    Windows 默认不显示扩展名，所以常常存成 `.yml.txt`；`.yaml`、`.YML`、`.json` 也不读。

    ```
    # 错
    data/partners/banyang/sm-plaza.yaml
    # 对
    data/partners/banyang/sm-plaza.yml
    ```

    A record's file ends in `.yml`. Windows hides endings, so files are easily saved as `.yml.txt`; `.yaml`, `.YML`
    and `.json` are not read either.
    """
    if _has_wrong_ending(place):
        yield from place.finding("wrong-ending", stem=place.name.partition(".")[0])


def _has_wrong_ending(place: Place) -> bool:
    name, lower = place.name, place.name.lower()
    ending = lower.endswith(_WRONG_ENDINGS) or (lower.endswith(".yml") and not name.endswith(".yml"))
    return place.kind == "file" and ending


def check_misplaced_record(place: Place) -> Iterator[Finding]:
    """YAML 文件放在了没有记录的地方。

    最常见的是少了方案那一层文件夹。

    ```
    # 错
    data/partners/sm-plaza.yml
    # 对
    data/partners/banyang/sm-plaza.yml
    ```

    A YAML file lies where no record may. Mostly the folder of the programme is missing.
    """
    if place.kind != "file" or not place.name.endswith(".yml") or classify(place.path):
        return
    if _mismatch(place.path, folder=False) is None:
        top = place.path.split("/")[1]
        places = [record_type.path("/".join("…" for _ in record_type.key_parts)) for record_type in RECORD_TYPES]
        near = [place for place in places if place.split("/")[1] == top] or places
        yield from place.finding("misplaced-record", places="  ".join(near))


def check_other_file(place: Place) -> Iterator[Finding]:
    """`data` 里只放记录，这个文件不是。

    说明、表格、照片请放到别处：`data` 里的一切都会公开，也都要能检查。

    ```
    # 错
    data/partners/banyang/名单.xlsx
    # 对：用 hehuo import 导入后删除，或放到仓库外面
    ```

    Only records lie in `data`, and this file is none. Notes, spreadsheets and pictures belong elsewhere: everything in
    `data` is published and must be checkable.
    """
    if place.kind == "file" and not place.name.endswith(".yml") and not _has_wrong_ending(place):
        yield from place.finding("unexpected-file")
