"""The reference: a page for each record type, made from its schema, and the ways of writing that all of them share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from jinja2 import FileSystemLoader

from hehuo.record_types import BY_NAME, RECORD_TYPES, RecordType
from hehuo.render.environment import environment
from hehuo.render.page import Page, RenderContext
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared
from hehuo.schema.fields import Field, read_fields, read_variants

_SECTIONS: Mapping[str, tuple[str, str]] = {
    "kind": ("programme", "kinds"),
    "team": ("programme", "teams"),
    "trade": ("programme", "trades"),
    "role": ("programme", "roles"),
    "catalogue": ("programme", "directions"),
    "measure": ("programme", "measures"),
    "workflow": ("programme", "workflows"),
    "state": ("programme", "workflows.*.states"),
    "event": ("programme", "workflows.*.events"),
    "meeting": ("programme", "meetings"),
    "benefit": ("programme", "benefits"),
    "level": ("programme", "levels"),
    "panel": ("programme", "panels"),
    "consequence": ("programme", "consequences"),
    "offer-form": ("programme", "offer_forms"),
    "source": ("programme", "sources"),
    "space": ("community", "spaces"),
    "rule": ("rules", "rules"),
    "card": ("cards", "cards"),
}
"""Kind of reference → record type and field that declares what it may name; any other names a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an id names: in words, and where the reference explains it (relative to the site's root)."""

    zh: str
    en: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedForm:
    """A way of writing that many fields use."""

    id: str
    title: str
    title_en: str
    description: str
    description_en: str


def reference_pages(shared: Shared) -> Iterator[Page]:
    """The list of record types, then each type's page."""
    texts = shared.world.schemas
    fields = {each.name: read_fields(texts, texts[each.schema]) for each in RECORD_TYPES}
    forms, targets = shared_forms(texts), _targets(texts, fields)
    yield framed(
        shared,
        "reference/index.html",
        shell="reference/index",
        url="reference/",
        title="字段手册",
        trail=(("指南", "guide/"),),
        types=RECORD_TYPES,
        schemas=texts,
        counts={each.name: len(shared.world.registry.known.get(each.name, ())) for each in RECORD_TYPES},
        forms=forms,
    )
    known = {form.id for form in forms}
    for each in RECORD_TYPES:
        yield _record(shared, each, fields[each.name], known, targets)


def _record(
    shared: Shared, each: RecordType, fields: tuple[Field, ...], forms: Set[str], targets: Mapping[str, Target]
) -> Page:
    texts = shared.world.schemas
    schema = texts[each.schema]
    return framed(
        shared,
        "reference/record.html",
        shell="reference/record",
        url=f"reference/{each.name}/",
        title=f"{each.label}：{schema['title']}的字段" if each.label != schema["title"] else f"{each.label}的字段",
        trail=(("指南", "guide/"), ("字段手册", "reference/")),
        type=each,
        schema=schema,
        fields=fields,
        variants=read_variants(texts, schema),
        example=example(shared.world, each),
        forms=forms,
        targets=targets,
    )


def example(world: RenderContext, each: RecordType) -> str:
    """The smallest sound record of a type, as text; its first line is a comment with the file's path."""
    env = environment(world.templates, world.words, world.compiled)
    assert isinstance(env.loader, FileSystemLoader)
    return env.loader.get_source(env, f"reference/examples/{each.name}.yml")[0]


def shared_forms(texts: Mapping[str, Mapping[str, Any]]) -> tuple[SharedForm, ...]:
    """The shared definitions that are a value rather than a group of fields."""
    return tuple(
        SharedForm(
            id=name,
            title=form.get("title", name),
            title_en=form.get("x-en", {}).get("title", name),
            description=form["description"],
            description_en=form.get("x-en", {}).get("description", ""),
        )
        for name, form in texts["common"]["$defs"].items()
        if form.get("type") in ("string", "integer") and "description" in form
    )


def _targets(texts: Mapping[str, Mapping[str, Any]], fields: Mapping[str, tuple[Field, ...]]) -> Mapping[str, Target]:
    """What each kind of reference names; `fields` are those of each record type."""
    targets = {
        each.name: Target(zh=each.label, en=texts[each.schema]["x-en"]["title"], url=f"reference/{each.name}/")
        for each in RECORD_TYPES
    }
    for kind, (record, route) in _SECTIONS.items():
        found, label = _find(fields[record], route), BY_NAME[record].label
        targets[kind] = Target(zh=f"{label}里的“{found.title}”", en=found.title_en, url=f"reference/{record}/#{route}")
    return targets


def _find(fields: tuple[Field, ...], route: str) -> Field:
    for field in fields:
        if field.route == route:
            return field
        if route.startswith(f"{field.route}."):
            return _find(field.below, route)
    raise KeyError(route)
