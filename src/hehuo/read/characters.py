"""Rules about the characters of a file: in its text, and in what its escapes spell.

Owns the judgement; the character classes are `alphabet`'s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read import alphabet
from hehuo.read.tree import Tree


def _iter_escaped(tree: Tree) -> Iterator[tuple[str, Position]]:
    """The texts that are written with a backslash, as they read, and where they begin."""
    for node in tree.nodes:
        if node.style == '"' and "\\" in tree.text[node.begin : node.end]:
            yield node.text, node.position


def _iter_places(tree: Tree, find: Callable[[str], Iterator[int]]) -> Iterator[tuple[Position, str]]:
    """Where something is found, once per line, and the character there."""
    lines = set()
    for offset in sorted(find(tree.text)):
        position = tree.position(offset)
        if position.line not in lines:
            lines.add(position.line)
            yield position, tree.text[offset]
    for text, position in _iter_escaped(tree):
        offset = next(find(text), -1)
        if offset >= 0 and position.line not in lines:
            yield position, text[offset]


def _check(tree: Tree, rule: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    def find(text: str) -> Iterator[int]:
        return (match.start() for match in pattern.finditer(text))

    for position, character in _iter_places(tree, find):
        yield tree.finding(rule, position, code=f"U+{ord(character):04X}", name=unicodedata.name(character, "—"))


def check_control_character(tree: Tree) -> Iterator[Finding]:
    """The file holds a control character."""
    yield from _check(tree, "control-character", alphabet.CONTROL)


def check_invisible_character(tree: Tree) -> Iterator[Finding]:
    """The file holds an invisible character, such as a zero-width space: two names look the same and are not, so
    that neither search nor the check for duplicates finds them."""
    yield from _check(tree, "invisible-character", alphabet.INVISIBLE)


def check_bidi_character(tree: Tree) -> Iterator[Finding]:
    """The file holds a character that turns the direction of writing: what is shown is not what is stored."""
    yield from _check(tree, "bidi-character", alphabet.BIDI)


def check_odd_space(tree: Tree) -> Iterator[Finding]:
    """The file holds an unusual space."""
    yield from _check(tree, "odd-space", alphabet.ODD_SPACE)


def check_private_use(tree: Tree) -> Iterator[Finding]:
    """The file holds a private-use character."""
    yield from _check(tree, "private-use-character", alphabet.PRIVATE_USE)


def check_look_alike(tree: Tree) -> Iterator[Finding]:
    """A foreign letter stands among Latin ones and looks like one of them, as Cyrillic а and Greek ο do."""
    yield from _check(tree, "look-alike-letter", alphabet.LOOK_ALIKE)


def check_mojibake(tree: Tree) -> Iterator[Finding]:
    """The text is mojibake: it was once opened or saved in the wrong encoding, and the characters are lost."""
    for position, _ in _iter_places(tree, lambda text: iter(sorted(set(alphabet.iter_mojibake(text))))):
        yield tree.finding("mojibake", position)


def check_conflict_marker(tree: Tree) -> Iterator[Finding]:
    """Markers of a merge conflict are left in the file."""
    offsets = {match.start(match.lastgroup or 0) for match in alphabet.CONFLICT.finditer(tree.text)}
    if offsets:
        offsets |= {match.start("line") for match in alphabet.CONFLICT_MIDDLE.finditer(tree.text)}
    for offset in sorted(offsets):
        yield tree.finding("conflict-marker", tree.position(offset))
