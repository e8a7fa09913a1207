"""Finds in a finished page what data must never cause: foreign scripts, handlers, schemes and markup.

Reads HTML as a browser would as far as `html.parser` goes; a browser's own verdict is `browser/test_hostile.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*|[^/?#:]*):", re.IGNORECASE)
_ADDRESSES = frozenset(("href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "xlink:href", "ping",
                        "background", "manifest", "longdesc", "usemap", "codebase", "archive"))  # fmt: skip
_FORBIDDEN = frozenset(
    ("iframe", "object", "embed", "applet", "base", "frame", "frameset", "math", "noembed", "plaintext")
)
_SCHEMES = frozenset(("https", "tel", "mailto"))


class Markup(HTMLParser):
    """The elements and attributes of a page, and the texts of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.comments: list[str] = []
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = tuple((name, value or "") for name, value in attrs)
        self.elements.append((tag, values))
        if tag == "script":
            self.scripts.append((dict(values), ""))
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = attributes, text + data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def scheme_of(address: str) -> str | None:
    """The scheme of an address as a browser sees it: without tabs and line ends, in lower case."""
    found = _SCHEME.match(re.sub("[\t\n\r]", "", address))
    return found[1].lower() if found else None


def faults_of(html: str, scripts: frozenset[str] = frozenset()) -> Iterator[str]:
    """The faults of a page. `scripts` are the texts and addresses of allowed scripts."""
    markup = Markup(html)
    for tag, attributes in markup.elements:
        if tag in _FORBIDDEN:
            yield f"element {tag}"
        for name, value in attributes:
            if name.startswith("on") or name == "srcdoc":
                yield f"{tag} has the attribute {name}"
            if name in _ADDRESSES:
                scheme = scheme_of(value)
                if scheme is not None and scheme not in _SCHEMES:
                    yield f"{tag} {name} has the scheme {scheme!r}"
                if value.lstrip("\x00\t\n\r\f ").startswith(("//", "\\\\", "/\\", "\\/")):
                    yield f"{tag} {name} leads to another host: {value[:60]!r}"
                if scheme is not None and tag != "a" and not (tag == "link" and ("rel", "canonical") in attributes):
                    yield f"{tag} {name} asks another host: {value[:60]!r}"
            if name == "style" and re.search(r"url|expression|@import|\\", value, re.IGNORECASE):
                yield f"{tag} has the style {value[:60]!r}"
    for attributes_of, text in markup.scripts:
        if attributes_of.get("type") == "application/json":
            try:
                json.loads(text)
            except ValueError:
                yield f"a JSON island is broken: {text[:60]!r}"
        elif (attributes_of.get("src") or text) not in scripts:
            yield f"a script that is not the theme's: {(attributes_of.get('src') or text)[:60]!r}"
    for comment in markup.comments:
        if "slot:" in comment:
            yield f"a slot in the data: {comment[:60]!r}"
