"""Obviously fake private data, made at run time so that no file of the project holds a number that looks real.

Mobile numbers have noughts or 12345678 behind the operator's prefix; resident ids belong to nobody born after 1905 and
carry the order number 000, which isn't given out; bank cards are noughts with a check digit.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from stdnum import luhn
from stdnum.cn import ric

OPERATORS = ("138", "139", "150", "159", "166", "177", "186", "188", "191", "199", "147")
TAILS = ("00138000", "12345678", "00000000", "00001111", "01234567")

SCRIPTS: dict[str, str] = {
    "ascii": "0123456789",
    "full-width": "０１２３４５６７８９",
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "devanagari": "०१२३४५६७८९",
    "bengali": "০১২৩৪৫৬৭৮৯",
    "thai": "๐๑๒๓๔๕๖๗๘๙",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
    "black-circled": "⓿❶❷❸❹❺❻❼❽❾",
    "superscript": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "subscript": "₀₁₂₃₄₅₆₇₈₉",
    "bold": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "monospace": "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿",
    "hanzi": "零一二三四五六七八九",
    "hanzi-ring": "〇一二三四五六七八九",
    "hanzi-spoken": "零幺两三四五六拐八勾",
    "hanzi-capital": "零壹贰叁肆伍陆柒捌玖",
    "hanzi-traditional": "零壹貳參肆伍陸柒捌玖",
    "suzhou": "〇〡〢〣〤〥〦〧〨〩",
    "bracketed": "0⑴⑵⑶⑷⑸⑹⑺⑻⑼",
}
"""Ten digits of a script each, in order."""

SEPARATORS: dict[str, str] = {
    "space": " ",
    "two-spaces": "  ",
    "no-break-space": "\u00a0",
    "ideographic-space": "\u3000",
    "thin-space": "\u2009",
    "zero-width-space": "\u200b",
    "word-joiner": "\u2060",
    "soft-hyphen": "\u00ad",
    "hyphen": "-",
    "no-break-hyphen": "\u2011",
    "en-dash": "–",
    "em-dash": "—",
    "minus": "−",
    "wide-hyphen": "－",
    "spaced-hyphen": " - ",
    "dot": ".",
    "middle-dot": "·",
    "katakana-dot": "・",
    "bullet": "•",
    "full-stop": "。",
    "slash": "/",
    "backslash": "\\",
    "underscore": "_",
    "comma": ",",
    "wide-comma": "，",
    "pause-mark": "、",
    "tilde": "~",
    "bar": "|",
    "asterisk": "*",
    "plus": "+",
    "brackets": ")(",
    "colon": ":",
}


def mobile(number: int) -> str:
    """An obviously fake mobile number, another one for each number."""
    return OPERATORS[number % len(OPERATORS)] + TAILS[number // len(OPERATORS) % len(TAILS)]


def resident_id(number: int, ends_in_x: bool = False) -> str:
    """A resident id with a right check digit of nobody alive."""
    for step in range(200):
        day = number + step
        body = (
            ("370303", "110101", "320106", "420606")[number % 4]
            + f"190{day % 6}{day % 12 + 1:02}{day % 28 + 1:02}"
            + "000"
        )
        full = body + str(ric.calc_check_digit(body + "0"))
        if full.endswith("X") == ends_in_x:
            return full
    raise AssertionError("no such number in two hundred")


def old_resident_id(number: int) -> str:
    """A resident id of fifteen digits."""
    return ("370303", "110101", "320106")[number % 3] + f"5{number % 10}0{number % 9 + 1}1{number % 9}" + "000"


def bank_card(prefix: str, length: int) -> str:
    """A bank card with a right check digit, all noughts between."""
    body = prefix.ljust(length - 1, "0")
    return body + str(luhn.calc_check_digit(body))


def written(digits: str, script: str) -> str:
    """Digits in a script; an X stays."""
    return "".join(SCRIPTS[script][int(digit)] if digit.isdigit() else digit for digit in digits)


def grouped(digits: str, sizes: tuple[int, ...], separator: str) -> str:
    """Digits in groups, the last one taking what is left."""
    parts, place = [], 0
    for size in sizes:
        parts.append(digits[place : place + size])
        place += size
    if place < len(digits):
        parts.append(digits[place:])
    return separator.join(part for part in parts if part)


STAND_INS: Mapping[str, str] = {
    "<resident id>": resident_id(1),
    "<bank card>": bank_card("621700", 19),
    "<mobile>": mobile(0),
    "<passport>": "G" + "0" * 7 + "1",
    "<hash>": sha256(mobile(0).encode()).hexdigest(),
    "<mailbox>": "zhang" + "san@" + "qq.com",
    "<number plate>": "鲁C" + "00001",
    "<room>": "3号楼2单元" + "501",
    "<wechat id>": "zs_" + "0001",
    "<name>": "王" + "阿姨",
}
"""What the examples of the rules about private data write, and what it stands for when they are tried."""
