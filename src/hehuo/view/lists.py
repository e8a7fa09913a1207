"""Views of long lists: rows, the filters that find them, and the pages that a list is cut into.

Everything in a row can be hashed, so that a row is rendered once however many lists it stands in.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from hehuo.model.records import Nature
from hehuo.view.page import Link, View


class ListRow(View, frozen=True, kw_only=True):
    """A row of a list. `group` is the heading it stands under.

    `keys` are what filters find it by: the filter's id and values such as `programme/term`. `words` are what somebody
    may type to find it besides what the row shows: its name in pinyin and the like.
    """

    link: Link
    group: str
    keys: tuple[tuple[str, tuple[str, ...]], ...]
    words: str


AnyRow = TypeVar("AnyRow", bound=ListRow)


class Option(View, frozen=True, kw_only=True):
    """A choice of a filter and how many rows it finds.

    Choices of several programmes with the same id are one, under each of their `names`. Where there is no name, words
    name the value.
    """

    value: str
    count: int
    names: tuple[str, ...] = ()


class OptionGroup(View, frozen=True, kw_only=True):
    """Choices that belong together. `programme` is the name of the one whose own they are, "" for those of all."""

    options: tuple[Option, ...]
    programme: str = ""


class Facet(View, frozen=True, kw_only=True):
    """A filter of a list. An `extra` one is shown only while it is set."""

    id: str
    groups: tuple[OptionGroup, ...]
    extra: bool = False


class RowGroup(View, Generic[AnyRow], frozen=True, kw_only=True):
    """The rows on a page that stand under one heading."""

    id: str
    rows: tuple[AnyRow, ...]


class Jump(View, frozen=True, kw_only=True):
    """A heading of the list, and the page with its first row."""

    group: str
    page: int


class ProgrammeRows(View, frozen=True, kw_only=True):
    """A programme's own list, how many rows it has on how many pages, and whether these are all there are."""

    link: Link
    nature: Nature
    rows: int
    complete: bool
    pages: int = 1


class Listing(View, Generic[AnyRow], frozen=True, kw_only=True):
    """One of the `pages` of a list, the one with this `number`, counted from 1.

    `total` counts the rows of all pages. `demo` has the lists of demonstrations, whose rows come in when asked for. Where
    the list is not `complete`, there may be others that are not recorded.
    """

    number: int
    pages: int
    total: int
    demo: tuple[ProgrammeRows, ...]
    complete: bool
    groups: tuple[RowGroup[AnyRow], ...]
    jumps: tuple[Jump, ...]
    facets: tuple[Facet, ...]

    def has(self, group: str) -> bool:
        """Whether any page of the list has rows under a heading."""
        return any(jump.group == group for jump in self.jumps)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the pages, relative to the list's folder."""
        return tuple(page_address(number) or "./" for number in range(1, self.pages + 1))

    @property
    def demo_addresses(self) -> tuple[str, ...]:
        """The addresses of the pages of the lists of demonstrations, relative to the language's root."""
        return tuple(f"{own.link.url}{page_address(number)}" for own in self.demo for number in range(1, own.pages + 1))

    @property
    def siblings(self) -> tuple[str | None, ...]:
        """The same, None standing for this page."""
        return tuple(None if place == self.number else address for place, address in enumerate(self.addresses, 1))


def page_address(number: int) -> str:
    """The address of a page of a list in the list's folder. The first page is the folder's own."""
    return "" if number == 1 else f"page-{number}.html"
