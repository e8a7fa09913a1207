"""Writes a value as YAML in the dialect, with random style. Knows no schema."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

Value = Any

_PLAIN = re.compile(r"[a-z][a-z-]*[a-z]|[A-Z][a-z]+ [a-z]+")
_WORDS = frozenset(("yes", "no", "on", "off", "true", "false", "null"))


def write(value: Value, random: Random, indent: int = 0) -> str:
    """A value as people write it: blocks, and sometimes brackets on the innermost levels."""
    pad = " " * indent
    if isinstance(value, dict) and value:
        return "".join(f"{pad}{_scalar(key, random)}:{_behind(inner, random, indent)}" for key, inner in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{pad}- {write(item, random, indent + 2).lstrip(' ')}" for item in value)
    return f"{pad}{_flow(value, random)}\n"


def _behind(value: Value, random: Random, indent: int) -> str:
    """The text after a key's colon, up to the end of its last line."""
    if value and isinstance(value, dict | list) and (indent < 4 or random.random() < 0.7):
        return "\n" + write(value, random, indent + 2)
    if isinstance(value, str) and "\n" in value.strip() and value.isprintable() is False and random.random() < 0.5:
        return " |\n" + "".join(f"{' ' * indent}  {line}\n" for line in value.split("\n"))
    return f" {_flow(value, random)}\n"


def _flow(value: Value, random: Random) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key, random)}: {_flow(inner, random)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item, random) for item in value) + "]"
    return _scalar(value, random)


def _scalar(value: Value, random: Random) -> str:
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value not in _WORDS and random.random() < 0.9
        return value if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return str(value)
