"""A registry of a newer data format: whoever would conclude something from it is refused, so that nothing looks like 0."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from hehuo.cli.main import main

BASE = Path(__file__).parents[2] / "rule_world"


@pytest.mark.parametrize(
    "words",
    [
        "validate",
        "points audit",
        "points balance",
        "points close 2026-04",
        "points cards demo --site-url https://example.org --out x.html",
        "figures",
        "match demo",
        "certificate demo/barber --out x.html",
        "workflow demo",
        "build --out public",
    ],
)
def test_nothing_is_concluded_from_a_newer_format(words: str, tmp_path: Path) -> None:
    shutil.copytree(BASE / "data", tmp_path / "data")
    settings = tmp_path / "data/registry.yml"
    text = settings.read_text(encoding="utf-8") if settings.exists() else "title: 登记簿\n"
    settings.write_text(f"{text}format: 99\n", encoding="utf-8")
    done = CliRunner().invoke(main, [*words.split(), "--root", str(tmp_path)])
    assert (done.exit_code, "数据格式是第 99 版" in done.output) == (1, True), done.output
    assert "先升级 hehuo，再运行一次" in done.output
