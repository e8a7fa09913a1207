"""Reads what a text claims: its numbers, each with its unit, how it is compared, and the words around it.

Dates, times, ages, ordinals, telephone numbers and the numbers of a list are no claims. Knows no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hehuo.derive.verifying import language
from hehuo.derive.verifying.amounts import Amount, Comparison
from hehuo.derive.verifying.language import POINTS, Phase, Sense, either
from hehuo.derive.verifying.numerals import HAN, WORDS, numeral, scale
from hehuo.derive.verifying.senses import ages_in, sense_of, times_of
from hehuo.derive.verifying.times import Time, time_of

_WIDE = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_SENTENCE = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")
_CLAUSE = re.compile(r"[，、：:（）()…|｜✅]|,(?!\d)|—+|(?<=[一-鿿])\s+(?=[一-鿿])|[\U0001F300-\U0001FAFF]")


_HAN_LEADS = [
    word for word in (*language.ABOVE, *language.BELOW, *language.NEARLY, *language.ABOUT) if not word.isascii()
]
_LATIN_LEADS = [
    word for word in (*language.ABOVE, *language.BELOW, *language.NEARLY, *language.ABOUT) if word.isascii()
]
_CHINESE = re.compile(
    rf"(?:(?<![附最就邻靠临])(?P<lead>{either(*_HAN_LEADS)})了?\s*)?(?P<percent>百分之)?"
    rf"(?P<number>[0-9]+(?:[,，][0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[{HAN}][{HAN}万亿]*(?=万|亿|余|多)|[{HAN}][{HAN}万亿]*)"
    rf"\s*(?P<more>余|多|来|几)?(?P<scale>[百千]?[万亿]{{0,2}})(?P<more2>余|多)?\s*"
    rf"(?:(?P<long>个多月)|(?P<unit>{either(*language.UNITS)}))?(?P<tail>以上|以下|左右|上下)?"
)
_ENGLISH = re.compile(
    rf"(?:\b(?P<lead>{either(*_LATIN_LEADS)})\s+)?"
    rf"(?P<number>(?<![\w.,-])[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?|\b(?:{either(*WORDS)})\b(?:(?:[\s-]+|\s+and\s+)(?:{either(*WORDS)})\b)*)"
    r"(?:\s*(?P<scale>billion|million|thousand)\b)?"
    r"(?:\s*(?P<unit>%|per ?cent(?:age points?)?\b|yuan\b|RMB\b|square met(?:re|er)s?\b|sq\.? ?m\b|m²|㎡|days?\b))?",
    re.IGNORECASE,
)
_NO_CLAIM_AFTER = re.compile(
    r"\s*(?:年(?!多)|月|日|号|时(?!间)|点|分钟|届|岁|周岁|世纪|版|[:：/]\d|[-–—~～至]\s*\d+(?:[-年月日号]|\.|:)|-\d{5,}|(?:st|nd|rd|th)\b|-?\s?years?[- ]old"
    r"|o'clock|\s?[ap]\.?m\b|\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_NO_CLAIM_BEFORE = re.compile(
    r"(?:第\s?|[0-9][-/:：.]|[0-9]\s?[点时]|No\.?\s?|[A-Za-z]-?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s)$"
)
_LISTED = re.compile(r"(?:^|[。！？!?；;\n])\s*$")
_FAR = 120
"""How far from a number words are read with it."""

_LASTING = re.compile(r"(?:连续|历时|为期|长达|用了|近|过去)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A number of a text.

    `start` counts characters from 0, `line` and `column` from 1. `window` says from where to where the words stand that
    belong to it, `sentence` those of the whole sentence. It is `earlier` where it is said of a time before, of a `rate` where
    it is of each day or person, `paid` where money was spent.
    """

    text: str
    start: int
    end: int
    line: int
    column: int
    amount: Amount
    unit: str | None
    window: tuple[int, int]
    sentence: tuple[int, int]
    sense: Sense
    phase: Phase | None
    earlier: bool
    rate: str
    paid: bool
    ages: frozenset[int]
    time: Time


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    amount: Amount
    unit: str | None


def read_claims(text: str) -> tuple[Claim, ...]:
    """Every number of a text that claims something, in order."""
    plain = text.translate(_WIDE)
    starts = [0, *(match.end() for match in re.finditer("\n", plain))]
    found: list[Claim] = []
    line = 0
    for sentence in _spans(_SENTENCE, plain, 0, len(plain)):
        chinese = re.search("[一-鿿]", plain[slice(*sentence)]) is not None
        for clause in _spans(_CLAUSE, plain, *sentence):
            numbers = list(_numbers(plain, *clause, chinese))
            for place, number in enumerate(numbers):
                while line + 1 < len(starts) and starts[line + 1] <= number.start:
                    line += 1
                window = (
                    numbers[place - 1].end if place else clause[0],
                    numbers[place + 1].start if place + 1 < len(numbers) else clause[1],
                )
                found.append(
                    _claim(plain, number, window, clause, sentence, (line + 1, number.start - starts[line] + 1))
                )
    return tuple(found)


