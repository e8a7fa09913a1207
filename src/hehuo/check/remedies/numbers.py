"""Reads a whole number as people type it: 20万, ２, 三十二, 1,200, 60分, about 200.

Knows nothing of fields. What isn't a whole number without doubt is none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from hehuo.model.numerals import DIGITS, LARGE, SMALL

_DIGITS = {**DIGITS, **{char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", 1)}, "貳": 2, "參": 3, "陸": 6}
_SMALL = {**SMALL, "拾": 10, "佰": 100, "仟": 1000, "k": 1000, "K": 1000}
_LARGE = {**LARGE, "萬": 10**4, "w": 10**4, "W": 10**4, "億": 10**8}
_TENS = {"廿": "二十", "卅": "三十"}

_LEADS = {
    "over": "超过 多于 超 逾",
    "about": "大约 大概 约莫 约 左右",
    "under": "将近 接近 不足 不到 近",
}
_TAILS = {"over": "以上 余 多", "about": "左右 上下 来", "under": "不到"}
_MONEY = "人民币|RMB|CNY|¥"

_HAN = "".join((*_DIGITS, *_SMALL, *_LARGE))
_WHOLE = re.compile(
    rf"(?P<lead>{'|'.join(' '.join(_LEADS.values()).split())})?\s*(?P<money>{_MONEY})?\s*"
    rf"(?P<sign>[-+]|负)?(?P<body>(?=[0-9{_HAN}])[0-9,.' {_HAN}]*[0-9{_HAN}])\s*"
    rf"(?P<more>余|多|来)?(?P<scale>[{''.join(_LARGE)}千百]*)(?P<more2>余|多)?\s*"
    rf"(?P<unit>(?:(?![几余多来左上{_HAN}])[㐀-鿿]){{1,5}}|%|[A-Za-z]{{1,4}}2?)?(?P<tail>以上|左右|上下)?[。.;]?"
)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:([,' ])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_PIECE = re.compile(rf"[0-9](?:[0-9,.' ]*[0-9])?|[{_HAN}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A whole number, how exact it is (`over`, `about`, `under`, or None), and the unit that stood behind it."""

    value: int
    qualifier: str | None = None
    unit: str = ""


def read_number(text: str) -> Number | None:
    """The whole number that a text states, or None where that is in doubt."""
    plain = "".join(_TENS.get(char, char) for char in unicodedata.normalize("NFKC", text).strip().strip("\"'“”‘’"))
    match = _WHOLE.fullmatch(plain)
    if match is None:
        return None
    parts = match.groupdict()
    value = _value(parts["body"].strip() + parts["scale"], bool(parts["more"] and parts["scale"]))
    if value is None or value != value.to_integral_value():
        return None
    unit = (parts["unit"] or "").removesuffix("整")
    if parts["money"]:
        if unit.removesuffix("人民币") not in ("", "元"):
            return None
        unit = "元"
    return Number(
        value=-int(value) if parts["sign"] in ("-", "负") else int(value),
        qualifier=_qualifier(parts),
        unit=unit.removesuffix("人民币"),
    )


def _qualifier(parts: dict[str, str | None]) -> str | None:
    """How exact the words around a number leave it. Two of them that differ leave it open, which is `about`."""
    said = [name for name, leads in _LEADS.items() if parts["lead"] in leads.split()]
    ends = (parts["more"], parts["more2"], parts["tail"])
    said += [name for name, tails in _TAILS.items() for end in ends if end in tails.split()]
    return None if not said else said[0] if len(set(said)) == 1 else "about"


def _value(body: str, vague: bool) -> Decimal | None:
    """The value of digits, of Chinese numerals, or of both; None where the text is no number. With `vague` the number
    before a scale is rounded (二十多万), so that nothing colloquial may follow."""
    pieces = _PIECE.findall(body)
    if "".join(pieces) != body.replace(" ", "") and len(pieces) > 1:
        return None
    if len(pieces) == 1 and pieces[0] not in _HAN:
        return _plain(pieces[0])
    if all(piece in _DIGITS for piece in pieces):
        return _positional(pieces)
    return _scaled(pieces, vague)


def _plain(digits: str) -> Decimal | None:
    """The value of digits with a point, or with separators between groups of three."""
    return Decimal(re.sub("[,' ]", "", digits)) if _PLAIN.fullmatch(digits) else None


def _positional(pieces: list[str]) -> Decimal | None:
    """Digits one after the other: 二〇二六. Two neighbours, such as 三四, mean "three or four"."""
    digits = [_DIGITS[piece] for piece in pieces]
    if len(digits) > 1 and (len(digits) == 2 or "两" in pieces):
        return None
    return Decimal("".join(map(str, digits)))


def _scaled(pieces: list[str], vague: bool) -> Decimal | None:
    """Numerals with tens, hundreds, thousands, in sections that end in 万 or 亿: each scale is smaller than the one
    before it in its section, and each section's than that of the section before."""
    total, section, pending = Decimal(0), Decimal(0), None
    large, small, scale, before = Decimal(10) ** 16, Decimal(10) ** 4, Decimal(1), ""
    for piece in pieces:
        if piece in _LARGE:
            section, scale = section + (pending or 0), Decimal(_LARGE[piece])
            if section == 0 or scale >= large:
                return None
            total, section, pending = total + section * scale, Decimal(0), None
            large, small = scale, Decimal(10) ** 4
        elif piece in _SMALL:
            scale = Decimal(_SMALL[piece])
            if scale >= small or (pending is None and scale > 10):
                return None
            section, small, pending = section + (1 if pending is None else pending) * scale, scale, None
        else:
            value = Decimal(_DIGITS[piece]) if piece in _DIGITS else _plain(piece)
            if value is None or (pending is not None and before not in ("零", "〇")):
                return None
            pending = value
        before = piece
    return total + section if pending is None else _ended(pieces, total + section, pending, scale, vague)


def _ended(pieces: list[str], total: Decimal, last: Decimal, scale: Decimal, vague: bool) -> Decimal | None:
    """The value with a last digit that has no scale: 二十三, 三百零五, and 三万五 for 35 000."""
    if scale <= 10 or pieces[-2] in ("零", "〇") or (pieces[-1] not in _DIGITS and last >= 10):
        return total + last if last < scale else None
    return None if vague or last == 0 else total + last * scale / 10
