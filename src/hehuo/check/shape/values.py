"""Rules of shape about values: their type, and words out of a list. Each explains what a schema refused.

Knows a refusal and the schemas' words; knows no record type's fields. Repeats only ids and dates, never free text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hehuo.check.shape.field_names import form_of, schemas_at
from hehuo.check.shape.refusal import Refusal, finding_of
from hehuo.check.words import Args, both, did_you_mean, key_of, line_of, listing, nearest
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


def _type_of(value: object) -> str:
    if value is None:
        return "null"
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, kind):
            return name
    return "object"


def wrong_type(refusal: Refusal) -> Iterator[Finding]:
    """A value is of the wrong type: a number where text belongs, one item where a list belongs, or nothing at all
    after the colon."""
    wanted = refusal.demand if isinstance(refusal.demand, str) else refusal.demand[0]
    found = _type_of(refusal.value)
    yield finding_of(
        "wrong-type",
        refusal,
        **both("wanted", *_TYPES[wanted]),
        **both("found", *_TYPES[found]),
        **_type_remedy(refusal, wanted, found),
    )


_RUN_TOGETHER = re.compile(r"([a-z_]{1,30}) ?(?:[：﹕︰∶]|:(?=\S))")
"""A field and its value that came out as one text, because of the colon between them."""


def _type_remedy(refusal: Refusal, wanted: str, found: str) -> Args:
    key = key_of(refusal.route)
    if found == "null":
        return both("remedy", "在冒号后写上内容，或删掉这一行", "Write a value after the colon, or delete the line")
    if wanted == "string" and found in ("integer", "number", "boolean"):
        year = refusal.value if isinstance(refusal.value, int) and 1000 <= refusal.value <= 9999 else "…"
        quoted = line_of(refusal.route, f'"{year}"')
        return both("remedy", f"加上引号：\n    {quoted}", f"Put it in quotes:\n    {quoted}")
    if wanted == "array":
        lines = f"{key}:\n      - …"
        return both("remedy", f"写成列表，一项一行：\n    {lines}", f"Write a list, one item to a line:\n    {lines}")
    if wanted == "object" and found == "string":
        typed = _RUN_TOGETHER.match(refusal.value)
        if typed:
            line = f"{typed[1]}: …"
            return both(
                "remedy",
                f"冒号用英文的，后面空一格：\n    {line}",
                f"The colon is a plain one with a space behind it:\n    {line}",
            )
    if wanted == "object":
        lines = f"{key}:\n      …: …"
        return both("remedy", f"分成字段来写：\n    {lines}", f"Write fields with values:\n    {lines}")
    if wanted == "integer":
        plain = line_of(refusal.route, "12")
        return both(
            "remedy",
            f"只写数字，不加引号、单位和小数点：\n    {plain}",
            f"Digits alone, no quotes, unit or point:\n    {plain}",
        )
    return both("remedy", f"应写{_TYPES[wanted][0]}", f"Write {_TYPES[wanted][1]}")


def bad_choice(refusal: Refusal) -> Iterator[Finding]:
    """A field that takes one of a few words has another."""
    options = [str(choice) for choice in (refusal.demand if refusal.keyword == "enum" else [refusal.demand])]
    meant = _meant_choice(refusal, options)
    line = f"\n    {line_of(refusal.route, meant)}\n" if meant else ""
    remedy = both("remedy", f"改成：{line}" if meant else "", f"Write:{line}" if meant else "")
    yield finding_of("bad-choice", refusal, **did_you_mean(meant), **listing("choices", options), **remedy)


def _meant_choice(refusal: Refusal, options: list[str]) -> str | None:
    """The option that a misspelt word or a Chinese word of the field's description stands for."""
    if not isinstance(refusal.value, str):
        return None
    described = form_of(schemas_at(refusal.schemas, refusal.document, refusal.route)).zh
    by_name = (option for option in options if f"{option} {refusal.value}" in described)
    return next(by_name, None) or nearest(refusal.value, options)
