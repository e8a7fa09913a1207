"""Rules about texts: which one speaks, what it says, and that no text can hold it up or make it repeat something."""

from __future__ import annotations

import copy
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hehuo.check import check_shape, load_schemas
from hehuo.diagnostic import Finding
from hehuo.document import Document, Positions, Route
from hehuo.record_types import classify
from rule_names import rules_named
from saying import said
from worlds import partner

SCHEMAS = load_schemas(Path(__file__).parents[3] / "schemas")
TEXT_RULES = rules_named("check/texts")


def findings(**fields: Any) -> list[Finding]:
    """What the shape and the texts of a partner with these fields are told."""
    path = "data/partners/p/a.yml"
    found = classify(path)
    assert found is not None
    value = copy.deepcopy(partner(**fields))
    document = Document(
        path=path, type=found[0], key=found[1], value=value, content=b"", locate=lambda: Positions({}, {})
    )
    return list(check_shape([document], SCHEMAS).findings)


def rules(**fields: Any) -> list[str]:
    return sorted(finding.rule for finding in findings(**fields))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("x\n\n# 官方公告\n", "line-break-in-text"),  # the heading only follows from the line break
        ("x\n::error::y", "line-break-in-text"),  # and so does the command
        ("a | b\n| c | d |", "markup-in-text"),  # but bars are wrong in one line as well
        ("=HYPERLINK('<b>')", "markup-in-text"),
        ("\t=1+1", "line-break-in-text"),
        ("　\n", "blank-text"),
    ],
)
def test_where_one_mistake_follows_from_another_the_first_is_told(text: str, rule: str) -> None:
    assert rules(short=text) == [rule]


def test_two_mistakes_of_one_text_are_both_told() -> None:
    assert rules(short="{{ x }} [y](https://example.org)") == ["markup-in-text", "template-in-text"]


def test_every_text_is_told_at_its_place() -> None:
    found = findings(short="<b>", summary="{{ x }}", contact={"url": "http://example.org"}, name_en="=1+1")
    places: dict[str, Route] = {finding.rule: finding.route for finding in found}
    assert places == {
        "markup-in-text": ("short",),
        "template-in-text": ("summary",),
        "foreign-scheme": ("contact", "url"),
        "formula-in-text": ("name_en",),
    }


def test_a_text_in_a_broken_record_is_told_too() -> None:
    assert rules(short="{{ x }}", colour="red", kind=5) == ["template-in-text", "unknown-field", "wrong-type"]


def test_a_warning_makes_no_record_unsound_and_hides_no_error() -> None:
    assert rules(short="=1+1") == ["formula-in-text"]
    assert rules(short="=1+1" * 100) == ["bad-length", "formula-in-text"]


def test_a_line_break_in_a_text_that_is_too_long_is_told_beside_it() -> None:
    assert rules(short="字\n" * 150) == ["bad-length", "line-break-in-text"]


HOSTILE = [
    "{",
    "{a=",
    "[",
    "](",
    "|",
    "\n|",
    "&a",
    "::a ",
    "##[",
    "+!",
    "@|!A",
    "-1+",
    "http://",
    "data:a/",
    "<",
    "#",
    "`",
    "$",
]


@pytest.mark.parametrize("part", [*HOSTILE, "{" + "a=", "+" + "|!" * 3, "::" + "a" * 9, "=" * 5 + " "])
@pytest.mark.parametrize("field", ["short", "summary", "url"])
def test_no_text_takes_long(part: str, field: str) -> None:
    text = part * (2_000_000 // len(part))
    started = time.process_time()
    findings(**({"contact": {"url": text}} if field == "url" else {field: text}))
    assert time.process_time() - started < 2


@given(text=st.text(max_size=30), field=st.sampled_from(["short", "summary", "name_en"]))
def test_no_text_is_ever_repeated(text: str, field: str) -> None:
    secret = f"[{text}](https://example.org/0131)"
    for finding in findings(**{field: secret}):
        if finding.rule in TEXT_RULES:
            assert "0131" not in str(finding.args) and finding.rule == "markup-in-text"
            assert said(finding, "zh") and said(finding, "en")


@given(host=st.text(max_size=20), rest=st.text(max_size=10))
def test_any_address_can_be_judged(host: str, rest: str) -> None:
    for finding in findings(contact={"url": f"https://{host}/{rest}"}):
        assert finding.rule in {"suspicious-host", "user-in-url", "line-break-in-text", "bad-format"}
