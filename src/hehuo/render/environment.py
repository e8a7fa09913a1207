"""The Jinja2 environment that every page is rendered with: strict, escaping, and deaf to clock and locale."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined

from hehuo.model.dates import parse_date
from hehuo.view.addresses import safe_url


@lru_cache(maxsize=65536)
def chinese_date(text: str) -> str:
    """A partial date in Chinese: 2021年7月2日, 2021年7月, 2021年, 11月10日（年份未载）."""
    year, month, day = [*text.split("-"), "", ""][:3]
    monthly = (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
    if not parse_date(text).known_year:
        return f"{monthly}（年份未载）" if monthly else "年份未载"
    return f"{year}年{monthly}"


def thousands(value: int) -> str:
    """A whole number with thin spaces between groups of three digits, from five digits on."""
    return f"{value:,}".replace(",", "\u2009") if abs(value) >= 10000 else str(value)


_QUALIFIER = {"exact": "{}", "over": "{}余", "about": "约{}", "under": "不足{}"}


def qualified(value: int, qualifier: str) -> str:
    """A number with its qualifier in Chinese: 200余, 约200, 不足200."""
    return _QUALIFIER[qualifier].format(thousands(value))


@lru_cache(maxsize=4)
def environment(templates: Path, compiled: BytecodeCache | None = None) -> Environment:
    """The environment for a folder of templates; `compiled` is where it finds and leaves what it compiles."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.filters.update(cdate=chinese_date, number=thousands, safe_url=safe_url)
    made.globals.update(qualified=qualified)
    return made
