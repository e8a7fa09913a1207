"""Unusual environments: no Git, no home, no temporary folder, other locales, another clock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from staging.running import Outcome, World

BARE: dict[str, str] = {"PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"]}
"""An environment without anything that hehuo or Python could use but the day."""

POSIX = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

ENCODINGS = {
    "locale C, no UTF-8 mode": (POSIX, "utf-8"),
    "PYTHONIOENCODING=cp936, as on Windows": ({"PYTHONIOENCODING": "cp936", **POSIX}, "cp936"),
    "PYTHONIOENCODING=latin-1": ({"PYTHONIOENCODING": "latin-1"}, "latin-1"),
    "PYTHONIOENCODING=ascii:strict": ({"PYTHONIOENCODING": "ascii:strict"}, "utf-8"),  # taken for a mistake
}

CLOCK = '''\
"""Puts every clock of Python {years} years off before anything else is imported."""
import datetime, time

OFF = {years} * 365.25 * 86400
real_time, real_gmtime, real_localtime, real_date, real_datetime = (
    time.time, time.gmtime, time.localtime, datetime.date, datetime.datetime
)
time.time = lambda: real_time() + OFF
time.time_ns = lambda: int(time.time() * 1e9)
time.gmtime = lambda seconds=None: real_gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: real_localtime(time.time() if seconds is None else seconds)


class Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.real)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls.real)


class date(real_date, metaclass=Kind):
    real = real_date

    @classmethod
    def today(cls):
        return real_date.fromtimestamp(time.time())


class datetime_(real_datetime, metaclass=Kind):
    real = real_datetime

    @classmethod
    def now(cls, tz=None):
        return real_datetime.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return real_datetime.utcfromtimestamp(time.time())

    today = now


datetime.date, datetime.datetime = date, datetime_
'''


def test_nothing_to_lean_on(world: World) -> None:
    """No PATH and so no Git, no HOME, a TMPDIR that isn't there, no locale: the same site.

    And what a GBK locale would break on Windows is found here: a text opened without naming its encoding.
    """
    surroundings = {**BARE, **POSIX, "PATH": "/nowhere", "TMPDIR": "/nowhere/at/all"}
    (world.root / "public/stale.html").write_text("x", "utf-8")
    before = world.before
    outcome = world.call("build", env=surroundings, options=["-X", "warn_default_encoding"])
    world.expect("build without PATH, HOME, TMPDIR and locale", outcome, 0, site=before)
    warned = [line for line in outcome.err.splitlines() if "EncodingWarning" in line]
    assert not [line for line in warned if "/hehuo/" in line or "/site/" in line]


@pytest.mark.parametrize("name", ENCODINGS)
def test_output_in_any_encoding(world: World, name: str) -> None:
    """Chinese is printed where the encoding has it and escaped elsewhere; nothing crashes."""
    settings, encoding = ENCODINGS[name]
    file = world.file("data/partners/*/*.yml")
    file.write_text(file.read_text("utf-8") + "note: 𠮷野家 ☕ 合伙人\n", "utf-8")
    outcome = world.call(
        "validate", env={**BARE, "LANGUAGE": "zh", **settings, "PATH": os.environ["PATH"]}, encoding=encoding
    )
    chinese = encoding in ("utf-8", "gbk", "cp936")
    world.expect(f"validate, {name}", outcome, 1, "错误" if chinese else "\\u9519\\u8bef")
    assert ("𠮷" in outcome.out) == (encoding == "utf-8")
    assert ("\\U00020bb7" in outcome.out) == (encoding != "utf-8")


def test_a_gbk_terminal(world: World, folder: Path) -> None:
    """A real terminal in a locale compiled for the test. Pipes and files get UTF-8 even there."""
    make = ["localedef", "-c", "-i", "zh_CN", "-f", "GBK", str(folder / "zh_CN.GBK")]
    if shutil.which("localedef") is None or subprocess.run(make, capture_output=True, check=False).returncode > 1:
        pytest.skip("no localedef, or no sources, to make the locale zh_CN.GBK with")
    locale = {**BARE, "LC_ALL": "zh_CN.GBK", "LOCPATH": str(folder), "PATH": os.environ["PATH"]}
    file = world.file("data/partners/*/*.yml")
    file.write_text(file.read_text("utf-8") + "note: 𠮷野家 ☕ 合伙人\n", "utf-8")
    outcome = on_a_terminal(world, locale)
    world.expect("validate on a terminal in GBK", outcome, 1, "错误", "\\U00020bb7")
    world.expect("  the same into a pipe", world.call("validate", env=locale), 1, "错误", "𠮷")


def on_a_terminal(world: World, environment: dict[str, str]) -> Outcome:
    """Run a check with its output on a terminal that shows GBK."""
    ours, theirs = os.openpty()
    line = [sys.executable, "-m", "hehuo", "validate", "--root", str(world.root)]
    shown = b""
    with subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        with suppress(OSError):  # the last of it has been read
            while piece := os.read(ours, 65536):
                shown += piece
    os.close(ours)
    return Outcome(code=process.returncode, out=shown.decode("gbk"), err="")


def test_help_without_chinese(world: World) -> None:
    latin = {**BARE, "PYTHONIOENCODING": "latin-1"}
    outcome = world.call("validate", "--help", env=latin, encoding="latin-1")
    world.expect("validate --help, PYTHONIOENCODING=latin-1", outcome, 0, "Check every file")
    outcome = world.call("validate", "--help", env={**latin, "LANG": "zh_CN.ISO-8859-1"}, encoding="latin-1")
    world.expect("validate --help in Chinese, PYTHONIOENCODING=latin-1", outcome, 0, "\\u68c0\\u67e5 data/")


def test_a_message_in_gbk(world: World) -> None:
    """Error messages use the requested encoding as well."""
    shutil.rmtree(world.root / "data")
    outcome = world.call("validate", env={**BARE, "LANGUAGE": "zh", "PYTHONIOENCODING": "gbk"}, encoding="gbk")
    world.expect("validate without data/, PYTHONIOENCODING=gbk", outcome, 2, "没有 data/ 文件夹")


@pytest.mark.parametrize(("years", "command"), [(10, "build"), (-10, "validate")])
def test_the_clock_is_off(world: World, folder: Path, years: int, command: str) -> None:
    """Where the day is named, another clock, hash seed and time zone give the same bytes, and nothing is early or late."""
    (folder / "clock").mkdir()
    (folder / "clock/sitecustomize.py").write_text(CLOCK.format(years=years), "utf-8")
    settings = {
        "PYTHONPATH": str(folder / "clock"), "PYTHONHASHSEED": str(20 + years), "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C", "PATH": os.environ["PATH"],
    }  # fmt: skip
    if command == "build":
        (world.root / "public/stale.html").write_text("x", "utf-8")
    outcome = world.call(command, env={**BARE, **settings})
    world.expect(f"{command}, the clock is {years:+} years off, other zone and hash seed", outcome, 0)
