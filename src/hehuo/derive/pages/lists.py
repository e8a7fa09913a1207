"""Cuts lists into pages of at most five hundred rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Sized
from itertools import groupby

from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.made import SectionName, section_url
from hehuo.view.lists import AnyRow, Facet, Jump, Listing, ListRow, ProgrammeRows, RowGroup
from hehuo.view.page import Link

PAGE_ROWS = 500
"""Rows on one page of a list."""


def listings(
    rows: Sequence[AnyRow],
    facets: tuple[Facet, ...] = (),
    demo: tuple[ProgrammeRows, ...] = (),
    complete: bool = True,
) -> Iterator[Listing[AnyRow]]:
    """The pages of a list; an empty list has one. `demo` has the lists of demonstrations that it leaves out."""
    pages = max(1, -(-len(rows) // PAGE_ROWS))
    jumps = _jumps(rows)
    for number in range(1, pages + 1):
        here = rows[(number - 1) * PAGE_ROWS : number * PAGE_ROWS]
        yield Listing(
            number=number,
            pages=pages,
            total=len(rows),
            demo=demo,
            complete=complete,
            groups=tuple(
                RowGroup(id=group, rows=tuple(together)) for group, together in groupby(here, key=lambda row: row.group)
            ),
            jumps=jumps,
            facets=facets,
        )


def _jumps(rows: Sequence[ListRow]) -> tuple[Jump, ...]:
    """Each group with the page of its first row."""
    found: dict[str, int] = {}
    for place, row in enumerate(rows):
        found.setdefault(row.group, place // PAGE_ROWS + 1)
    return tuple(Jump(group=group, page=page) for group, page in found.items())


def programme_rows(
    context: PageContext, name: SectionName, rows: Mapping[str, Sized], always: bool = True
) -> tuple[ProgrammeRows, ...]:
    """Each programme's own list, for the list of all; unless it is made `always`, where it is made."""
    return tuple(
        _programme_rows(context, name, key, len(rows[key]))
        for key in context.shown
        if always or section_url(context, name, key, len(rows[key]))
    )


def is_complete(context: PageContext, name: SectionName) -> bool:
    """Whether the list of all programmes holds everything."""
    return all(context.extent(key).holds(name) for key in context.shown)


def demo_lists(context: PageContext, name: SectionName, rows: Mapping[str, Sized]) -> tuple[ProgrammeRows, ...]:
    """The lists of demonstrations, which the list of all leaves out."""
    return tuple(_programme_rows(context, name, key, len(rows[key])) for key in context.apart if rows[key])


def _programme_rows(context: PageContext, name: SectionName, key: str, rows: int) -> ProgrammeRows:
    programme = context.programmes[key]
    return ProgrammeRows(
        link=Link(name=programme.name, url=f"{name}/{key}/"),
        nature=programme.nature,
        rows=rows,
        pages=max(1, -(-rows // PAGE_ROWS)),
        complete=context.extent(key).holds(name),
    )


def row_keys(keys: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the filters find a row by, without the filters that never find it."""
    return tuple((facet, values) for facet, values in keys.items() if values)
