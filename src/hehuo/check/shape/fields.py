"""Rules of shape about fields: which a record may have and which it must. Each explains what a schema refused.

Knows a refusal and the schemas' words; knows no record type's fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hehuo.check.shape.field_names import name_of, sample_of, schemas_at, title_of
from hehuo.check.shape.refusal import Refusal
from hehuo.check.words import Args, both, did_you_mean, listing, nearest
from hehuo.diagnostic import Finding
from hehuo.document import Document

_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{0,39}")
"""Keys that a message may repeat; anything else may be private."""


def _fields_at(refusal: Refusal) -> dict[str, str]:
    """The fields a place can have, each with its Chinese title."""
    candidates = schemas_at(refusal.schemas, refusal.document, refusal.route)
    keys = dict.fromkeys(key for schema in candidates for key in schema.get("properties", {}))
    return {key: title_of(schemas_at(refusal.schemas, refusal.document, (*refusal.route, key))).zh for key in keys}


def unknown_field(refusal: Refusal) -> Iterator[Finding]:
    """A record has a field that no record of its type has; mostly a misspelling."""
    fields = _fields_at(refusal)
    titles = {title: key for key, title in fields.items() if title}
    for key in refusal.value:
        if key in refusal.schema.get("properties", {}):
            continue
        meant = titles.get(key) or nearest(key, [name for name in fields if name not in refusal.value])
        shown = key in titles or _FIELD_NAME.fullmatch(key) is not None
        available = listing(
            "choices", [f"{name}（{title}）" if title else name for name, title in fields.items()], list(fields)
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


def missing_field(refusal: Refusal) -> Iterator[Finding]:
    """A field that a record of this type must have is missing: a partner needs its name, kind and history, each step
    of a project its date."""
    missing = [_missing(refusal, key) for key in refusal.demand if key not in {*refusal.value, *refusal.misspelt}]
    if missing:
        zh = [f"“{gap['key']}”{gap['title']['zh']}" for gap in missing]
        en = [f'"{gap["key"]}"{gap["title"]["en"]}' for gap in missing]
        lines = "\n    ".join(f"{gap['key']}: {gap['sample']}" for gap in missing)
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


def missing_companion(refusal: Refusal) -> Iterator[Finding]:
    """Some fields come in pairs: a card with an alias must say when its holder consented to showing it."""
    for key, companions in refusal.demand.items():
        for companion in companions if key in refusal.value else ():
            if companion not in refusal.value:
                args = {**_missing(refusal, companion), "key": key, "companion": companion}
                route = (*refusal.route, key)
                yield Finding(rule="missing-companion", path=refusal.document.path, route=route, on_key=True, args=args)


def wrong_alternative(refusal: Refusal) -> Iterator[Finding]:
    """Where a value can take several forms, this one fits none; or the kind that is stated contradicts the rest, such
    as a redemption sheet headed `earn`."""
    if refusal.meant is not None:
        reason = both("reason", "和其余内容对不上", "contradicts the rest of the record")
        key = refusal.route[-1]
        remedy = both("remedy", f"改成：\n    {key}: {refusal.meant}", f"Write:\n    {key}: {refusal.meant}")
    else:
        reason = both("reason", "不合任何一种写法", "fits none of the forms it can take")
        forms = (
            [title for schema in refusal.demand if (title := schema.get("title"))]
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


def schema_disagreement(document: Document) -> Iterator[Finding]:
    """The fast validator refuses a file in which the careful one finds nothing."""
    yield Finding(rule="schema-disagreement", path=document.path)
