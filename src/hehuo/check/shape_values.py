"""Rules of shape about values: type, choice, form, length, size. Each explains what a schema refused.

Knows a refusal and the schemas' words; knows no record type's fields. Repeats only ids and dates, never free text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hehuo.check.declare import Args, rule
from hehuo.check.fields import Text, form_of, name_of, schemas_at
from hehuo.check.refusal import Refusal
from hehuo.check.schemas import FORMATS, Schema
from hehuo.check.words import both, did_you_mean, is_showable, line_of, listing, nearest
from hehuo.diagnostic import Finding

_TYPES: Mapping[str, tuple[str, str]] = {
    "string": ("文字", "text"),
    "integer": ("整数", "a whole number"),
    "number": ("数", "a number"),
    "boolean": ("true 或 false", "true or false"),
    "array": ("列表", "a list"),
    "object": ("若干“字段: 值”", "fields with values"),
    "null": ("空白", "nothing"),
}


def _finding(rule_id: str, refusal: Refusal, **args: object) -> Finding:
    named = name_of(refusal.schemas, refusal.document, refusal.route[:-1] if refusal.on_key else refusal.route)
    if refusal.on_key:
        above = named["field"]
        named = both("field", f"{above['zh']}里的编号", f"an id in {above['en']}")
    return Finding(rule=rule_id, path=refusal.document.path, route=refusal.route, on_key=refusal.on_key, args={**named, **args})  # fmt: skip


def _type_of(value: object) -> str:
    if value is None:
        return "null"
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, kind):
            return name
    return "object"


@rule(
    zh="{field}应写{wanted}，这里是{found}",
    en="{field} should be {wanted}; here it is {found}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def wrong_type(refusal: Refusal) -> Iterator[Finding]:
    """值的类型不对：该写文字的写成了数，该写列表的只写了一项，或者冒号后面空着。

    年份、时刻这些看起来像数的文字要加引号；数量不带单位、不带小数点。

    A value is of the wrong type: a number where text belongs, one item where a list belongs, or nothing at all
    after the colon. Years and times of day are text and stand in quotes; counts have no unit and no point.

    不对 Bad:

        started: 2021

    对 Good:

        started: "2021"
    """
    wanted = refusal.demand if isinstance(refusal.demand, str) else refusal.demand[0]
    found = _type_of(refusal.value)
    yield _finding(
        "wrong-type",
        refusal,
        **both("wanted", *_TYPES[wanted]),
        **both("found", *_TYPES[found]),
        **_type_remedy(refusal, wanted, found),
    )


def _type_remedy(refusal: Refusal, wanted: str, found: str) -> Args:
    key = next((step for step in reversed(refusal.route) if isinstance(step, str)), "…")
    if found == "null":
        return both("remedy", "在冒号后写上内容，或删掉这一行", "Write a value after the colon, or delete the line")
    if wanted == "string" and found in ("integer", "number", "boolean"):
        quoted = line_of(refusal.route, '"…"')
        return both("remedy", f"加上引号：\n    {quoted}", f"Put it in quotes:\n    {quoted}")
    if wanted == "array":
        lines = f"{key}:\n      - …"
        return both("remedy", f"写成列表，一项一行：\n    {lines}", f"Write a list, one item to a line:\n    {lines}")
    if wanted == "object":
        lines = f"{key}:\n      …: …"
        return both("remedy", f"分成字段来写：\n    {lines}", f"Write fields with values:\n    {lines}")
    if wanted == "integer":
        plain = line_of(refusal.route, "12")
        return both("remedy", f"只写数字，不加引号、单位和小数点：\n    {plain}", f"Digits alone, no quotes, unit or point:\n    {plain}")  # fmt: skip
    return both("remedy", f"应写{_TYPES[wanted][0]}", f"Write {_TYPES[wanted][1]}")


@rule(
    zh="{field}不能这样写{hint}",
    en="{field} can't be this{hint}",
    fix_zh="可选：{choices}{line}",
    fix_en="One of: {choices}{line}",
)
def bad_choice(refusal: Refusal) -> Iterator[Finding]:
    """这个字段只能从几个词里选一个，写的不在其中。

    A field that takes one of a few words has another.

    不对 Bad:

        history:
          - date: "2021-07-02"
            event: join

    对 Good:

        history:
          - date: "2021-07-02"
            event: joined
    """
    options = [str(each) for each in (refusal.demand if refusal.keyword == "enum" else [refusal.demand])]
    meant = _meant_choice(refusal, options)
    line = f"\n    {line_of(refusal.route, meant)}" if meant else ""
    yield _finding("bad-choice", refusal, **did_you_mean(meant), **listing("choices", options), **both("line", line, line))  # fmt: skip


def _meant_choice(refusal: Refusal, options: list[str]) -> str | None:
    """The option that a misspelt word or a Chinese word of the field's description stands for."""
    if not isinstance(refusal.value, str):
        return None
    described = form_of(schemas_at(refusal.schemas, refusal.document, refusal.route)).zh
    by_name = (each for each in options if f"{each} {refusal.value}" in described)
    return next(by_name, None) or nearest(refusal.value, options)


