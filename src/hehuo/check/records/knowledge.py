"""Rules about how far a programme says it is known: no further than its sources, and no list complete that isn't."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date, surely_before
from hehuo.model.knowledge import extent_of, latest_source
from hehuo.model.records import Figure, ListName
from hehuo.model.registry import programme_of, record_path

_TYPES: dict[ListName, str] = {"partners": "partner", "communities": "community", "projects": "project"}
"""The lists that a reported figure can count whole, and the record type of each."""


def beyond_sources(survey: Survey) -> Iterator[Finding]:
    """A programme compiled from reports says that it is known until later than its latest source. Where a source has no
    date, nobody can tell."""
    for key, programme in sorted(survey.registry.programmes.items()):
        if programme.nature != "reported" or programme.known_until is None:
            continue
        until, latest = parse_date(programme.known_until), latest_source(programme.sources.values())
        if latest is None or not all(source.date for source in programme.sources.values()):
            continue
        if surely_before(latest, until):
            path = record_path("programme", key)
            source = next(name for name, source in programme.sources.items() if source.date == latest.text)
            yield Finding(
                rule="beyond-sources",
                path=path,
                route=("known_until",),
                args={"until": until.text, "latest": latest.text},
                related=((path, ("sources", source, "date")),),
            )


def confirmed_after_reports(survey: Survey) -> Iterator[Finding]:
    """A record of a programme compiled from reports says that it was confirmed later than these can tell."""
    extents = {
        key: extent_of(programme, survey.as_of)
        for key, programme in survey.registry.programmes.items()
        if programme.nature == "reported"
    }
    for document in survey.sound:
        confirmed, extent = document.value.get("confirmed"), extents.get(programme_of(document.key))
        if confirmed is None or extent is None or extent.until is None:
            continue
        day = parse_date(confirmed)
        if surely_before(extent.until, day):
            args = {"date": confirmed, "until": extent.until.text}
            yield Finding(rule="confirmed-after-reports", path=document.path, route=("confirmed",), args=args)


def contradicted_list(survey: Survey) -> Iterator[Finding]:
    """A programme says that a list is complete, and a source states more than it holds."""
    for key, programme in sorted(survey.registry.programmes.items()):
        for index, listed in enumerate(programme.complete or ()):
            if listed not in _TYPES:
                continue
            recorded = survey.once(_recorded)[_TYPES[listed], key]
            larger = (name for name, figure in programme.figures.items() if (figure.value or 0) > recorded)
            stated = next((name for name in larger if _counts_whole(programme.figures[name], listed)), None)
            if stated is not None:
                path = record_path("programme", key)
                yield Finding(
                    rule="contradicted-list",
                    path=path,
                    route=("complete", index),
                    args={"list": listed, "recorded": recorded, "stated": programme.figures[stated].value},
                    related=((path, ("figures", stated, "value")),),
                )


def _counts_whole(figure: Figure, listed: ListName) -> bool:
    """Whether a figure counts a list as a whole, and not only about."""
    query = figure.recorded
    if query is None or query.of != listed or figure.qualifier not in ("exact", "over"):
        return False
    return not any(
        (query.kind, query.team, query.trade, query.community, query.direction, query.workflow, query.class_)
    )


def _recorded(survey: Survey) -> Counter[tuple[str, str]]:
    """Type and programme → how many files there are, broken ones too."""
    known = survey.registry.known
    return Counter((name, programme_of(key)) for name in _TYPES.values() for key in known.get(name, ()))
