"""The whole pipeline on a registry: its day, its counts, and ten mistakes as ten findings on ten lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hehuo.cli.reporting import render
from hehuo.pipeline import diagnose, load

STREET = Path(__file__).parents[2] / "golden" / "street"

MISTAKES = [
    ("partners/lane/harbour-bank.yml", "kind: bank", "kind: bank\ncontcat: {}", "unknown-field"),
    ("partners/lane/noodle-house.yml", "items: [meal]", "items: [meals]", "unknown-item"),
    ("projects/lane/bench.yml", "event: drop,", "event: finish,", "illegal-step"),
    ("projects/lane/meals.yml", 'date: "2026-09", event', "event", "missing-field"),
    ("projects/lane/meals.yml", "partner: noodle-house", "partner: old-tea", "inactive-claim"),
    ("projects/lane/lamps.yml", "quantity: 9}", "quantity: 11}", "over-claimed"),
    ("points/lane/2026-10/bag-1010.yml", "total: 15", "total: 16", "wrong-total"),
    ("points/lane/2026-10/bag-1010.yml", "4Q7M-0XJ2-9KPD-", "7AB2-C3D4-E5F6-", "overdrawn-card"),
    ("points/lane/2026-10/bag-1010.yml", "source: DH-1010", "source: QD-0905", "duplicate-source"),
    ("points/lane/offers/bag.yml", 'from: "2026-09-01"', 'from: "2026-11-01"', "offer-not-open"),
    ("points/lane/offers/bag.yml", "stock: 50", "stock: 1", "offer-out-of-stock"),
]


@pytest.fixture
def street(tmp_path: Path) -> Path:
    shutil.copytree(STREET / "data", tmp_path / "data")
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / "data" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(("name", "old", "new", "rule"), MISTAKES, ids=[mistake[3] for mistake in MISTAKES])
def test_one_mistake_is_one_finding_in_two_languages(street: Path, name: str, old: str, new: str, rule: str) -> None:
    if rule == "overdrawn-card":
        cards = (street / "data/points/lane/cards.yml").read_text("utf-8")
        good, poor = (line.split(":")[0].strip() for line in cards.splitlines()[1:3])
        change(street, name, good, poor)
    elif rule == "offer-out-of-stock":
        change(street, name, old, new)
        change(street, "points/lane/2026-10/bag-1010.yml", "}\ntotal: 15", ", quantity: 2}\ntotal: 30")
        change(street, name, "limit_per_card: 1", "limit_per_card: 5")
        change(street, "points/lane/2026-09/clean-0905.yml", "quantity: 10", "quantity: 20")
        change(street, "points/lane/2026-09/clean-0905.yml", "total: 26", "total: 46")
        (street / "data/points/lane/2026-09/close.yml").unlink()
    else:
        change(street, name, old, new)
    loaded = load(street)
    chinese, english = diagnose(loaded, "zh"), diagnose(loaded, "en")
    assert [diagnostic.rule for diagnostic in chinese] == [rule], [
        f"{diagnostic.path}:{diagnostic.line} {diagnostic.message}" for diagnostic in chinese
    ]
    assert chinese[0].line == english[0].line > 0
    assert chinese[0].message != english[0].message and chinese[0].help and english[0].help


def test_broken_files_are_counted_and_never_stop_the_rest(street: Path) -> None:
    (street / "data/partners/lane/harbour-bank.yml").write_bytes(b"name: \xff\xfe")
    loaded = load(street)
    assert loaded.failed
    assert loaded.counts["partner"] == 3
    assert {diagnostic.path for diagnostic in diagnose(loaded, "zh")} == {"data/partners/lane/harbour-bank.yml"}


@pytest.mark.parametrize("place", ["summary: 电话 {}\n", "# 找 {}\n", "uscc: {}\n", "{}: x\n"])
def test_private_data_is_one_finding_that_says_nothing_of_it(street: Path, place: str) -> None:
    number = "139" + "0000" + "1234"
    path = street / "data/partners/lane/noodle-house.yml"
    path.write_text(path.read_text("utf-8") + place.format(number), "utf-8")
    loaded = load(street)
    [found] = diagnose(loaded, "zh")
    assert (found.rule, found.line) == ("private-mobile", path.read_text("utf-8").count("\n"))
    assert number not in render(loaded, [found], "text") + render(loaded, [found], "json")


def test_private_data_is_found_in_a_file_that_cannot_be_read(street: Path) -> None:
    number = "139" + "0000" + "1234"
    (street / "data/partners/lane/noodle-house.yml").write_text(f"name: [\n# {number}\n", "utf-8")
    assert "private-mobile" in [diagnostic.rule for diagnostic in diagnose(load(street), "zh")]
