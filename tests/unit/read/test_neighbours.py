"""Variants of corpus files that can't be kept in Git: names that some systems refuse, links, pipes.

Also characters that were refused wrongly, or passed wrongly, at some time.
"""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from hehuo.read import parse, read_registry

PATH = "data/partners/demo/a.yml"
RECORD = "name: 甲\n".encode()

NAMES = {
    **dict.fromkeys(("con", "nul", "aux", "prn", "com1", "lpt9", "index", "record", "new"), "reserved-id"),
    **dict.fromkeys(
        ("Sunny", "SUNNY", "sunny ", " sunny", "sunny.", "cafe\u0301", "c\u0430fe", "ｓｕｎｎｙ"), "bad-file-name"
    ),
    **dict.fromkeys(
        ("sunny\t", "sunny\n", "sunny\\", "sunny:x", "sunny?", "sunny~1", ".sunny", "..", "a" * 60 + "_" * 4),
        "bad-file-name",
    ),
    **dict.fromkeys(("\u200bsunny", "sunny\u202e", "sunny\u3000", "sun ny"), "bad-file-name"),
    **dict.fromkeys(("sunny - 副本", "sunny的副本", "sunny (1)", "Copy of sunny"), "copied-file"),
}
"""Names before `.yml`, and the rule that refuses them."""

ENDINGS = {
    **dict.fromkeys(
        (".yml ", ".yml.", ".yml~", ".yml.orig", ".yml.swp", ".yml.tmp", ".yml.rej", ".yml,v", ""), "unexpected-file"
    ),
    **dict.fromkeys((".yaml", ".YML", ".Yml", ".YAML", ".yml.txt", ".yml.bak", ".json", ".toml"), "wrong-ending"),
}


def _rules(root: Path) -> list[str]:
    return [finding.rule for finding in read_registry(root).findings]


def _put(root: Path, name: str) -> Path:
    file = root / "data/partners/demo" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(RECORD)
    return file


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_no_id_is_refused(name: str, tmp_path: Path) -> None:
    _put(tmp_path, f"{name}.yml")
    assert _rules(tmp_path) == [NAMES[name]]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_ending_that_is_not_read_is_named(ending: str, tmp_path: Path) -> None:
    _put(tmp_path, f"sunny{ending}")
    assert _rules(tmp_path) == [ENDINGS[ending]]


@pytest.mark.parametrize("folder", ["Demo", "demo ", "demo.", "con", "démo"])
def test_a_folder_whose_name_is_no_id_is_refused(folder: str, tmp_path: Path) -> None:
    (tmp_path / "data/partners" / folder).mkdir(parents=True)
    (tmp_path / "data/partners" / folder / "a.yml").write_bytes(RECORD)
    assert len(_rules(tmp_path)) == 1


def test_names_that_differ_in_case_only_are_never_both_read(tmp_path: Path) -> None:
    _put(tmp_path, "sunny.yml")
    _put(tmp_path, "Sunny.yml")
    result = read_registry(tmp_path)
    assert [document.key for document in result.documents] == ["demo/sunny"]
    assert [finding.rule for finding in result.findings] == ["bad-file-name"]


def test_what_editors_leave_behind_hidden_is_passed_over(tmp_path: Path) -> None:
    _put(tmp_path, "sunny.yml")
    for name in (".sunny.yml.swp", "._sunny.yml", ".#sunny.yml", ".DS_Store", ".gitkeep"):
        _put(tmp_path, name)
    assert _rules(tmp_path) == []


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    folder = _put(tmp_path, "sunny.yml").parent
    outside = tmp_path / "outside.yml"
    outside.write_bytes(RECORD)
    (folder / "away.yml").symlink_to(outside)
    (folder / "gone.yml").symlink_to("nowhere.yml")
    (folder / "self.yml").symlink_to("self.yml")
    (folder / "up").symlink_to("..")
    (folder / "folder.yml").mkdir()
    os.mkfifo(folder / "pipe.yml")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket may not be long
        try:
            server.bind("socket.yml")
        finally:
            os.chdir(here)
        result = read_registry(tmp_path)
    assert {(finding.rule, Path(finding.path).name) for finding in result.findings} == {
        ("not-a-regular-file", name)
        for name in ("away.yml", "gone.yml", "self.yml", "up", "folder.yml", "pipe.yml", "socket.yml")
    }
    assert [document.key for document in result.documents] == ["demo/sunny"]


def _read(text: str) -> list[str]:
    return [finding.rule for finding in parse(PATH, text.encode())[1]]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("name: 甲\u00ad乙\n", ["invisible-character"]),
        ("name: 甲\u061c乙\n", ["bidi-character"]),
        ("name: 甲\u0085kind: 乙\n", ["control-character"]),
        ("name: 甲\rkind: 乙\r", ["control-character"]),
        ("name: 甲\n\x00", ["control-character"]),
        ("name: &jia\n", ["alias"]),
        ("---\n---\nname: 甲\n", ["several-documents"]),
        ("name：甲\n", ["full-width-colon"]),
        ("name:　甲\n", ["missing-space"]),
        ("name: 甲\n%YAML 1.2\n", ["directive"]),
        ("a: {<<: *b}\n", ["alias"]),
        ("a: [甲] 乙\n", ["reserved-start"]),
        ("a: {甲} 乙\n", ["reserved-start"]),
        ("a:\n　b: 1\n", ["wide-indentation"]),
    ],
)
def test_one_mistake_is_one_finding(text: str, rules: list[str]) -> None:
    assert _read(text) == rules


@pytest.mark.parametrize(
    "text", ["مەسچىت", "Đặng", "5 kΩ、3 μm、ΔT、TNF-α", "+86533-示例", "A+abcdef-b", "~{示例}", "Ⅱ 期", "ＡＢＣ"]
)
def test_what_only_looks_damaged_is_fine(text: str) -> None:
    assert _read(f"name: {text}\n") == []


@pytest.mark.slow
@pytest.mark.parametrize("part", ["+", "+a", "+aaaaaa", "~{", "~{aa", "~", "é", "\u0300", "Ã", "&", ":", "：", "a："])
def test_no_text_takes_long(part: str) -> None:
    started = time.process_time()
    parse(PATH, f"name: 甲{part * (1_500_000 // len(part.encode()))}\n".encode())
    assert time.process_time() - started < 10
