"""Every rule is declared whole: both languages, a page with a bad and a good example, and cases that show it."""

from __future__ import annotations

import inspect
import re
import string
from pathlib import Path

import pytest

from hehuo.check import CHECK_RULES
from hehuo.check.private import PRIVACY_RULES
from hehuo.diagnostic import Rule
from hehuo.read import READ_RULES

TESTS = Path(__file__).parents[1]
CASES = TESTS / "cases"
ELSEWHERE = {
    **{rule.id: "unit/read" for rule in READ_RULES},  # tables of texts and bytes, good and bad
    **{rule.id: "privacy" for rule in PRIVACY_RULES},  # private-looking text is made at run time, never committed
    "schema-disagreement": "unit/check",  # the two validators never have disagreed
}
"""Rules whose good and bad examples are not (or can't be) cases, and the folder of tests that has them."""

_CHINESE = re.compile(r"[一-鿿]")
_CODES = re.compile(r"```.*?```|(?m:^ {4}.*$)|`[^`]*`", re.DOTALL)
_ALL = [pytest.param(rule, id=rule.id) for rule in (*READ_RULES, *CHECK_RULES)]


def test_no_two_rules_have_one_id() -> None:
    ids = [rule.id for rule in (*READ_RULES, *CHECK_RULES)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", each) for each in ids)


@pytest.mark.parametrize("rule", _ALL)
def test_messages_speak_both_languages_and_say_the_same(rule: Rule) -> None:
    for chinese, english in ((rule.zh, rule.en), (rule.fix_zh, rule.fix_en)):
        assert _fields(chinese) == _fields(english)
        assert chinese == "{remedy}" or _CHINESE.search(chinese)
        assert not _CHINESE.search(english), "Chinese in the English message"
        assert chinese == chinese.strip()
        assert english == english.strip()


def _fields(template: str) -> set[str]:
    """The words a template leaves open; ``{zh}`` in the Chinese one answers to ``{en}`` in the English one."""
    names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    return {"words" if name in ("zh", "en") else name for name in names}


@pytest.mark.parametrize("rule", _ALL)
def test_a_page_explains_the_rule_in_both_languages_with_examples(rule: Rule) -> None:
    page = inspect.getdoc(rule.check) or ""
    first, _, rest = page.partition("\n")
    prose = _CODES.sub("", rest)
    assert _CHINESE.search(first), "the page begins with its summary in Chinese"
    assert len(re.findall(r"[A-Za-z]{2,}", prose)) >= 6, "the page has an English part"
    assert re.search(r"# 错|不对 Bad", page), "the page has a bad example"
    assert re.search(r"# 对|(?<!不)对 Good", page), "the page has a good example"


@pytest.mark.parametrize("rule", _ALL)
def test_cases_show_the_rule(rule: Rule) -> None:
    if rule.id in ELSEWHERE:  # what cases it has besides are run with all others
        tests = "\n".join(path.read_text(encoding="utf-8") for path in (TESTS / ELSEWHERE[rule.id]).glob("*.py"))
        assert f'"{rule.id}"' in tests, "neither a case nor a test shows this rule"
        return
    good, bad = list((CASES / rule.id / "good").glob("*/data")), list((CASES / rule.id / "bad").glob("*/data"))
    assert good, "the rule has no good case"
    assert bad, "the rule has no bad case"
    assert any((case.parent / "expected.txt").exists() for case in bad), "no case holds the exact report"


def test_every_folder_of_cases_is_a_rule() -> None:
    ids = {rule.id for rule in (*READ_RULES, *CHECK_RULES)}
    assert {each.name for each in CASES.iterdir()} <= ids | {"base"}
