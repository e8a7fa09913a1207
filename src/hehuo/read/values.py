"""Rules about what keys and values mean: nothing that two YAML readers read differently.

Owns the judgement; which plain scalars are doubtful is `scalars`' table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.colons import is_swallowed
from hehuo.read.scalars import MAX_DIGITS, Meaning, may_show
from hehuo.read.tree import Node, Tree, field_of, iter_plain, shown
from hehuo.words import N_, LazyText, gettext_lazy

_MEANINGS: Mapping[Meaning, str] = {
    "null": N_("null"),
    "boolean": N_("either true or false"),
    "date": N_("a date"),
    "time": N_("a number in base 60"),
    "number": N_("some other number (octal, decimal fraction and so on)"),
    "merge": N_("the sign for merging"),
}


def check_key(tree: Tree) -> Iterator[Finding]:
    """A key is something else than text, or is read as something else by some programs."""
    for node in tree.nodes:
        if node.role == "key" and node.kind in ("list", "mapping"):
            yield tree.finding("non-string-key", node.position, node.route, key="……")
    aliased = any(node.kind == "alias" for node in tree.nodes)
    split = _split_keys(tree)
    for node, scalar in iter_plain(tree):
        if scalar.meaning == "merge" and aliased:  # what is merged is an alias, and told as that
            continue
        if node.begin in split:
            continue
        if node.role == "key" and scalar.kind != "string":
            key = node.text if node.text and may_show(node.text) else "……"
            yield tree.finding("non-string-key", node.position, node.route, key=key)


_THOUSANDS = re.compile(r"(?P<key>[A-Za-z_]+): (?P<number>[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?=\s*[,}])")


def check_split_number(tree: Tree) -> Iterator[Finding]:
    """A comma stands between the thousands of a number, where braces make it the end of the field."""
    for line, column, meant in sorted(set(_split_keys(tree).values())):
        yield tree.finding("split-number", Position(line, column), meant=meant)


def _split_keys(tree: Tree) -> dict[int, tuple[int, int, str]]:
    """The offsets of keys that are the later thousands of a number: where it stands, and its field as it was meant."""
    found = {}
    for node, _ in iter_plain(tree):
        if node.role == "key" and len(node.text) == 3 and node.text.isdecimal():
            for match in _THOUSANDS.finditer(tree.line(node.position.line)):
                if match.start("number") < node.position.column <= match.end("number"):
                    meant = f"{match['key']}: {match['number'].replace(',', '')}"
                    found[node.begin] = node.position.line, match.start("number") + 1, meant
    return found


def check_implicit_type(tree: Tree) -> Iterator[Finding]:
    """Programs differ on a value without quotes."""
    for node, scalar in iter_plain(tree):
        if node.role == "value" and scalar.kind == "doubtful":
            token = node.text if may_show(node.text) else "……"
            args = {"key": field_of(node.route), "token": token, "meaning": gettext_lazy(_MEANINGS[scalar.meaning])}
            remedy = _quoted(node, scalar.meaning) if may_show(node.text) else gettext_lazy(_EITHER)
            yield tree.finding("implicit-type", node.position, node.route, remedy=remedy, **args)


_EITHER = N_("Put a text, date or time in straight double quotes; write a number as a plain whole number")
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt ]0?0:00.*)?")
_TIME = re.compile("([0-9]{1,2}):([0-5][0-9])")
_EARLY = 7
"""An hour below this may be meant of the afternoon, if it has no nought before it."""


def _quoted(node: Node, meaning: Meaning) -> LazyText:
    """What to write instead: what stands there, in the form that all programs read alike."""
    text = node.text
    day, time = _DAY.fullmatch(text), _TIME.fullmatch(text)
    if day:
        text = f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"
    elif meaning == "date":
        return gettext_lazy("Only a day can stand here, without the time: year-month-day in straight double quotes")
    elif time and (len(time[1]) > 1 or int(time[1]) >= _EARLY):
        text = f"{time[1]:0>2}:{time[2]}"
    elif time:
        return gettext_lazy(
            "Before noon or after? Write hours and minutes of the 24-hour clock in straight double quotes"
        )
    quoted, plain = _line(node, f'"{text}"'), _plain(text)
    if plain is not None:
        return gettext_lazy(
            "If it is meant as text:\n    %(quoted)s\nif not:\n    %(plain)s", quoted=quoted, plain=_line(node, plain)
        )
    return gettext_lazy("Write:\n    %(line)s", line=quoted) if day or time else gettext_lazy(_EITHER)


_WORDS = dict.fromkeys(("y", "yes", "on", "true"), "true") | dict.fromkeys(("n", "no", "off", "false"), "false")


def _plain(text: str) -> str | None:
    """A doubtful word or number as a plain one: Yes is true, 20.0 is 20. None where it is no whole number."""
    if text.casefold() in _WORDS:
        return _WORDS[text.casefold()]
    return re.sub(r"\.0*$", "", text) if re.fullmatch(r"[1-9][0-9]*\.0*", text) else None


def _line(node: Node, value: str) -> str:
    return value if node.key is None else f"{shown(node.key.text)}: {value}"


def check_huge_integer(tree: Tree) -> Iterator[Finding]:
    """A number of more than 18 digits."""
    for node, scalar in iter_plain(tree):
        if node.role == "value" and scalar.kind == "huge":
            yield tree.finding("huge-integer", node.position, node.route, key=field_of(node.route), limit=MAX_DIGITS)


def check_swallowed_line(tree: Tree) -> Iterator[Finding]:
    """The text of the line above has swallowed this line."""
    for node, _ in iter_plain(tree):
        for number in range(node.position.line + 1, node.last_line + 1):
            if node.role == "value" and is_swallowed(tree.line(number)):
                line = tree.line(number)
                yield tree.finding("swallowed-line", Position(number, len(line) - len(line.lstrip()) + 1), node.route)
