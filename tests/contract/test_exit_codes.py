"""Every exit code is explained everywhere that a user may look for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from hehuo.cli import codes
from hehuo.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
CODES = {name: value for name, value in vars(codes).items() if name.isupper()}


def test_there_are_no_two_of_one_number() -> None:
    assert len(set(CODES.values())) == len(CODES)


@pytest.mark.parametrize("name", CODES)
def test_a_code_is_explained(name: str) -> None:
    code = rf"(?<!\d){CODES[name]}(?!\d)"
    for lang, title in (("zh", "退出码："), ("en", "Exit codes:")):
        described = CliRunner().invoke(main, ["--help", "--lang", lang]).output.partition(title)[2]
        assert re.search(code, described), f"hehuo --help --lang {lang}"
    for readme in ("README.md", "README.zh-CN.md"):
        table = [line for line in (ROOT / readme).read_text("utf-8").splitlines() if line.startswith("| ")]
        assert any(re.search(code, line.split("|")[1]) for line in table), readme
