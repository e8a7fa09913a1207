"""`hehuo match` on the small street: everything, one project, one partner, and what it says of an unknown key."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hehuo.cli.main import main

STREET = Path(__file__).parents[2] / "golden" / "street" / "data"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(STREET, tmp_path / "data")
    (tmp_path / "data/projects/lane/swing.yml").write_text(
        "title: 秋千换绳\nworkflow: claim\nfor: {community: east}\nitems: [lamp]\n"
        'timeline:\n  - {date: "2026-09-01", event: announce}\n',
        encoding="utf-8",
    )
    return tmp_path


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["match", "--root", str(root), *arguments])


def test_everything_is_told_with_reasons_and_points(root: Path) -> None:
    told = run(root)
    assert told.exit_code == 0, told.output
    assert "lane/swing 秋千换绳" in told.output
    assert "个需求等人认领" in told.output


def test_json_adds_up(root: Path) -> None:
    told = json.loads(run(root, "--format", "json").stdout)
    [programme] = told["programmes"]
    assert {need["need"] for need in programme["needs"]} >= {"lane/swing"}
    for need in programme["needs"]:
        for match in need["suggestions"]:
            assert match["points"] == sum(reason["points"] for reason in match["reasons"])


def test_one_project_one_partner_one_programme(root: Path) -> None:
    assert "秋千换绳" in run(root, "swing").output
    assert "lane/noodle-house" in run(root, "lane/noodle-house", "--lang", "en").output
    assert run(root, "lane").output.startswith(run(root).output[:20])


def test_an_unknown_key_gets_the_near_ones(root: Path) -> None:
    told = run(root, "noodle-hause")
    assert told.exit_code == 2
    assert "lane/noodle-house" in told.output


def test_the_same_twice(root: Path) -> None:
    assert run(root).output == run(root).output


def test_of_a_programme_known_from_reports_nothing_is_matched(root: Path) -> None:
    file = root / "data/programmes/lane.yml"
    file.write_text(file.read_text("utf-8").replace("nature: demo", "nature: reported"), "utf-8")
    for key in ("lane/swing", "lane/noodle-house", "lane"):
        told = run(root, key, "--lang", "en")
        assert "known from the past only" in told.output
        assert "points" not in told.output
    [programme] = json.loads(run(root, "--format", "json").stdout)["programmes"]
    assert (programme["needs"], programme["partners"]) == ([], [])
