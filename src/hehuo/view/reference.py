"""Views of the field reference: all record types, and the fields of one. What the schemas say is in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from hehuo.schema.fields import Field, Variant
from hehuo.view.page import PageView, View


class TypeLine(View, frozen=True, kw_only=True):
    """A record type in the list, and how many of its files the registry has."""

    name: str
    title: str
    title_en: str
    description: str
    files: int


class SharedForm(View, frozen=True, kw_only=True):
    """A way of writing that many fields use."""

    id: str
    title: str
    title_en: str
    description: str
    description_en: str


class ReferenceIndexPage(PageView, frozen=True, kw_only=True):
    """All record types, and the ways of writing that they share."""

    types: tuple[TypeLine, ...]
    forms: tuple[SharedForm, ...]


class Target(View, frozen=True, kw_only=True):
    """What an id names: a record, or what a `field` of a record of this type declares; and where that is explained."""

    type: str
    field: str | None
    title_en: str
    url: str


class ReferencePage(PageView, frozen=True, kw_only=True):
    """The fields of a record type.

    `example` is the smallest sound file, its path on the first line. `forms` are the ids of the shared forms, `targets`
    what each kind of reference names.
    """

    type: str
    name: str
    name_en: str
    description: str
    description_en: str
    fields: tuple[Field, ...]
    variants: tuple[Variant, ...]
    example: str
    forms: tuple[str, ...]
    targets: Mapping[str, Target]
