"""Mutations of bytes, characters and lines: what editors, transfers and merges do to a file without reading it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from random import Random

from fuzzing import nasty
from fuzzing.sources import Source

Mutation = Callable[[Random, Source], bytes]

_CODECS = ("gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "latin-1", "cp1252", "shift_jis")
_LOOK_ALIKE = str.maketrans("aceopxyABEHKMOPTX:;,-.#0123456789", "асеорхуАВЕНКМОРТХ：；，－．＃０１２３４５６７８９")
_DIGITS = ("٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "〇一二三四五六七八九", "０１２３４５６７８９", "⓪①②③④⑤⑥⑦⑧⑨")


def to_bytes(text: str) -> bytes:
    """UTF-8, and for half a surrogate pair the bytes that old programs write for it."""
    return text.encode("utf-8", "surrogatepass")


def _span(random: Random, length: int, longest: int = 40) -> tuple[int, int]:
    start = random.randint(0, length)
    return start, min(length, start + random.randint(1, longest))


# Bytes


def flip_bit(random: Random, source: Source) -> bytes:
    """One bit turned over."""
    content = bytearray(source.content or b"a")
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return bytes(content)


def put_bytes(random: Random, source: Source) -> bytes:
    """Bytes that are no text put in, or put in place of others."""
    start, end = _span(random, len(source.content), 4)
    kept = source.content[start if random.random() < 0.5 else end :]
    return source.content[:start] + random.choice(nasty.BYTES) + kept


def cut_bytes(random: Random, source: Source) -> bytes:
    """Some bytes lost in the middle, or all from somewhere on."""
    start, end = _span(random, len(source.content))
    return source.content[:start] + (source.content[end:] if random.random() < 0.5 else b"")


def move_bytes(random: Random, source: Source) -> bytes:
    """A stretch of bytes repeated elsewhere."""
    (start, end), at = _span(random, len(source.content)), random.randint(0, len(source.content))
    return source.content[:at] + source.content[start:end] + source.content[at:]


def recode(random: Random, source: Source) -> bytes:
    """The file, or one line of it, in another encoding; read in that encoding and written back; or marked as such."""
    codec = random.choice(_CODECS)
    case = random.randrange(4)
    if case == 0:
        return source.text.encode(codec, "replace")
    if case == 1:
        return to_bytes(source.content.decode(codec, "replace"))
    if case == 2:
        return random.choice(nasty.BYTES[9:13]) + source.content
    lines = list(source.lines) or [""]
    which = random.randrange(len(lines))
    return b"".join(
        each.encode(codec, "replace") if number == which else to_bytes(each) for number, each in enumerate(lines)
    )


def end_lines(random: Random, source: Source) -> bytes:
    """Line ends of another system, everywhere or here and there."""
    end = random.choice(["\r\n", "\r", "\n\r", "\u2028", "\x85", "\v", "\r\r\n"])
    share = random.choice([1.0, 0.3, 0.1])
    return to_bytes("".join(end if each == "\n" and random.random() < share else each for each in source.text))


BYTES: Mapping[str, Mutation] = {
    "flip-bit": flip_bit,
    "put-bytes": put_bytes,
    "cut-bytes": cut_bytes,
    "move-bytes": move_bytes,
    "recode": recode,
    "end-lines": end_lines,
}

# Characters


def put_character(random: Random, source: Source) -> bytes:
    """A harmful character put in, up to three times."""
    text = source.text
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(nasty.CHARACTERS) + text[at + random.choice([0, 0, 1]) :]
    return to_bytes(text)


def put_any_character(random: Random, source: Source) -> bytes:
    """Any character of Unicode put in."""
    at = random.randint(0, len(source.text))
    character = chr(random.randrange(random.choice([0x300, 0x3100, 0x10000, 0x110000])))
    return to_bytes(source.text[:at] + character + source.text[at:])


def look_alike(random: Random, source: Source) -> bytes:
    """Characters of a stretch replaced by ones that look the same."""
    start, end = _span(random, len(source.text), random.choice([3, 10, 60]))
    return to_bytes(source.text[:start] + source.text[start:end].translate(_LOOK_ALIKE) + source.text[end:])


def other_digits(random: Random, source: Source) -> bytes:
    """The digits of a stretch in another script."""
    table = str.maketrans("0123456789", random.choice(_DIGITS))
    start, end = _span(random, len(source.text), 60)
    return to_bytes(source.text[:start] + source.text[start:end].translate(table) + source.text[end:])


def normalize(random: Random, source: Source) -> bytes:
    """The text in another normal form, as some file systems and copies leave it."""
    return to_bytes(unicodedata.normalize(random.choice(["NFD", "NFKD", "NFKC"]), source.text))


def respace(random: Random, source: Source) -> bytes:
    """Spaces of one line replaced by others."""
    lines = list(source.lines) or [" "]
    at = random.randrange(len(lines))
    space = random.choice(["\t", "\u3000", "\xa0", "\u2003", "  ", "", " \t", "\t ", "\u200b "])
    lines[at] = lines[at].replace(" ", space, random.choice([1, 2, -1]))
    return to_bytes("".join(lines))


CHARACTERS: Mapping[str, Mutation] = {
    "put-character": put_character,
    "put-any-character": put_any_character,
    "look-alike": look_alike,
    "other-digits": other_digits,
    "normalize": normalize,
    "respace": respace,
}

# Lines


def _lines(random: Random, source: Source) -> tuple[list[str], int, int]:
    """The lines, and a block of them."""
    lines = [each if each.endswith("\n") else each + "\n" for each in source.lines] or ["\n"]
    start = random.randrange(len(lines))
    return lines, start, min(len(lines), start + random.choice([1, 1, 1, 2, 3, 5]))


def drop_lines(random: Random, source: Source) -> bytes:
    """A block of lines gone."""
    lines, start, end = _lines(random, source)
    return to_bytes("".join(lines[:start] + lines[end:]))


def double_lines(random: Random, source: Source) -> bytes:
    """A block of lines there twice, or as often as a hand on a key makes it."""
    lines, start, end = _lines(random, source)
    times = random.choice([2, 2, 2, 2, 3, 50])
    return to_bytes("".join(lines[:start] + lines[start:end] * times + lines[end:]))


def move_lines(random: Random, source: Source) -> bytes:
    """A block of lines elsewhere."""
    lines, start, end = _lines(random, source)
    rest = lines[:start] + lines[end:]
    at = random.randint(0, len(rest))
    return to_bytes("".join(rest[:at] + lines[start:end] + rest[at:]))


def shuffle_lines(random: Random, source: Source) -> bytes:
    """Lines in another order."""
    lines, start, _ = _lines(random, source)
    block = lines[start : start + 8]
    random.shuffle(block)
    return to_bytes("".join(lines[:start] + block + lines[start + 8 :]))


def indent_lines(random: Random, source: Source) -> bytes:
    """A block of lines indented otherwise."""
    lines, start, end = _lines(random, source)
    by = random.choice([-4, -2, -1, 1, 2, 4])
    moved = [" " * by + each if by > 0 else each.removeprefix(" " * -by) for each in lines[start:end]]
    return to_bytes("".join(lines[:start] + moved + lines[end:]))


def join_lines(random: Random, source: Source) -> bytes:
    """A line run together with the next."""
    lines, start, _ = _lines(random, source)
    lines[start] = lines[start].rstrip("\n") + random.choice(["", " ", ", "])
    return to_bytes("".join(lines))


def split_line(random: Random, source: Source) -> bytes:
    """A line broken in two."""
    lines, start, _ = _lines(random, source)
    at = random.randint(0, len(lines[start]))
    indent = " " * random.choice([0, 2, 4, 8])
    lines[start] = f"{lines[start][:at]}\n{indent}{lines[start][at:]}"
    return to_bytes("".join(lines))


def put_line(random: Random, source: Source) -> bytes:
    """A line put in that belongs to a merge, another document or another reader."""
    lines, start, _ = _lines(random, source)
    indent = random.choice(["", "", "  ", "    "])
    return to_bytes("".join([*lines[:start], f"{indent}{random.choice(nasty.LINES)}\n", *lines[start:]]))


def conflict(random: Random, source: Source) -> bytes:
    """A block of lines as a merge leaves it that nobody has ended."""
    lines, start, end = _lines(random, source)
    signs = [["<<<<<<< HEAD\n"], ["=======\n"], [">>>>>>> topic\n"]]
    if random.random() < 0.3:
        signs[random.randrange(3)] = []
    other = lines[start:end] if random.random() < 0.5 else []
    return to_bytes("".join([*lines[:start], *signs[0], *lines[start:end], *signs[1], *other, *signs[2], *lines[end:]]))


def _comment(random: Random, source: Source) -> bytes:
    """A line made a comment, or one put at the end of a line."""
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
    "comment": _comment,
}


def again(random: Random, content: bytes, source: Source, mutations: Sequence[Mutation]) -> bytes:
    """A further mutation of what is a mutant already."""
    return random.choice(mutations)(random, Source(path=source.path, content=content, files={}, origin=""))
