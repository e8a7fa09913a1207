"""The `hehuo` command: one group, its options, and what every command shares."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import hehuo

CLEAN, FOUND, USAGE, NOT_RUN, BUSY = 0, 1, 2, 3, 75
"""Exit codes: clean, findings, wrong usage, a check could not run, another build is under way."""


root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default=True,
    metavar="DIR",
    help="登记簿所在文件夹（里面有 data/）。The folder that holds data/.",
)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DATE",
    callback=lambda _context, _option, value: value.date() if value else None,
    help="以哪一天为准；不写就用数据里最近一件事的日期。The day to speak for; the latest dated fact when left out.",
)
lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="输出语言。Language of the output."
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
常用 / Everyday:
  hehuo validate                  检查 data/，指出哪一行错、怎么改
  hehuo build                     检查并生成网站到 public/
  hehuo serve                     边改边看
  hehuo rules unknown-partner     解释一条规则
  hehuo points --help             积分账：封账、余额、说明、审计、试算
\b
退出码 / Exit codes: 0 没有问题 clean · 1 有问题 findings · 2 用法不对 usage
                     3 有检查没能进行 a check could not run · 75 另一个构建正在进行 busy""",
)
@click.version_option(hehuo.__version__, prog_name="hehuo")
def main() -> None:
    """合伙：把社区合伙人登记簿检查一遍，做成网站。

    Check a registry of community partners (YAML files under data/) and build its public site.
    """


def require_data(root: Path) -> Path:
    """The root itself, or a usage error where it holds no `data/`."""
    if not (root / "data").is_dir():
        raise click.UsageError(
            f"{root} 里没有 data/ 文件夹；用 --root 指到登记簿。"
            f" / There is no data/ folder in {root}; name the registry with --root."
        )
    return root


def say(text: str) -> None:
    """A line of progress, on standard error so that output can be piped."""
    click.echo(text, err=True)


def _use_utf8() -> None:
    """Chinese is printed as UTF-8 whatever the terminal's locale; what it can't show is escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


_use_utf8()

from hehuo.cli import build, points, rules, serve, synth, validate  # noqa: E402,F401  (they add themselves to the group)
