"""The rules' pages, made from docstrings."""

from __future__ import annotations

from hehuo.diagnostic import Rule, Severity
from hehuo.pipeline import RULES
from hehuo.render.pages.rules import Block, blanks, inline, read_docstring, rule_pages
from poured import Body, assert_sound, pages_of, world_of
from worlds import registry_of


def sample() -> None:
    """写 `kind` 时要写编号。

    编号用小写字母，
    例如 <bank>。

    Write the id.
    In lower case.

    不对 Bad:

        kind: Bank

        trade: food

    对 Good:

        kind: bank
    """


RULE = Rule(
    id="sample",
    severity=Severity.WARNING,
    zh="{field}应写编号，不是 {found}",
    en="{field} wants an id",
    fix_zh="{remedy}",
    fix_en="Write:\n    {remedy}",
    check=sample,
)


def test_a_docstring_is_taken_apart() -> None:
    text = read_docstring(RULE)
    assert text.summary == "写 `kind` 时要写编号。"
    assert text.blocks == (
        Block(kind="zh", text="编号用小写字母，例如 <bank>。"),
        Block(kind="en", text="Write the id. In lower case."),
        Block(kind="bad", text="kind: Bank\n\ntrade: food", label="不对 Bad"),
        Block(kind="good", text="kind: bank", label="对 Good"),
    )


def test_inline_code_is_marked_and_all_else_escaped() -> None:
    assert inline("写 `a<b` & c") == "写 <code>a&lt;b</code> &amp; c"


def test_blanks_of_a_message_are_dots() -> None:
    assert blanks("{field}缺少“{key}”") == '<span class="hh-blank">…</span>缺少“<span class="hh-blank">…</span>”'
    assert blanks("{remedy}") == ""
    assert blanks("a {{b}} <c>") == "a {b} &lt;c&gt;"


def test_pages_of_a_rule() -> None:
    pages = pages_of(world_of(registry_of({}), rules=(RULE,)), rule_pages)
    assert {url: page.shell for url, page in pages.items()} == {"rules/": "rules/index", "rules/sample/": "rules/rule"}
    assert_sound(pages)
    body = Body(pages["rules/sample/"])
    assert "提醒" in body.text
    assert "kind: Bank" in body.text
    assert "例如 <bank>。" in body.text
    assert "应写编号，不是 …" in body.text


def test_every_real_rule_has_a_sound_page_with_both_examples() -> None:
    pages = pages_of(world_of(registry_of({}), rules=tuple(RULES.values())), rule_pages)
    assert len(pages) == len(RULES) + 1
    assert_sound(pages)
    for rule in RULES.values():
        kinds = [block.kind for block in read_docstring(rule).blocks]
        assert "en" in kinds, rule.id
        assert "code" not in kinds, rule.id
