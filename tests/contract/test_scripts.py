"""The scripts' environment is trusted only as far as its stamp goes, and each script says what it is for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import environment

ROOT = Path(__file__).resolve().parents[2]
WANTED = {"place": "/x/.venv", "python": "/usr/bin/python3.11", "package": "p", environment.RUN: "r"}
WANTED_TEST = {**WANTED, environment.TEST: "t"}


@pytest.mark.parametrize(
    ("stamp", "wanted", "verdict"),
    [
        pytest.param({}, WANTED, "remake", id="none, or killed half-way"),
        pytest.param(WANTED, WANTED, "ready", id="made for this"),
        pytest.param(WANTED_TEST, WANTED, "ready", id="the test environment runs everything"),
        pytest.param(WANTED, WANTED_TEST, "add", id="tests need more"),
        pytest.param({**WANTED, "package": "old"}, WANTED, "link", id="our metadata changed"),
        pytest.param({**WANTED, "package": "old"}, WANTED_TEST, "add", id="metadata changed and tests need more"),
        pytest.param({**WANTED, environment.RUN: "old"}, WANTED, "remake", id="lock changed"),
        pytest.param({**WANTED_TEST, environment.TEST: "old"}, WANTED_TEST, "remake", id="test lock changed"),
        pytest.param({**WANTED, "place": "/y/.venv"}, WANTED, "remake", id="folder moved or copied"),
        pytest.param({**WANTED, "python": "/usr/bin/python3.12"}, WANTED, "remake", id="Python replaced"),
    ],
)
def test_the_stamp_decides(stamp: dict[str, str], wanted: dict[str, str], verdict: str) -> None:
    assert environment.verdict(stamp, wanted) == verdict


@pytest.mark.parametrize("script", ["build", "mutants", "serve", "synth", "test", "validate"])
def test_a_script_says_what_it_is_for_without_an_environment(script: str, tmp_path: Path) -> None:
    for name in ("pyproject.toml", environment.RUN, environment.TEST):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "scripts").mkdir()
    for file in (ROOT / "scripts").glob("*.py"):
        (tmp_path / "scripts" / file.name).write_bytes(file.read_bytes())
    done = subprocess.run(
        [sys.executable, str(tmp_path / "scripts" / f"{script}.py"), "--help"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONUTF8": "1", "PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    assert " / " in done.stdout.splitlines()[0]
    assert not (tmp_path / ".venv").exists(), "asking for help must not start an installation"


@pytest.mark.parametrize("script", ["build", "mutants", "serve", "synth", "test", "validate"])
def test_a_script_is_short(script: str) -> None:
    assert len((ROOT / "scripts" / f"{script}.py").read_text(encoding="utf-8").splitlines()) <= 20
