"""The view of each programme's indicators."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.derive.indicators import IndicatorChange
from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.judging import indicator_line
from hehuo.derive.pages.made import section_url
from hehuo.view.indicators import IndicatorPage, IndicatorSection
from hehuo.view.page import PageView


def indicator_pages(context: PageContext) -> Iterator[PageView]:
    """Each programme's indicators."""
    for key in context.programmes:
        found = context.derived.indicators.programmes[key]
        url = section_url(context, "indicators", key, len(found))
        if url:
            yield IndicatorPage(
                **context.page(key, url, "programmes", context.links.of("programme", key)),
                id=key,
                indicators=tuple(_section(context, indicator) for indicator in found),
            )


def _section(context: PageContext, change: IndicatorChange) -> IndicatorSection:
    indicator = change.indicator
    return IndicatorSection(
        id=change.key.partition("/")[2],
        record=indicator,
        line=indicator_line(context, change),
        community=context.links.of("community", change.community) if change.community else None,
        partner=context.links.of("partner", change.partner) if change.partner else None,
        publishers=tuple(_publisher(context, change, value.source) for value in indicator.series),
        tellers=tuple(_publisher(context, change, stated.source) for stated in indicator.changes),
        file=context.file("indicator", change.key),
        confirmed=context.confirmed("indicator", change.key),
    )


def _publisher(context: PageContext, change: IndicatorChange, source: str | None) -> str | None:
    """Whose a value is: of its own source, else of the first that the indicator names."""
    name = source or next(iter(change.indicator.sources), None)
    if name is None:
        return None
    found = context.programmes[change.programme].sources.get(name)
    return found.publisher if found else name
