"""The smallest pieces of a page, which stand on it by the hundred: links and labels. In Python, as a macro takes longer."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from hehuo.view.page import Link
from hehuo.words import Words


def link(target: Link, root: str) -> Markup:
    """A link, or its name alone where it leads nowhere."""
    name = escape(target.name)
    return name if target.url is None else Markup(f'<a href="{escape(root + target.url)}">{name}</a>')


def links(words: Words, targets: Iterable[Link], root: str) -> Markup:
    """Links in a row."""
    return Markup(words.pgettext("between items of a list", ", ")).join(link(target, root) for target in targets)


def badge(text: object, kind: str = "") -> Markup:
    """A small label. `kind` is one of open active done dropped late demo reported live muted, or "" for plain."""
    more = f" hh-badge--{escape(kind)}" if kind else ""
    return Markup(f'<span class="hh-badge{more}">{escape(text)}</span>')
