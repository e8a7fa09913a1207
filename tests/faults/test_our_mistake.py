"""An unexpected exception: one message in both languages without values from the data, and the details in a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import hehuo
from staging import replaced
from staging.running import World

SECRET = "a value that may be private"


def test_the_message_names_no_value(world: World) -> None:
    outcome = world.run("build", fault=partial(replaced.broken_diagnose, SECRET))
    words = ("hehuo 自己出错了", "是我们的错", hehuo.__version__, "ValueError", "build/hehuo-error.txt")
    world.expect("build; a mistake in hehuo itself", outcome, 70, *words, more="build")
    assert SECRET not in outcome.err + outcome.out
    report = (world.root / "build/hehuo-error.txt").read_text("utf-8")
    assert f"ValueError: {SECRET}" in report
    assert f"hehuo {hehuo.__version__}, Python 3" in report
    assert "hehuo build --root" in report


def test_the_details_find_another_place(world: World, folder: Path) -> None:
    (world.root / "build").write_text("no folder", "utf-8")
    outcome = world.run("validate", fault=partial(replaced.broken_diagnose, SECRET), TMPDIR=str(folder))
    world.expect("validate; a mistake in hehuo, build/ is no folder", outcome, 70, str(folder), more="build")
    (report,) = folder.glob("hehuo-error-*.txt")
    assert SECRET in report.read_text("utf-8")
