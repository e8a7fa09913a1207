"""Chinese numerals: the digits, and what the words behind them multiply by."""

from __future__ import annotations

from collections.abc import Mapping

DIGITS: Mapping[str, int] = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000}
"""Scales within a section of four digits."""

LARGE: Mapping[str, int] = {"万": 10**4, "亿": 10**8}
"""Scales of whole sections, and of the units of reported figures."""
