"""The rules about private data: what each says and how to mend it. Knows no pattern; their pages are `privacy_pages`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hehuo.check.private import pages
from hehuo.diagnostic import Finding, Rule, Severity

Check = Callable[[str, str], Iterator[Finding]]

_LEAK_ZH = "如已推送，请照指南“已经泄露了怎么办”（site/pages/guide/leak.md）处理"
_LEAK_EN = 'if it has been pushed, follow the guide "leak" (site/pages/guide/leak.md)'

_TEXTS: tuple[tuple[Check, str, str, str, str], ...] = (
    (
        pages.private_resident_id,
        "这里有居民身份证号",
        "a resident identity number stands here",
        "删掉号码，只写“身份已线下核对”",
        "delete the number; write only that the identity was checked",
    ),
    (
        pages.private_bank_card,
        "这里有银行卡号",
        "a bank card's number stands here",
        "删掉卡号，只写“已由财务汇出”",
        "delete the number; write only that it was paid",
    ),
    (
        pages.private_mobile,
        "这里有手机号码",
        "a mobile number stands here",
        "删掉号码，改写单位对外公布的固定电话；如果是金额，写上单位",
        "delete it and give the organisation's published landline; if it is an amount, write its unit",
    ),
    (
        pages.private_passport,
        "这里有证件号码",
        "the number of a passport or permit stands here",
        "删掉号码，只写“证件已核对”",
        "delete the number; write only that papers were checked",
    ),
    (
        pages.private_hash,
        "这里有一串哈希值，可以反推出手机号等个人信息",
        "a hash stands here, from which a mobile number can be found out",
        "改用积分卡号；文件摘要只能写在月结的 batches 和 previous 里",
        "use a points card's number; digests of files belong in a month's close only",
    ),
    (
        pages.private_email,
        "这里有个人邮箱",
        "a private mailbox stands here",
        "删掉，改写单位自己域名的邮箱或固定电话",
        "delete it; give the organisation's own mailbox or landline",
    ),
    (
        pages.private_plate,
        "这里有车牌号",
        "a number plate stands here",
        "删掉号牌，只写车的用途和辆数",
        "delete it; write what the vehicle is for",
    ),
    (
        pages.private_room,
        "这里的住址精确到了户",
        "this address leads to one household's door",
        "只写到楼或单元，删掉房号",
        "write the building or the unit only",
    ),
    (
        pages.private_wechat,
        "这里有个人的微信号或 QQ 号",
        "a person's WeChat or QQ id stands here",
        "删掉，改写单位的公众号或固定电话",
        "delete it; give a public account or a landline",
    ),
    (
        pages.private_card_and_name,
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
        check=pages.private_name,
    ),
)
"""Every rule about private data."""
