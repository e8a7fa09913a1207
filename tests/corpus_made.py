"""The corpus's generated files: too large to keep, or with data that looks private.

Owns their content and where in it the mistake stands. Knows no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from privacy.fakes import mobile, written

PARTNER = "data/partners/demo/sunny-cafe.yml"
BATCH = "data/points/demo/2026-06/patrol.yml"
_HEAD = "name: 阳光咖啡\nkind: merchant\n"
_HISTORY = 'history:\n  - {date: "2026-01-10", event: joined}\n'
_SHEET = 'date: "2026-06-01"\nkind: earn\nrule: patrol\nsource: 巡逻-0601\nentries:\n'


@dataclass(frozen=True, slots=True)
class Made:
    """One bad file: its path, its content, and the lines of its mistakes."""

    path: str
    text: str
    lines: tuple[int, ...]


def _partner(line: str, count: int = 1) -> Made:
    """A partner with a mistake on its fifth line, `count` times."""
    return Made(PARTNER, _HEAD + _HISTORY + line, (5,) * count)


def _sheet(entry: str) -> Made:
    return Made(BATCH, f"{_SHEET}  - {{card: 8T2W-B5R6-ZC1H-T, quantity: {entry}}}\ntotal: 10\n", (6,))


def _billion_laughs() -> Made:
    """Nine levels of lists, each with nine references to the level before. Every anchor and alias is reported."""
    laughs = ",".join(['"lol"'] * 9)
    first = f"a0: &a0 [{laughs}]\n"
    more = "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    return Made(PARTNER, first + more, (1, *(line for line in range(2, 10) for _ in range(10))))


def _merge_bomb() -> Made:
    first = f"a0: &a0 {{{', '.join(f'k{n}: 1' for n in range(10))}}}\n"
    more = "".join(f"a{n}: &a{n} {{<<: [{','.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 8))
    return Made(PARTNER, first + more, (1, *(line for line in range(2, 9) for _ in range(10))))


def _long_list() -> Made:
    entries = "".join(f"  - {{card: 8T2W-B5R6-ZC1H-T, quantity: {n}}}\n" for n in range(1, 20_001))
    return Made(BATCH, f"{_SHEET}{entries}total: 1\n", (5 + 1,))


def _phone(text: str) -> Made:
    return _partner(f"summary: 联系王阿姨 {text}\n")


_DIGEST = "a6942f9771d67f34034d2f1926988ed3fad3bf1b4e7cedb9a31f31398dea43bc"
"""A digest of nothing: 64 digits that look like the digest of a number."""

MADE: Mapping[str, Callable[[], Made]] = {
    "pii-hashed-phone": lambda: Made(BATCH, _sheet("5").text.replace("巡逻-0601", _DIGEST), (4,)),
    "pii-phone": lambda: _phone(mobile(0)),
    "pii-phone-fullwidth": lambda: _phone(written(mobile(0), "full-width")),
    "pii-phone-hanzi": lambda: _phone(written(mobile(0), "hanzi")),
    "pii-phone-in-comment": lambda: _partner(f"# 王阿姨 {mobile(0)}\n"),
    "pii-phone-in-key": lambda: _partner(
        f'figures: {{"{mobile(0)}": {{label: 户数, value: 5, source: daily-2026}}}}\n'
    ),
    "pii-phone-spaced": lambda: _phone("-".join((mobile(0)[:3], mobile(0)[3:7], mobile(0)[7:]))),
    "pii-phone-unquoted-int": lambda: _partner(f"resources: [{{what: 折叠床, quantity: {mobile(0)}, unit: 张}}]\n"),
    "schema-long-list": _long_list,
    "type-huge-int": lambda: _sheet("9" * 4301),
    "yaml-bomb-billion-laughs": _billion_laughs,
    "yaml-bomb-merge": _merge_bomb,
    "yaml-depth-100k": lambda: _partner("items: " + "[" * 100_000 + "]" * 100_000 + "\n"),
    "yaml-depth-500": lambda: _partner("items: " + "[" * 500 + "]" * 500 + "\n"),
}
"""Name of the corpus file → the generated file."""
