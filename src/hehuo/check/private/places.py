"""Where somebody lives: addresses that lead to one household's door.

A building, a unit or a floor alone is nobody's address: a building's lamps and an office's rooms pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hehuo.check.private.expression import expression
from hehuo.check.private.text import HAN_DIGITS, FlatText, Span, line_before, narrow_digits

ROOM = "private-room"

# The forms of an address, with digits narrow

_GAP = r"(?:[ \t\u3000,，、/.·_~（）()—–－‐-]{0,3}| ?\n[ #]{1,24})"
_TIGHT = r"[ \t\u3000/.·_~—–－‐-]{0,3}"
_DASH = "[-—–－‐/～~_·]"
_COUNT = "[0-9十百]{1,3}"
_FLOOR = rf"(?:{_COUNT} ?[楼层]{_GAP})?"
_DOOR = r"(?P<room>[0-9]{3,4}|[0-9]百0?[0-9]{1,2}|[0-9] [0-9] [0-9])(?![0-9A-Za-z]|[.％%:：][0-9])"
_TAIL = r"(?: ?(?P<tail>室|户|房|号))?"
_HOUSE = rf"(?:{_COUNT} ?(?:号 ?楼|栋|幢|[#＃]楼?)|[A-Za-z] ?[座栋])"
_BUILDING = rf"(?:{_HOUSE}|{_COUNT} ?(?:号院|座|号|楼))"
_UNIT = r"(?:[0-9十]{1,2}|[东西南北中甲乙丙丁A-Da-d]) ?(?:单 ?元|门(?![诊店口岗类课])|梯)"
_NUMBERED = rf"[0-9]{{1,3}}(?:[#＃] ?{_DASH}?|{_DASH})(?:[0-9]{{1,2}}{_DASH})?"
_SIDE = "[东西中南北左右]边? ?户"
_ESTATE = "小区|家园|花园|公寓|新村|嘉园|佳园|[\u4e00-\u9fff][苑园庭府邸湾居]|家住|住址|住在|现住|住户|家庭地址"

_BY_UNIT = expression(rf"(?<![0-9])(?P<place>(?:{_BUILDING}{_GAP})?{_UNIT}{_GAP}{_FLOOR}{_DOOR}{_TAIL})")
_BY_SIDE = expression(
    rf"(?<![0-9])(?P<place>(?:{_BUILDING}|{_UNIT}){_GAP}(?:{_COUNT} ?[楼层]|[0-9]{{3,4}}){_GAP}{_SIDE})"
)
_BY_HOUSE = expression(rf"(?<![0-9-])(?P<place>{_HOUSE}{_TIGHT}{_FLOOR}(?:[0-9]{{1,2}}{_DASH})?{_DOOR}{_TAIL})")
_BY_NUMBER = expression(rf"(?<![0-9.-])(?P<place>{_NUMBERED}{_DOOR} ?(?P<tail>室|户|房))")
_BY_DOOR = expression(rf"(?<![0-9.-])(?P<place>{_DOOR} ?(?P<tail>室|户|房){_GAP}{_HOUSE}{_GAP}{_UNIT})")
_BY_ESTATE = expression(
    rf"(?:{_ESTATE})[：: ]{{0,2}}(?P<place>(?:{_NUMBERED}|[0-9]{{1,3}}号)?{_DOOR}(?: ?(?P<tail>室|户|房))?)"
)
_ENGLISH = expression(
    rb"(?:building|bldg|block|unit|entrance)[. #,]{0,3}[0-9]{1,3}[ ,]{1,3}(?:(?:unit|entrance)[ #,]{0,3}[0-9]{1,2}[ ,]{1,3})?"
    rb"(?:room|rm|apt|apartment|flat|no|#)[. #]{0,3}[0-9]{3,4}(?![0-9a-z])|apartment[ #]{1,2}[0-9]{3,4}(?![0-9a-z])"
    rb"|room[ #]{1,2}[0-9]{3,4}, ?(?:unit|building|block)[ #]{1,2}[0-9]{1,3}(?![0-9a-z])"
    rb"|apt[. #]{1,3}[0-9]{3,4}(?![0-9a-z])|flat[ #]{1,2}[0-9]{3,4}(?![0-9a-z])"
)
_ENGLISH_WORDS = (b"room ", b"room#", b"apt ", b"apt.", b"apt#", b"apartment", b"flat ", b" rm ", b" rm.", b"unit ")

# What a room-level address is never without: quick to ask for, and the forms are tried around it alone

_D = f"[0-9{HAN_DIGITS}]"
_ANCHOR = expression(
    "[元门門梯楼樓层層栋棟幢座号號#＃区區园園寓村苑庭府邸湾居住址在户戶室房东東西中南北左右]"
    f"(?:(?={_GAP}(?:{_D}{{1,3}} ?[楼层]{_GAP})?(?:{_D}{{3}}|{_D} ?百|{_D} {_D} {_D}))"  # after 单元
    rf"|(?={_GAP}{_D}{{1,3}}(?:[#＃号]|{_DASH}){_D})"  # after 花园
    f"|(?<={_D}{_D}{_D}[室户戶房])|(?<={_D}{_D}{_D} [室户戶房])|(?<=百{_D}[室户戶房])|(?<=百{_D}{_D}[室户戶房])"  # before 室
    f"|(?<=[楼樓层層0-9{HAN_DIGITS}][东東西中南北左右])(?=边? ?[户戶])|(?<=[楼樓层層 ，,][东東西中南北左右])(?=边? ?[户戶]))"  # 东户
)
_SIMPLE = str.maketrans("單號樓棟戶層門東園區", "单号楼栋户层门东园区")
_HUNDRED = expression(f"百(?:{_D}{{1,3}} ?[室户戶房号號]|(?<=[元楼樓栋棟幢层層]{_D}.)|(?<=[元楼樓栋棟幢层層] {_D}.))")
_ON_A_SIDE = expression("[户戶](?:(?<=[东東西中南北左右].)|(?<=[东東西中南北左右][边邊 ].))")
_DOOR_LIKE = expression(rb"[0-9](?<![0-9\"].)[0-9]{2,3}(?![0-9])")
_SPACED_DOOR = expression(rb"[0-9](?<=[? ].) [0-9] [0-9](?![0-9])")
_BEFORE_DOOR = frozenset("元门門梯楼樓层層栋棟幢座号號#＃区園园寓村苑庭府邸湾居住址在户戶")
_PARTING = " \t\n\u3000#,，、/.·_~（(：:—–－‐-"
_DASHES = frozenset("-—–－‐/～~_·")
_CONTEXT = 48
"""Characters around an anchor that tell an office from a home."""

# What speaks against a home

_OFFICE = expression(
    "(?:大厦|写字楼|广场|办公室?|政务|大厅|街道办|居委会|社区(?:服务|党)|服务中心|活动中心|商务|商场|医院|学校|大学|小学|中学|银行"
    "|产业园|科技园|创业园|孵化|会展|酒店|宾馆|图书馆|法院|大楼|综合楼|教学楼|公司|学院|幼儿园|派出所|食堂|驿站|服务站|书屋|活动室|物业)"
    "[^，。；、\n到给为帮送]{0,12}$"
)
_LIVING = expression("小区|家园|花园|公寓|新村|嘉园|佳园|宿舍|住|家")
_NUMBERING = expression("(?:网格|编号|单号|合同|协议|文号|图号|型号|批次|第)[^\n]{0,4}$")
_FACILITY = expression(
    r"[ \t（(，,：:]{0,2}[\u4e00-\u9fff]{0,6}?(?:会议室?|活动|教室|办公|阅览|图书|书屋|棋牌|舞蹈|书画|接待|调解|值班|医务|卫生室|警务|健身房"
    "|康复|日间|多功能|培训|档案|心理|服务站|服务中心|服务点|驿站|食堂|居委会|物业|党支部|党群|配电|门岗|诊室|工作室|储藏|实验室)"
)
_COUNTED = expression(
    r"\s?(?:[居村]民|[人名位米平㎡个盏元年月日张块台组次件天多余度株棵套间层％%辆吨路点分秒班例条处袋份部项幅]|m[2²]|公斤|家(?:庭|单位|商))"
)
_HOUSEHOLDS = expression(
    "居民|业主|家庭|人家|住户|村民|群众|老人|受益|安装|改造|签|完成|[已的均都全共中入]|未|需|需要|参与"
)


def iter_rooms(flat: FlatText) -> Iterator[Span]:
    """Every address that leads to one flat's door."""
    text = narrow_digits(flat.text) if flat.exotic else flat.text
    for start, end in _windows(text) if _may_have_rooms(flat) else ():
        offset = max(0, start - _CONTEXT)
        part = narrow_digits(text[offset : end + _CONTEXT]).translate(_SIMPLE)
        for pattern, is_home in _FORMS:
            for match in pattern.finditer(part, start - offset, end - offset):
                if is_home(match, part):
                    yield Span(ROOM, offset + match.start("place"), offset + match.end("place"))
    if flat.has(*_ENGLISH_WORDS):
        for found in _ENGLISH.finditer(flat.lower):
            yield Span(ROOM, *found.span())


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text where a room may stand, none overlapping another."""
    start = end = -1
    for match in _ANCHOR.finditer(text):
        if match.start() > end + 40:
            if end >= 0:
                yield start, end
            start = max(0, match.start() - 24)
        end = match.end() + 32
    if end >= 0:
        yield start, end


def _may_have_rooms(flat: FlatText) -> bool:
    """Whether three or four digits stand where a door's would, or digits are written in hanzi."""
    if flat.text.isascii():
        return False
    text = flat.text
    if flat.spelt or ("户" in text and _ON_A_SIDE.search(text)) or ("百" in text and _HUNDRED.search(text)):
        return True
    doors = _DOOR_LIKE.finditer(flat.latin)
    return any(_is_door_like(text, *door.span()) for door in doors) or _SPACED_DOOR.search(flat.latin) is not None