@rule(
    zh="{field}的写法不对：{form}",
    en="{field} is not written as it should be: {form}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def bad_format(refusal: Refusal) -> Iterator[Finding]:
    """值的写法不对：日期不是年-月-日或日历上没有这一天，编号用了大写字母，网址不以 https:// 开头，等等。

    A value is not in its form: a date that is not year-month-day or that no calendar has, an id with capital
    letters, a web address without https://.

    不对 Bad:

        deadline: "2021/7/30"

    对 Good:

        deadline: "2021-07-30"
    """
    candidates = [refusal.schema, *schemas_at(refusal.schemas, refusal.document, refusal.route)]
    form = form_of([refusal.schema, *_key_schemas(refusal)] if refusal.on_key else candidates)
    better = _better(refusal)
    if refusal.keyword == "format":  # the pattern has passed: it is written like a date
        form = Text(zh=f"日历上没有 {refusal.value} 这一天", en=f"no calendar has the day {refusal.value}")
        remedy = both("remedy", "核对日期后改正", "Look the date up and correct it")
    elif better is None:
        remedy = both("remedy", f"照这个写法改：{form.zh}", f"Write it like this: {form.en}")
    else:
        line = f"{better}: …" if refusal.on_key else line_of(refusal.route, better)
        remedy = both("remedy", f"改成：\n    {line}", f"Write:\n    {line}")
    yield _finding("bad-format", refusal, **both("form", form.zh, form.en), **remedy)


def _key_schemas(refusal: Refusal) -> list[Schema]:
    above = schemas_at(refusal.schemas, refusal.document, refusal.route[:-1])
    names = [each["propertyNames"] for each in above if "propertyNames" in each]
    return [refusal.schemas.resolve(each["$ref"]) if "$ref" in each else each for each in names]


_DATE = re.compile(r"\s*([0-9]{4})[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)\s*")


def _better(refusal: Refusal) -> str | None:
    """The value as it should be written, for dates and ids; None for anything else and wherever that won't do."""
    if not isinstance(refusal.value, str):
        return None
    matched = _DATE.fullmatch(refusal.value)
    if matched:
        dated = "-".join(part.zfill(2) for part in matched.groups() if part)
        return f'"{dated}"' if _fits(refusal, dated) else None
    slug = "/".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in refusal.value.split("/"))
    if refusal.keyword == "pattern" and _is_id_pattern(refusal.demand) and is_showable(slug):
        return slug
    return None


def _is_id_pattern(pattern: str) -> bool:
    return re.fullmatch(pattern, "sm-plaza") is not None and re.fullmatch(pattern, "SM") is None


def _fits(refusal: Refusal, text: str) -> bool:
    pattern, form = refusal.schema.get("pattern", ""), refusal.schema.get("format", "")
    return re.fullmatch(pattern or ".*", text) is not None and (form not in FORMATS or FORMATS[form](text))


@rule(
    zh="{field}{problem}",
    en="{field} {problem}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def bad_length(refusal: Refusal) -> Iterator[Finding]:
    """太长、太短，或者列表、字段的个数不对。

    A text is too long or too short, or a list or group has too many or too few members.

    不对 Bad:

        items: []

    对 Good:

        items: [greening]
    """
    zh, en = _LENGTHS[refusal.keyword]
    number = refusal.demand
    remedy = both("remedy", f"改到{zh.format(number)}", f"Change it to {en.format(number)}")
    problem = both("problem", f"要{zh.format(number)}", f"must have {en.format(number)}")
    if refusal.value in ("", [], {}):
        problem = both("problem", "不能空着", "can't be empty")
        remedy = both("remedy", "写上内容，或删掉这一行", "Write something, or delete the line")
    yield _finding("bad-length", refusal, **problem, **remedy)


_LENGTHS: Mapping[str, tuple[str, str]] = {
    "minLength": ("至少 {} 个字", "at least {} characters"),
    "maxLength": ("最多 {} 个字", "at most {} characters"),
    "minItems": ("至少 {} 项", "at least {} items"),
    "maxItems": ("最多 {} 项", "at most {} items"),
    "minProperties": ("至少 {} 个字段", "at least {} fields"),
    "maxProperties": ("最多 {} 个字段", "at most {} fields"),
    "uniqueItems": ("每项都不同", "no item twice"),
}


@rule(
    zh="{field}{problem}",
    en="{field} {problem}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def bad_number(refusal: Refusal) -> Iterator[Finding]:
    """数太大或太小。

    A number is too large or too small.

    不对 Bad:

        wanted:
          quantity: 0
          unit: 张

    对 Good:

        wanted:
          quantity: 10
          unit: 张
    """
    bound = refusal.demand.get("const", "") if isinstance(refusal.demand, dict) else refusal.demand
    zh, en = _BOUNDS[refusal.keyword]
    problem = both("problem", zh.format(bound), en.format(bound))
    described = [each for each in (refusal.schema, *schemas_at(refusal.schemas, refusal.document, refusal.route)) if "description" in each]  # fmt: skip
    remedy = both("remedy", "改成合适的数", "Write a number that fits")
    if described:
        form = form_of(described)
        remedy = both("remedy", f"应写：{form.zh}", f"Write: {form.en}")
    yield _finding("bad-number", refusal, **problem, **remedy)


_BOUNDS: Mapping[str, tuple[str, str]] = {
    "minimum": ("不能小于 {}", "can't be less than {}"),
    "maximum": ("不能大于 {}", "can't be more than {}"),
    "exclusiveMinimum": ("要大于 {}", "must be more than {}"),
    "exclusiveMaximum": ("要小于 {}", "must be less than {}"),
    "multipleOf": ("要是 {} 的倍数", "must be a multiple of {}"),
    "not": ("不能是 {}", "can't be {}"),
}
