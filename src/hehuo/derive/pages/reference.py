"""The views of the field reference, made from the schemas that the check uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hehuo.derive.pages.context import PageContext
from hehuo.record_types import RECORD_TYPES, RecordType
from hehuo.schema.fields import Field, read_fields, read_variants
from hehuo.schema.references import Texts
from hehuo.view.page import PageView
from hehuo.view.reference import ReferenceIndexPage, ReferencePage, SharedForm, Target, TypeLine

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


def reference_pages(context: PageContext) -> Iterator[PageView]:
    """The list of record types, then each type's page."""
    texts = context.schemas
    fields = {record_type.name: read_fields(texts, texts[record_type.schema]) for record_type in RECORD_TYPES}
    forms, targets = _shared_forms(texts), _targets(texts, fields)
    yield ReferenceIndexPage(
        url="reference/",
        crumbs=("guide",),
        types=tuple(_line(context, record_type) for record_type in RECORD_TYPES),
        forms=forms,
    )
    for record_type in RECORD_TYPES:
        schema, name = texts[record_type.schema], record_type.name
        yield ReferencePage(
            url=f"reference/{name}/",
            crumbs=("guide", "reference"),
            type=name,
            name=schema["title"],
            name_en=schema["x-en"]["title"],
            description=schema["description"],
            description_en=schema["x-en"]["description"],
            fields=fields[name],
            variants=read_variants(texts, schema),
            example=context.examples[name],
            forms=tuple(form.id for form in forms),
            targets=targets,
        )


def _line(context: PageContext, record_type: RecordType) -> TypeLine:
    schema = context.schemas[record_type.schema]
    return TypeLine(
        name=record_type.name,
        title=schema["title"],
        title_en=schema["x-en"]["title"],
        description=schema["description"],
        files=len(context.registry.known.get(record_type.name, ())),
    )


def _shared_forms(texts: Texts) -> tuple[SharedForm, ...]:
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


def _targets(texts: Texts, fields: Mapping[str, tuple[Field, ...]]) -> Mapping[str, Target]:
    """What each kind of reference names; `fields` are those of each record type."""
    targets = {
        record_type.name: Target(
            type=record_type.name,
            field=None,
            title_en=texts[record_type.schema]["x-en"]["title"],
            url=f"reference/{record_type.name}/",
        )
        for record_type in RECORD_TYPES
    }
    for kind, (name, route) in _SECTIONS.items():
        found = _find(fields[name], route)
        targets[kind] = Target(type=name, field=found.title, title_en=found.title_en, url=f"reference/{name}/#{route}")
    return targets


def _find(fields: tuple[Field, ...], route: str) -> Field:
    for field in fields:
        if field.route == route:
            return field
        if route.startswith(f"{field.route}."):
            return _find(field.below, route)
    raise KeyError(route)
