"""The command line speaks one language at a time: that of `--lang`, else the environment's; click and help pages too."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from hehuo.cli.main import main
from hehuo.words import preferred_lang

HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
ROOT = Path(__file__).resolve().parents[3]


def run(*words: str, env: Mapping[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, words, env=env, prog_name="hehuo")


def commands(group: click.Group, *above: str) -> Iterator[tuple[str, ...]]:
    """The words that name each command and group."""
    yield above
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)
        else:
            yield (*above, name)


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANGUAGE": "en:zh", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "", "LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_the_environment_says_the_language(environ: dict[str, str], lang: str) -> None:
    assert preferred_lang(environ) == lang


@pytest.mark.parametrize("words", list(commands(main)), ids=" ".join)
def test_every_help_page_is_in_one_language(words: tuple[str, ...]) -> None:
    chinese, english = run(*words, "--help", "--lang", "zh"), run(*words, "--help", "--lang", "en")
    assert (chinese.exit_code, english.exit_code) == (0, 0), chinese.output + english.output
    assert HAN.findall(english.output) == []
    sentences = [line for line in chinese.output.splitlines() if re.search(r"(?:[a-z]+ ){3}", line)]
    assert [line for line in sentences if not HAN.search(line) and "hehuo" not in line] == []
    assert chinese.output.startswith("用法： hehuo") and english.output.startswith("Usage: hehuo")


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (
            ("buidl",),
            "用法： hehuo [OPTIONS] COMMAND [ARGS]...\n用法见：hehuo --help\n\n出错：没有命令 buidl。是不是 build？\n",
            "Usage: hehuo [OPTIONS] COMMAND [ARGS]...\nTry 'hehuo --help' for help.\n\n"
            "Error: There is no command buidl. Did you mean build?\n",
        ),
        (("validate", "--bsae", "x"), "出错：没有选项 '--bsae'。 是不是 '--base'？\n", "Error: No such option '--bsae'. Did you mean '--base'?\n"),
        (("validate", "--base"), "出错：选项 '--base' 后面要写 1 个值。\n", "Error: Option '--base' requires an argument.\n"),
        (("certificate", "--out", "x"), "出错：缺少参数 'PROGRAMME/PARTNER'.\n", "Error: Missing argument 'PROGRAMME/PARTNER'.\n"),
        (
            ("validate", "--format", "xml"),
            "出错：'--format' 的值不对：'xml' 不在可选之列：'text', 'json', 'github'。\n",
            "Error: Invalid value for '--format': 'xml' is not one of 'text', 'json', 'github'.\n",
        ),
        (
            ("serve", "--port", "999999"),
            "出错：'--port' 的值不对：999999 不在范围 0<=x<=65535 里。\n",
            "Error: Invalid value for '--port': 999999 is not in the range 0<=x<=65535.\n",
        ),
        (
            ("points", "close", "april"),
            "出错：'YYYY-MM' 的值不对：写成 2026-10 这样。\n",
            "Error: Invalid value for 'YYYY-MM': Write it like 2026-10.\n",
        ),
        (
            ("validate", "--root", "nowhere"),
            "出错：nowhere 里没有 data/ 文件夹；用 --root 指到登记簿。\n",
            "Error: There is no folder data/ in nowhere. Name the registry with --root.\n",
        ),
    ],
)  # fmt: skip
def test_wrong_usage_is_said_in_the_language_of_the_run(words: tuple[str, ...], zh: str, en: str) -> None:
    for lang, wanted in (("zh", zh), ("en", en)):
        for told in (run(*words, "--lang", lang), run("--lang", lang, *words)):
            if told.output.endswith(wanted):
                break
        assert told.exit_code == 2
        assert told.output.endswith(wanted), told.output


def test_lang_goes_before_the_environment_and_may_stand_anywhere() -> None:
    chinese, english = {"LANGUAGE": "zh_CN"}, {"LANGUAGE": "en"}
    assert "出错" in run("nothing", env=chinese).output
    assert "Error" in run("nothing", env=english).output
    assert "Error" in run("--lang", "en", "nothing", env=chinese).output
    assert "出错" in run("--lang=zh", "nothing", env=english).output
    assert "出错" in run("rules", "no-such", "--lang", "zh", env=english).output


def test_a_language_that_there_is_not_is_wrong_usage() -> None:
    told = run("validate", "--lang", "fr", env={"LANGUAGE": "en"})
    assert told.exit_code == 2
    assert "'fr' is not one of 'zh', 'en'" in told.output


def test_help_imports_no_command_and_compiles_no_catalogue_twice(tmp_path: Path) -> None:
    program = (
        "import sys; sys.argv = ['hehuo', '--help']; from hehuo.cli.main import main; main(standalone_mode=False); "
        "print([name for name in sys.modules if name in ('mkdocs', 'yaml', 'msgspec', 'babel', 'hehuo.pipeline')"
        " or name.startswith('hehuo.cli.points')])"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    line = [sys.executable, "-c", program]
    told = [subprocess.run(line, capture_output=True, encoding="utf-8", env=environ, check=True) for _ in range(2)]
    assert [done.stdout.splitlines()[-1] for done in told] == ["['babel']", "[]"]
    assert told[0].stdout.splitlines()[:-1] == told[1].stdout.splitlines()[:-1]
