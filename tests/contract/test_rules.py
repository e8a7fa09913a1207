"""Every rule has its file, and every file is whole: both languages, and examples that run."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from cases import cases
from hehuo.rules import RULE_ID, Bilingual, iter_rules, load_rule, read_documentation, rule_ids, rules_folder
from rule_names import rules_named, rules_of_schemas

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src" / "hehuo"
ELSEWHERE = {
    "no-data-folder": "unit/read/test_read_folder.py",
    "unreadable-file": "unit/read/test_read_folder.py",
    "too-large-file": "unit/read/test_read_files.py",
    "byte-order-mark": "odd/encoded.py",
    "wrong-encoding": "odd/encoded.py",
    "cut-off-file": "odd/encoded.py",
    "unended-text": "odd/ends.py",
    "schema-disagreement": "unit/check/test_shape.py",  # the two validators never have disagreed
    "unchecked-base": "unit/check/test_since_base.py",
}
"""Rules that no Markdown file can show, and the tests that do."""

_CHINESE = re.compile(r"[一-鿿]")
_CODE = re.compile(r"`[^`]*`")
_IDS = rule_ids()


def test_every_file_in_the_folder_is_a_rule() -> None:
    names = {path.name for path in rules_folder().iterdir()} - {"README.md"}
    assert names == {f"{rule}.md" for rule in _IDS}
    assert all(RULE_ID.fullmatch(rule) for rule in _IDS)


def test_every_file_is_a_rule_of_the_code() -> None:
    assert rules_named("read", "check", "model") | rules_of_schemas() == set(_IDS)


def test_every_rule_of_the_code_has_its_file() -> None:
    """What is given as `rule=`, or to a function that makes findings."""
    found = {
        rule: path
        for room in ("read", "check")
        for path in (SOURCE / room).rglob("*.py")
        for rule in _iter_given(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len(found) > 120
    assert {rule: path for rule, path in found.items() if rule not in _IDS} == {}


def _iter_given(tree: ast.AST) -> Iterator[str]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            given = [keyword.value for keyword in call.keywords if keyword.arg == "rule"]
            maker = ast.unparse(call.func)
            if maker.endswith("_check"):
                given += call.args[1:2]
            elif re.search(r"(?:^|\.|_)finding(?:_of)?$", maker):
                given += call.args[:1]
            for text in given:
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value


@pytest.mark.parametrize("rule", _IDS)
def test_messages_speak_both_languages_and_say_the_same(rule: str) -> None:
    for words in (load_rule(rule).message, load_rule(rule).help):
        assert _fields(words.zh) == _fields(words.en)
        assert words.zh == "{remedy}" or _CHINESE.search(words.zh)
        assert not _CHINESE.search(words.en), "Chinese in the English message"
        assert words == Bilingual(zh=words.zh.strip(), en=words.en.strip())


def _fields(template: str) -> set[str]:
    """The words a template leaves open; ``{zh}`` in the Chinese one answers to ``{en}`` in the English one."""
    names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    return {"words" if name in ("zh", "en") else name for name in names}


@pytest.mark.parametrize("rule", _IDS)
def test_a_page_explains_the_rule_in_both_languages(rule: str) -> None:
    page = read_documentation(load_rule(rule))
    assert page.zh and all(_CHINESE.search(paragraph) for paragraph in page.zh)
    assert len(re.findall(r"[A-Za-z]{2,}", " ".join(page.en))) >= 6
    assert not any(_CHINESE.search(_CODE.sub("", paragraph)) for paragraph in page.en), "Chinese in the English page"


@pytest.mark.parametrize("rule", _IDS)
def test_examples_show_the_rule(rule: str) -> None:
    """The cases run in tests/test_rules.py."""
    if rule in ELSEWHERE:
        assert rule in (TESTS / ELSEWHERE[rule]).read_text(encoding="utf-8")
        return
    examples = read_documentation(load_rule(rule)).examples
    assert any(example.good for example in examples), "no good example"
    assert any(not example.good for example in examples), "no bad example"


def test_good_and_bad_examples_are_told_apart() -> None:
    for case in cases().values():
        assert bool(case.expected) != case.good, case.name
    for rule in iter_rules():
        names = [(example.good, example.name) for example in read_documentation(rule).examples]
        assert len(set(names)) == len(names), rule.id
