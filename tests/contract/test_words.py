"""Every sentence stands in the catalogues, in both languages, and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from catalogues import compute_state, iter_keys, iter_states
from hehuo.words import DOMAINS, ENUMS, LANGS, catalogue_path, load_words

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
SPEAKING = ("src/hehuo", "site/templates", "site/theme")
"""Where Chinese has no place. The rules' words stand in `rules/`."""

READING: Mapping[str, str] = {
    "src/hehuo/check/private/": "how names, numbers and places are written in Chinese, and disguised",
    "src/hehuo/check/records/indicators.py": "a unit that is a per cent sign",
    "src/hehuo/check/records/programmes.py": "what people call Chinese time",
    "src/hehuo/check/remedies/": "numbers and dates as people type them",
    "src/hehuo/check/shape/field_names.py": "the examples in a schema's description, and its full stop",
    "src/hehuo/check/shape/moments.py": "quotes as people type them",
    "src/hehuo/check/shape/quantities.py": "measure words",
    "src/hehuo/check/shape/referring.py": "yes and no, and dashes, as people type them",
    "src/hehuo/check/shape/remedies.py": "lists and colons as people type them",
    "src/hehuo/check/shape/writing.py": "which texts need no quotes",
    "src/hehuo/check/texts/addresses.py": "what ends an address in a Chinese sentence; domains in Chinese",
    "src/hehuo/check/texts/judge.py": "full-width signs that begin a formula, and how placeholders begin",
    "src/hehuo/check/texts/lines.py": "placeholders as people type them",
    "src/hehuo/cli/streams.py": "asks whether a terminal can show Chinese",
    "src/hehuo/model/numerals.py": "numerals",
    "src/hehuo/model/pinyin.py": "how Chinese is read aloud",
    "src/hehuo/derive/match_words.py": "characters that only join words",
    "src/hehuo/derive/verifying/": "numbers as Chinese texts say them",
    "src/hehuo/diagnostic.py": "the full-width form of a sign that logs obey",
    "src/hehuo/read/alphabet.py": "Chinese that was saved in another encoding",
    "src/hehuo/read/colons.py": "colons as people type them",
    "src/hehuo/read/file_names.py": "how computers name copies, and people months",
    "src/hehuo/read/layout.py": "full-width spaces",
    "src/hehuo/read/retyping.py": "punctuation as people type it",
    "src/hehuo/read/stops.py": "full-width spaces",
    "src/hehuo/record_types.py": "what each type of record is called: the table of types",
}
"""Files and folders that know Chinese characters without saying them to anybody, and why."""

UNCONVERTED = ("site/templates/rules/", "src/hehuo/schema/fields.py")
"""Folders and files that still say Chinese themselves. To be emptied; a folder goes as soon as all of it is converted."""


def test_the_catalogues_are_what_the_sources_say() -> None:
    states = list(iter_states())
    assert [fault for state in states for fault in state.faults] == [], "run: python3 scripts/words.py"
    for state in states:
        assert state.path.read_text(encoding="utf-8") == state.text, "run: python3 scripts/words.py"


def test_english_has_no_chinese() -> None:
    for domain in DOMAINS:
        found = HAN.findall(catalogue_path(ROOT / "site/words", "en", domain).read_text(encoding="utf-8"))
        assert found == [], domain


def test_no_file_says_chinese_itself() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in _speaking() if HAN.search(_said(path))}
    known = (*READING, *UNCONVERTED)
    assert {name for name in found if not name.startswith(known)} == set(), "see src/hehuo/words.py"
    assert {name for name in known if not any(path.startswith(name) for path in found)} == set(), "take it off"


def _speaking() -> Iterator[Path]:
    for name in SPEAKING:
        place = ROOT / name
        yield from [place] if place.is_file() else (file for file in place.rglob("*") if file.suffix in _KINDS)


_KINDS = {".py", ".html", ".svg"}


def _said(path: Path) -> str:
    """A file without its comments, and Python's without docstrings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    tree = ast.parse(text)
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    literals = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in bare)
    return "\n".join(str(node.value) for node in literals)


def test_every_call_is_extracted() -> None:
    """Babel does not look into f-strings, and takes literals only."""
    known = {key for domain in ("site", "cli") for key in iter_keys(domain)}
    missing = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and (key := _key(call)) is not None and key not in known
    ]
    assert missing == []


def _key(call: ast.Call) -> tuple[str | None, str | tuple[str, ...]] | None:
    """What a call asks of the catalogue, where it is one of gettext's and has literals."""
    name = getattr(call.func, "attr", getattr(call.func, "id", None))
    values = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    texts = [value for value in values if isinstance(value, str)]
    if name in ("_", "gettext", "gettext_lazy", "N_") and texts:
        return None, texts[0]
    if name in ("ngettext", "ngettext_lazy") and len(texts) >= 2:
        return None, (texts[0], texts[1])
    if name in ("pgettext", "pgettext_lazy") and len(texts) >= 2:
        return texts[0], texts[1]
    return None


@pytest.mark.parametrize("lang", LANGS)
def test_a_catalogue_keeps_its_translations_and_drops_what_is_unused(lang: str, tmp_path: Path) -> None:
    path = catalogue_path(tmp_path, lang, "site")
    path.parent.mkdir(parents=True)
    first = compute_state(lang, "site", {(None, "Kept"), (None, "Dropped")}, tmp_path)  # type: ignore[arg-type]
    path.write_text(first.text.replace('msgid "Kept"\nmsgstr ""', 'msgid "Kept"\nmsgstr "留"'), encoding="utf-8")
    wanted = {(None, "Kept"), ("page", ("%(num)s page", "%(num)s pages"))}
    second = compute_state(lang, "site", wanted, tmp_path)  # type: ignore[arg-type]
    assert "Dropped" not in second.text
    assert ("留" in second.text) == (lang == "zh")
    assert any("unused: Dropped" in fault for fault in second.faults)
    assert any("not translated: [page] %(num)s page" in fault for fault in second.faults) == (lang == "zh")


def test_a_placeholder_that_the_sentence_lacks_is_found(tmp_path: Path) -> None:
    path = catalogue_path(tmp_path, "zh", "site")
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Language: zh\\n"\n\nmsgid "On %(day)s"\nmsgstr "在 %(date)s"\n', encoding="utf-8"
    )
    assert (
        "a placeholder that the sentence lacks"
        in compute_state("zh", "site", {(None, "On %(day)s")}, tmp_path).faults[0]
    )


def test_a_value_that_no_enum_has_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        load_words("zh", "site").named("state class", "opne")
    assert {enum: len(set(values)) for enum, values in ENUMS.items()} == {enum: len(v) for enum, v in ENUMS.items()}


def test_a_registry_lays_its_own_words_over(tmp_path: Path) -> None:
    path = catalogue_path(tmp_path, "zh", "enums")
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n\nmsgctxt "state class"\nmsgid "open"\nmsgstr "等人来办"\n', encoding="utf-8")
    words = load_words("zh", "site", tmp_path)
    assert words.named("state class", "open") == "等人来办"
    assert words.named("state class", "done") == "已完成"
    assert load_words("zh", "site").named("state class", "open") == "待认领"
