"""`python3 scripts/synth.py OUT`: write a synthetic registry of any size."""

from __future__ import annotations

from pathlib import Path

import click

from synthetic.registry import write_synth


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--partners", type=click.IntRange(1), default=398, show_default=True, help="合伙人数。Partners.")
@click.option("--projects", type=click.IntRange(0), default=728, show_default=True, help="项目数。Projects.")
@click.option(
    "--entries", type=click.IntRange(0), default=24000, show_default=True, help="积分明细行数。Ledger entries."
)
@click.option(
    "--seed", type=int, default=1, show_default=True, help="随机种子；同一种子同样的文件。Same seed, same bytes."
)
def synth(out: Path, partners: int, projects: int, entries: int, seed: int) -> None:
    """写出一个任意大小、没有错误的合成登记簿，供测速和测试用。

    Write a clean synthetic registry of any size into OUT/data, for benchmarks and tests. OUT must be new or empty.
    """
    if out.exists() and any(out.iterdir()):
        raise click.UsageError(f"{out} 不是空文件夹 / {out} is not empty")
    counts = write_synth(out, partners=partners, projects=projects, entries=entries, seed=seed)
    click.echo("，".join(f"{name} {count}" for name, count in counts.items() if count))


if __name__ == "__main__":
    synth(prog_name="synth.py")
