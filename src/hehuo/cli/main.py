"""The `hehuo` command: one group, its options, and what every command shares."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

import hehuo
from hehuo.cli.codes import BUSY, CLEAN, FOUND, NOT_RUN, USAGE
from hehuo.cli.ending import ROOT, Command
from hehuo.cli.streams import make_usable

__all__ = ["BUSY", "CLEAN", "FOUND", "NOT_RUN", "USAGE"]  # for the commands


def _remember_root(context: click.Context, _option: click.Parameter, value: Path) -> Path:
    context.meta[ROOT] = value
    return value


root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default=True,
    metavar="DIR",
    callback=_remember_root,
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
    cls=Command,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
常用 / Everyday:
  hehuo validate                  检查 data/，指出哪一行错、怎么改
  hehuo build                     检查并生成网站到 public/
  hehuo serve                     边改边看
  hehuo rules unknown-partner     解释一条规则
  hehuo match                     给需求配合伙人，写明理由
  hehuo points --help             积分账：封账、余额、说明、审计、试算
\b
退出码 / Exit codes:
  0   没有问题 clean                      70  hehuo 自己出错 a mistake of ours
  1   有问题 something is wrong           74  磁盘、权限或外部程序出错 the system failed
  2   用法不对 usage                      75  别的构建正在进行，稍后再试 busy, try later
  3   有检查没能进行 a check was not run  130 按了 Ctrl-C · 141 输出没人读 pipe closed · 143 被结束""",
)
@click.version_option(hehuo.__version__, prog_name="hehuo")
def main() -> None:
    """合伙：把社区合伙人登记簿检查一遍，做成网站。

    Check a registry of community partners (YAML files under data/) and build its public site.
    """
    click.get_current_context().with_resource(_uncollected())


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage while a command runs: what it makes it keeps to its end, so there is next to none."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else the interpreter looks through all of it once more on its way out
        gc.enable()


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


make_usable()

from hehuo.cli import build, cards, certificate, figures, match, points, rules, serve, validate, workflow  # noqa: E402,F401  (they add themselves to the group)
