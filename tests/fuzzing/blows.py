"""Mutations of bytes and characters: what editors and transfers do to a file without reading it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from random import Random

from fuzzing import nasty
from fuzzing.sources import Source
from privacy import fakes

Mutation = Callable[[Random, Source], bytes]

_CODECS = ("gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "latin-1", "cp1252", "shift_jis")
_LOOK_ALIKE = str.maketrans("aceopxyABEHKMOPTX:;,-.#0123456789", "асеорхуАВЕНКМОРТХ：；，－．＃０１２３４５６７８９")
_DIGITS = ("٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "〇一二三四五六七八九", "０１２３４５６７８９", "⓪①②③④⑤⑥⑦⑧⑨")


def to_bytes(text: str) -> bytes:
    """UTF-8; lone surrogates become the bytes that old programs write for them."""
    return text.encode("utf-8", "surrogatepass")


def _span(random: Random, length: int, longest: int = 40) -> tuple[int, int]:
    start = random.randint(0, length)
    return start, min(length, start + random.randint(1, longest))


# Bytes


def flip_bit(random: Random, source: Source) -> bytes:
    """Flip one bit."""
    content = bytearray(source.content or b"a")
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return bytes(content)


def put_bytes(random: Random, source: Source) -> bytes:
    """Insert bytes that are not text, or overwrite some with them."""
    start, end = _span(random, len(source.content), 4)
    kept = source.content[start if random.random() < 0.5 else end :]
    return source.content[:start] + random.choice(nasty.BYTES) + kept


def cut_bytes(random: Random, source: Source) -> bytes:
    """Remove some bytes, or all from some offset on."""
    start, end = _span(random, len(source.content))
    return source.content[:start] + (source.content[end:] if random.random() < 0.5 else b"")


def move_bytes(random: Random, source: Source) -> bytes:
    """Copy a run of bytes to another place."""
    (start, end), at = _span(random, len(source.content)), random.randint(0, len(source.content))
    return source.content[:at] + source.content[start:end] + source.content[at:]


def recode(random: Random, source: Source) -> bytes:
    """Encode the file or one line in another encoding, decode it wrongly, or add a byte order mark."""
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
        line.encode(codec, "replace") if number == which else to_bytes(line) for number, line in enumerate(lines)
    )


def end_lines(random: Random, source: Source) -> bytes:
    """Replace line ends, everywhere or in places."""
    end = random.choice(["\r\n", "\r", "\n\r", "\u2028", "\x85", "\v", "\r\r\n"])
    share = random.choice([1.0, 0.3, 0.1])
    return to_bytes("".join(end if char == "\n" and random.random() < share else char for char in source.text))


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
    """Insert a harmful character, up to three times."""
    text = source.text
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(nasty.CHARACTERS) + text[at + random.choice([0, 0, 1]) :]
    return to_bytes(text)


def put_any_character(random: Random, source: Source) -> bytes:
    """Insert any character of Unicode."""
    at = random.randint(0, len(source.text))
    character = chr(random.randrange(random.choice([0x300, 0x3100, 0x10000, 0x110000])))
    return to_bytes(source.text[:at] + character + source.text[at:])


def look_alike(random: Random, source: Source) -> bytes:
    """Replace characters by ones that look the same."""
    start, end = _span(random, len(source.text), random.choice([3, 10, 60]))
    return to_bytes(source.text[:start] + source.text[start:end].translate(_LOOK_ALIKE) + source.text[end:])


def other_digits(random: Random, source: Source) -> bytes:
    """Write digits in another script."""
    table = str.maketrans("0123456789", random.choice(_DIGITS))
    start, end = _span(random, len(source.text), 60)
    return to_bytes(source.text[:start] + source.text[start:end].translate(table) + source.text[end:])


def normalize(random: Random, source: Source) -> bytes:
    """Convert the text to another normal form, as some file systems do."""
    return to_bytes(unicodedata.normalize(random.choice(["NFD", "NFKD", "NFKC"]), source.text))


def respace(random: Random, source: Source) -> bytes:
    """Replace the spaces of one line by others."""
    lines = list(source.lines) or [" "]
    at = random.randrange(len(lines))
    space = random.choice(["\t", "\u3000", "\xa0", "\u2003", "  ", "", " \t", "\t ", "\u200b "])
    lines[at] = lines[at].replace(" ", space, random.choice([1, 2, -1]))
    return to_bytes("".join(lines))


def put_private(random: Random, source: Source) -> bytes:
    """Insert something that looks private, as a person may write it: a number, an address, a name."""
    number = random.randrange(1_000)
    said = random.choice(
        (
            fakes.mobile(number),
            fakes.resident_id(number),
            fakes.old_resident_id(number),
            fakes.bank_card("622202", 19),
            "3号楼2单元501室",
            "鲁C·A1B2C",
            f"微信 wx_{number:08}",
            f"nobody{number}@qq.com",
            "联系人：王某某",
            "5f4dcc3b5aa765d61d8327deb882cf99",
            "E00000000",
        )
    )
    if random.random() < 0.5:
        said = fakes.grouped(said, (3, 4, 4), random.choice(list(fakes.SEPARATORS.values())))
    elif random.random() < 0.5 and said.isdigit():
        said = fakes.written(said, random.choice(list(fakes.SCRIPTS)))
    lines = list(source.lines) or ["\n"]
    at = random.randrange(len(lines))
    line, within = lines[at], random.randint(0, len(lines[at]))
    forms = (
        f"{line[:-1]} # {said}\n",
        f"# {said}\n{line}",
        f"{line[:within]}{said}{line[within:]}",
        f"{said}: 1\n{line}",
    )
    lines[at] = random.choice(forms)
    return to_bytes("".join(lines))


CHARACTERS: Mapping[str, Mutation] = {
    "put-character": put_character,
    "put-any-character": put_any_character,
    "look-alike": look_alike,
    "other-digits": other_digits,
    "normalize": normalize,
    "respace": respace,
    "put-private": put_private,
}


def again(random: Random, content: bytes, source: Source, mutations: Sequence[Mutation]) -> bytes:
    """Mutate a mutant once more."""
    return random.choice(mutations)(random, Source(path=source.path, content=content, files={}, origin=""))
