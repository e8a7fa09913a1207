"""The Jinja2 environment that every page is rendered with: strict, escaping, one language, deaf to clock and locale."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from hehuo.render.formats import Formats
from hehuo.render.pieces import badge, link, links
from hehuo.render.sentences import Sentences
from hehuo.view.addresses import safe_url
from hehuo.words import Words


class _Context(Context):
    """Calls what a template calls as it is. Jinja first looks whether it wants the context: nothing in `globals` does."""

    def call(
        self,
        function: Callable[..., object],
        /,
        *args: object,
        _loop_vars: object = None,
        _block_vars: object = None,
        **kwargs: object,
    ) -> object:
        return function(*args, **kwargs)


class _Environment(Environment):
    """Gives every template the same globals as one plain dictionary.

    Jinja gives each a `ChainMap`, whose keys it compares at every import of a macro: a quarter of the time of a page.
    """

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


@lru_cache(maxsize=8)
def environment(templates: Path, words: Words, compiled: BytecodeCache | None = None) -> Environment:
    """The environment for a folder of templates and a language; `compiled` finds and keeps what it compiles."""
    made = _Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    Sentences(words.catalogue).install(made)
    formats = Formats(words)
    made.filters.update(
        date=_unfolded(formats.date),
        number=_unfolded(formats.number),
        listed=_unfolded(formats.listed),
        safe_url=safe_url,
    )
    made.globals.update(
        link=link,
        links=partial(links, words),
        badge=badge,
        named=words.named,
        record_type=words.record_type,
        qualified=formats.qualified,
        measure_word=formats.measure_word,
        lang=words.lang,
        lang_tag=words.tag,
    )
    return made


def _unfolded(function: Callable[[Any], str]) -> Callable[..., str]:
    """A filter that Jinja does not work out when it compiles: what is compiled serves every language."""

    @pass_context
    def filtered(_context: object, value: Any) -> str:
        return function(value)

    return filtered
