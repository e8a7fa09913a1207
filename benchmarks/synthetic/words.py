"""Words for synthetic registries: made-up names and the errands a street has. Nothing here names a real organisation.

Knows nothing of records or files. Every name is a function of a number, so that a registry of any size has no two
organisations of one name and no list has to be shuffled.
"""

from __future__ import annotations

from dataclasses import dataclass

_PLACE_FIRST = "青白南北东西上下古新长平安永和云石柳槐杏桐枫荷兰松竹梅桂"
_PLACE_SECOND = "浦川岗桥湾坪塘溪泉林屏堤园里坊巷门台岸洲滨麓原野亭阁廊街"
_BRAND_FIRST = "晨暮春夏秋冬星月朝晚初小大广锦瑞康乐佳美诚信德善悦恒嘉裕丰泰"
_BRAND_SECOND = "岚曦禾穗澜岩霖沐晖霄渝朗航驰帆桦榕棠蕊萱芮琳珂玥铭锐毅凡宁"


def _pair(first: str, second: str, number: int, stride: int) -> str:
    """The pair of characters for a number. The stride is coprime to the count of pairs, so no pair repeats early."""
    index = number * stride % (len(first) * len(second))
    return first[index // len(second)] + second[index % len(second)]


def place_name(number: int) -> str:
    """A place name, different for each number below 784; above, a numeral tells them apart."""
    round_ = number // (len(_PLACE_FIRST) * len(_PLACE_SECOND))
    return _pair(_PLACE_FIRST, _PLACE_SECOND, number, 331) + (f"{round_ + 1}区" if round_ else "")


def organisation_name(number: int, suffix: str) -> str:
    """The full name of an organisation in the made-up city 合成市, different for each number."""
    brands = len(_BRAND_FIRST) * len(_BRAND_SECOND)
    return f"合成市{place_name(number + number // brands)}{_pair(_BRAND_FIRST, _BRAND_SECOND, number, 379)}{suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """A sort of partner: its kind, trade, ending of its name, head of its USCC and the catalogue ids it can serve."""

    kind: str
    trade: str | None
    suffix: str
    uscc: str | None
    items: tuple[str, ...]
    resource: tuple[str, int, str]


CALLINGS: tuple[Calling, ...] = tuple(
    Calling(kind=kind, trade=trade, suffix=suffix, uscc=uscc, items=tuple(items.split()), resource=resource)
    for kind, trade, suffix, uscc, items, resource in (
        ("shop", "catering", "面馆", "92", "meals festival", ("爱心餐", 20, "份/周")),
        ("shop", "grocery", "生鲜超市", "92", "meals delivery", ("临期前特惠菜", 50, "份/周")),
        ("property", "property", "物业服务有限公司", "91", "lamps parking greening", ("维修班组", 2, "组")),
        ("shop", "barber", "理发店", "92", "home-visit daily-service", ("免费理发名额", 30, "人次/月")),
        ("department", None, "综合服务站", "11", "fire-safety parking", ("联系人员", 3, "名")),
        ("shop", "pharmacy", "大药房", "92", "health home-visit", ("血压检测", 60, "人次/月")),
        ("enterprise", "bank", "村镇银行营业部", "91", "legal anti-fraud", ("金融知识讲座", 1, "场/月")),
        ("social", None, "社会工作服务中心", "52", "after-school home-visit", ("持证社工", 4, "名")),
        ("shop", "repair", "家电维修部", "92", "daily-service lamps", ("义务维修", 2, "场/月")),
        ("enterprise", "garden", "园林工程有限公司", "91", "greening square", ("绿植", 200, "株")),
        ("shop", "training", "艺术培训中心", "92", "after-school performances", ("公益课时", 12, "节/月")),
        ("property", "property", "物业管理有限公司", "91", "lamps waste fire-safety", ("保洁员", 6, "名")),
        ("volunteer", None, "志愿服务队", None, "home-visit festival waste", ("志愿者", 25, "名")),
        ("shop", "bakery", "烘焙坊", "92", "festival meals", ("寿桃", 10, "份/月")),
        ("enterprise", "law", "律师事务所", "31", "legal mediation", ("法律咨询", 2, "场/月")),
    )
)
"""Partner n has calling n modulo their count, so the mix of kinds is the same at any size."""


Errand = tuple[str, str, str]
"""Title, need (both with room for a place) and a catalogue id."""

ERRANDS: dict[str, tuple[Errand, ...]] = {
    "claim": (
        ("{}楼道灯更换", "{}的楼道灯损坏较多，夜间上下楼不便，需要更换感应灯。", "lamps"),
        ("{}闲置花坛补绿", "{}的花坛黄土裸露，居民希望补种耐阴绿植。", "greening"),
        ("{}四点半课堂", "{}双职工家庭多，放学后到下班前的孩子需要有人看护。", "after-school"),
        ("{}独居老人每周一餐", "{}登记的独居老人每周需要一次热餐配送。", "meals"),
        ("{}反诈宣传月", "{}近期接到的诈骗电话增多，需要面对面的讲解。", "anti-fraud"),
        ("{}广场座椅添置", "{}的小广场缺座椅，老人散步没有歇脚处。", "square"),
        ("{}消防器材年检", "{}的灭火器临近年检，需要专业单位协助检查和换粉。", "fire-safety"),
        ("{}邻居节舞台", "{}筹办邻居节，需要音响、搭台和节目。", "festival"),
        ("{}每月义诊", "{}慢性病老人多，需要每月一次的血压血糖检测。", "health"),
        ("{}法律咨询日", "{}的房屋租赁和邻里纠纷较多，需要定期咨询。", "legal"),
    ),
    "five-orders": (
        ("{}单元门闭门器失灵", "{}的单元门关不严，冬天漏风。", "lamps"),
        ("{}地面破损修补", "{}的地砖破损，雨天积水。", "parking"),
        ("{}垃圾桶清洗", "{}的垃圾桶异味较大，请增加清洗次数。", "waste"),
        ("{}绿篱修剪", "{}的绿篱过高，遮挡低层采光。", "greening"),
        ("{}停车线重划", "{}的车位线已磨掉，停车混乱。", "parking"),
    ),
    "whistle": (
        ("{}消防通道被占", "{}的消防通道长期停放车辆，社区劝离无效。", "fire-safety"),
        ("{}流动摊点占道", "{}早市散场后摊点滞留，影响通行。", "parking"),
        ("{}飞线充电", "{}有电动车从楼上拉线充电。", "fire-safety"),
        ("{}污水外溢", "{}的污水井满溢，需要疏通。", "waste"),
    ),
    "wish": (
        ("想要一本大字版日历（{}）", "{}的一位老人眼睛不好，想要一本大字日历。", "home-visit"),
        ("想学会用手机挂号（{}）", "{}的几位老人想请人教一教手机挂号。", "home-visit"),
        ("想要一盏学习台灯（{}）", "{}的一户困难家庭孩子需要一盏护眼台灯。", "after-school"),
        ("想修好一台收音机（{}）", "{}的一位老人的收音机坏了，舍不得扔。", "daily-service"),
    ),
}
"""Workflow → its errands."""

SPOTS = ("一号院", "二号院", "三号院", "东区", "西区", "南区", "北区", "老院", "新苑", "沿街楼")
"""Where in a community an errand is."""

ALIASES_FIRST = ("早起", "爱笑", "热心", "安静", "勤快", "种花", "跑步", "读报", "唱歌", "下棋")
ALIASES_SECOND = ("麻雀", "石榴", "向日葵", "邻居", "山楂", "喜鹊", "桂花", "老茶壶", "小板凳", "银杏")
"""Aliases that cards may consent to."""

OFFER_FORMS: tuple[tuple[str, str, int, int], ...] = (
    ("discount", "日用品抵用券", 10, 10),
    ("gift", "定制环保袋", 15, 12),
    ("fee", "费用抵扣券", 50, 50),
    ("meal", "餐饮满减券", 20, 20),
    ("dish", "招牌一份", 25, 22),
)
"""Form, what is offered, points and worth in yuan."""
