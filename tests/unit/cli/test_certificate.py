"""`hehuo certificate`: who gets one, and what is said to those who get none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hehuo.cli.main import main

STREET = Path(__file__).parents[2] / "golden" / "street" / "data"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(STREET, tmp_path / "data")
    file = tmp_path / "data/partners/lane/noodle-house.yml"
    file.write_text(file.read_text("utf-8").replace("2026-01-10", "2026-01-09"), "utf-8")  # before all others
    return tmp_path


def certify(root: Path, was: str = "", now: str = "") -> Result:
    """The certificate of the noodle house, with a text in its programme's file changed."""
    file = root / "data/programmes/lane.yml"
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, now, 1), "utf-8")
    out = str(root / "certificate.html")
    arguments = ["certificate", "lane/noodle-house", "--out", out, "--as-of", "2026-11-01", "--root", str(root)]
    return CliRunner().invoke(main, ["--lang", "zh", *arguments])


def test_who_joined_a_register_that_is_complete_has_a_number(root: Path) -> None:
    assert certify(root).exit_code == 0
    assert "第 1 家" in (root / "certificate.html").read_text("utf-8")


def test_who_joined_one_that_may_lack_partners_has_none(root: Path) -> None:
    assert certify(root, "nature: demo", "nature: demo\ncomplete: [projects]").exit_code == 0
    text = (root / "certificate.html").read_text("utf-8")
    assert "加入小巷合伙人" in text and "第 1 家" not in text


def test_reports_certify_nothing(root: Path) -> None:
    told = certify(root, "nature: demo", "nature: reported")
    assert told.exit_code == 2
    assert "照报道整理" in told.output and "不能发证书" in told.output
    assert not (root / "certificate.html").exists()
