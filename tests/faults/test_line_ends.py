"""A checkout with CRLF line ends (Git for Windows) is the same registry: clean, with the same digests and pages."""

from __future__ import annotations

import re
from pathlib import Path

from hehuo.pipeline import Loaded, load
from staging.running import World


def with_crlf(root: Path) -> int:
    """Rewrite all data with CRLF line ends; returns the number of files."""
    files = sorted((root / "data").rglob("*.yml"))
    for file in files:
        content = file.read_bytes()
        assert b"\r" not in content
        file.write_bytes(content.replace(b"\n", b"\r\n"))
    return len(files)


def test_a_checkout_with_crlf(world: World) -> None:
    before = load(world.root)
    assert before.registry.digests
    closes = [
        file
        for file in (world.root / "data/points").rglob("close.yml")
        if re.search("sha256|[0-9a-f]{64}", file.read_text("utf-8"))
    ]
    assert closes, "the registry has no sealed month to be held against its batches"
    count = with_crlf(world.root)
    after = load(world.root)
    assert digests(after) == digests(before)
    world.expect(f"validate, {count} files with CRLF", world.run("validate"), 0, "没有问题")
    (world.root / "public/stale.html").write_text("x", "utf-8")
    world.expect(f"build, {count} files with CRLF", world.run("build"), 0)


def digests(loaded: Loaded) -> dict[str, str]:
    """The digests of batches and closes."""
    return dict(loaded.registry.digests)
