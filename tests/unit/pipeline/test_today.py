"""Which day a registry speaks for where none is named: the clock's, in its own time zone, and nothing else's."""

from __future__ import annotations

import shutil
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from hehuo.cli.main import main
from hehuo.pipeline import load

WORLD = Path(__file__).parents[2] / "rule_world"
NIGHT = datetime(2026, 11, 17, 17, 30, tzinfo=UTC)
"""Half past one at night in Shanghai, the evening before in Berlin."""


@pytest.fixture
def world(tmp_path: Path) -> Path:
    shutil.copytree(WORLD / "data", tmp_path / "data")
    return tmp_path


def settle(world: Path, timezone: str) -> None:
    path = world / "data/registry.yml"
    path.write_text(path.read_text("utf-8").replace("Asia/Shanghai", timezone), "utf-8")


def set_moment(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))


@pytest.mark.parametrize("machine", ["UTC", "America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    ("timezone", "day"),
    [
        ("Asia/Shanghai", date(2026, 11, 18)),
        ("Europe/Berlin", date(2026, 11, 17)),
        ("Pacific/Kiritimati", date(2026, 11, 18)),
        ("America/New_York", date(2026, 11, 17)),
    ],
)
def test_the_day_is_that_of_the_registrys_time_zone_whatever_the_machines(
    world: Path, monkeypatch: pytest.MonkeyPatch, machine: str, timezone: str, day: date
) -> None:
    settle(world, timezone)
    set_moment(monkeypatch, NIGHT)
    monkeypatch.setenv("TZ", machine)
    time.tzset()
    try:
        assert load(world).as_of == day
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_named_day_goes_before_the_environment_and_the_environment_before_the_clock(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_moment(monkeypatch, NIGHT)
    assert load(world, date(2026, 8, 1)).as_of == date(2026, 8, 1)
    for unset in ("", None):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
        if unset is None:
            monkeypatch.delenv("SOURCE_DATE_EPOCH")
        before = datetime.now(UTC)
        found = load(world).as_of
        after = datetime.now(UTC)
        assert before.date() <= found <= date.fromordinal(after.date().toordinal() + 1)


@pytest.mark.parametrize("broken", ["Asia/Shangai", "Asia", "../zone", None])
def test_a_registry_without_a_time_zone_speaks_for_the_day_in_shanghai(
    world: Path, monkeypatch: pytest.MonkeyPatch, broken: str | None
) -> None:
    set_moment(monkeypatch, NIGHT)
    if broken is None:
        (world / "data/registry.yml").write_text("title: [", "utf-8")
    else:
        settle(world, broken)
    assert load(world).as_of == date(2026, 11, 18)


@pytest.mark.parametrize("text", ["2026-11-18", "soon", "9" * 30])
def test_a_moment_that_is_none_is_wrong_usage(world: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    outcome = CliRunner().invoke(main, ["--lang", "en", "validate", "--root", str(world)])
    assert outcome.exit_code == 2
    assert "SOURCE_DATE_EPOCH must be a number of seconds" in outcome.output
    assert CliRunner().invoke(main, ["validate", "--root", str(world), "--as-of", "2026-07-31"]).exit_code == 0
