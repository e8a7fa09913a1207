"""Files cut off by an interrupted upload are refused, unless nothing is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from hehuo.document import Document
from hehuo.pipeline import load
from hehuo.read.file import parse_content
from hehuo.read.shortened import Earlier, check_shortened
from repository import Repository
from staging.running import Outcome, World

SEED = 7


@pytest.fixture
def files(world: World) -> list[Path]:
    """One file of each kind of record, as they were committed."""
    Repository.init(world.root).commit()
    kinds = [world.root / "data/registry.yml", *sorted((world.root / "data").glob("*/*/*.yml"))]
    kinds += sorted((world.root / "data/points").rglob("*.yml"))
    return list({file.relative_to(world.root).parts[1]: file for file in kinds}.values())


def test_cut_off_anywhere(world: World, files: list[Path]) -> None:
    random = Random(SEED)
    for file in files:
        whole = file.read_bytes()
        end = random.randrange(1, len(whole))
        file.write_bytes(whole[:end])
        outcome = world.run("validate")
        place = f"{file.relative_to(world.root).as_posix()} ends after {end} of {len(whole)} bytes"
        world.expect(f"validate; {place}", outcome, 1, file.name, more=".git")
        file.write_bytes(whole)


def test_cut_off_at_the_end_of_a_line(world: World) -> None:
    """The rest still looks like a complete record; only the committed version shows what is missing."""
    file = world.file("data/partners/*/*.yml")
    file.write_bytes(file.read_bytes() + "note: 一句话\n".encode())
    Repository.init(world.root).commit()
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:-1]))
    outcome = world.run("validate")
    world.expect("validate; a partner's file ends a line early", outcome, 1, "[shortened-file]", file.name, more=".git")
    world.expect("  build", world.run("build"), 1, "[shortened-file]", "旧网站原样保留", more=".git")


def test_cut_off_in_every_line(world: World) -> None:
    """At its end and somewhere within, in every fourth file; by the functions that judge it, not by a run for each.

    (`tests/unit/read/test_shortened.py` cuts a file of each kind after every single byte.)
    """
    random, counts = Random(SEED), Counter[str]()
    before = dict(sorted(load(world.root).documents.items())[::4])
    for path, document in before.items():
        whole, start = document.content, 0
        for line in whole.splitlines(keepends=True):
            for end in (start + random.randrange(len(line)), start + len(line) - 1, start + len(line)):
                counts[judge(path, document, whole[:end])] += 1
            start += len(line)
    assert counts["lost"] == 0
    assert counts["unreadable"] and counts["shortened"]
    how = f"{counts['unreadable']} unreadable, {counts['shortened']} shorter than committed, {counts['same']} the same"
    done = f"{counts.total()} cuts in {len(before)} files: {how}"
    world.note(done, Outcome(code=1, out="", err=""), world.site())


def judge(path: str, document: Document, content: bytes) -> str:
    """The outcome for the first part of a file."""
    part, findings = parse_content(path, content)
    if part is None:
        return "unreadable" if findings else "lost"
    if part.value == document.value:
        return "same"
    earlier = Earlier(document=part, content=document.content, value=document.value)
    return "shortened" if list(check_shortened(earlier)) else "lost"
