"""The rules about private data: what each says, and its page. Knows no pattern.

The placeholders in the examples are starred, so that the project's own files pass the check. What the rules find
comes from one pass over a file (`privacy.check_private`), so `check` here gives out a rule's share of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hehuo.diagnostic import Finding, Rule, Severity

Check = Callable[[str, str], Iterator[Finding]]


def _share(rule_id: str, path: str, text: str) -> Iterator[Finding]:
    from hehuo.check.privacy import check_private  # noqa: PLC0415 — that module needs the table below

    return (finding for finding in check_private(path, text) if finding.rule == rule_id)


def private_resident_id(path: str, text: str) -> Iterator[Finding]:
    """文件里有居民身份证号，包括 15 位的旧号码。全角、汉字数字、加空格或横线，写在注释里或当作键，都一样会被查出来。

    身份证号进了公开仓库就收不回来。登记簿里用积分卡号代替人；确要核对身份，在线下核对，仓库里只写“已核对”和日期。
    如果已经推送，请照“指南 → 已经泄露了怎么办”处理。

    A resident identity number stands in the file, in any script, with any separators, in a value, a key or a
    comment. Check identities off the repository and record only that it was done. If it has been pushed already,
    follow the guide "a leak that has already been pushed".

    不对 Bad:

        note: 受助人身份证 3703＊＊＊＊＊＊＊＊＊＊＊＊＊＊

    对 Good:

        note: 受助人身份已由社区线下核对
    """
    return _share("private-resident-id", path, text)


def private_bank_card(path: str, text: str) -> Iterator[Finding]:
    """文件里有银行卡号：16–19 位，校验位正确。

    结算走单位对公账户和线下凭证，卡号不进仓库；积分卡号（XXXX-XXXX-XXXX-X）不受影响。

    A bank card's number stands in the file: 16 to 19 digits of an issuer, with a right check digit. Payments are
    settled off the repository; points cards are not meant.

    不对 Bad:

        note: 汇到 62＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊＊

    对 Good:

        note: 已由街道财务汇出，凭证存档
    """
    return _share("private-bank-card", path, text)


def private_mobile(path: str, text: str) -> Iterator[Finding]:
    """文件里有手机号码。不论怎样写都算：全角、汉字数字、带圈数字、加空格横线或点、夹零宽字符、拆成两行、不加引号、写在注释里。

    登记簿是公开的，撤下网页也撤不回历史。单位的联系方式写对外公布的固定电话或客服号，例如区号加七八位号码、400 号、95 开头的短号。
    金额等凑巧是 11 位又以 13–19 开头的数，请写上单位或加千分位。

    A mobile number stands in the file, however it is written. Give an organisation's published landline or service
    number instead. An amount that happens to have eleven digits passes when its unit follows it.

    不对 Bad:

        contact:
          phone: 138＊＊＊＊0000

    对 Good:

        contact:
          phone: 0533-＊＊＊＊＊＊＊
    """
    return _share("private-mobile", path, text)


def private_passport(path: str, text: str) -> Iterator[Finding]:
    """文件里有护照、通行证、居留证或军官证的号码。

    证件号码不进仓库；需要时写“证件已核对”。

    The number of a passport, a permit or an officer's paper stands in the file. Write that papers were checked,
    not what they say.

    不对 Bad:

        note: 护照 E＊＊＊＊＊＊＊＊

    对 Good:

        note: 证件已由社区线下核对
    """
    return _share("private-passport", path, text)


def private_plate(path: str, text: str) -> Iterator[Finding]:
    """文件里有车牌号，新能源、挂车、警用等号牌也算。

    写车的用途和辆数，不写号牌。

    A vehicle's number plate stands in the file. Write what the vehicle is for, and how many there are.

    不对 Bad:

        note: 送餐车 鲁C·＊＊＊＊＊

    对 Good:

        note: 送餐车一辆
    """
    return _share("private-plate", path, text)


def private_room(path: str, text: str) -> Iterator[Finding]:
    """文件里有精确到户的住址，例如楼号、单元加房号。

    只写到楼或单元：几号楼、几单元楼道。单位的办公地址、会议室、活动室可以写房号；商户在居民楼里的，写街路门牌或“某号楼底商”。

    An address leads to one household's door. Write the building or the unit only. Offices and meeting rooms may
    have their numbers.

    不对 Bad:

        place: ＊号楼＊单元＊＊＊

    对 Good:

        place: 3号楼2单元楼道
    """
    return _share("private-room", path, text)


def private_hash(path: str, text: str) -> Iterator[Finding]:
    """文件里有一串哈希值。手机号总共不过几十亿个，拿它算出的哈希一小时内就能全部反推出来，等于写了号码本身。

    代表人的地方用随机的积分卡号。文件摘要只该出现在月结（close.yml）的 batches 和 previous 里；网址路径里的不算。

    A hash stands in the file. All mobile numbers can be hashed within the hour, so a hash gives the number away.
    Random card numbers stand for people. Digests of files belong in a month's close only.

    不对 Bad:

        card: 5f4d＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊

    对 Good:

        card: 4Q7M-0XJ2-9KPD-8
    """
    return _share("private-hash", path, text)


def private_card_and_name(path: str, text: str) -> Iterator[Finding]:
    """积分卡号和人的姓名写在一起：同一行、同一条记录，或者紧挨着的注释里。

    卡号是随机的，谁也不知道是谁的卡；写上姓名，这张卡的每一笔得分和兑换就都成了这个人的行踪。持卡人名册留在社区，不进仓库。
    本人同意公开的化名写在 cards.yml 的 alias 里。

    A points card's number stands beside a person's name, which turns every entry of that card into the person's
    movements. Who holds a card is kept by the office; an alias that the holder agreed to goes into `cards.yml`.

    不对 Bad:

        - {card: 4Q7M-0XJ2-9KPD-8, quantity: 2}  # ＊阿姨

    对 Good:

        - {card: 4Q7M-0XJ2-9KPD-8, quantity: 2}
    """
    return _share("private-card-and-name", path, text)


def private_wechat(path: str, text: str) -> Iterator[Finding]:
    """文件里有个人的微信号或 QQ 号。公众号、小程序、视频号和群不算。

    写单位的公众号或固定电话。

    A person's WeChat or QQ id stands in the file. Public accounts and groups pass.

    不对 Bad:

        note: 加微信 wx＊＊＊＊＊＊

    对 Good:

        note: 关注公众号“示范街道”报名
    """
    return _share("private-wechat", path, text)


def private_email(path: str, text: str) -> Iterator[Finding]:
    """文件里有个人邮箱（QQ、163、126、Gmail 等）。单位自己域名的邮箱可以写。

    An address at a provider of private mailboxes stands in the file. Addresses at an organisation's own domain pass.

    不对 Bad:

        note: 报名发到 ＊＊＊＊＊@qq＊com

    对 Good:

        note: 报名发到 fuwu@shifan.example.org
    """
    return _share("private-email", path, text)


def private_name(path: str, text: str) -> Iterator[Finding]:
    """像是写了居民的姓名：姓加称呼，或“联系人”“户主”等后面跟着姓名。这是提醒，不挡合并。

    写身份和人数：一位老人、三名志愿者。店名、队名、品牌名里带姓和称呼的不算；如果还是误报，加上书名号式的引号或写全称。

    What looks like a resident's name stands in the file. This is a warning. Write who they are, not what they are
    called: a retired teacher, three volunteers. Names of shops and teams pass.

    不对 Bad:

        note: 联系人：＊阿姨

    对 Good:

        note: 由楼长联系
    """
    return _share("private-name", path, text)


_LEAK_ZH = "如已推送，请照指南“已经泄露了怎么办”（site/pages/guide/leak.md）处理"
_LEAK_EN = 'if it has been pushed, follow the guide "leak" (site/pages/guide/leak.md)'

_TEXTS: tuple[tuple[Check, str, str, str, str], ...] = (
    (
        private_resident_id,
        "这里有居民身份证号",
        "a resident identity number stands here",
        "删掉号码，只写“身份已线下核对”",
        "delete the number; write only that the identity was checked",
    ),
    (
        private_bank_card,
        "这里有银行卡号",
        "a bank card's number stands here",
        "删掉卡号，只写“已由财务汇出”",
        "delete the number; write only that it was paid",
    ),
    (
        private_mobile,
        "这里有手机号码",
        "a mobile number stands here",
        "删掉号码，改写单位对外公布的固定电话；如果是金额，写上单位",
        "delete it and give the organisation's published landline; if it is an amount, write its unit",
    ),
    (
        private_passport,
        "这里有证件号码",
        "the number of a passport or permit stands here",
        "删掉号码，只写“证件已核对”",
        "delete the number; write only that papers were checked",
    ),
    (
        private_hash,
        "这里有一串哈希值，可以反推出手机号等个人信息",
        "a hash stands here, from which a mobile number can be found out",
        "改用积分卡号；文件摘要只能写在月结的 batches 和 previous 里",
        "use a points card's number; digests of files belong in a month's close only",
    ),
    (
        private_email,
        "这里有个人邮箱",
        "a private mailbox stands here",
        "删掉，改写单位自己域名的邮箱或固定电话",
        "delete it; give the organisation's own mailbox or landline",
    ),
    (
        private_plate,
        "这里有车牌号",
        "a number plate stands here",
        "删掉号牌，只写车的用途和辆数",
        "delete it; write what the vehicle is for",
    ),
    (
        private_room,
        "这里的住址精确到了户",
        "this address leads to one household's door",
        "只写到楼或单元，删掉房号",
        "write the building or the unit only",
    ),
    (
        private_wechat,
        "这里有个人的微信号或 QQ 号",
        "a person's WeChat or QQ id stands here",
        "删掉，改写单位的公众号或固定电话",
        "delete it; give a public account or a landline",
    ),
    (
        private_card_and_name,
        "积分卡号和人的姓名写在了一起",
        "a points card's number stands beside a person's name",
        "删掉姓名；持卡人名册留在社区，不进仓库",
        "delete the name; who holds a card is kept by the office",
    ),
)

PRIVACY_RULES: tuple[Rule, ...] = (
    *(
        Rule(
            id=check.__name__.replace("_", "-"),
            severity=Severity.ERROR,
            zh=zh,
            en=en,
            fix_zh=f"{fix_zh}；{_LEAK_ZH}",
            fix_en=f"{fix_en}; {_LEAK_EN}",
            check=check,
        )
        for check, zh, en, fix_zh, fix_en in _TEXTS
    ),
    Rule(
        id="private-name",
        severity=Severity.WARNING,
        zh="这里像是写了居民的姓名",
        en="what looks like a resident's name stands here",
        fix_zh="写身份和人数，例如“一位老人”，不写姓名",
        fix_en='write who it is, such as "a retired teacher", not the name',
        check=private_name,
    ),
)
"""Every rule about private data."""

KINDS: tuple[str, ...] = tuple(rule.id for rule in PRIVACY_RULES)
"""Every kind, which is a rule's id. Where two overlap, the first one named here stands."""
