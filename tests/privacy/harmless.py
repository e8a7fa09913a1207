"""Harmless texts that look like private data: organisations' numbers, papers, amounts, dates, addresses, prose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from random import Random

from stdnum.cn import uscc

from hehuo.model.cards import ALPHABET, LENGTH, make_card

Harmless = tuple[str, str]
"""Name and text; a text of several lines is a file of its own."""


def iter_harmless(rng: Random) -> Iterator[Harmless]:
    """Every harmless thing, made from the generator."""
    yield from _telephones(rng)
    yield from _papers(rng)
    yield from _figures(rng)
    yield from _dates(rng)
    yield from _cards(rng)
    yield from _digests(rng)
    yield from _places()
    yield from _names()
    yield from _accounts()
    yield from _prose()
    yield from _files(rng)


def _telephones(rng: Random) -> Iterator[Harmless]:
    for area in ("0533", "010", "0532", "0539", "0710", "021", "0571", "0138", "0159"):
        for _ in range(3):
            digits = str(rng.randrange(2, 9)) + "".join(rng.choices("0123456789", k=7 if area in ("010", "021") else 6))
            yield f"landline {area}", f"电话 {area}-{digits}"
            yield f"landline bare {area}", f"电话 {area}{digits}"
            yield f"landline bracket {area}", f"电话 ({area}) {digits}"
            yield f"landline extension {area}", f"{area}-{digits}-8{rng.randrange(100):02}"
            yield f"landline abroad {area}", f"+86 {area[1:]} {digits}"
    for number in (
        *("95588", "95533", "95598", "12345", "12315", "12348", "12333", "110", "119", "120", "122", "114", "96699"),
    ):
        yield f"service {number}", f"拨打 {number}"
    yield "service row", "95588/12345/110"
    yield "service list", "110、119、120、12345"
    yield "service spaced", "12345 12315 12333"
    for number in (
        *("400-138-0013", "400138" + "0013", "400-0013-800", "800-830-1380", "8008301380", "400 138" + " 0013"),
        *("4008-138-138",),
    ):
        yield f"free number {number}", f"客服 {number}"
    yield "masked", "138" + "****" + "8000"
    yield "masked wide", "138" + "＊＊＊＊" + "0000"
    yield "masked x", "138" + "XXXX" + "8000"
    yield "only a beginning", "138" + " 开头的号段"
    yield "landlines row", "0533-1380013、0533-1380014"


def _papers(rng: Random) -> Iterator[Harmless]:
    for head in ("91370303", "92370303", "11370303", "52370303", "53370000", "31370303", "12370303", "51370000"):
        for _ in range(4):
            body = head + "MA3" + "".join(rng.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=6))
            yield f"uscc {head}", body + uscc.calc_check_digit(body)
            digits = head + "".join(rng.choices("0123456789", k=9))
            yield f"uscc digits {head}", digits + uscc.calc_check_digit(digits)
    for number in range(12):
        day = f"2026{number % 12 + 1:02}{number + 3:02}"
        yield f"sheet {number}", f"QD-2026-{number + 1:02}{number + 10}-{number:02}"
        yield f"sheet day {number}", f"QD{day}{number:03}"
        yield f"sheet short {number}", f"单据号 {day}-{number:03}"
        yield f"order {number}", f"订单号 {day}{rng.randrange(10000):04}"
        yield f"order long {number}", f"订单号 {day}{rng.randrange(10**9):09}"
        yield f"agreement {number}", f"协议号 SF-2026-{number:04}"
        yield f"file {number}", f"博城东办发〔2026〕{number + 1}号"
        yield f"pay order {number}", f"42000{rng.randrange(10**9):09}{day}{rng.randrange(10**6):06}"
        yield f"grid {number}", f"网格号 {number + 1}-{number % 4 + 1}-{number % 9 + 101}"
        yield f"grid code {number}", f"网格 37030300{number:02}0{number % 9 + 1}"
    yield "isbn", "978-7-5000-1380-0"
    yield "ean", "6901380013800"
    yield "region sheet", "370303" + "260512" + "001"
    yield "mistyped id-like", "370303" + "190001" + "010000"
    yield "years sheet", "1998-2026-001"
    yield "six and five", "160305-00012"


def _figures(rng: Random) -> Iterator[Harmless]:
    for amount in ("13,800,138,000", "15,000,000,000", "18,600,000,000"):
        yield f"thousands {amount}", f"投资 {amount} 元"
    yield "amount with a unit", "总额 " + "1380013" + "8000" + " 元"
    yield "amount with a sign", "¥" + "1380013" + "8000"
    yield "area", "建筑面积 " + "1380013" + "8000" + " 平方米"
    for first, second in (("15000", "200000"), ("18000", "250000"), ("1500", "2000000"), ("138000", "15000")):
        yield f"range {first}", f"每月 {first}-{second} 元"
        yield f"range tilde {first}", f"{first}~{second}"
        yield f"list {first}", f"[{first}, {second}]"
    yield "list of floors", "1、3、5、7、9、11、13、15 层"
    yield "list of numbers", "13, 14, 15, 16, 17, 1"
    yield "list of hanzi", "一、三、五、七、八、九"
    yield "weekdays", "每周一、三、五上午，二、四、六下午"
    yield "ratio", "13:5:12:18:30"
    yield "address on the Internet", "180.101.50.242"
    yield "another address", "192.168.100.250"
    yield "version", "1.3.8.0"
    yield "coordinates", "118.05" + "1234567, 36.80" + "1234567"
    yield "coordinates long", "117.13912" + "345678"
    yield "percentages", "70 %→93 %，40 %→87 %"
    yield "pi", "3.14159265358979"
    for _ in range(12):
        yield "money", f"yuan: {rng.randrange(1, 10**7) * 100}"
        yield "count", f"共 {rng.randrange(1, 10**6)} 人次，{rng.randrange(1, 999)} 场，{rng.randrange(1, 99)} 个社区"
        yield "series", ", ".join(str(rng.randrange(20, 900)) for _ in range(rng.randrange(3, 12)))
        yield "big amount", f"value: {rng.choice((13, 15, 18))}{rng.randrange(10):}00000000"


def _dates(rng: Random) -> Iterator[Harmless]:
    for number in range(10):
        month, day = rng.randrange(1, 13), rng.randrange(1, 29)
        iso = f"2026-{month:02}-{day:02}"
        yield "date", iso
        yield "period", f"{iso} 至 2027-{month:02}-{day:02}"
        yield "date and time", f"{iso} 09:30–11:00"
        yield "compact dates", f"2026{month:02}{day:02} 2026{month:02}{day:02}"
        yield "chinese date", f"二〇二六年{'一二三四五六七八九'[number % 9]}月{'一二三四五六七八九'[day % 9]}日"
        yield "times", f"{rng.randrange(13, 19)}:00-{rng.randrange(19, 22)}:30"
        yield "day and times", f"{month} 月 {day} 日 13:30-15:00、18:30-20:00"
        yield "years", "1949、1978、1998、2026"
        yield "stamp", f"2026{month:02}{day:02}093000"
        yield "dotted", f"{day}.{month}.2026"
        yield "slashed", f"2026/{month}/{day}"


def _cards(rng: Random) -> Iterator[Harmless]:
    for number in range(20):
        card = make_card("".join(rng.choices(ALPHABET, k=LENGTH)))
        yield f"card {number}", f"卡号 {card}"
        yield f"digits card {number}", make_card("1380" + "0138" + "".join(rng.choices("0123456789", k=4)))
        yield f"entry {number}", f"{{card: {card}, quantity: {number + 1}}}"
        alias = (
            *("早起的石榴", "爱笑的喜鹊", "白云", "向日葵", "马兰花", "金银花", "老茶壶", "高山流水", "石榴"),
            *("江南雨",),
        )[number % 10]
        file = f'cards:\n  {card}: {{opened: "2026-05-01", alias: {alias}, consent: "2026-05-01"}}\n'
        yield f"data/points/shifan/cards.yml {number}", file
        block = f'cards:\n  {card}:\n    opened: "2026-05-01"\n    community: zhangdian\n    alias: {alias}\n'
        yield f"data/points/shifan/cards.yml block {number}", block


def _digests(rng: Random) -> Iterator[Harmless]:
    for number in range(20):
        one, two = (hashlib.sha256(rng.randbytes(8)).hexdigest() for _ in range(2))
        text = f'date: "2026-06-01"\nopening: 0\nbatches:\n  cleanup-{number}: {one}\n  fair-{number}: "{two}"\nprevious: {two}\n'
        yield f"data/points/shifan/2026-05/close.yml {number}", text
    yield "short commit", "见提交 " + "0a1b2c3"
    yield "archive", "archive: 000_" + "c37e0830af30b5db" + ".txt"
    yield "uuid", "550e8400" + "-e29b-41d4-a716-" + "446655440000"
    yield "picture", "https://example.org/pic/" + "0cc175b9c0f1b6a8" + "31c399e269772661" + ".jpg"
    yield "article", "https://example.org/a/" + "138001380" + "_" + "120001"
    yield "article long", "https://example.org/s?id=" + "1738001380012345678"
    yield "article token", "https://example.org/s/" + "aB3dE6gH9jK" + "2mN5pQ8sT1v"
    yield "many equal letters", "a" * 40
    yield "long id", "shifan-jiedao-laonian-shitang-2026-gaizao-xiangmu"


def _places() -> Iterator[Harmless]:
    yield from (
        (f"place {text}", text)
        for text in (
            *("23号楼", "1-23号楼", "3号楼楼道灯", "3楼会议室", "101会议室", "活动室", "3号楼2单元楼道灯更换"),
            *("2单元门禁", "3号楼101会议室"),
            *("3号楼102社区活动室", "社区服务中心3楼302室", "示范大厦1203室", "科技大厦A座1502室", "示范路12号"),
            *("示范路88号示范广场3楼",),
            *("政务服务大厅2楼208室", "街道办事处301室", "共502户", "涉及502户居民", "惠及1860户", "3号楼120户居民"),
            *("3号楼共108户",),
            *("5号楼3单元2层平台", "3号楼北门", "小区南门", "东门岗亭", "示范小区西门", "8号院", "一号院"),
            *("12号楼前广场", "3号楼300米外"),
            *("3号楼2024年改造", "3号楼180平方米", "18号楼101盏灯", "两室一厅", "三室", "四点半课堂一室"),
            *("第三零一医院", "3-5岁", "1-2-3年级"),
            *("6栋12盏", "A座大堂", "3号楼、5号楼、7号楼", "三单元", "示范小学三年级二班", "中国银行3号窗口"),
            *("12-3-502号文件", "5号楼3单元楼道"),
            *("示范路 3-8 号", "商铺 1-101 至 1-108", "一楼大厅", "地下一层", "3号线2号口", "G2京沪高速", "A320"),
            *("川A股份", "更新A2026版"),
            *("全新B50000型", "3号楼2单元 120 户", "3#楼", "5# 6# 7#楼", "第 3 网格 2 单元", "乐居家园12号楼"),
            *("翡翠园小区 108 盏路灯", "家园小区2026年"),
            *("居民楼4单元共48户", "幸福里小区210户", "花园小区 3 期 2 标段", "学校502班", "街道201路公交站"),
            *("南户外广场", "中心幼儿园大一班"),
            *("address: 示范街道示范路12号3号楼301", "address: 示范路 12 号科技园 3 号楼 301 室"),
            *("address: 示范区示范路 8 号沿街商铺",),
            *("10栋楼", "3幢高层", "6门课", "12梯48户", "100座位", "301路", "#3202 号议案", "西单元门"),
            *("东单 201 店", "3层5层6层"),
        )
    )


def _names() -> Iterator[Harmless]:
    yield from (
        (f"name {text}", text)
        for text in (
            *("老王面馆", "张店区", "李家庄社区", "王府井", "王村镇", "赵庄", "孙家门", "李沧区", "刘家台小区"),
            *("周村烧饼", "陈炉镇", "马家沟芹菜"),
            *("王阿姨调解室", "李大爷煎饼铺", "张大姐工作室", "刘老师托管班", "赵大妈志愿服务队", "王师傅修鞋"),
            *("孙奶奶水饺", "老李理发店"),
            *("钢琴老师", "语文老师", "课程老师", "示范老师", "感谢老师", "小学老师", "各位老师", "带班老师"),
            *("体育老师", "书法老师", "舞蹈老师", "退休老师"),
            *("开锁师傅", "维修师傅", "出租车师傅", "工程师傅", "党员同志", "全体同志", "老同志", "女同志"),
            *("男女同志", "广大同志们", "先生产后生活"),
            *("向雷锋同志学习", "孙中山先生", "鲁迅先生", "焦裕禄同志", "爷爷奶奶", "叔叔阿姨", "大爷大妈"),
            *("女士优先", "保洁阿姨", "食堂阿姨", "热心大姐"),
            *("联系人名单", "负责人签字", "户主大会", "业主委员会", "联系人：社区居委会", "负责人：物业公司"),
            *("经办人：街道办", "本人同意", "家长学校"),
            *("万科物业", "金地集团", "石化公司", "安居工程", "高校志愿者", "方正集团", "东方小区", "欧阳路街道"),
            *("司马台", "诸葛古镇", "上官桥"),
            *("白云社区", "江南春", "马兰花社", "向阳花", "丁香园", "金银花茶", "柳树", "石榴籽家园", "常青藤"),
            *("高山流水乐队", "温泉路", "华夏银行"),
            *("公公婆婆", "儿子女儿", "老太太", "少先队员", "李子树", "张灯结彩", "王牌项目", "马路市场", "谢谢"),
            *("许多老师", "单位先生产后检修", "曾经"),
            *("items", "systems", "Mission Road", "forms and rooms", "Missing", "coffee machines"),
            *("党委书记", "社区主任", "网格员", "楼长", "王牌", "杨树林", "郑州路", "宋词", "唐诗", "韩餐", "吴江路"),
            *("黄河路", "胡同", "林业局", "罗马柱"),
        )
    )


def _accounts() -> Iterator[Harmless]:
    yield from (
        (f"account {text}", text)
        for text in (
            *("微信公众号：shifanjiedao", "关注公众号 shifan_jiedao", "微信小程序“示范街道”", "微信群"),
            *("微信 WeChat Pay", "微信支付", "QQ群 100" + "00001"),
            *("视频号 shifan0533", "微信服务号 shifan_fuwu", "扫码加微信", "企业微信", "QQ 音乐", "qq 空间"),
            *("wechat pay", "wxapp", "加V认证"),
            *("service@shifan.example.org", "bangong@boshan.gov.cn", "info@sdzb-coop.com"),
            *("邮箱 contact@example.com", "hr@qqmail.example.cn"),
            *("@示范街道", "转发@全体成员", "at home", "look at 163 items", "https://mail.163.com/"),
            *("https://www.qq.com/a/2026.html", "https://example.com/@user"),
            *("护照办理窗口", "通行证制度", "办理护照 3 本", "居住证 2026 年改版", "军官证优先", "港澳通行证签注 2 次"),
        )
    )


_SENTENCES = (
    "示范街道有八个社区、约两万三千户，2025 年 3 月开始招募合伙人，2026 年 5 月起推行志愿积分。",
    "一期改造 3 号楼、5 号楼和 12 号楼，二期改造 1-23 号楼，三期待定。",
    "每周一、三、五 9:00–11:30 义诊，二、四 14:00–16:30 理发，六、日休息。",
    "共收到诉求 1354 件，办结 1287 件，办结率 95.05 %，满意率 98 %。",
    *("老人用餐九折，八十岁以上七折，一百岁以上不收钱。", "一家一户一策，三天一走访，五天一汇总，七天一通报。"),
    "投入 200 多万元，新建游园 3 处，铺装 3000 平方米，更换路灯 9 盏。",
    *("二〇二四年十一月，一三五单元屋顶漏水，物业两天修好。", "四点半课堂一、二、三年级各一班，四、五、六年级合班。"),
    "拨打 12345 或社区电话 0533-4180000 预约，也可以到 3 楼 302 室办事大厅登记。",
    "首批 24 家合伙人当日认领 30 多项服务，第 151 家 5 月 15 日签约。",
    "居民说，路灯亮了，心里也亮了；老师和师傅们都来帮忙。",
    "业主委员会、物业公司和小区党支部三方签字后，单据交社区存档。",
    "王府井店、张店店和李沧店三家门店同价，凭积分卡兑换。",
    "党员同志带头，志愿者老师辅导，保洁阿姨维护，维修师傅兜底。",
    "面积由 138 平方米扩到 260 平方米，座位由 48 个增加到 120 个。",
    "公开征集自 2026-01-13 起，至 2026-02-13 止，为期 30 天。",
    "第一批 13 家、第二批 15 家、第三批 18 家，涉及 12 个行业。",
    "比分 138:120，排名第 3；得分 13、15、18、17、19。",
    *("方言讲解、安全老课、华夏文化、金秋文艺、江河湖海、高山流水都在节目单上。",),
)


def _prose() -> Iterator[Harmless]:
    for number, sentence in enumerate(_SENTENCES):
        yield f"prose {number}", sentence
    for number, one in enumerate(_SENTENCES):
        yield f"prose two {number}", one + _SENTENCES[(number * 7 + 3) % len(_SENTENCES)]
        yield (
            f"prose three {number}",
            _SENTENCES[(number * 3 + 1) % len(_SENTENCES)] + one + _SENTENCES[(number * 11 + 5) % len(_SENTENCES)],
        )


def _files(rng: Random) -> Iterator[Harmless]:
    """Whole records."""
    for number in range(30):
        cards = [make_card("".join(rng.choices(ALPHABET, k=LENGTH))) for _ in range(rng.randrange(2, 30))]
        rows = "".join(f"  - {{card: {card}, quantity: {rng.randrange(1, 5)}}}\n" for card in cards)
        head = f'date: "2026-05-{number % 28 + 1:02}"\nkind: earn\ncommunity: xiajiazhuang\nrule: cleanup\nsource: QD-2026-05{number:02}-01\n'
        yield f"data/points/shifan/2026-05/cleanup-{number}.yml", f"{head}entries:\n{rows}total: {len(cards) * 2}\n"
    for number in range(20):
        area = "".join(rng.choices("0123456789", k=6))
        yield (
            f"data/partners/shifan/shop-{number}.yml",
            f'name: 示范市晴川面馆{number}\nkind: shop\nhistory:\n  - {{date: "2026-05-09", event: joined}}\n'
            f"contact:\n  phone: 0533-4{area}\n  address: 示范街道示范路 {number + 1} 号\n  url: https://example.org/shop/{number}\n"
            "summary: |-\n  老人用餐九折，每周三给独居老人送面。\n  店内 48 个座位，13:30-15:00 免费歇脚。\n",
        )
    for number in range(10):
        values = "".join(f"  - {rng.randrange(100, 99999)}\n" for _ in range(12))
        yield f"data/programmes/series-{number}.yml", f"name: 序列\nvalues:\n{values}note: 十二个月\n"
