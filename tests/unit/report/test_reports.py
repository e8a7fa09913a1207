"""The three reports of the same diagnostics."""

import json

from hehuo.diagnostic import Diagnostic, Severity
from hehuo.report import render_github, render_json, render_text
from hehuo.words import Words, load_words

ZH, EN = load_words("zh", "cli"), load_words("en", "cli")
LINE = "name: 阳光咖啡 kind: shop"


def made(rule: str = "unknown-kind", message: str = "没有类别 shop", column: int = 12) -> Diagnostic:
    return Diagnostic(
        "data/partners/p/a.yml", 1, column, rule, Severity.ERROR, message, "写成 firm", (("data/x.yml", 7),)
    )


def text_of(*found: Diagnostic, words: Words = ZH) -> str:
    return render_text(found, counts={"合伙人": 3, "项目": 0}, words=words, sources=lambda _: LINE)


def test_the_mark_stands_under_the_guilty_column_although_chinese_is_wide() -> None:
    excerpt, mark = text_of(made()).splitlines()[1:3]
    assert excerpt == "    1 | name: 阳光咖啡 kind: shop"
    assert mark == "      | " + " " * (6 + 8 + 1) + "^"


def test_a_private_line_is_never_shown() -> None:
    assert "阳光" not in text_of(made(rule="private-mobile", message="这里有手机号"))


def test_a_private_line_is_not_shown_by_another_finding_either() -> None:
    assert "阳光" not in text_of(made(), made(rule="private-mobile", message="这里有手机号"))


def test_the_summary_counts_what_was_checked() -> None:
    assert text_of() == "没有问题。共检查：合伙人 3。"
    assert text_of(words=EN) == "No problems. Checked: 合伙人 3."
    assert "1 个错误，0 个提醒，在 1 个文件里。共检查：合伙人 3。" in text_of(made())
    assert "1 error and 0 warnings in 1 file. Checked: 合伙人 3." in text_of(made(), words=EN)
    assert "2 errors and 0 warnings in 1 file." in text_of(made(), made(column=1), words=EN)
    assert ":1:12 error [unknown-kind]" in text_of(made(), words=EN) and ":1:12 错误 [unknown-kind]" in text_of(made())
    assert "hehuo rules unknown-kind" in text_of(made())


def test_json_is_one_object_with_findings() -> None:
    value = json.loads(render_json([made()], counts={"合伙人": 3}, words=ZH, sources=lambda _: None))
    assert value["counts"] == {"合伙人": 3}
    assert value["findings"][0] == {
        "path": "data/partners/p/a.yml", "line": 1, "column": 12, "rule": "unknown-kind", "severity": "error",
        "message": "没有类别 shop", "help": "写成 firm", "related": [{"path": "data/x.yml", "line": 7}],
    }  # fmt: skip


def test_no_text_from_data_can_start_another_workflow_command() -> None:
    text = render_github([made(message="a\n::set-output name=x::y%0A")], counts={}, words=ZH, sources=lambda _: None)
    first = text.splitlines()[0]
    assert first.startswith("::error file=data/partners/p/a.yml,line=1,col=12,title=unknown-kind::a%0A::set-output")
    assert "%250A" in first
    assert not any(line.startswith("::set") for line in text.splitlines())


def test_control_characters_never_reach_the_terminal() -> None:
    text = render_text([made(column=1)], counts={}, words=ZH, sources=lambda _: "a\x1b[2Kb")
    assert "\x1b" not in text


def test_a_stranger_s_file_name_reaches_neither_terminal_nor_log_as_it_is() -> None:
    path = "data/a\n::error::b\x1b[2K\x9b\u202e\u200b.yml"
    found = [Diagnostic(path, 1, 1, "bad-file-name", Severity.ERROR, "m", "h", ((path, 2),))]
    for form in (render_text, render_json, render_github):
        text = form(found, counts={}, words=ZH, sources=lambda _: None)
        assert not any(char in text for char in "\x1b\x9b\u202e\u200b"), form.__name__
        assert not any(line.startswith("::error::") for line in text.splitlines()), form.__name__
    assert json.loads(render_json(found, counts={}, words=ZH, sources=lambda _: None))["findings"][0]["path"] == path