def _spans(breaks: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in breaks.finditer(text, start, end):
        if match.group() == "." and text[max(start, match.start() - 2) : match.start()].strip().isdigit():
            continue
        yield at, match.start()
        at = match.end()
    yield at, end


def _numbers(text: str, start: int, end: int, chinese: bool) -> Iterator[_Number]:
    for match in (_CHINESE if chinese else _ENGLISH).finditer(text, start, end):
        number = _number(text, match, chinese)
        if number is not None:
            yield number


def _number(text: str, match: re.Match[str], chinese: bool) -> _Number | None:
    parts = {name: value or "" for name, value in match.groupdict().items()}
    written, end = parts["number"], match.end()
    unit = _unit(parts)
    before, rest = (
        text[max(0, match.start("number") - 12) : match.start("number")],
        text[match.end("number") : end + 16],
    )
    lasting = unit == "年" and _LASTING.search(text[max(0, match.start() - 3) : match.start()]) is not None
    if _NO_CLAIM_BEFORE.search(before) or (_NO_CLAIM_AFTER.match(rest) and not lasting):
        return None
    if unit in ("岁", "级", "层", "期") or (unit is None and _is_no_count(text, match, written, chinese)):
        return None
    if unit == "小时" and written == "24":
        return None
    if len(written) == 2 and written[0] in HAN and not set(written) & set("十百千万亿〇零"):
        return None  # 八九 is one or the other
    if unit == "番" and "翻" not in text[max(0, match.start() - 2) : match.start()]:
        return None
    value = numeral(written) * scale(parts["scale"])
    comparison = _comparison(parts)
    if (
        written in ("一", "1", "百", "千", "one")
        and comparison == "exact"
        and unit not in ("天", "番", "倍", "个月", "元", "%")
    ):
        return None
    start = match.start("number") if not parts["lead"] and not parts.get("percent") else match.start()
    if unit == "成":
        value, unit = value * 10, "%"
    return _Number(start, end, Amount(number=value, comparison=comparison), unit)


def _is_no_count(text: str, match: re.Match[str], written: str, chinese: bool) -> bool:
    """Whether a number without a unit is the number of something: a year, a telephone, an item of a list, a word's part."""
    after = text[match.end() : match.end() + 2]
    if written[0] in HAN:
        return not match["scale"] and not match["more"] and not match["more2"]
    if (
        written.isdigit()
        and re.match(r"[.、)）\s]" if chinese else "[.)]", after)
        and _LISTED.search(text[max(0, match.start() - 3) : match.start()])
    ):
        return True
    if re.fullmatch(r"(?:19|20)[0-9]{2}", written) and not match["lead"]:
        return True
    return chinese and (len(written) > 6 and "," not in written)


def _unit(parts: dict[str, str]) -> str | None:
    if parts.get("percent"):
        return "%"
    if parts.get("long"):
        return "个月"
    unit = parts["unit"].lower()
    if not unit:
        return None
    if unit in ("%", "％", "percent", "per cent"):
        return "%"
    if unit.startswith("per") or unit.endswith("百分点"):
        return POINTS
    if unit in ("yuan", "rmb"):
        return "元"
    if unit.startswith("day"):
        return "天"
    return "平方米" if unit[0] in "sm㎡" else unit


def _comparison(parts: dict[str, str]) -> Comparison:
    lead, tail = parts["lead"].lower(), parts.get("tail", "")
    if lead in language.ABOVE or tail == "以上":
        return "from" if lead in language.EVEN or tail == "以上" else "above"
    if lead in language.BELOW or tail == "以下":
        return "up to" if lead in language.EVEN else "below"
    if parts.get("more") or parts.get("more2") or parts.get("long"):
        return "over"
    if lead in language.NEARLY:
        return "under"
    return "about" if lead or tail else "exact"


def _claim(
    text: str,
    number: _Number,
    window: tuple[int, int],
    clause: tuple[int, int],
    sentence: tuple[int, int],
    position: tuple[int, int],
) -> Claim:
    before, after = text[window[0] : number.start], text[number.end : window[1]]
    ahead = text[max(clause[0], number.start - _FAR) : number.start]
    first = max(sentence[0], number.start - _FAR)
    around = text[first : min(sentence[1], number.end + _FAR)]
    rate = language.RATES.search(ahead + text[number.end : min(clause[1], number.end + _FAR)])
    sense, phase = sense_of(ahead, before, after)
    amount = number.amount
    if number.unit in ("番", "倍"):
        amount, sense = times_of(number.amount, number.unit, after, sense), "times"
    return Claim(
        text=text[number.start : number.end].strip(),
        start=number.start,
        end=number.end,
        line=position[0],
        column=position[1],
        amount=amount,
        unit="倍" if number.unit == "番" else number.unit,
        window=window,
        sentence=sentence,
        sense=sense,
        phase=phase,
        earlier=any(word in ahead for word in language.EARLIER),
        rate=rate.group() if rate is not None else "",
        ages=ages_in(around),
        paid=language.SPENDING.search(around) is not None,
        time=time_of(around, number.start - first),
    )
