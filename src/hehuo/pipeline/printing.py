"""Files to print that are no page of the site, such as certificates."""

from __future__ import annotations

from hehuo.pipeline import Loaded
from hehuo.pipeline.compiled import compiled_templates
from hehuo.render.renderer import make_renderer
from hehuo.view.page import View
from hehuo.words import Lang, load_words


def printed(loaded: Loaded, view: View, lang: Lang = "zh") -> str:
    """The finished file of a view, with the registry's own templates and words."""
    words = load_words(lang, "site", loaded.paths.words)
    return make_renderer(loaded.paths.templates, words, loaded.schemas.texts, compiled_templates()).sheet(view)
