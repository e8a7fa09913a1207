"""What the search engine is given: for each record its address, title, kind and the words people look for.

Lean on purpose: words of the record, none of the page around it. Indexing whole pages takes several times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from hehuo.model.records import Award, CalendarEvent, Community, Indicator, Offer, Partner, Programme, Project, Review
from hehuo.model.registry import Registry, programme_of, resolve
from hehuo.view.addresses import page_url


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """One thing to find: where it is, what it is called, what sort of thing it is, and its words."""

    url: str
    title: str
    kind: str
    text: str

    @property
    def file(self) -> str:
        """The name of its copy. All lie in one folder: making a thousand folders takes longer than what is in them."""
        return self.url.rstrip("/").replace("/", "_").replace("#", "_") + ".html"


def iter_entries(registry: Registry) -> Iterator[SearchEntry]:
    """Every record with a page of its own, in order of type and key."""
    for key, programme in registry.programmes.items():
        yield _entry("programme", key, programme.name, "方案", _programme(programme))
    for key, community in registry.communities.items():
        yield _entry("community", key, community.name, "社区", _community(registry, key, community))
    for key, partner in registry.partners.items():
        yield _entry("partner", key, partner.name, "合伙人", _partner(registry, key, partner))
    for key, project in registry.projects.items():
        yield _entry("project", key, project.title, "项目", _project(registry, key, project))
    for key, event in registry.events.items():
        yield _entry("event", key, event.title, "活动", _event(registry, key, event))
    for key, offer in registry.offers.items():
        yield _entry("offer", key, offer.title, "兑换", _offer(registry, key, offer))
    for key, review in registry.reviews.items():
        yield _entry("review", key, review.title, "评议", _review(registry, key, review))
    for key, award in registry.awards.items():
        yield _entry("award", key, award.name, "奖项", _award(registry, key, award))
    for key, indicator in registry.indicators.items():
        yield _entry("indicator", key, indicator.title, "指标", _indicator(registry, key, indicator))


def lean(entry: SearchEntry) -> bytes:
    """The entry as a small page for Pagefind. The real address goes along."""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(entry.title)}</title></head>'
        f'<body><main data-pagefind-body data-pagefind-meta="类别:{escape(entry.kind)}">'
        f'<h1 data-pagefind-meta="title">{escape(entry.title)}</h1><p>{escape(entry.text)}</p>'
        f'<i data-pagefind-meta="url:{escape(entry.url)}"></i></main></body></html>'
    ).encode()


def _entry(type_name: str, key: str, title: str, kind: str, words: Iterable[str | None]) -> SearchEntry:
    return SearchEntry(url=page_url(type_name, key), title=title, kind=kind, text=" ".join(w for w in words if w))


def _programme(programme: Programme) -> Iterator[str | None]:
    area = programme.area
    yield from (area.city, area.district, area.street, programme.name_en, programme.summary)


def _community(registry: Registry, key: str, community: Community) -> Iterator[str | None]:
    yield _programme_name(registry, key)
    yield from (community.street, community.brand.name if community.brand else None, community.summary)


def _partner(registry: Registry, key: str, partner: Partner) -> Iterator[str | None]:
    programme = registry.programmes.get(programme_of(key))
    yield from (partner.short, partner.name_en, _programme_name(registry, key))
    if programme is not None:
        kind, trade = programme.kinds.get(partner.kind), programme.trades.get(partner.trade or "")
        yield from (kind.name if kind else None, trade.name if trade else None)
    yield from (_community_name(registry, key, each) for each in partner.communities)
    yield partner.summary
    yield from (service.title for service in partner.services)
    yield from (resource.what for resource in partner.resources)


def _project(registry: Registry, key: str, project: Project) -> Iterator[str | None]:
    yield from (_programme_name(registry, key), project.place, project.need)
    if project.for_ is not None and project.for_.community:
        yield _community_name(registry, key, project.for_.community)


def _event(registry: Registry, key: str, event: CalendarEvent) -> Iterator[str | None]:
    yield _programme_name(registry, key)
    yield from (event.summary, event.place, event.cadence)
    for host in (event.community, *event.rotates) if event.community else event.rotates:
        community = registry.communities.get(resolve(programme_of(key), host))
        yield community.name if community else None
    yield from (offer.what for offer in event.offers)


def _offer(registry: Registry, key: str, offer: Offer) -> Iterator[str | None]:
    partner = registry.partners.get(resolve(programme_of(key), offer.partner))
    yield from (partner.short or partner.name if partner else None, offer.summary)


def _review(registry: Registry, key: str, review: Review) -> Iterator[str | None]:
    programme = registry.programmes.get(programme_of(key))
    panel = programme.panels.get(review.panel) if programme else None
    partner = registry.partners.get(resolve(programme_of(key), review.partner or ""))
    yield from (_programme_name(registry, key), panel.name if panel else None)
    yield from (partner.short or partner.name if partner else None, review.note)
    yield from (finding.title for finding in review.findings)


def _award(registry: Registry, key: str, award: Award) -> Iterator[str | None]:
    yield from (award.name_en, _programme_name(registry, key), award.by, award.criteria)
    for each in award.recipients:
        partner = registry.partners.get(resolve(programme_of(key), each.to.partner or ""))
        yield from (partner.short or partner.name if partner else None, each.citation)


def _indicator(registry: Registry, key: str, indicator: Indicator) -> Iterator[str | None]:
    yield from (indicator.title_en, _programme_name(registry, key), indicator.definition)
    if indicator.community:
        yield _community_name(registry, key, indicator.community)


def _programme_name(registry: Registry, key: str) -> str | None:
    programme = registry.programmes.get(programme_of(key))
    return programme.name if programme else None


def _community_name(registry: Registry, key: str, reference: str) -> str | None:
    community = registry.communities.get(resolve(programme_of(key), reference))
    return community.name if community else None
