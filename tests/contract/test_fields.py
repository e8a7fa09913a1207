"""Every field of every schema is labelled in both languages, and shown on a page or declared unshown with the reason.

That a field is shown is seen by building the pages: a text must stand on one of them, and anything else must make a
difference to one. A schema declares a field unshown by `x-unshown`, way → reason.
"""

from __future__ import annotations

import pytest

from hehuo.record_types import RECORD_TYPES, RecordType
from hehuo.schema.fields import Field, read_fields
from hostile import street
from showing import Leaf, is_shown, leaves, texts_shown


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.name)
def test_every_field_is_labelled_in_both_languages(record_type: RecordType) -> None:
    texts = street().schemas.texts
    lacking: list[str] = []

    def look(field: Field) -> None:
        if not field.title or not field.title_en or bool(field.description) != bool(field.description_en):
            lacking.append(field.route)
        for below in field.below:
            look(below)

    for field in read_fields(texts, texts[record_type.schema]):
        look(field)
    assert lacking == [], "each field has `title`, `x-en.title`, and its description in both languages or neither"


def verdict(leaf: Leaf, shown: bool) -> str | None:
    """What is wrong about a field, if anything."""
    if shown and leaf.unshown is not None:
        return f"{leaf.route}: shown, though x-unshown says: {leaf.unshown}"
    if not shown and leaf.unshown is None:
        return f"{leaf.route}: on no page; show it in a template, or say why not under x-unshown"
    return None


def test_every_text_is_shown_or_declared_unshown() -> None:
    wrong = [said for leaf, shown in texts_shown() if (said := verdict(leaf, shown))]
    assert wrong == [], "\n" + "\n".join(wrong)


GROUPS: dict[str, list[Leaf]] = {}
for leaf in sorted(leaves(), key=lambda leaf: len(leaf.way)):
    if not leaf.is_text:
        GROUPS.setdefault(leaf.shared or leaf.route, []).append(leaf)


@pytest.mark.slow
@pytest.mark.parametrize("name", GROUPS)
def test_every_other_field_is_shown_or_declared_unshown(name: str) -> None:
    """A field of a shared definition is shown where one of the places that refer to it is."""
    group = GROUPS[name]
    assert verdict(group[0], any(is_shown(leaf) for leaf in group)) is None
