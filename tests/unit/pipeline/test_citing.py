"""A Markdown page cites figures by name; an unknown name stops the build and names the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hehuo.pipeline import Loaded, load
from hehuo.pipeline.citing import cite_figures
from hehuo.pipeline.failures import SiteError
from hehuo.render.figures import figure_definition
from hehuo.words import load_words

STREET = Path(__file__).parents[2] / "golden" / "street"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(STREET, date(2026, 11, 1))


def test_a_cited_figure_is_its_value_and_opens_its_list(loaded: Loaded) -> None:
    figure = loaded.derived.figures["lane/partners"]
    made = cite_figures(loaded, "<p>有 <!--figure:lane/partners--> 家</p>", "guide/visitors/", "guide/visitors.md")
    assert f">{figure.value}</a> 家" in made
    assert 'href="../../partners/lane/?standing=present"' in made
    assert figure_definition(figure.called, load_words("zh", "site")) in made


def test_a_page_that_cites_none_passes_as_it_is(loaded: Loaded) -> None:
    assert cite_figures(loaded, "<!--slot:body-->", "", "index.md") == "<!--slot:body-->"


def test_a_figure_that_there_is_not_names_the_page_and_what_was_meant(loaded: Loaded) -> None:
    with pytest.raises(SiteError) as caught:
        cite_figures(loaded, "<!--figure:lane/partner-->", "guide/", "guide/index.md")
    assert str(Path("guide/index.md")) in str(caught.value) and "lane/partners" in str(caught.value)
    assert "想写的是不是 lane/partners" in caught.value.said(load_words("zh", "cli"))
