"""Mutations of YAML tokens (keys, values, quotes, brackets, signs) and splices from other files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from random import Random

from fuzzing import nasty
from fuzzing.blows import Mutation, put_character, to_bytes
from fuzzing.choosing import Ring
from fuzzing.sources import Source, gather
from hehuo.read.tree import Node


def _pick(random: Random, source: Source, role: str = "") -> Node | None:
    nodes = [node for node in source.scalars if not role or node.role == role]
    return random.choice(nodes) if nodes else None


def _written(source: Source, node: Node) -> str:
    return source.text[node.begin : node.end]


def _replace(source: Source, node: Node, text: str) -> bytes:
    return to_bytes(source.text[: node.begin] + text + source.text[node.end :])


def swap(random: Random, source: Source) -> bytes:
    """Swap two keys or two values."""
    role = random.choice(["key", "value", ""])
    one, other = _pick(random, source, role), _pick(random, source, role)
    if one is None or other is None or one.begin == other.begin:
        return put_character(random, source)
    first, second = sorted((one, other), key=lambda node: node.begin)
    text = source.text
    return to_bytes(
        text[: first.begin]
        + _written(source, second)
        + text[first.end : second.begin]
        + _written(source, first)
        + text[second.end :]
    )


def retoken(random: Random, source: Source) -> bytes:
    """Replace a key or value, or a part of it, by a token that readers disagree on."""
    node = _pick(random, source)
    if node is None:
        return put_character(random, source)
    token, was = random.choice(nasty.TOKENS), _written(source, node)
    at = random.randint(0, len(was))
    forms = (
        token,
        token,
        f"{token} {was}",
        f"{was} {token}",
        f"{was}{token}",
        f"{token}{was}",
        was[:at] + token + was[at:],
    )
    return _replace(source, node, random.choice(forms))


def restyle(random: Random, source: Source) -> bytes:
    """Change the style of a key or value: add quotes, remove them, or make it a block."""
    node = _pick(random, source)
    if node is None:
        return put_character(random, source)
    said = node.text
    pad = " " * random.choice([1, 2, 4, 6, 8])
    styles = (
        said,
        json.dumps(said, ensure_ascii=random.random() < 0.5),
        "'" + said.replace("'", "''") + "'",
        f'"{said}',
        f"'{said}",
        f"“{said}”",
        f"|\n{pad}{said}",
        f">-\n{pad}{said}\n{pad}{said}",
        f"|+{random.randint(0, 9)}\n{pad}{said}\n\n",
        f"{said[:3]}\n{pad}{said[3:]}",
        "".join(f"\\u{ord(char):04x}" for char in said[:20]),
        '"' + "".join(f"\\U{ord(char):08x}" for char in said[:20]) + '"',
    )
    return _replace(source, node, random.choice(styles))


def wrap(random: Random, source: Source) -> bytes:
    """Wrap a value in brackets, or add an anchor, tag, alias, comment or a further level."""
    node = _pick(random, source)
    if node is None:
        return put_character(random, source)
    was = _written(source, node)
    forms = ("[·]", "[[·]]", "{·}", "{x: ·}", "[·, ·]", "[·", "·]", "{·", "·}", "&a ·", "!!str ·", "*·", "? ·", "- ·",
             "x: ·", "·: x", "· # x", "·#x", "# ·", "·:", ": ·", "·\n", "\n·", "\n  ·", "(·)", "·,", ",·", "·: ·", "@·",
             "`·`", "%·", "·\t", "\t·", "! ·", "| ·", "> ·")  # fmt: skip
    return _replace(source, node, random.choice(forms).replace("·", was))


_SIGNS = "[]{}\"':,#-?|>&*!%@`\\"


def resign(random: Random, source: Source) -> bytes:
    """Remove, double or replace one of YAML's signs."""
    places = [number for number, char in enumerate(source.text) if char in _SIGNS]
    if not places:
        return put_character(random, source)
    at = random.choice(places)
    sign = random.choice(["", source.text[at] * 2, random.choice(_SIGNS), f" {source.text[at]}", f"{source.text[at]} "])
    return to_bytes(source.text[:at] + sign + source.text[at + 1 :])


def repeat_key(random: Random, source: Source) -> bytes:
    """Duplicate a key, perhaps quoted or in another normal form."""
    node = _pick(random, source, "key")
    if node is None:
        return put_character(random, source)
    key = random.choice([node.text, f'"{node.text}"', f"'{node.text}'", node.text.upper(), f"{node.text} "])
    line = node.position.line - 1
    indent = " " * (node.position.column - 1)
    lines = source.text.split("\n")
    lines.insert(random.choice([line, line + 1, len(lines) - 1]), f"{indent}{key}: {random.choice(['x', '1', '[a]'])}")
    return to_bytes("\n".join(lines))


