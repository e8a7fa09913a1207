"""The output parsed back: nothing in a record becomes a script, handler, foreign address or markup.

Every text field of every schema is filled, twice: with what the checks accept, by way of files; and with what they
refuse, past them, because a check may fail some day and the pages must hold by themselves.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import icalendar
import pytest

from filling import iter_texts, one_line
from fuzzing.writing import write
from hehuo.check import check_shape
from hehuo.derive.pages.search import search_entries
from hehuo.pipeline import diagnose, load, pages
from hehuo.pipeline.building import build_site
from hehuo.read import parse
from hehuo.render import Page
from hehuo.render.search_index import search_files
from hehuo.words import load_words
from hostile import AS_OF, HOSTILE, PAST, SUM, Texts, as_files, filled, in_turn, loaded_past_the_checks, street
from markup import Markup, faults_of

HOME = "https://street.example.org/hehuo/"

Shape = list[tuple[str, list[str]]]


def whole(page: Page) -> str:
    return f"<title>{page.title.replace('<', '')}</title>" + "".join(page.slots.values())


def shape(html: str) -> Shape:
    return [(tag, sorted(name for name, _ in attributes)) for tag, attributes in Markup(html).elements]


def test_every_text_field_of_every_schema_is_filled() -> None:
    schemas = street().schemas.texts
    routes = {route for stem in schemas if stem != "common" for route in iter_texts(schemas, stem)}
    assert len(routes) > 100
    assert routes - filled(in_turn({}))[1] == set()


def test_no_page_has_anything_of_the_data_as_markup() -> None:
    for page in pages(loaded_past_the_checks(PAST)):
        assert list(faults_of("".join(page.slots.values()))) == [], page.url
        assert SUM not in page.title + "".join(page.slots.values()), page.url


def test_hostile_texts_leave_the_shape_of_every_page_as_it_is() -> None:
    """One text at a time in every field, so that a failure shows which text escapes and where."""
    plain = {page.url: shape(whole(page)) for page in pages(loaded_past_the_checks({"text": ("x",), "line": ("x",)}))}
    for text in HOSTILE:
        said = one_line(text).strip("\x00")
        told = loaded_past_the_checks({"text": (said,), "line": (said,)})
        for page in pages(told):
            if not page.url.startswith(("rules/", "reference/")):
                assert shape(whole(page)) == plain[page.url], (text, page.url)


class _Texts(HTMLParser):
    """The visible text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@pytest.mark.parametrize("text", [text for text in HOSTILE if not set(text) & set("\n\t\0")])
def test_a_name_reads_on_its_page_as_it_was_written(text: str) -> None:
    told = loaded_past_the_checks({"text": (text,), "line": (text,)})
    page = next(page for page in pages(told) if page.url == "partners/lane/noodle-house/")
    assert page.title == text
    assert text in "".join(_Texts("".join(page.slots.values())).said)


def test_what_is_searched_is_text() -> None:
    loaded = loaded_past_the_checks(PAST)
    entries = list(search_entries(loaded.registry, loaded.schemas.marks))
    files = dict(search_files(entries, load_words("zh", "site")))
    folder = json.loads(files["index.json"])["folder"]
    assert json.loads(files[f"{folder}/texts-0.json"]) == [
        [entry.url, entry.title, "\n".join(entry.texts)] for entry in entries
    ]
    assert any(text in entry.title for entry in entries for text in HOSTILE)
    assert not any(SUM in word for entry in entries for word in (entry.title, *entry.texts))


@lru_cache(maxsize=1)
def accepted() -> Texts:
    """The hostile texts that the checks accept, by kind of field. Each is tried alone in a record."""

    def passes(field: str, text: str) -> bool:
        document, _ = parse("data/programmes/x.yml", write({field: text}, Random(0)).encode())
        if document is None:
            return False
        value = {**street().documents["data/programmes/lane.yml"].value, field: text}
        return check_shape([replace(document, value=value)], street().schemas).findings == ()

    more = (
        "“x” 'y' \"z\" `q`",
        "a & b &c; d",
        "100% 1+1=2 #1",
        "(javascript) onerror",
        "\\",
        "'",
        '"',
        "\\\"'/",
        "$1 ${",
        "😀 é ß",
    )
    return {
        "line": tuple(text for text in (*HOSTILE, *more) if passes("name", text)),
        "text": tuple(text for text in (*HOSTILE, *more, "a\n\n  b\n'\n\"") if passes("summary", text)),
    }


