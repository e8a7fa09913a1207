"""Writing a close: atomic, and never over another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hehuo.edit.closing import close_text, write_close
from hehuo.model.ledger.closing import CloseFigures
from hehuo.read import parse

FIGURES = CloseFigures(
    opening=1, issued=2, redeemed=0, expired=0, adjusted=-1, closing=2, batches={"b": "1" * 64, "a": "2" * 64}, previous="3" * 64
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data/points/p/2026-03").mkdir(parents=True)
    return tmp_path


def test_the_text_is_read_as_it_was_meant() -> None:
    document, findings = parse("data/points/p/2026-03/close.yml", close_text(FIGURES, "2026-04-01").encode())
    assert findings == () and document is not None
    assert document.value == {
        "date": "2026-04-01",
        **{
            name: getattr(FIGURES, name) for name in ("opening", "issued", "redeemed", "expired", "adjusted", "closing")
        },
        "batches": {"a": "2" * 64, "b": "1" * 64},
        "previous": "3" * 64,
    }


def test_the_file_is_there_and_nothing_else(root: Path) -> None:
    path = write_close(root, "p", "2026-03", "date: x\n")
    assert path.read_bytes() == b"date: x\n"
    assert [file.name for file in path.parent.iterdir()] == ["close.yml"]


def test_nothing_is_written_over(root: Path) -> None:
    path = write_close(root, "p", "2026-03", "one\n")
    with pytest.raises(FileExistsError):
        write_close(root, "p", "2026-03", "two\n")
    assert path.read_bytes() == b"one\n"
    assert [file.name for file in path.parent.iterdir()] == ["close.yml"]


def test_a_disk_without_links_gets_the_file_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    write_close(root, "p", "2026-03", "one\n")
    with pytest.raises(FileExistsError):
        write_close(root, "p", "2026-03", "two\n")
    assert (root / "data/points/p/2026-03/close.yml").read_bytes() == b"one\n"


def test_a_full_disk_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_close(root, "p", "2026-03", "one\n")
    assert list((root / "data/points/p/2026-03").iterdir()) == []
