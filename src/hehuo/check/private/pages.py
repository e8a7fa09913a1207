"""The documentation pages of the rules about private data: one function a kind, which gives out its share.

All kinds are found in one pass over a file (`privacy_scan.check_private`). The placeholders in the examples are
starred, so that the project's own files pass the check.
"""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.private.scan import check_private
from hehuo.diagnostic import Finding


def _share(rule_id: str, path: str, text: str) -> Iterator[Finding]:
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
