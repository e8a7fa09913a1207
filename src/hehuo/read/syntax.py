"""Rules about text that is no YAML: quotes, brackets, colons, and characters with a meaning of their own."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.diagnostic import Finding
from hehuo.read.stops import report
from hehuo.read.tree import Tree


def check_full_width_mark(tree: Tree) -> Iterator[Finding]:
    """Commas, braces or quotes of a line are Chinese ones, which are text to YAML."""
    yield from report(tree, "full-width-mark")


def check_missing_colon(tree: Tree) -> Iterator[Finding]:
    """The line has no colon."""
    yield from report(tree, "missing-colon")


def check_unquoted_colon(tree: Tree) -> Iterator[Finding]:
    """A value holds a colon with a space behind it, which YAML takes for another key."""
    yield from report(tree, "unquoted-colon")


def check_unclosed_quote(tree: Tree) -> Iterator[Finding]:
    """The quote that opens here is never closed, so that all lines after it are taken for text."""
    yield from report(tree, "unclosed-quote")


def check_text_after_quote(tree: Tree) -> Iterator[Finding]:
    """Text stands after a closing quote."""
    yield from report(tree, "text-after-quote")


def check_unclosed_bracket(tree: Tree) -> Iterator[Finding]:
    """A bracket or brace is not closed, or a comma is missing inside."""
    yield from report(tree, "unclosed-bracket")


def check_reserved_start(tree: Tree) -> Iterator[Finding]:
    """The first character of a value has a meaning of its own in YAML."""
    yield from report(tree, "reserved-start")


def check_escape(tree: Tree) -> Iterator[Finding]:
    """An escape inside double quotes is unknown."""
    yield from report(tree, "broken-escape")


def check_surrogate(tree: Tree) -> Iterator[Finding]:
    r"""An escape such as `\ud800` is half a character, left over from JSON, and can't be stored as text."""
    yield from report(tree, "lone-surrogate")


def check_other_syntax(tree: Tree) -> Iterator[Finding]:
    """This is not valid YAML, and no other rule knows why."""
    yield from report(tree, "broken-yaml")
