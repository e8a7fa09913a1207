"""What a line was meant to be that stopped the reading: with plain punctuation, or with the hyphen of a list item.

A line is only rewritten where the file can then be read beyond it. Knows nothing of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hehuo.read.suspects import suspect_lines
from hehuo.read.tree import Tree, build

_LARGEST = 200_000
"""Characters of the largest text that is read again: a sheet of five thousand rows is smaller."""

_KEY = r"[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?"
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"[ ]?[，、；;﹐､][ ]?(?={_KEY}[ ]?[:：﹕︰∶])"), ", "),  # before the next key
    (re.compile(r"(?<=[\"”]) ?[，、；]{1} ?(?=[\"“])"), ", "),  # between quoted items of a list
    (re.compile(rf"((?:^|(?<=[{{｛,\s])){_KEY})[ ]?[：﹕︰∶][ ]?"), r"\1: "),  # behind a key
    (re.compile(r"[｛](?=\s*[A-Za-z_])"), "{"),
    (re.compile(r"[｝](?=\s*(?:$|[,\]}#]))"), "}"),
    (re.compile(r"(?<=[:,\[{] )[“”„＂]|(?<=[\[{])[“”„＂]|(?<=^)[“”„＂]|[“”＂](?=\s*(?:$|[,\]}]))"), '"'),
)
_CHINESE = "，、；﹐､：﹕︰∶｛｝“”„＂;"

_ITEM = re.compile(r"(?P<indent> *)(?P<dash>[-—–－·•●*+]\s?)?(?P<rest>[^\s#-].*)")


@dataclass(frozen=True, slots=True)
class Retyped:
    """A line, counted from 1, as it was meant. `marks` are what was typed instead of plain punctuation."""

    number: int
    line: str
    marks: str = ""
    column: int = 1


@lru_cache(maxsize=2)
def in_plain_marks(tree: Tree) -> Retyped | None:
    """The line with Chinese punctuation at which the reading stopped, in plain punctuation."""
    for number in _suspects(tree):
        line = tree.line(number)
        plain = line
        for pattern, mark in _MARKS:
            plain = pattern.sub(mark, plain)
        marks = "".join(mark for mark in _CHINESE if line.count(mark) > plain.count(mark))
        if set(marks) - set("：﹕︰∶") and plain.count('"') % 2 == 0 and _reads_on(tree, number, plain):
            return Retyped(number, plain, marks, min(line.find(mark) for mark in marks) + 1)
    return None


@lru_cache(maxsize=2)
def with_dash(tree: Tree) -> Retyped | None:
    """The line that begins an item of a list without its hyphen, at which the reading stopped, with the hyphen."""
    for number in _suspects(tree):
        line = tree.line(number)
        match = _ITEM.fullmatch(line)
        if match is None or not _follows_list(tree, number, match):
            continue
        dashed = f"{match['indent']}- {match['rest']}"
        if dashed != line and _reads_on(tree, number, dashed):
            return Retyped(number, dashed, column=len(match["indent"]) + 1)
    return None


_FIELDS = re.compile(
    rf"(?P<head> *(?:- )?)(?P<fields>{_KEY}: [^,{{}}\[\]]+(?:, {_KEY}: [^,{{}}\[\]#]+)+?)(?P<tail> +#.*)?"
)


@lru_cache(maxsize=2)
def with_braces(tree: Tree) -> Retyped | None:
    """The line of several fields at which the reading stopped, in braces: an item of a list on one line."""
    for number in _suspects(tree):
        match = _FIELDS.fullmatch(tree.line(number).rstrip())
        if match and match["head"].endswith("- "):
            line = f"{match['head']}{{{match['fields']}}}{match['tail'] or ''}"
            if _reads_on(tree, number, line):
                return Retyped(number, line, column=len(match["head"]) + 1)
    return None


def _follows_list(tree: Tree, number: int, match: re.Match[str]) -> bool:
    """Whether a line begins an item: it has another dash, or follows a key without value, or an item on its level whose
    key it repeats."""
    if match["dash"]:
        return True
    key = re.match(rf"{_KEY}(?=:)", match["rest"])
    for above in range(number - 1, 0, -1):
        line = tree.line(above)
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if indent == len(match["indent"]) and line.lstrip().startswith("- "):
            item = re.sub(r"^\s*- *", "", "\n".join(tree.line(row) for row in range(above, number)))
            return key is None or re.search(rf"(?:^|[{{,\s]){re.escape(key.group())}:", item) is not None
        if indent <= len(match["indent"]):
            return key is None and line.rstrip().endswith(":") and above == number - 1
    return False


def _suspects(tree: Tree) -> Iterator[int]:
    if tree.failure is not None and len(tree.text) <= _LARGEST:
        yield from suspect_lines(tree)


def _reads_on(tree: Tree, number: int, line: str) -> bool:
    """Whether the file can be read beyond a line if it is written so."""
    begin = tree.starts[number - 1]
    text = f"{tree.text[:begin]}{line}{tree.text[begin + len(tree.line(number)) :]}"
    again = build(tree.path, text)
    stop = again.failure.here if again.failure else None
    return again.failure is None or (stop is not None and stop.line > number)


def may_show_line(line: str) -> bool:
    """Whether a message may repeat a line: keys, ids, dates and small numbers, no free text."""
    return line.isascii() and re.search("[0-9]{7}|@", line) is None
