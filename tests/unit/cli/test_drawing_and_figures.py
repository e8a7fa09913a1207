"""`hehuo workflow`, `hehuo figures` and `hehuo points cards` as a user sees them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from hehuo.cli.main import main
from qr_reading import codes_in

BASE = Path(__file__).parents[2] / "rule_world"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE / "data", tmp_path / "data")
    return tmp_path


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--root", str(root)])


def test_a_workflow_is_drawn_listed_and_told(root: Path) -> None:
    out = root / "claim.svg"
    assert run(root, "workflow", "demo", "claim", "--out", str(out)).exit_code == 0
    assert ElementTree.parse(out).getroot().tag.endswith("svg")
    assert run(root, "workflow", "demo", "claim").output == out.read_text(encoding="utf-8")
    assert "claim\t认领\n" in run(root, "workflow", "demo").output
    assert "[已认领] 进行中" in run(root, "workflow", "demo", "claim", "--format", "text").output


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("dmeo", "claim"), "没有方案 dmeo。是不是 demo？", "There is no programme dmeo. Did you mean demo?"),
        (("demo", "clam"), "demo 没有流程 clam。是不是 claim？", "demo has no workflow clam. Did you mean claim?"),
        (("demo", "zzz"), "demo 没有流程 zzz。有的是：", "demo has no workflow zzz. There is: "),
    ],
)
def test_what_there_is_not_is_said_with_what_was_meant(root: Path, words: tuple[str, ...], zh: str, en: str) -> None:
    for lang, wanted in (("zh", zh), ("en", en)):
        result = run(root, "workflow", *words, "--lang", lang)
        assert result.exit_code == 2
        assert wanted in result.output


def test_a_broken_programme_is_not_called_missing(root: Path) -> None:
    (root / "data/programmes/demo.yml").write_text("name: [", encoding="utf-8")
    result = run(root, "workflow", "demo")
    assert result.exit_code == 2
    assert "demo 的文件有错，先运行 hehuo validate。" in result.output


def test_figures_are_listed_with_definition_day_and_records(root: Path) -> None:
    text = run(root, "figures", "demo").output
    line = next(line for line in text.splitlines() if line.startswith("demo/partners "))
    assert "在册的合伙人" in line and "凭据 3 条" in line and "截至 " in line
    listed = json.loads(run(root, "figures", "--format", "json").output)
    found = {figure["name"]: figure for figure in listed}
    assert len(found["demo/partners"]["records"]) == found["demo/partners"]["value"] == 3
    assert (found["demo/partners"]["kind"], found["demo/partners"]["complete"]) == ("evidenced", True)
    assert "partners on the roster" in run(root, "figures", "demo", "--lang", "en").output
    assert run(root, "figures", "dmeo").exit_code == 2


@pytest.mark.parametrize(("text", "code", "zh", "en"), [
    ("合伙人3家。\n", 0, "1:4 相符  合伙人[3家]", "1:4 holds  合伙人[3家]"),
    ("我们已有合伙人4家，志愿者80名。\n", 1, "1:8 不符  我们已有合伙人[4家]", "1:8 contradicts  我们已有合伙人[4家]"),
    ("招募志愿者80名。\n", 0, "1:6 这里查不到  招募志愿者[80名]", "1:6 not known here  招募志愿者[80名]"),
])  # fmt: skip
def test_a_text_is_held_against_the_registry(root: Path, text: str, code: int, zh: str, en: str) -> None:
    file = root / "release.txt"
    file.write_text(text, encoding="utf-8")
    for lang, words in (("zh", zh), ("en", en)):
        result = run(root, "figures", "check", str(file), "--programme", "demo", "--lang", lang)
        assert result.exit_code == code, result.output
        assert words in result.output
        assert ("programmes/demo/" in result.output) == ("合伙人" in text), "what it says, with its page"
    file.write_bytes("合伙人3家".encode("gb18030"))
    assert run(root, "figures", "check", str(file)).exit_code == 2


def test_a_text_that_names_no_programme_is_held_against_none_and_json_says_what_the_registry_does(root: Path) -> None:
    file = root / "release.txt"
    file.write_text("合伙人4家。\n", encoding="utf-8")
    result = run(root, "figures", "check", str(file), "--lang", "en")
    assert result.exit_code == 0 and "names no programme" in result.output
    result = run(root, "figures", "check", str(file), "--programme", "demo", "--format", "json")
    [number] = json.loads(result.output)
    assert (number["text"], number["verdict"], number["programme"]) == ("4家", "contradicts", "demo")
    assert (number["registry"][0]["value"], number["registry"][0]["page"]) == (3, "programmes/demo/")
    assert run(root, "figures", "check", str(file), "--programme", "dmeo").exit_code == 2


def test_cards_are_printed_where_there_are_statements(root: Path) -> None:
    out = root / "cards.html"
    words = ("points", "cards", "demo", "--out", str(out), "--site-url", "https://example.org/")
    refused = run(root, *words)
    assert refused.exit_code == 2 and "statements: true" in refused.output and not out.exists()
    file = root / "data/points/demo/cards.yml"
    file.write_text("statements: true\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(root, *words).exit_code == 0
    codes = codes_in(out.read_text(encoding="utf-8"))
    assert codes and all(code.startswith("https://example.org/points/demo/cards/") for code in codes)
    assert run(root, *words[:-1], "http://example.org/").exit_code == 2
