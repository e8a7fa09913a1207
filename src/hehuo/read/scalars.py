"""What a scalar without quotes means, and whether every YAML reader agrees on it.

Owns the strict dialect's table of plain scalars. Knows nothing of files or messages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["string", "integer", "boolean", "empty", "huge", "doubtful"]
Meaning = Literal["", "null", "boolean", "date", "time", "number", "merge"]

MAX_DIGITS = 18
"""Integers of up to 18 digits fit 64 bits, so every reader keeps them exactly."""

_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9][0-9:.Zz+\- \t]*)?")
_TIME = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-9_]+)+(?:\.[0-9_]*)?")
_NUMBER = re.compile(
    r"[-+]?[0-9][0-9_]*\.?[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?0[xX][0-9a-fA-F_]+|[-+]?0[oO][0-7_]+|[-+]?0[bB][01_]+"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_NULLS = frozenset(("~", "Null", "NULL"))
_BOOLEANS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false"))
_MERGES = frozenset(("<<", "="))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A plain scalar resolved. `meaning` says what some reader takes a doubtful one for."""

    kind: Kind
    value: str | int | bool | None
    meaning: Meaning = ""


@lru_cache(maxsize=4096)
def resolve(text: str) -> Scalar:
    """Read a plain scalar: a string, integer or lower-case boolean that all readers agree on, or what else it is."""
    if text in ("true", "false"):
        return Scalar(kind="boolean", value=text == "true")
    if _INTEGER.fullmatch(text):
        if len(text.lstrip("-")) > MAX_DIGITS:
            return Scalar(kind="huge", value=text)
        return Scalar(kind="integer", value=int(text))
    if text in ("", "null"):
        return Scalar(kind="empty", value=None)
    meaning = _meaning(text)
    return Scalar(kind="doubtful" if meaning else "string", value=text, meaning=meaning)


def _meaning(text: str) -> Meaning:
    if text in _NULLS:
        return "null"
    if text.lower() in _BOOLEANS:
        return "boolean"
    if text in _MERGES:
        return "merge"
    if _DATE.fullmatch(text):
        return "date"
    if _TIME.fullmatch(text):
        return "time"
    return "number" if _NUMBER.fullmatch(text) else ""


def may_show(text: str) -> bool:
    """Whether a message may repeat a doubtful scalar: a word, date or time, or a number too short to be a person's."""
    return len(text) <= 6 or (_meaning(text) in ("date", "time") and len(text) <= 10)
