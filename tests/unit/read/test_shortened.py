"""Half-written files: every first part of a committed file is refused, or means the same as the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from hehuo.document import Document
from hehuo.pipeline import diagnose, load
from hehuo.read.file import parse_content
from hehuo.read.shortened import Earlier, check_shortened
from hehuo.record_types import RECORD_TYPES
from repository import Repository

ROOT = Path(__file__).resolve().parents[3]
RULE = "shortened-file"


def smallest() -> list[Path]:
    """For each record type its smallest file."""
    files = sorted((ROOT / "data").rglob("*.yml"), key=lambda file: (file.stat().st_size, file))
    first: dict[str, Path] = {}
    for file in files:
        path = file.relative_to(ROOT).as_posix()
        kind = next(record_type.name for record_type in RECORD_TYPES if record_type.pattern.fullmatch(path))
        first.setdefault(kind, file)
    return list(first.values())


def cuts(whole: bytes) -> list[int]:
    """Every place to cut a small file at; of a long one two dozen line ends, and a place within each of those lines."""
    if len(whole) < 1000:
        return list(range(len(whole)))
    ends = [place + 1 for place, byte in enumerate(whole) if byte == ord("\n")]
    some = ends[:: len(ends) // 24 or 1]
    return sorted({*some, *(end - 3 for end in some)})


@pytest.mark.parametrize("file", smallest(), ids=lambda file: file.name)
def test_every_beginning_is_refused_or_means_the_same(file: Path) -> None:
    path, whole = file.relative_to(ROOT).as_posix(), file.read_bytes()
    full, _ = parse_content(path, whole)
    assert full is not None
    for end in cuts(whole):
        part, findings = parse_content(path, whole[:end])
        if part is None:
            assert findings
        elif part.value != full.value:
            assert list(check_shortened(Earlier(document=part, content=whole, value=full.value)))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    (tmp_path / "data/partners/demo").mkdir(parents=True)
    (tmp_path / PATH).write_bytes(WHOLE)
    repository = Repository.init(tmp_path)
    repository.commit("whole")
    return repository


PATH = "data/partners/demo/barber.yml"
WHOLE = (Path(__file__).resolve().parents[2] / "rule_world" / PATH).read_bytes()
LINES = WHOLE.splitlines(keepends=True)


def found(folder: Path, base: str | None = None) -> list[tuple[str, int]]:
    listed = diagnose(load(folder, base=base), "zh")
    return [(diagnostic.rule, diagnostic.line) for diagnostic in listed if diagnostic.rule == RULE]


def test_a_file_cut_off_at_the_end_of_a_line(repository: Repository) -> None:
    (repository.folder / PATH).write_bytes(b"".join(LINES[:-1]))
    assert found(repository.folder) == [("shortened-file", len(LINES) - 1)]


def test_line_ends_do_not_hide_it(repository: Repository) -> None:
    (repository.folder / PATH).write_bytes(b"".join(LINES[:-1]).replace(b"\n", b"\r\n"))
    assert found(repository.folder) == [(RULE, len(LINES) - 1)]


def test_a_committed_one_is_found_by_the_base(repository: Repository) -> None:
    repository.branch("mine")
    (repository.folder / PATH).write_bytes(b"".join(LINES[:-1]))
    repository.commit("half")
    assert found(repository.folder) == []
    assert found(repository.folder, "main") == [(RULE, len(LINES) - 1)]


def test_what_ends_with_a_reason_is_meant(repository: Repository) -> None:
    (repository.folder / PATH).write_bytes(b"".join(LINES[:-1]) + "# 不再登报\n".encode())
    assert found(repository.folder) == []


def test_a_file_that_grew_or_stayed(repository: Repository) -> None:
    assert found(repository.folder) == []
    (repository.folder / PATH).write_bytes(WHOLE + b"# more\n")
    assert found(repository.folder) == []


def test_without_git_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "data/partners/demo").mkdir(parents=True)
    (tmp_path / PATH).write_bytes(b"".join(LINES[:-1]))
    assert found(tmp_path) == []


def test_a_document_is_what_is_compared() -> None:
    document, _ = parse_content(PATH, WHOLE + b"\n")
    assert isinstance(document, Document)
    assert not list(check_shortened(Earlier(document=document, content=WHOLE + b"\n# x\n", value=document.value)))