def _is_door_like(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 12) : start].rstrip(_PARTING), text[end : end + 2].lstrip()
    if before[-1:] in _BEFORE_DOOR or (after[:1] or "x") in "室户房":
        return True
    return text[start - 1 : start] in _DASHES and not text[max(0, start - 12) : start].isascii()


def _is_door(match: re.Match[str], text: str) -> bool:
    """Whether a number is a door's, a floor and a door on it, and not a count, a year or the name of a facility."""
    digits = "".join(re.findall("[0-9]", match["room"].replace("百", "" if len(match["room"]) > 3 else "0")))
    door, floor = int(digits[-2:]), int(digits[:-2] or 0)
    end = match.end()
    if not 1 <= door <= (20 if match["tail"] in ("室", "房") else 12) or not 1 <= floor <= 45:
        return False
    if match["tail"] == "户" and _HOUSEHOLDS.match(text, end):
        return False
    if match["tail"] == "号" and text[end : end + 1] in ("楼", "院", "线"):
        return False
    if not match["tail"] and _COUNTED.match(text, end):
        return False
    return _FACILITY.match(text, match.end("room")) is None


def _is_home(match: re.Match[str], text: str) -> bool:
    """Whether a door isn't an office's, which an organisation's address may name."""
    before = line_before(text, match.start(), 30)
    in_address = "address:" in before and _LIVING.search(before) is None
    return _is_door(match, text) and not in_address and _OFFICE.search(before) is None


def _is_numbered_home(match: re.Match[str], text: str) -> bool:
    return _is_home(match, text) and _NUMBERING.search(line_before(text, match.start(), 16)) is None


def _is_room(match: re.Match[str], text: str) -> bool:
    """Whether a number after a housing estate's name says that it is a room: by a word or by its parts."""
    says_so = match["tail"] in ("室", "房") or re.search(f"{_DASH}|[#＃号]", match["place"]) is not None
    return says_so and _is_home(match, text)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], bool]], ...] = (
    (_BY_UNIT, _is_door),
    (_BY_SIDE, lambda _match, _text: True),
    (_BY_HOUSE, _is_home),
    (_BY_NUMBER, _is_numbered_home),
    (_BY_DOOR, _is_home),
    (_BY_ESTATE, _is_room),
)
"""How a room-level address may be written, and what tells whether it is one."""
