"""What Chinese and English say around a number: units, comparisons, changes. Of the languages, never of a programme."""

from __future__ import annotations

import re
from typing import Literal

from hehuo.derive.verifying.numerals import HAN

Sense = Literal["level", "up", "down", "times", "wanted"]
"""What a number says: how much there is, by how much it rose or fell, how many times as much, how much is asked for."""

Phase = Literal["before", "after"]
"""Of a change: what it was, what it became."""


def either(*words: str) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _listed(*texts: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for text in texts for word in text.split())


UNITS = _listed(
    "平方公里 平方米 个百分点 个小时 个月 公里 千米 小时 人次 户次 件次 车次 大类 门类 百分点 家 个 项 名 位 人 户 处 场 次 类 组 支",
    "盏 株 棵 张 米 块 份 册 件 套 座 条 间 所 栋 幢 台 只 副 元 分 天 年 ％ % 亩 口 期 批 岁 层 级 对 把 具 辆 架 本 种 成 番 倍 吨",
    "起 面 碗 大 部",
)
"""Measure words."""

NUMBER = re.compile(rf"[0-9{HAN}]+(?:{either(*UNITS)})?")
"""A number with its unit."""

POINTS = "百分点"
"""The unit of a change of a share."""

_ALIKE = {
    (one, other)
    for group in _listed(
        "家/个/所/名/位 名/位/人/个 项/个/条/件 类/大类/门类/大/种/个 处/个/座/所/间 次/场/回/期 件次/件/个 支/个 棵/株/个 人次/人 分/个",
        "张/把/块/台/件/只/副/套/具/盏/条/面/架/辆/本/册/个 栋/幢/个 天/日 百分点/个百分点 户/个",
    )
    for one in group.split("/")
    for other in group.split("/")
}
"""Measure words that people use for one another."""

_MASS = frozenset(_listed("平方公里 平方米 公里 千米 米 元 % 百分点 分 天 年 个月 小时 亩 吨 倍"))
"""Units that a number never goes without."""


def same_unit(said: str | None, known: str) -> bool:
    """Whether a number may be of a unit: both are one, or people use the one for the other."""
    if said is None:
        return known not in _MASS
    return said == known or (said, known) in _ALIKE


ABOVE = _listed(
    "超过 超出 突破 不少于 不低于 至少 起码 多于 高于 大于 超 逾 more_than over at_least above no_fewer_than exceeding",
)
BELOW = _listed("不足 不到 未到 少于 低于 小于 不超过 至多 最多 fewer_than less_than under below at_most")
NEARLY = _listed("将近 接近 近 nearly almost close_to")
ABOUT = _listed("大约 大概 约有 约为 约 about around roughly some")
EVEN = frozenset(_listed("不少于 不低于 至少 起码 at_least no_fewer_than 不超过 至多 最多 at_most"))
"""Comparisons that hold for the number itself too."""

RISING = _listed("提高 提升 上升 升 增长 增加 增 涨 攀升 rose risen increased grew")
FALLING = _listed("下降 降低 降 减少 减 下跌 跌 回落 少了 fell fallen dropped decreased")
REACHING = _listed("至 到 为 达 to")
"""After a word of change: what follows is where it ended, not by how much it changed."""

CHANGES = re.compile(either("同比", "环比", *(word for word in (*RISING, *FALLING) if not word.isascii())))
"""Words of change, and of what it is compared with."""

EARLIER = _listed("此前 之前 以前 从前 过去 原来 原先 当初 曾 一度 最低 before used_to once")
SPENDING = re.compile(
    "投入|投资|出资|花费|花了|花去|出了|投了|捐|资助|支出|拿出|列支|补助|费用|invested|spent|gave|paid", re.IGNORECASE
)
"""That money was paid."""

