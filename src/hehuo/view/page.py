"""What every page's view is made of: links, receipts, sources, and the two kinds of page."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from hehuo.model.records import Correction, Figure, Nature, Qualifier, Source


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all views and their parts."""


class Link(View, frozen=True, kw_only=True):
    """A name and where it leads: an address relative to the language's root, or None where there is no page."""

    name: str
    url: str | None = None


Crumb: TypeAlias = Link | str
"""A step on the way down to a page: a link, or the name of a section such as `partners`, which words name."""


class Receipt(View, frozen=True, kw_only=True):
    """A figure and the records it was counted from. `value` may be a sum over them, known as exactly as they are."""

    value: int
    records: tuple[Link, ...]
    qualifier: Qualifier = "exact"


class StatedFigure(View, frozen=True, kw_only=True):
    """A number that a source states about a record, and who published it."""

    record: Figure
    publisher: str


class RecordFile(View, frozen=True, kw_only=True):
    """The file a page is made from: its path under the root, and the forge's editor for it where there is a forge."""

    path: str
    edit: str | None


class PageView(View, frozen=True, kw_only=True):
    """A page. `url` is relative to the language's root; `crumbs` leave out home and the page itself.

    `title` is the name of the record that the page is about; it is empty where words name the page. `as_of` is the day
    (or month, or year) that the page may speak for; None where it speaks for no programme, or nothing says until when
    the programme is known. A page that is not `listed` is in no list, search or sitemap.
    """

    url: str
    as_of: str | None = None
    title: str = ""
    crumbs: tuple[Crumb, ...] = ()
    listed: bool = True


class CommonPageView(PageView, frozen=True, kw_only=True):
    """A page over all programmes. Demonstrations are left out of it unless the visitor asks for them.

    `apart` has their own pages of the same kind. It is empty where all programmes are demonstrations: then none is left out.
    """

    apart: tuple[Link, ...] = ()


class ProgrammePageView(PageView, frozen=True, kw_only=True):
    """A page inside a programme. `nature` decides what a reader must be told before believing it."""

    programme: Link
    nature: Nature


class RecordPageView(ProgrammePageView, frozen=True, kw_only=True):
    """The page of one record. `confirmed` is when it was last known to hold; None where nothing says."""

    file: RecordFile
    confirmed: str | None
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
