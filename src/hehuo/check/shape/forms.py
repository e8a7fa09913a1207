"""Rules of shape about form and size: pattern, length, number. Each explains what a schema refused.

Knows a refusal and the schemas' words; knows no record type's fields. Repeats only ids and dates, never free text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hehuo.check.shape.field_names import Text, form_of, schemas_at
from hehuo.check.shape.refusal import Refusal, finding_of
from hehuo.check.words import both, is_showable, line_of
from hehuo.diagnostic import Finding
from hehuo.schema.loading import FORMATS
from hehuo.schema.references import Schema


def bad_format(refusal: Refusal) -> Iterator[Finding]:
    """A value is not in its form: a date that is not year-month-day or that no calendar has, an id with capital
    letters, a web address without https://."""
    candidates = [refusal.schema, *schemas_at(refusal.schemas, refusal.document, refusal.route)]
    form = form_of([refusal.schema, *_key_schemas(refusal)] if refusal.on_key else candidates)
    better = _better(refusal)
    if refusal.keyword == "format":  # the pattern has passed: it is written like a date
        form = Text(zh=f"日历上没有 {refusal.value} 这一天", en=f"no calendar has the day {refusal.value}")
        remedy = both("remedy", "核对日期后改正", "Look the date up and correct it")
    elif better is None:
        remedy = both("remedy", "按这个写法改；拿不准就删掉这一行", "Write it so, or delete the line")
    else:
        line = f"{better}: …" if refusal.on_key else line_of(refusal.route, better)
        remedy = both("remedy", f"改成：\n    {line}", f"Write:\n    {line}")
    yield finding_of("bad-format", refusal, **both("form", form.zh, form.en), **remedy)


def _key_schemas(refusal: Refusal) -> list[Schema]:
    above = schemas_at(refusal.schemas, refusal.document, refusal.route[:-1])
    names = [schema["propertyNames"] for schema in above if "propertyNames" in schema]
    return [refusal.schemas.resolve(schema["$ref"]) if "$ref" in schema else schema for schema in names]


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


def bad_length(refusal: Refusal) -> Iterator[Finding]:
    """A text is too long or too short, or a list or group has too many or too few members."""
    zh, en = _LENGTHS[refusal.keyword]
    number = refusal.demand
    en = en.removesuffix("s") if number == 1 else en
    remedy = both("remedy", f"改到{zh.format(number)}", f"Change it to {en.format(number)}")
    problem = both("problem", f"要{zh.format(number)}", f"must have {en.format(number)}")
    if refusal.value in ("", [], {}):
        problem = both("problem", "不能空着", "can't be empty")
        remedy = both("remedy", "写上内容，或删掉这一行", "Write something, or delete the line")
    yield finding_of("bad-length", refusal, **problem, **remedy)


_LENGTHS: Mapping[str, tuple[str, str]] = {
    "minLength": ("至少 {} 个字", "at least {} characters"),
    "maxLength": ("最多 {} 个字", "at most {} characters"),
    "minItems": ("至少 {} 项", "at least {} items"),
    "maxItems": ("最多 {} 项", "at most {} items"),
    "minProperties": ("至少 {} 个字段", "at least {} fields"),
    "maxProperties": ("最多 {} 个字段", "at most {} fields"),
    "uniqueItems": ("每项都不同", "no item twice"),
}


def bad_number(refusal: Refusal) -> Iterator[Finding]:
    """A number is too large or too small."""
    bound = refusal.demand.get("const", "") if isinstance(refusal.demand, dict) else refusal.demand
    zh, en = _BOUNDS[refusal.keyword]
    problem = both("problem", zh.format(bound), en.format(bound))
    described = [
        schema
        for schema in (refusal.schema, *schemas_at(refusal.schemas, refusal.document, refusal.route))
        if "description" in schema
    ]
    remedy = both("remedy", "改成合适的数", "Write a number that fits")
    if described:
        form = form_of(described)
        remedy = both("remedy", f"应写：{form.zh}", f"Write: {form.en}")
    yield finding_of("bad-number", refusal, **problem, **remedy)


_BOUNDS: Mapping[str, tuple[str, str]] = {
    "minimum": ("不能小于 {}", "can't be less than {}"),
    "maximum": ("不能大于 {}", "can't be more than {}"),
    "exclusiveMinimum": ("要大于 {}", "must be more than {}"),
    "exclusiveMaximum": ("要小于 {}", "must be less than {}"),
    "multipleOf": ("要是 {} 的倍数", "must be a multiple of {}"),
    "not": ("不能是 {}", "can't be {}"),
}