RATES = re.compile(
    r"每[天日周月年季人户]|人均|户均|平均|日均|一[天日周月年]|[去前明]年|\b(?:per|a|each|last) (?:day|week|month|year)\b"
    r"|计划|力争|目标|预计|争取|有望|拟|将(?=[达突建完有])|[并绝]不是|并非|不止?是|\b(?:plans?|aims?|expects?|will|not)\b"
    r"|本[月周季]|[上下]半年|[上下]周|[上下]个?月|当月|新(?:增|签|发展|加入)(?=了?[签合项商居]|$)"
    r"|\blast (?:spring|summer|autumn|winter)\b"
)
"""What makes a number one of a time, of a part, of what is planned, new or denied: what just is isn't compared with it."""

DATES = re.compile("[0-9一二三四五六七八九十]+[年月日]份?|[今本上去]年|当年|同期|期间")
"""Days and months."""

AGES = re.compile(r"([0-9一二三四五六七八九十]+)\s*周?岁")

SINCE = re.compile(r"\s*[底末初]?(?:起|以来|开始|启动|成立|推出|发布)")
"""After a date: it says since when, not as of when."""

OTHER_SCOPE = re.compile("全[国省市球]|全县|nationwide|across the country")
"""More than any programme is of."""

STOP = re.compile(
    r"[的了已在被比由等于为和与及到把将给从向是有共就又也都还仅只才着过达占超近约余多，、。；：！？,;:!?“”‘’《》（）()\"'\s]|[0-9]+|截至|目前"
    r"|如今|现有|现在|累计|总共|一共|先后|其中|分别|我们|咱们|所辖|管着|多达|至今|报道|而且|并且|同时|此外|另外"
)
"""What tells no thing from another."""

LIGHT = re.compile(
    "发展|壮大|加入|建成|建起|打造|培育|开展|开办|举办|提供|设立|成立|组建|组织|选派|选聘|引导|引进|参与|投入|完成|解决|新增|新添"
    "|添装|建设|涌现|确定|招募|享受|抢领|认领了|发放|修建|安装|上传|摸排|装上|装好|换上|铺设|栽种|补种|街道|全街|辖区|下辖|下设|达到|超过|不到|不足|入伙|签约|签字"
)
"""Verbs that don't say what a number is of."""

VAGUE = re.compile(rf"{LIGHT.pattern}|{CHANGES.pattern}|[添办做搞装铺栽种收来住为给把被将用对从由向]|队伍|单位|方案")
"""What may stand after a number of something that was named before it: verbs, and words for all sorts of things."""

_NO_NAMES = _listed(
    "深化 培育 通过 组织 成立 针对 加入 开放 融入 盘活 推动 推进 统筹 围绕 结合 根据 依托 所在 关于 深入 走进 服务 支持 建设 打造 管理",
    "前期 后进 其他 其它 部分 试点 智慧 老旧 新建 美丽 文明 平安 和谐 居住 工作 城市 农村 大型 封闭 周边 整个 所有 多个 上述 有关 相关",
    "联系 帮扶 覆盖 经过 面向 走访 住在 来到 还有 就是 我们 咱们 他们 这些 那个 这个 一个 山 片 园 城 老城 辖 社 小 校 厂 景 牧 全",
)
"""What stands before the word for a kind of place and is no name."""

_KINDS = "街道|社区|小区|[镇乡县区村]"
_NAME = r"[^\W\d_A-Za-z各等每全该本是在的有和与到从这我他咱让把对向由经了为]"
_GOING_ON = r"有的在已现是将也还就都共正把给让与和，。、：\d（引加签设管开办建成招组推请收获发召举投完"
PLACE = re.compile(
    rf"(?:^|(?<=[，。；：、！？（(\s比])|(?<=[^现存实所正自好外内][在是到]))(?!(?:{'|'.join(_NO_NAMES)}|[{HAN}]+个)(?:{_KINDS}))(?:"
    rf"{_NAME}{{2,4}}?(?:街道(?!办)|(?:社区|小区)(?=[{_GOING_ON}里内]))"
    rf"|邻近的{_NAME}{{2}}[镇乡县区村]|{_NAME}{{2,3}}[镇乡县区村](?=[{_GOING_ON}多少]))"
)
"""The name of a place, as far as it can be told from the words around it."""
