"""Every rule on small registries: what a bad one must be told, word for word, and that a good one is told nothing.

The cases are the examples of `rules/*.md`, and those of `odd`, which no page can show. In a bad one `# error: [rule]`
stands on each guilty line and nothing else may be reported; the text below it is the exact report in Chinese. `pytest
--update` rewrites the reports of the pages, and adds one where no comment says what to expect.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cases import Case, cases, find, lay, try_case
from cases import places as places_of
from hehuo.diagnostic import Diagnostic
from hehuo.report import render_text
from hehuo.rules import load_rule, read_documentation, rules_folder
from hehuo.words import load_words

ALL = list(cases().values())


def report_on(found: list[Diagnostic], root: Path) -> str:
    """The report in Chinese without its closing lines."""

    def source(path: str) -> str | None:
        return (root / path).read_bytes().decode("utf-8", errors="replace") if (root / path).is_file() else None

    return render_text(found, counts={}, words=load_words("zh", "cli"), sources=source).rsplit("\n\n", 1)[0] + "\n"


def test_the_small_registry_is_clean(tmp_path: Path) -> None:
    lay(tmp_path, {})
    found = find(tmp_path)
    assert not found, report_on(found, tmp_path)


@pytest.mark.parametrize("case", [case for case in ALL if case.good], ids=lambda case: case.name)
def test_good_case(case: Case, tmp_path: Path) -> None:
    found = try_case(case, tmp_path)
    assert not found, report_on(found, tmp_path)


@pytest.mark.parametrize("case", [case for case in ALL if not case.good], ids=lambda case: case.name)
def test_bad_case(case: Case, tmp_path: Path, update: bool) -> None:
    found = try_case(case, tmp_path)
    report = report_on(found, tmp_path)
    assert found, "a bad case must be told something"
    assert case.rule in {diagnostic.rule for diagnostic in found}, report
    if case.marked:
        assert places_of(found) == case.marked, report
    assert case.expected or update, "mark the guilty line, or run: pytest --update"
    if update and report != case.report and (case.report or not case.marked):
        _write_report(case, report)
    elif case.report:
        assert report == case.report, "if the new report is better, run: pytest --update"


def _write_report(case: Case, report: str) -> None:
    """Put a report into the rule's file, below the files of its example."""
    path = rules_folder() / f"{case.rule}.md"
    text = path.read_text(encoding="utf-8")
    names = {
        example.name.replace(" ", "-"): example.name for example in read_documentation(load_rule(case.rule)).examples
    }
    heading = f"### Bad: {names[case.name.rpartition('/')[2]]}\n"
    head, _, tail = text.partition(heading)
    example, mark, rest = tail.partition("\n### ")
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`{3,}", report)), 3)
    example = re.sub(r"\n(`{3,})text\n.*?^\1\n", "", example, flags=re.DOTALL | re.MULTILINE).rstrip("\n")
    path.write_text(f"{head}{heading}{example}\n\n{fence}text\n{report}{fence}\n{mark}{rest}", encoding="utf-8")
