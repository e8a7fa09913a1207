"""MkDocs event handlers: check before MkDocs empties the site, collect the shells, pour after the build.

They work the same under `mkdocs build`, `mkdocs serve` and `hehuo build`, which passes in the registry it has loaded.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.pages import Page as MkDocsPage

from hehuo.pipeline import Loaded, diagnose, load
from hehuo.pipeline.citing import cite_figures
from hehuo.pipeline.pouring import pour_site
from hehuo.pipeline.searching import write_search_index
from hehuo.pipeline.theming import lighten
from hehuo.render import Shell
from hehuo.view.search import SearchEntry
from hehuo.words import load_words, preferred_lang

_KEY = "hehuo"
_GUIDE = "guide/"
"""Where the pages lie that are written by hand and searched."""


@dataclass(slots=True)
class Build:
    """One run of MkDocs: the registry to pour, and so far the shells, the other pages and what is searched of them."""

    loaded: Loaded
    search: bool = True
    shells: dict[str, Shell] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    guides: list[SearchEntry] = field(default_factory=list)


def hand_over(config: MkDocsConfig, build: Build) -> None:
    """Pass a loaded registry to the handlers, so that it isn't read twice."""
    config.extra[_KEY] = build


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name the site after the registry. Load the registry when MkDocs was started directly."""
    root = Path(config.config_file_path).parent
    build = config.extra.get(_KEY)
    if build is None:
        build = Build(loaded=load(root))
        hand_over(config, build)
    settings = build.loaded.registry.settings
    if settings is not None:
        config.site_name = escape(settings.title)  # the templates of MkDocs and Material don't escape it
    config.watch.append(str(build.loaded.root / "data"))
    config.watch.append(str(build.loaded.paths.templates))
    lighten(config.theme)
    return config


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> Environment:
    """Let the theme's own templates say what the catalogues say."""
    build: Build = config.extra[_KEY]
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True
    words = load_words("zh", "site", build.loaded.paths.words)
    env.install_gettext_translations(words.catalogue, newstyle=True)  # type: ignore[attr-defined]
    return env


def on_pre_build(config: MkDocsConfig) -> None:
    """Refuse to build from a registry with errors, before MkDocs empties the old site."""
    build: Build = config.extra[_KEY]
    loaded = build.loaded
    if loaded.failed:
        words = load_words(preferred_lang(os.environ), "cli")
        first = diagnose(loaded, words.lang)[:5]
        lines = "\n".join(f"  {found.path}:{found.line} [{found.rule}] {found.message}" for found in first)
        raise BuildError(words.gettext("The data has errors, so the site was not built:\n%(lines)s", lines=lines))


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Keep a page with slots as a shell, out of the site. Pass every other page through."""
    build: Build = config.extra[_KEY]
    output = cite_figures(build.loaded, output, page.url, page.file.src_uri)
    shell = Shell.cut(output)
    if not shell.slots:
        build.written.append(page.url)
        if page.url.startswith(_GUIDE):
            title, text = str(page.title), str(Markup(page.content).striptags())
            build.guides.append(
                SearchEntry(url=page.url, title=title, kind="guide", texts=(text.removeprefix(title).strip(),))
            )
        return output
    build.shells[page.file.src_uri.removesuffix(".md")] = shell
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Pour every record's page, the sitemap and the search index into the site."""
    build: Build = config.extra[_KEY]
    out = Path(config.site_dir)
    site_url = config.site_url or ""
    build.written = pour_site(build.loaded, build.shells, out, site_url=site_url, written=build.written)
    if build.search:
        write_search_index(build.loaded, build.guides, out)
