"""`hehuo rules`: what was mistyped is guessed only where a rule is near, and a broken rule of ours is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import hehuo.rules
from hehuo.cli.main import main


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("bad-chioce", "Did you mean bad-choice, bad-uscc?"),
        ("unknown-knd", "Did you mean unknown-kind, unknown-card, unknown-trade?"),
        ("nosuch", "Some of those that there are: "),
    ],
)
def test_only_a_near_rule_is_proposed(typed: str, hint: str) -> None:
    done = CliRunner().invoke(main, ["rules", typed, "--lang", "en"])
    assert done.exit_code == 2
    assert hint in done.output


def test_a_broken_file_of_a_rule_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "no-such-rule.md").write_text("no front matter\n", encoding="utf-8")
    monkeypatch.setattr(hehuo.rules, "rules_folder", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["rules", "no-such-rule", "--lang", "en"])
    assert done.exit_code == 70
    assert "no-such-rule: no front matter" in done.output
