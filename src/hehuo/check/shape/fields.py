"""Rules of shape about fields: which a record may have and which it must. Each explains what a schema refused.

Knows a refusal and the schemas' words; knows no record type's fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.declare import Args, rule
from hehuo.check.shape.field_names import name_of, sample_of, schemas_at, title_of
from hehuo.check.shape.refusal import Refusal
from hehuo.check.words import both, did_you_mean, listing, nearest
from hehuo.diagnostic import Finding
from hehuo.document import Document

_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{0,39}")
"""Keys that a message may repeat; anything else may be private."""


def _fields_at(refusal: Refusal) -> dict[str, str]:
    """The fields a place can have, each with its Chinese title."""
    candidates = schemas_at(refusal.schemas, refusal.document, refusal.route)
    keys = dict.fromkeys(key for each in candidates for key in each.get("properties", {}))
    return {key: title_of(schemas_at(refusal.schemas, refusal.document, (*refusal.route, key))).zh for key in keys}


@rule(
    zh="{field}里没有{shown}字段{hint}",
    en="There is no field {shown} in {field}{hint}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def unknown_field(refusal: Refusal) -> Iterator[Finding]:
    """记录里有一个谁也不认识的字段，多半是拼错了。

    每种记录能写哪些字段是固定的；拼错的字段不会被读到，写了等于没写，所以要改正。字段名也可以按中文名称查找：
    写了“全称”，会提示改成 name。

    A record has a field that no record of its type has; mostly a misspelling. What stands there would never be
    read, so it has to be put right. A Chinese title in place of a field's name is recognised.

    不对 Bad:

        nmae: 般阳市民广场
        kind: merchant

    对 Good:

        name: 般阳市民广场
        kind: merchant
    """
    fields = _fields_at(refusal)
    titles = {title: key for key, title in fields.items() if title}
    for key in refusal.value:
        if key in refusal.schema.get("properties", {}):
            continue
        meant = titles.get(key) or nearest(key, [each for each in fields if each not in refusal.value])
        shown = key in titles or _FIELD_NAME.fullmatch(key) is not None
        available = listing(
            "choices", [f"{each}（{title}）" if title else each for each, title in fields.items()], list(fields)
        )["choices"]
        if meant:
            remedy = both("remedy", f"把字段名改成：\n    {meant}: …", f"Rename the field:\n    {meant}: …")
        else:
            remedy = both("remedy", f"这里可以写：{available['zh']}", f"What can stand here: {available['en']}")
        yield Finding(
            rule="unknown-field",
            path=refusal.document.path,
            route=(*refusal.route, key),
            on_key=True,
            args={
                **name_of(refusal.schemas, refusal.document, refusal.route),
                **both("shown", f"“{key}”这个" if shown else "这个", f'"{key}"' if shown else "of this name"),
                **did_you_mean(meant),
                **remedy,
                "meant": meant,
            },
        )


@rule(
    zh="{field}缺少{missing}",
    en="{field} lacks {missing}",
    fix_zh="加上：\n    {lines}",
    fix_en="Add:\n    {lines}",
)
def missing_field(refusal: Refusal) -> Iterator[Finding]:
    """缺了必填的字段；同一处缺几个，合在一起报。

    每种记录有几项不能没有，例如合伙人要有全称、类别和经历，项目的每一步要有日期。

    A field that a record of this type must have is missing: a partner needs its name, kind and history, each
    step of a project its date. Several missing in one place are reported together.

    不对 Bad:

        timeline:
          - event: claim
            partner: sm-plaza

    对 Good:

        timeline:
          - date: "2021-07-02"
            event: claim
            partner: sm-plaza
    """
    missing = [_missing(refusal, key) for key in refusal.demand if key not in {*refusal.value, *refusal.misspelt}]
    if missing:
        zh = [f"“{each['key']}”{each['title']['zh']}" for each in missing]
        en = [f'"{each["key"]}"{each["title"]["en"]}' for each in missing]
        lines = "\n    ".join(f"{each['key']}: {each['sample']}" for each in missing)
        args = {"field": missing[0]["field"], **listing("missing", zh, en), "lines": lines}
        yield Finding(rule="missing-field", path=refusal.document.path, route=refusal.route, args=args)


def _missing(refusal: Refusal, key: str) -> Args:
    candidates = schemas_at(refusal.schemas, refusal.document, (*refusal.route, key))
    title = title_of(candidates)
    return {
        **name_of(refusal.schemas, refusal.document, refusal.route),
        **both("title", f"（{title.zh}）" if title.zh else "", f" ({title.en})" if title.en else ""),
        "key": key,
        "sample": sample_of(candidates),
    }


@rule(
    zh="写了“{key}”就要写“{companion}”{title}",
    en='"{key}" needs "{companion}"{title} beside it',
    fix_zh="在旁边加上一行：\n    {companion}: {sample}",
    fix_en="Add a line beside it:\n    {companion}: {sample}",
)
def missing_companion(refusal: Refusal) -> Iterator[Finding]:
    """有些字段要成对写：写了一个，另一个就不能少。

    例如积分卡写了化名，就要写明本人同意公开的日期。

    Some fields come in pairs: a card with an alias must say when its holder consented to showing it.

    不对 Bad:

        opened: "2026-01-05"
        alias: 石榴

    对 Good:

        opened: "2026-01-05"
        alias: 石榴
        consent: "2026-01-05"
    """
    for key, companions in refusal.demand.items():
        for companion in companions if key in refusal.value else ():
            if companion not in refusal.value:
                args = {**_missing(refusal, companion), "key": key, "companion": companion}
                route = (*refusal.route, key)
                yield Finding(rule="missing-companion", path=refusal.document.path, route=route, on_key=True, args=args)


@rule(
    zh="{field}用错了：{reason}{hint}",
    en="{field} does not fit: it {reason}{hint}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def wrong_alternative(refusal: Refusal) -> Iterator[Finding]:
    """同一处有几种写法，写的和哪一种都不合；或者写明的种类和其余内容对不上。

    例如一张兑换单写了商户、兑换项，种类却写成 earn（得分）。

    Where a value can take several forms, this one fits none; or the kind that is stated contradicts the rest, such
    as a redemption sheet headed `earn`.

    不对 Bad:

        kind: earn
        partner: sm-plaza
        offer: haircut

    对 Good:

        kind: redeem
        partner: sm-plaza
        offer: haircut
    """
    if refusal.meant is not None:
        reason = both("reason", "和其余内容对不上", "contradicts the rest of the record")
        key = refusal.route[-1]
        remedy = both("remedy", f"改成：\n    {key}: {refusal.meant}", f"Write:\n    {key}: {refusal.meant}")
    else:
        reason = both("reason", "不合任何一种写法", "fits none of the forms it can take")
        forms = (
            [title for each in refusal.demand if (title := each.get("title"))]
            if isinstance(refusal.demand, list)
            else []
        )
        written = listing("forms", forms)["forms"]
        remedy = both("remedy", f"可用的写法：{written['zh']}", f"The forms it can take: {written['en']}")
    yield Finding(
        rule="wrong-alternative",
        path=refusal.document.path,
        route=refusal.route,
        args={
            **name_of(refusal.schemas, refusal.document, refusal.route),
            **reason,
            **did_you_mean(refusal.meant),
            **remedy,
        },
    )


@rule(
    zh="这份文件不合格式，但说不出是哪一处",
    en="This file does not fit its schema, but the place can't be named",
    fix_zh="这是 hehuo 自身的问题：快慢两种检查结论不同。请把这份文件附上，报告给维护者。",
    fix_en="This is a fault of hehuo: its two validators disagree. Please report it with this file.",
)
def schema_disagreement(document: Document) -> Iterator[Finding]:
    """快的检查说不合格式，慢的检查却找不出毛病。

    两种检查应当永远一致；一旦不一致，宁可报出来，也不默默放过。

    The fast validator refuses a file in which the careful one finds nothing. They should always agree; where they
    do not, saying so is better than silence.

    不对 Bad:

        # 没有已知的例子 no example is known

    对 Good:

        name: 般阳市民广场
    """
    yield Finding(rule="schema-disagreement", path=document.path)
