"""What the views of all pages are made from, worked out once: order of programmes, links, files, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict

from hehuo.derive import Derived
from hehuo.derive.amounts import AmountOf
from hehuo.derive.counting import Counted
from hehuo.derive.figures import counted_programmes
from hehuo.derive.pages.confirming import past_dates
from hehuo.derive.projects import ProjectStatus
from hehuo.model.knowledge import Extent, last_confirmed
from hehuo.model.records import Figure, ListName, Nature, Programme, Source, Term
from hehuo.model.registry import Registry, iter_named, programme_of, record_path
from hehuo.rules import Rule
from hehuo.schema.marks import Way, record_values
from hehuo.schema.references import Texts
from hehuo.view.addresses import edit_url, page_url
from hehuo.view.known import Quantity
from hehuo.view.page import Crumb, Link, Receipt, RecordFile, StatedFigure


class Links:
    """A link to every record that has a page, by type and key. A key without a sound record is named as it stands."""

    __slots__ = ("_links",)

    def __init__(self, registry: Registry) -> None:
        self._links = {
            (type_name, key): Link(name=name, url=page_url(type_name, key))
            for type_name, key, name in iter_named(registry)
        }

    def of(self, type_name: str, key: str) -> Link:
        """The link to a record."""
        found = self._links.get((type_name, key))
        return found or Link(name=key if type_name == "batch" else key.rpartition("/")[2])

    def all_of(self, type_name: str, keys: Iterable[str]) -> tuple[Link, ...]:
        """The links to several records, in their order."""
        return tuple(self.of(type_name, key) for key in keys)


class PageFields(TypedDict):
    """The fields of every page inside a programme, to be spread into its view."""

    url: str
    as_of: str | None
    crumbs: tuple[Crumb, ...]
    programme: Link
    nature: Nature


class RecordPageFields(PageFields):
    """Those of a record's page."""

    confirmed: str | None


