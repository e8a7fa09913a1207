"""The rules' pages, made from their files."""

from __future__ import annotations

from hehuo.diagnostic import Severity
from hehuo.render.renderer import make_renderer
from hehuo.render.rule_texts import blanks, inline, marked
from hehuo.rules import Bilingual, Documentation, Example, File, iter_rules
from hehuo.view.rules import RuleIndexPage, RuleLine, RulePage
from hehuo.words import Lang, load_words
from poured import ROOT, SCHEMAS, Body, assert_sound

FILE = File(path="data/partners/demo/a.yml", text="kind: <b> # error: [sample]\n")
RULE = RulePage(
    url="rules/sample/",
    as_of="2026-11-20",
    title="sample",
    severity=Severity.WARNING,
    message=Bilingual(zh="{field}应写编号，不是 {found}", en="{field} wants an id, not {found}"),
    help=Bilingual(zh="{remedy}", en="{remedy}"),
    documentation=Documentation(
        zh=("写 `kind` 时要写编号。", "例如 <bank>。"),
        en=("Write the id.",),
        examples=(
            Example(name="one", good=False, files=(FILE,), report="报告一行\n"),
            Example(name="two", good=True, files=(File(path=FILE.path, text="kind: bank\n", before=True),)),
            Example(name="three", good=True, files=(File(path=FILE.path, text="kind: merchant\n"),)),
        ),
    ),
    earlier=None,
    later="zebra",
)


def body(view: RulePage | RuleIndexPage, lang: Lang) -> Body:
    page = make_renderer(ROOT / "site" / "templates", load_words(lang, "site"), SCHEMAS).page(view)
    assert_sound({page.url: page})
    return Body(page)


def test_inline_code_is_marked_and_all_else_escaped() -> None:
    assert inline("写 `a<b` & c") == "写 <code>a&lt;b</code> &amp; c"


def test_blanks_of_a_message_are_dots() -> None:
    assert blanks("{field}缺少“{key}”") == '<span class="hh-blank">…</span>缺少“<span class="hh-blank">…</span>”'
    assert blanks("{remedy}") == ""
    assert blanks("a {{b}} <c>") == "a {b} &lt;c&gt;"


def test_guilty_lines_are_marked() -> None:
    assert marked("a: <1>\nb: 2 # error: [x]\n") == "a: &lt;1&gt;\n<mark>b: 2 # error: [x]</mark>"


def test_page_of_a_rule_in_chinese() -> None:
    text = body(RULE, "zh").text
    for part in ("提醒", "例如 <bank>。", "Write the id.", "kind: <b> # error", "应写编号，不是 …", "报告一行"):
        assert part in text
    assert text.index("例如") < text.index("Write the id.")
    assert "还有 1 个例子" in text and "（基准版本里）" in text


def test_page_of_a_rule_in_english() -> None:
    text = body(RULE, "en").text
    assert text.index("Write the id.") < text.index("例如")
    assert "1 more example" in text and "as it was in the base revision" in text
    assert "报告一行" not in text


def test_list_of_rules() -> None:
    line = RuleLine(id="sample", severity=Severity.WARNING, summary=Bilingual(zh="写编号。", en="Write the id."))
    view = RuleIndexPage(url="rules/", as_of="2026-11-20", rules=(line,))
    assert "写编号。" in body(view, "zh").text and "共 1 条" in body(view, "zh").text
    assert "Write the id." in body(view, "en").text


def test_every_real_rule_has_a_sound_page() -> None:
    from hehuo.derive.pages.rules import rule_pages

    rules = tuple(iter_rules())
    pages = list(rule_pages(rules))
    renderer = make_renderer(ROOT / "site" / "templates", load_words("zh", "site"), SCHEMAS)
    assert_sound({page.url: page for page in map(renderer.page, pages)})
    assert len(pages) == len(rules) + 1
