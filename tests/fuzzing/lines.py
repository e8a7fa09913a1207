"""Mutations of whole lines: what editors, copies and merges do to a file without reading it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from fuzzing import nasty
from fuzzing.blows import Mutation, to_bytes
from fuzzing.sources import Source


def _lines(random: Random, source: Source) -> tuple[list[str], int, int]:
    """The lines, and begin and end of a random block of them."""
    lines = [line if line.endswith("\n") else line + "\n" for line in source.lines] or ["\n"]
    start = random.randrange(len(lines))
    return lines, start, min(len(lines), start + random.choice([1, 1, 1, 2, 3, 5]))


def drop_lines(random: Random, source: Source) -> bytes:
    """Remove a block of lines."""
    lines, start, end = _lines(random, source)
    return to_bytes("".join(lines[:start] + lines[end:]))


def double_lines(random: Random, source: Source) -> bytes:
    """Repeat a block of lines: twice, three times or fifty times."""
    lines, start, end = _lines(random, source)
    times = random.choice([2, 2, 2, 2, 3, 50])
    return to_bytes("".join(lines[:start] + lines[start:end] * times + lines[end:]))


def move_lines(random: Random, source: Source) -> bytes:
    """Move a block of lines."""
    lines, start, end = _lines(random, source)
    rest = lines[:start] + lines[end:]
    at = random.randint(0, len(rest))
    return to_bytes("".join(rest[:at] + lines[start:end] + rest[at:]))


def shuffle_lines(random: Random, source: Source) -> bytes:
    """Shuffle a block of lines."""
    lines, start, _ = _lines(random, source)
    block = lines[start : start + 8]
    random.shuffle(block)
    return to_bytes("".join(lines[:start] + block + lines[start + 8 :]))


def indent_lines(random: Random, source: Source) -> bytes:
    """Change the indentation of a block of lines."""
    lines, start, end = _lines(random, source)
    by = random.choice([-4, -2, -1, 1, 2, 4])
    moved = [" " * by + line if by > 0 else line.removeprefix(" " * -by) for line in lines[start:end]]
    return to_bytes("".join(lines[:start] + moved + lines[end:]))


def join_lines(random: Random, source: Source) -> bytes:
    """Join a line with the next."""
    lines, start, _ = _lines(random, source)
    lines[start] = lines[start].rstrip("\n") + random.choice(["", " ", ", "])
    return to_bytes("".join(lines))


def split_line(random: Random, source: Source) -> bytes:
    """Split a line."""
    lines, start, _ = _lines(random, source)
    at = random.randint(0, len(lines[start]))
    indent = " " * random.choice([0, 2, 4, 8])
    lines[start] = f"{lines[start][:at]}\n{indent}{lines[start][at:]}"
    return to_bytes("".join(lines))


def put_line(random: Random, source: Source) -> bytes:
    """Insert a line of a merge conflict, another document or another dialect."""
    lines, start, _ = _lines(random, source)
    indent = random.choice(["", "", "  ", "    "])
    return to_bytes("".join([*lines[:start], f"{indent}{random.choice(nasty.LINES)}\n", *lines[start:]]))


def conflict(random: Random, source: Source) -> bytes:
    """Insert conflict markers around a block of lines."""
    lines, start, end = _lines(random, source)
    signs = [["<<<<<<< HEAD\n"], ["=======\n"], [">>>>>>> topic\n"]]
    if random.random() < 0.3:
        signs[random.randrange(3)] = []
    other = lines[start:end] if random.random() < 0.5 else []
    return to_bytes("".join([*lines[:start], *signs[0], *lines[start:end], *signs[1], *other, *signs[2], *lines[end:]]))


def comment(random: Random, source: Source) -> bytes:
    """Comment out a line, or add a comment at its end."""
    lines, start, _ = _lines(random, source)
    tail = random.choice(["# ", " # ", "#", " #", "  # 注 ", "\t# "])
    lines[start] = tail + lines[start] if random.random() < 0.5 else f"{lines[start][:-1]}{tail}{lines[start][-1:]}"
    return to_bytes("".join(lines))


LINES: Mapping[str, Mutation] = {
    "drop-lines": drop_lines,
    "double-lines": double_lines,
    "move-lines": move_lines,
    "shuffle-lines": shuffle_lines,
    "indent-lines": indent_lines,
    "join-lines": join_lines,
    "split-line": split_line,
    "put-line": put_line,
    "conflict": conflict,
    "comment": comment,
}
