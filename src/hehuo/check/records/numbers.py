"""Rules about numbers with a check character: cards and social credit codes. Messages never repeat them."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.declare import rule
from hehuo.check.references.card_lists import miswritten_cards
from hehuo.check.references.lookup import dangling
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.registry import record_path


@rule(
    zh="积分卡号的校验符不对，抄错了一位",
    en="The card number's check character does not fit: a character is miscopied",
    fix_zh="对着卡或纸表重抄",
    fix_en="Copy it again from the card or the sheet",
)
def bad_card_number(survey: Survey) -> Iterator[Finding]:
    """积分卡号最后一位是校验符，由前十二位算出；对不上，就是抄错了。

    抄错任何一位都会被发现，相邻两位抄颠倒也几乎都会被发现。卡号里没有 I、L、O、U 四个字母。

    The last character of a card number is worked out from the twelve before it; where it does not fit, the number is
    miscopied. Any single wrong character is found, and nearly every swap of two neighbours.

    不对 Bad:

        - {card: 4Q7M-0XJ2-9KPD-8, quantity: 2}

    对 Good:

        - {card: 4Q7M-0XJ2-9KPD-B, quantity: 2}
    """
    for path, numbers in survey.once(miswritten_cards).items():
        for number in numbers:
            yield Finding(rule="bad-card-number", path=path, route=("cards", number), on_key=True)
    yield from dangling(survey, "bad-card-number")


@rule(
    zh="统一社会信用代码的校验码不对，抄错了一位",
    en="The unified social credit code's check character does not fit: a character is miscopied",
    fix_zh="对着营业执照重抄",
    fix_en="Copy it again from the business licence",
)
def bad_uscc(survey: Survey) -> Iterator[Finding]:
    """统一社会信用代码 18 位，最后一位是校验码（GB 32100）；对不上，就是抄错了。

    A unified social credit code has 18 characters, the last a check character (GB 32100); where it does not fit, the
    code is miscopied.

    不对 Bad:

        uscc: 91110000600037341A

    对 Good:

        uscc: 91110000600037341L
    """
    stated = [(key, partner.uscc) for key, partner in sorted(survey.registry.partners.items()) if partner.uscc]
    if not stated:
        return
    # stdnum loads every Chinese number with this one; a registry without codes need not pay for it.
    from stdnum.cn import uscc  # noqa: PLC0415

    for key, code in stated:
        if not uscc.is_valid(code):
            yield Finding(rule="bad-uscc", path=record_path("partner", key), route=("uscc",))
