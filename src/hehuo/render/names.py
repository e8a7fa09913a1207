"""What each record is called on a page and how a page links to it. Knows nothing of any one page."""

from __future__ import annotations

from markupsafe import Markup, escape

from hehuo.model.registry import Registry, iter_named
from hehuo.view.addresses import page_url


class Names:
    """Names and links by record type and key, escaped once. A key without a sound record is shown as it stands."""

    __slots__ = ("_names", "_tails")

    def __init__(self, registry: Registry) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._tails: dict[tuple[str, str], str] = {}
        for type_name, key, name in iter_named(registry):
            self._names[type_name, key] = name
            self._tails[type_name, key] = f'{escape(page_url(type_name, key))}">{escape(name)}</a>'

    def of(self, type_name: str, key: str) -> str:
        """The name of a record as text."""
        return self._names.get((type_name, key), key)

    def url(self, type_name: str, key: str) -> str:
        """The address of a record's page, relative to the site's root."""
        return page_url(type_name, key)

    def link(self, type_name: str, key: str, root: str) -> Markup:
        """A link to a record's page with its name; plain text where there is no such page."""
        tail = self._tails.get((type_name, key))
        if tail is None:
            return escape(key.rpartition("/")[2] if type_name != "batch" else key)
        return Markup(f'<a href="{root}{tail}')

    def links(self, type_name: str, keys: tuple[str, ...], root: str) -> Markup:
        """Links to several records, separated by the Chinese enumeration comma."""
        return Markup("、").join(self.link(type_name, key, root) for key in keys)