TOKENS: Mapping[str, Mutation] = {
    "swap": swap,
    "retoken": retoken,
    "restyle": restyle,
    "wrap": wrap,
    "resign": resign,
    "repeat-key": repeat_key,
}

# Blocks of other files


@lru_cache(maxsize=1)
def _others() -> Ring[Source]:
    return Ring((source.name, 8, source) for source in gather())


def _other(random: Random, source: Source, alike: Callable[[Source], bool]) -> Source:
    for _ in range(8):
        other = _others().choose(random)
        if alike(other):
            return other
    return source


def _is_small(other: Source) -> bool:
    return len(other.content) < 4_000


def graft_lines(random: Random, source: Source) -> bytes:
    """Insert lines of another file."""
    other = _other(random, source, _is_small)
    start = random.randint(0, len(other.lines))
    block = other.lines[start : start + random.choice([1, 2, 4, 8])]
    at = random.randint(0, len(source.lines))
    keep = at + random.choice([0, 0, 1, 2])
    return to_bytes("".join([*source.lines[:at], *block, *source.lines[keep:]]))


def graft_tail(random: Random, source: Source) -> bytes:
    """Join the first part of this file and the last part of another of its type, as a failed transfer does."""
    kind = source.path.split("/")[1]
    other = _other(random, source, lambda other: _is_small(other) and other.path.split("/")[1] == kind)
    at, start = random.randint(0, len(source.lines)), random.randint(0, len(other.lines))
    return to_bytes("".join([*source.lines[:at], *other.lines[start:]]))


def graft_node(random: Random, source: Source) -> bytes:
    """Replace a value or key by one of another file."""
    node, other = _pick(random, source), _pick(random, taken := _other(random, source, _is_small))
    if node is None or other is None:
        return put_character(random, source)
    return _replace(source, node, _written(taken, other))


def whole_other(random: Random, source: Source) -> bytes:
    """Replace this file by another, or append another."""
    other = _other(random, source, _is_small)
    return random.choice([other.content, source.content + other.content, source.content + b"---\n" + other.content])


SPLICES: Mapping[str, Mutation] = {
    "graft-lines": graft_lines,
    "graft-tail": graft_tail,
    "graft-node": graft_node,
    "whole-other": whole_other,
}

# Size


def deep(random: Random, source: Source) -> bytes:
    """Nest deeper than a record may: by brackets, dashes or indentation."""
    depth = random.choice([20, 31, 32, 33, 34, 100, 1_000, 5_000])
    forms: Sequence[str] = (
        "[" * depth + "]" * depth,
        "[" * depth,
        "{a: " * depth + "b" + "}" * depth,
        "\n" + "- " * depth + "a",
        "\n" + "\n".join(" " * number + "a:" for number in range(1, min(depth, 1_000))),
        "? " * depth,
    )
    node = _pick(random, source, "value")
    return _replace(source, node, random.choice(forms)) if node else to_bytes(random.choice(forms))


def large(random: Random, source: Source) -> bytes:
    """Make something very long: a text, key or number, or many lines, entries, commas, comments, anchors, spaces."""
    size = random.choice([200, 1_024, 1_025, 5_000, 5_000, 20_000])
    node = _pick(random, source)
    few = min(size, 2_000)
    forms = (
        "a" * size,
        '"' + "字" * size + '"',
        "1" * size,
        "-" * size,
        '"' + "\\u4e00" * size + '"',
        "[" + "a, " * few + "a]",
        "[" + "," * few + "]",
        "{" + ", ".join(f"k{number}: 1" for number in range(few)) + "}",
        "[" + ", ".join(f"&a{number} x" for number in range(few)) + "]",
        "[" + "*a, " * few + "*a]",
        "\n" + "  - a\n" * few,
        "|\n" + "   a\n" * few,
        "a" + " " * size + "b",
        "a" + "\n" * size + "  b",
        "a " + "# " * size,
        "'" + "''" * size + "'",
        "1e" * few,
        "1:" * few + "1",
        "0x" + "f" * size,
        "138" * few,
        "a: " * few,
        "：" * size,
        "a" * (2_000_100 if size == 20_000 else size),  # more than the largest file
    )
    return _replace(source, node, random.choice(forms)) if node else to_bytes(random.choice(forms))


SIZES: Mapping[str, Mutation] = {"deep": deep, "large": large}
