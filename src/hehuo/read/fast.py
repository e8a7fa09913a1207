"""The fast reader: texts in the everyday form go straight to ryaml; the rest goes to the careful reader.

Owns the everyday form, a whitelist of lines. A line that it doesn't know sends the whole file to the careful reader. So
the whitelist may be too strict, but must never admit a text that the careful reader refuses or reads differently. Both
readers scan with libyaml's grammar and differ only in the meaning of plain scalars; the whitelist admits none of those
that differ.
"""

from __future__ import annotations

import re
from typing import Any

from ryaml import InvalidYamlError, loads

from hehuo.read.alphabet import is_beyond_doubt
from hehuo.read.scalars import MAX_DIGITS
from hehuo.read.tree import MAX_DEPTH

_NO_WORD = r"(?!(?i:y|n|yes|no|on|off|true|false|null)(?: *[,\]}:\n]| +#))"
"""Lookahead: the next word is none that YAML 1.1 takes for a boolean or null."""

_WIDE = r"[^\x00-\xff]"
_WORD = rf"(?:{_NO_WORD}[A-Za-z]|[0-9][0-9%. /-]*+{_WIDE}|{_WIDE})"
"""How a text begins. Digits followed by a Chinese character are text to every reader."""

_CARD = r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]"
_KEY = rf"(?:{_NO_WORD}[A-Za-z_][A-Za-z0-9_-]*+|{_CARD})"
_QUOTED = r'"[^"\\\n]*+"|' r"'[^'\n]*+'"
_NAME = "[0-9][0-9A-Za-z_.-]*[g-mo-yG-MO-Y]|[0-9][0-9-]*+/[0-9A-Za-z_/-]*+|[1-9][0-9]*+[A-Z]{2}[0-9A-Z]*+"
"""A file name, reference or code that begins with a digit. No reader has a number or date that ends in these letters,
contains a slash, or has two capitals in a row."""

_LITERAL = rf"(?:{_CARD}|{_NAME}|0|-?[1-9][0-9]{{0,{MAX_DIGITS - 1}}}|true|false)"

_FLOW_TEXT = rf"{_WORD}(?:[^\s,\[\]{{}}:#?]++|:(?=[0-9])| (?=[^\s,\[\]{{}}:#?&*!|>%@`-]))*+"
_FLOW_SCALAR = rf"(?:{_QUOTED}|{_LITERAL}(?=[ ,\]}}])|{_FLOW_TEXT}(?=[,\]}}]))"
_FLOW = "(?!)"
for _ in range(5):
    # This checks only that brackets are balanced; ryaml checks that they match and stand where they may.
    _FLOW = rf"[\[{{](?:(?:{_KEY}: )?(?:{_FLOW}|{_FLOW_SCALAR})(?:, (?![\]}}])|(?=[\]}}])))*+[\]}}]"

_TEXT = rf"(?:{_WORD}|[0-9][0-9%., /-]*+{_WIDE})(?:[^\n:# ]++|:(?=[^\s])|(?<! )#| ++(?=[^ \n#]))*+"
_VALUE = rf"(?:{_LITERAL}(?= *\n| +#)|{_FLOW}|{_QUOTED}|{_TEXT})"
_END = r" *+(?:(?<= )#[^\n]*+)?\n"
_DEEPER = r"(?P=indent)(?(key)(?(dash)  )) "

_LINE = re.compile(
    r"(?P<indent> *+)(?:"
    rf"(?:(?P<dash>- )?(?P<key>{_KEY}:) +|- +){_VALUE}{_END}(?!(?: *\n)*+{_DEEPER})"  # and no deeper line continues it
    rf"|(?P<head>- )?{_KEY}:(?:{_END}| +[|>][-+]?\n(?:\n|(?P=indent)(?(head)  ) ++[^ \n][^\n]*+\n)*+)"
    r"|(?:#[^\n]*+)?\n)"
)


def read(text: str) -> dict[str, Any] | None:
    """The value of a text in the everyday form, or None where the careful reader is needed."""
    if not text.endswith("\n") or not is_beyond_doubt(text) or not _is_everyday(text):
        return None
    try:
        value = loads(text)
    except InvalidYamlError:
        return None
    return value if isinstance(value, dict) and _is_whole(value) else None


def _is_everyday(text: str) -> bool:
    """Whether every line has one of the known forms."""
    match, position, end = _LINE.match, 0, len(text)
    while position < end:
        line = match(text, position)
        if line is None:
            return False
        position = line.end()
    return True


def _is_whole(root: dict[str, Any]) -> bool:
    """Whether no value is empty and nothing is nested too deep."""
    level: list[Any] = [root]
    for _ in range(MAX_DEPTH):
        inner: list[Any] = []
        for parent in level:
            for child in parent.values() if isinstance(parent, dict) else parent:
                if child is None:
                    return False
                if isinstance(child, dict | list):
                    inner.append(child)
        if not inner:
            return True
        level = inner
    return False
