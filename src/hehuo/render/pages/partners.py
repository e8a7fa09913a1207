"""Headings of a list in pinyin order, for pages that are no views yet."""

from __future__ import annotations

from collections.abc import Mapping

HEADINGS: Mapping[str, str] = {**{letter: letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}, "#": "0–9"}
"""Groups of the directory: the first letter of a name's pinyin."""