def test_hardly_anything_hostile_is_accepted() -> None:
    refused = [text for text in HOSTILE if text not in accepted()["line"]]
    assert len(refused) > len(HOSTILE) // 2
    assert not [text for text in accepted()["text"] if "<" in text or "{{" in text or "javascript:" in text.lower()]
    assert len(accepted()["line"]) > 5


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Path]]:
    """Whole sites with ordinary texts, with hostile texts that pass the checks, and with hostile texts that bypass them."""
    made: dict[str, Path] = {}

    def build(name: str) -> Path:
        if name not in made:
            root = tmp_path_factory.mktemp(name)
            if name == "past":
                told = loaded_past_the_checks(PAST)
            else:
                as_files(root, filled(in_turn(accepted() if name == "accepted" else {}))[0])
                told = load(root, AS_OF)
                assert [
                    f"{found.rule} {found.path}:{found.line}" for found in diagnose(told, "en") if told.failed
                ] == []
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("SITE_URL", HOME)
                build_site(told, root / "public")
            made[name] = root / "public"
        return made[name]

    yield build
    for page in made.values():
        shutil.rmtree(page)


def _scripts(html: str) -> list[str]:
    return [
        attributes.get("src") or text
        for attributes, text in Markup(html).scripts
        if attributes.get("type") != "application/json"
    ]


@pytest.mark.parametrize("name", ["accepted", "past"])
def test_a_whole_site_has_the_theme_s_scripts_and_no_others(sites: Callable[[str], Path], name: str) -> None:
    plain, hostile = sites("plain"), sites(name)
    files = sorted(path.relative_to(plain) for path in plain.rglob("*.html"))
    assert files == sorted(path.relative_to(hostile) for path in hostile.rglob("*.html"))
    assert len(files) > 100
    for file in files:
        before, after = ((site / file).read_text("utf-8") for site in (plain, hostile))
        scripts = _scripts(before)
        assert Counter(_scripts(after)) == Counter(scripts), file
        assert list(faults_of(after, frozenset(scripts))) == [], file
        assert SUM not in after, file


@pytest.mark.parametrize("name", ["accepted", "past"])
def test_every_other_file_of_a_site_reads_back(sites: Callable[[str], Path], name: str) -> None:
    plain, hostile = sites("plain"), sites(name)
    sitemap = ElementTree.fromstring((hostile / "sitemap.xml").read_text("utf-8"))
    addresses = [element.text or "" for element in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert addresses and all(address.startswith(HOME) for address in addresses)
    assert (plain / "sitemap.xml").read_bytes() == (hostile / "sitemap.xml").read_bytes()
    for path in hostile.rglob("*"):
        if path.suffix in (".js", ".css", ".svg"):
            assert path.read_bytes() == (plain / path.relative_to(hostile)).read_bytes(), path
        elif path.suffix == ".json":
            assert json.loads(path.read_bytes()) and SUM not in path.read_text("utf-8"), path
        elif path.suffix == ".ics":
            assert _entries(path) == _entries(plain / path.relative_to(hostile)), path
        else:
            assert path.is_dir() or path.suffix in READ_BACK, f"nothing reads {path.suffix} back: add it here"


def _entries(feed: Path) -> list[tuple[str, list[str], list[str]]]:
    """The structure of a calendar: components, properties and addresses, without the texts."""
    listed = []
    for part in icalendar.Calendar.from_ical(feed.read_bytes()).walk():
        links = [str(value) for name, value in part.property_items(recursive=False) if name in ("URL", "ATTACH", "UID")]
        listed.append((part.name or "", [name for name, _ in part.property_items(recursive=False)], links))
    return listed


READ_BACK = frozenset((".html", ".xml", ".js", ".css", ".svg", ".map", ".gz", ".png", ".woff2"))
"""The kinds of file in a site. A new feed, sheet or export must be parsed back here."""