class CommonPageFields(TypedDict):
    """The fields of every page over all programmes, to be spread into its view."""

    url: str
    apart: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class PageContext:
    """The registry, what was concluded from it, and what the pages share.

    `programmes` has the demonstration programmes last. `site_url` is where the site will stand, "" if unknown: it is
    needed on paper and in calendars, where relative addresses lead nowhere. `rules`
    and `schemas` are to be documented; `examples` has the smallest sound file of each record type.
    """

    registry: Registry
    derived: Derived
    links: Links
    programmes: Mapping[str, Programme]
    site_url: str = ""
    rules: tuple[Rule, ...] = ()
    schemas: Texts = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)
    _past: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)
    _sources: dict[tuple[str, tuple[str, ...]], tuple[Source, ...]] = field(default_factory=dict)

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The programmes that pages over all of them are about: without demonstrations, unless there is nothing else."""
        counted = frozenset(counted_programmes(self.registry))
        return tuple(key for key in self.programmes if key in counted)

    @cached_property
    def apart(self) -> tuple[str, ...]:
        """The demonstrations that pages over all programmes leave out."""
        return tuple(key for key in self.programmes if key not in self.shown)

    def common_page(self, section: str, page: str = "") -> CommonPageFields:
        """The fields of a page of a section over all programmes."""
        return CommonPageFields(url=f"{section}/{page}", apart=self.demonstrations(section))

    def demonstrations(self, section: str) -> tuple[Link, ...]:
        """The pages of a section that demonstrations have, where pages over all programmes leave these out."""
        return tuple(Link(name=self.programmes[key].name, url=f"{section}/{key}/") for key in self.apart)

    @property
    def as_of(self) -> str:
        """The day of the build, `yyyy-mm-dd`; of a programme its pages speak for what is known of it: its `extent`."""
        return self.derived.as_of.isoformat()

    def extent(self, programme: str) -> Extent:
        """How far a programme is known."""
        return self.derived.extents[programme]

    def quantity(self, programme: str, name: ListName, value: int) -> Quantity:
        """How many records of a list of a programme are of some sort."""
        if self.extent(programme).holds(name):
            return Quantity(value=value, certainty="known")
        return Quantity(value=value, certainty="at-least" if value else "unknown")

    def confirmed(self, type_name: str, key: str) -> str | None:
        """The day, month or year in which a record was last confirmed: its own latest past date, else that of the
        sources it names; None where neither says."""
        record, programme = self.registry.records(type_name)[key], programme_of(key)
        declared, extent = self.programmes[programme], self.extent(programme)
        own = (day for way in self._past.get(type_name, ()) for day in record_values(record, way))
        found = last_confirmed(own, extent, declared.nature == "reported")
        if found is None and type_name != "programme":
            cited = self.sources(programme, getattr(record, "sources", ()))
            found = last_confirmed(
                (source.date for source in cited if source.date), extent, declared.nature == "reported"
            )
        return None if found is None else found.text

    def page(self, programme: str, url: str, *crumbs: Crumb) -> PageFields:
        """The fields of a page inside a programme."""
        until = self.extent(programme).until
        return PageFields(
            url=url,
            as_of=until.text if until is not None else None,
            crumbs=crumbs,
            programme=self.links.of("programme", programme),
            nature=self.programmes[programme].nature,
        )

    def record_page(self, type_name: str, key: str, section: str, *above: Crumb) -> RecordPageFields:
        """The fields of a record's page: below its section (`awards`) and its programme's page of that section."""
        programme = programme_of(key)
        own = Link(name=self.programmes[programme].name, url=f"{section}/{programme}/")
        page = self.page(programme, page_url(type_name, key), *above, section, own)
        return RecordPageFields(**page, confirmed=self.confirmed(type_name, key))

    def file(self, type_name: str, key: str) -> RecordFile:
        """The file of a record, and the forge's editor for it."""
        path = record_path(type_name, key)
        settings = self.registry.settings
        return RecordFile(path=path, edit=edit_url(settings.forge if settings else None, path))

    def sources(self, programme: str, ids: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources that a record names, without those its programme doesn't know. One tuple for the same ids."""
        known = self._sources.get((programme, ids))
        if known is None:
            declared = self.programmes[programme].sources
            known = self._sources[programme, ids] = tuple(declared[name] for name in ids if name in declared)
        return known

    def stated(self, programme: str, figures: Mapping[str, Figure]) -> tuple[StatedFigure, ...]:
        """Figures of a record, each with who published it."""
        return tuple(
            StatedFigure(record=figure, publisher=self.publisher(programme, figure.source))
            for figure in figures.values()
        )

    def publisher(self, programme: str, source: str) -> str:
        """Who published a source of a programme; the id where it declares no such source."""
        declared = self.programmes[programme].sources
        return declared[source].publisher if source in declared else source

    def retyped(self, view: ProjectStatus) -> frozenset[tuple[AmountOf, str | None]]:
        """Which amounts of a project only repeat a reported total: its outcomes by measure, its money by kind."""
        found = self.derived.statistics[view.programme].retyped.get(view.key, ())
        return frozenset((amount.of, amount.name) for amount in found)

    def item_names(self, programme: str, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of items of the catalogue, without those that the programme doesn't know."""
        nodes = self.registry.catalogue[programme]
        return tuple(nodes[item].term.name for item in ids if item in nodes)

    def receipt(self, counted: Counted) -> Receipt:
        """A figure with links to the records it was counted from."""
        records = self.links.all_of(counted.type, counted.records)
        return Receipt(value=counted.value, records=records, qualifier=counted.qualifier)


def term_name(terms: Mapping[str, Term], name: str) -> str:
    """What a programme calls one of its kinds, trades, panels or other terms; the id where it declares no such term."""
    return terms[name].name if name in terms else name


def page_context(
    registry: Registry,
    derived: Derived,
    site_url: str = "",
    *,
    rules: tuple[Rule, ...] = (),
    schemas: Texts | None = None,
    examples: Mapping[str, str] | None = None,
) -> PageContext:
    """What the pages of a registry share."""
    programmes = dict(sorted(registry.programmes.items(), key=lambda item: (item[1].nature == "demo", item[0])))
    return PageContext(
        registry=registry,
        derived=derived,
        links=Links(registry),
        programmes=programmes,
        site_url=site_url,
        rules=rules,
        schemas=schemas or {},
        examples=examples or {},
        _past=past_dates(schemas or {}),
    )
