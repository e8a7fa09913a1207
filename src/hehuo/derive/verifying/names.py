"""What the records call things: the names of programmes, areas, communities, partners, projects and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hehuo.model.records import Programme, Project
from hehuo.model.registry import Registry, programme_of

Entity = tuple[str, str]
"""A kind of thing and its key: `("community", "banyang/chengli")`. The places of projects and labels are named by themselves:
`("place", "banyang/…")`."""

_END = re.compile(r"(?:街道|社区|小区|[区县镇乡村])$")
_COUNTED = re.compile(r"[0-9一二三四五六七八九十百]+[一-鿿]?$")
"""The number at the end of a title, which texts put elsewhere."""

_NAMED = re.compile(r"(?<=\S )[A-Z]\w+(?: [A-Z]\w+)*")
"""A name within an English title."""

_NO_NAME = re.compile("[各等每全该本是在的有和与到从这我他]")
"""Words that a name of a place doesn't hold."""

_BY_KEY = 5
"""An id of so many letters is a word of English texts."""


def all_names(registry: Registry) -> Iterator[tuple[str, Entity]]:
    """Full names and short ones, in every language, and ids that read like words."""
    for key, programme in registry.programmes.items():
        entity = ("programme", key)
        area = programme.area
        for name in (programme.name, programme.name_en, area.street or area.district):
            if name:
                yield name, entity
        if area.street:
            yield area.district, ("area", key)
        yield from ((name, ("area", key)) for name in (area.city, area.province))
        if len(key) >= _BY_KEY:
            yield key, entity
    for key, community in registry.communities.items():
        yield from _called(("community", key), community.name, community.name_en, key)
        yield from ((space.name, ("community", key)) for space in community.spaces.values())
        if community.brand is not None:
            yield community.brand.name, ("community", key)
        if community.street:
            yield community.street, ("place", f"{programme_of(key)}/{community.street}")
    for key, partner in registry.partners.items():
        yield from _called(("partner", key), partner.name, partner.name_en, None)
        if partner.short:
            yield partner.short, ("partner", key)
    for key, project in registry.projects.items():
        yield project.title, ("project", key)
        yield _COUNTED.sub("", project.title), ("project", key)
        yield from ((entity[1].partition("/")[2], entity) for entity in place_of(key, project))
    for key, indicator in registry.indicators.items():
        for name in _NAMED.findall(indicator.title_en or ""):
            yield name, ("place", f"{programme_of(key)}/{name}")


def _called(entity: Entity, name: str, english: str | None, key: str | None) -> Iterator[tuple[str, Entity]]:
    yield name, entity
    if english:
        yield english, entity
    short = key.partition("/")[2] if key else ""
    if len(short) >= _BY_KEY:
        yield short.replace("-", " "), entity


def all_stems(registry: Registry) -> Iterator[tuple[str, Entity]]:
    """Names of places without the word for what kind of place they are."""
    for key, programme in registry.programmes.items():
        for name in (programme.area.street or programme.area.district,):
            yield from ((stem, ("programme", key)) for stem in _stem(name))
    for key, community in registry.communities.items():
        yield from ((stem, ("community", key)) for stem in _stem(community.name))


def _stem(name: str) -> Iterator[str]:
    stem = _END.sub("", name)
    if stem != name and len(stem) > 1:
        yield stem
        yield from (stem + kind for kind in ("社区", "小区") if stem + kind != name and name.endswith(("社区", "小区")))


def place_of(key: str, project: Project) -> Iterator[Entity]:
    """The place of a project: the first words of what is written, where they are a name."""
    first = re.split(r"[\s0-9、，至]", project.place or "")[0]
    if 2 < len(first) <= 12 and not _NO_NAME.search(first):
        yield "place", f"{programme_of(key)}/{first}"


def _labelled(registry: Registry) -> Iterator[tuple[str, str]]:
    """The labels of figures and titles of indicators that may name a place, with their programme."""
    for key, programme in registry.programmes.items():
        yield from ((key, figure.label) for figure in programme.figures.values())
    for key, indicator in registry.indicators.items():
        yield programme_of(key), indicator.title
    for key, community in registry.communities.items():
        yield from ((programme_of(key), figure.label) for figure in community.figures.values())


def all_texts(registry: Registry) -> dict[str, str]:
    """All that is named in each programme, in one text, to see whether a name is used by others too."""
    texts: dict[str, list[str]] = {key: _of_programme(programme) for key, programme in registry.programmes.items()}
    for table in (registry.communities, registry.partners):
        for key, record in table.items():
            texts.setdefault(programme_of(key), []).append(record.name)
    for key, project in registry.projects.items():
        texts.setdefault(programme_of(key), []).extend(filter(None, (project.title, project.place)))
    for key, label in _labelled(registry):
        texts.setdefault(key, []).append(label)
    return {key: "\n".join(parts).lower() for key, parts in texts.items()}


def _of_programme(programme: Programme) -> list[str]:
    terms: Iterable[str] = (
        term.name for table in (programme.kinds, programme.directions, programme.levels) for term in table.values()
    )
    return [programme.name, *terms, *(measure.name for measure in programme.measures.values())]
