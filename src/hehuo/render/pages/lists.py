"""Long lists: filters with counts, groups under headings, and pages of at most five hundred rows.

A row is rendered once, with a mark where the way to the root goes, and stands in every list it belongs to: the list
of its programme and the list of all. Filtering in the browser compares the `data-` keys of the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from hehuo.render.page import Page
from hehuo.render.pages.shared import Shared, Trail
from hehuo.view.addresses import root_of

PAGE_ROWS = 500
"""Rows on one page of a list."""

ROOT = "\x00"
"""Stands for the way to the root in a row; no file of a registry can hold this character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list. `group` is the heading it stands under, `keys` what filters find it by (`p/id`)."""

    html: str
    group: str
    keys: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a filter and how many rows it finds."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One filter: groups of options under a label each ("" for none). An `extra` one shows only when it is set."""

    name: str
    label: str
    groups: tuple[tuple[str, tuple[Option, ...]], ...]
    extra: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where a page of a list stands among its pages; addresses are relative to the list's folder."""

    number: int
    count: int
    addresses: tuple[str, ...]

    @property
    def previous(self) -> str | None:
        """The address of the page before."""
        return self.addresses[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The address of the page after."""
        return self.addresses[self.number] if self.number < self.count else None

    @property
    def siblings(self) -> tuple[str | None, ...]:
        """All addresses in order, None standing for this page."""
        return tuple(None if place == self.number else each for place, each in enumerate(self.addresses, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list before it is cut into pages. `headings`: group → heading; `unit`: the measure word of a row."""

    shell: str
    url: str
    title: str
    trail: Trail
    rows: Sequence[Row]
    facets: Sequence[Facet]
    headings: Mapping[str, str]
    unit: str
    noun: str
    intro: Markup
    footer: Markup
    note: str = ""


def data_attributes(keys: Mapping[str, tuple[str, ...]], words: str) -> Markup:
    """What the filters of a list compare, as attributes of a row. `words`: the row's name in pinyin and the like."""
    filled = [(name, " ".join(values)) for name, values in keys.items() if values]
    return Markup("".join(f' data-{name}="{escape(text)}"' for name, text in (*filled, ("words", words))))


def paginate(count: int, size: int = PAGE_ROWS) -> tuple[Pagination, ...]:
    """The pages that a list of `count` rows takes; an empty list has one."""
    pages = max(1, -(-count // size))
    addresses = ("./", *(f"page-{number}.html" for number in range(2, pages + 1)))
    return tuple(Pagination(number=number, count=pages, addresses=addresses) for number in range(1, pages + 1))


def options(rows: Iterable[Row], name: str, labels: Mapping[str, str]) -> tuple[Option, ...]:
    """The choices of a filter that some row has, in the order of `labels` (key → label)."""
    tally = Counter(key for row in rows for key in row.keys.get(name, ()))
    return tuple(Option(value=key, label=label, count=tally[key]) for key, label in labels.items() if tally.get(key))


def merged(found: Iterable[Option]) -> tuple[Option, ...]:
    """Choices of several programmes as one list: those with the same id are one choice that finds them all."""
    labels: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for option in found:
        short = option.value.rpartition("/")[2]
        known = labels.setdefault(short, [])
        if option.label not in known:
            known.append(option.label)
        counts[short] += option.count
    return tuple(
        Option(value=short, label="／".join(names[:3]), count=counts[short]) for short, names in labels.items()
    )


def demo_note(shared: Shared, rows: Mapping[str, Sequence[Row]], unit: str) -> str:
    """How many rows of a list over all programmes are demonstration data, where some are and some aren't."""
    demo = sum(len(rows[key]) for key, programme in shared.programmes.items() if programme.nature == "demo")
    return f"，其中演示数据 {demo} {unit}" if 0 < demo < sum(map(len, rows.values())) else ""


def list_pages(shared: Shared, listing: Listing) -> Iterator[Page]:
    """The pages of a list, the first at the list's own address."""
    pages = paginate(len(listing.rows))
    letters = _first_pages(listing)
    template = shared.template("lists/list.html")
    for page in pages:
        url = listing.url + ("" if page.number == 1 else page.addresses[page.number - 1])
        root = root_of(url)
        rows = listing.rows[(page.number - 1) * PAGE_ROWS : page.number * PAGE_ROWS]
        groups = [
            (group, listing.headings[group], Markup("".join(row.html for row in each)))
            for group, each in groupby(rows, key=lambda row: row.group)
        ]
        body = template.render(listing=listing, pages=page, groups=groups, letters=letters, root=root)
        title = listing.title if page.number == 1 else f"{listing.title}（第 {page.number} 页）"
        yield shared.page(listing.shell, url, title, shared.crumbs(listing.trail, url), body.replace(ROOT, root))


def _first_pages(listing: Listing) -> tuple[tuple[str, str, str], ...]:
    """Each group with its heading and the address of its first row's page: what the jump bar of a list shows."""
    found: dict[str, str] = {}
    for place, row in enumerate(listing.rows):
        number = place // PAGE_ROWS + 1
        found.setdefault(row.group, "./" if number == 1 else f"page-{number}.html")
    return tuple((group, listing.headings[group], address) for group, address in found.items())
