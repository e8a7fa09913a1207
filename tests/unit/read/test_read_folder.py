"""The walk over `data`: what is read, what is known, and the findings for everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hehuo.read import ReadResult, parse, read_registry
from hehuo.read.encoding import MAX_SIZE
from hehuo.record_types import RECORD_TYPES
from hehuo.words import load_words
from rule_names import rules_named

PARTS = {"programme": "banyang", "month": "2026-05", "id": "sm-plaza"}
RECORDS = [
    record_type.path("/".join(PARTS[part] for part in record_type.key_parts)).removeprefix("data/")
    for record_type in RECORD_TYPES
]
"""A file of each type."""

# A path under `data`, and the rule it breaks; the finding stands at the folder where that is what is wrong.
MISPLACED = {
    "partners/banyang/sm-plaza.yaml": "wrong-ending",
    "partners/banyang/sm-plaza.yml.txt": "wrong-ending",
    "partners/banyang/sm-plaza.YML": "wrong-ending",
    "partners/banyang/sm-plaza.json": "wrong-ending",
    "partners/banyang/SM_Plaza.yml": "bad-file-name",
    "partners/banyang/阳光.yml": "bad-file-name",
    "partners/banyang/sm plaza.yml": "bad-file-name",
    "partners/banyang/sm-plaza - 副本.yml": "copied-file",
    "partners/banyang/-sm.yml": "bad-file-name",
    "partners/banyang/sm-plaza\n.yml": "bad-file-name",
    "partners/banyang/ｓｍ.yml": "bad-file-name",
    "partners/Banyang/sm-plaza.yml": "bad-file-name",
    "points/banyang/2026-13/sheet.yml": "bad-file-name",
    f"partners/banyang/{'a' * 65}.yml": "too-long-id",
    "partners/banyang/index.yml": "reserved-id",
    "partners/banyang/con.yml": "reserved-id",
    "partners/index/sm-plaza.yml": "reserved-id",
    "partners/sm-plaza.yml": "misplaced-record",
    "vendor.yml": "misplaced-record",
    "points/banyang/sheet.yml": "misplaced-record",
    "partner/banyang/sm-plaza.yml": "unexpected-folder",
    "partners/banyang/more/sm-plaza.yml": "unexpected-folder",
    "partners/banyang/sm-plaza.yml/x": "not-a-regular-file",
    "partners/banyang/名单.xlsx": "unexpected-file",
    "README.md": "unexpected-file",
    "partners/banyang/sm-plaza": "unexpected-file",
}


def _put(root: Path, path: str, content: bytes = b"a: 1\n") -> None:
    file = root / "data" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _rules(result: ReadResult) -> list[tuple[str, str]]:
    return [(finding.rule, finding.path) for finding in result.findings]


def test_every_type_of_record_is_read_and_known(tmp_path: Path) -> None:
    for path in RECORDS:
        _put(tmp_path, path)
    result = read_registry(tmp_path)
    assert result.findings == ()
    assert {document.type.name for document in result.documents} == {record_type.name for record_type in RECORD_TYPES}
    assert [document.path for document in result.documents] == sorted(document.path for document in result.documents)
    assert result.known["partner"] == {"banyang/sm-plaza"}
    assert result.known["registry"] == {""}
    assert result.known["batch"] == {"banyang/2026-05/sm-plaza"}


@pytest.mark.parametrize("path", MISPLACED)
def test_what_is_no_record_is_named(tmp_path: Path, path: str) -> None:
    _put(tmp_path, path)
    (finding,) = read_registry(tmp_path).findings
    assert finding.rule == MISPLACED[path]
    assert f"data/{path}".startswith(finding.path)


def test_every_rule_about_places_has_a_case() -> None:
    assert rules_named("read/places.py") == {*MISPLACED.values(), "no-data-folder", "unreadable-file"}


@pytest.mark.parametrize("path", [path for path in MISPLACED if "/x" not in path])
def test_a_path_alone_tells_nearly_as_much(path: str) -> None:
    _, findings = parse(f"data/{path}", b"a: 1\n")
    assert findings or path == "partners/index/sm-plaza.yml"


def test_a_better_name_is_proposed(tmp_path: Path) -> None:
    for path in (
        "partners/banyang/SM_Plaza.yml",
        "partners/banyang/阳光.yml",
        "partners/Ban Yang/a.yml",
        "points/banyang/26-5/a.yml",
        "points/banyang/2026年5月/a.yml",
        "partners/banyang/？.yml",
    ):
        _put(tmp_path, path)
    words = load_words("en", "cli")
    told = {
        str(finding.args["wrong"]): words.say(finding.args["remedy"]) for finding in read_registry(tmp_path).findings
    }
    plainly = "lower-case letters, digits and hyphens"
    asked = f"Give it a name of {plainly}; the folder of a month is year-month"
    assert told == {
        "SM_Plaza.yml": f"Rename it to sm-plaza.yml: {plainly} only",
        "阳光.yml": f"Rename it to yang-guang.yml: {plainly} only",
        "Ban Yang": f"Rename it to ban-yang: {plainly} only",
        "2026年5月": f"Rename it to 2026-05: {plainly} only",
        "26-5": asked,
        "？.yml": asked,
    }


def test_a_misplaced_record_is_told_where_its_kind_lies(tmp_path: Path) -> None:
    _put(tmp_path, "partners/sm-plaza.yml")
    (finding,) = read_registry(tmp_path).findings
    assert finding.args["places"] == "data/partners/…/….yml"


def test_a_broken_file_is_known_and_stops_no_other(tmp_path: Path) -> None:
    _put(tmp_path, "partners/banyang/a.yml", b"a: [\n")
    _put(tmp_path, "partners/banyang/b.yml")
    _put(tmp_path, "partners/banyang/c.yml", b"a: 1\n" * MAX_SIZE)
    result = read_registry(tmp_path)
    assert [document.key for document in result.documents] == ["banyang/b"]
    assert result.known["partner"] == {"banyang/a", "banyang/b", "banyang/c"}
    assert _rules(result) == [
        ("unclosed-bracket", "data/partners/banyang/a.yml"),
        ("too-large-file", "data/partners/banyang/c.yml"),
    ]


def test_links_pipes_and_names_that_are_no_text_are_not_opened(tmp_path: Path) -> None:
    _put(tmp_path, "partners/banyang/a.yml")
    folder = tmp_path / "data/partners/banyang"
    (folder / "b.yml").symlink_to("a.yml")
    (tmp_path / "data/partners/shibei").symlink_to("banyang")
    os.mkfifo(folder / "c.yml")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yml")).write_bytes(b"a: 1\n")
    result = read_registry(tmp_path)
    assert [document.key for document in result.documents] == ["banyang/a"]
    assert _rules(result) == [
        ("not-a-regular-file", "data/partners/banyang/b.yml"),
        ("not-a-regular-file", "data/partners/banyang/c.yml"),
        ("bad-file-name", "data/partners/banyang/\ufffd.yml"),
        ("not-a-regular-file", "data/partners/shibei"),
    ]


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(tmp_path, "partners/banyang/a.yml")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    result = read_registry(tmp_path)
    assert _rules(result) == [("unreadable-file", "data/partners/banyang/a.yml")]
    assert result.known["partner"] == {"banyang/a"}


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    for path in (
        ".gitkeep",
        "partners/.DS_Store",
        "partners/banyang/Thumbs.db",
        "partners/banyang/._a.yml",
        ".git/x.yml",
    ):
        _put(tmp_path, path)
    assert read_registry(tmp_path).findings == ()


def test_no_data_folder(tmp_path: Path) -> None:
    assert _rules(read_registry(tmp_path)) == [("no-data-folder", "data")]
    (tmp_path / "data").write_text("x")
    assert _rules(read_registry(tmp_path)) == [("not-a-regular-file", "data")]
