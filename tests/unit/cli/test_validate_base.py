"""`hehuo validate --base` and `--schemas`: what is printed, and the code it ends with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hehuo.cli.main import main
from repository import Repository, git

ROOT = Path(__file__).parents[3]
BASE = ROOT / "tests" / "rule_world"
SHEET = "data/points/demo/2026-04/patrol-0404.yml"
PARTNER = "data/partners/demo/sm-plaza.yml"


def validate(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["validate", "--root", str(root), "--as-of", "2026-07-31", *arguments])


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    shutil.copytree(BASE / "data", tmp_path / "one" / "data")
    made = Repository.init(tmp_path / "one")
    made.commit()
    return made


def test_nothing_rewritten_is_clean(repository: Repository) -> None:
    done = validate(repository.folder, "--base", "main")
    assert (done.exit_code, "没有问题" in done.output) == (0, True), done.output


def test_what_was_rewritten_is_found_and_without_a_base_is_not(repository: Repository) -> None:
    change(repository.folder, SHEET, "quantity: 10}", "quantity: 9}")
    change(repository.folder, SHEET, "total: 26", "total: 24")
    done = validate(repository.folder, "--base", "main")
    assert done.exit_code == 1
    assert f"{SHEET}:7:40" in done.output and f"{SHEET}:8:1" in done.output
    assert validate(repository.folder).exit_code == 0


def not_run(root: Path, revision: str = "main", *more: str) -> Result:
    done = validate(root, "--base", revision, *more)
    assert done.exit_code == 3, done.output
    assert "unchecked-base" in done.output
    return done


def test_a_shallow_clone_is_not_run_and_says_what_to_do(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    change(repository.folder, PARTNER, "示例广场", "示范广场")
    repository.commit()
    there = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(there))
    for lang, words in (("zh", "没能和基准版本"), ("en", "could not run")):
        assert words in (output := not_run(there, first, "--lang", lang).output)
        assert "fetch-depth: 0" in output
    Repository(there).git("switch", "--quiet", "--orphan", "mine")
    shutil.copytree(BASE / "data", there / "data")
    Repository(there).commit()
    output = not_run(there, "origin/main", "--lang", "en").output
    assert "shallow" in output and "fetch-depth: 0" in output


def test_without_git_other_findings_are_still_printed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    change(repository.folder, PARTNER, "kind: merchant", "kind: merchnt")
    monkeypatch.setenv("PATH", "")
    output = not_run(repository.folder).output
    assert "[unknown-kind]" in output and "没有 Git" in output


def test_outside_a_repository(tmp_path: Path) -> None:
    shutil.copytree(BASE / "data", tmp_path / "data")
    assert "不在 Git 仓库里" in not_run(tmp_path).output


@pytest.mark.parametrize("revision", ["", "origin/main", "--help"])
def test_a_revision_that_is_none_is_never_passed_over(repository: Repository, revision: str) -> None:
    not_run(repository.folder, revision)


def test_every_format_says_so_whatever_files_are_asked_for(repository: Repository) -> None:
    found = json.loads(not_run(repository.folder, "nope", "--format", "json").output)["findings"]
    assert [(finding["path"], finding["rule"], finding["severity"]) for finding in found] == [
        ("data", "unchecked-base", "error")
    ]
    github = not_run(repository.folder, "nope", "--format", "github").output
    assert github.startswith("::error file=data,line=1,col=1,title=unchecked-base::")
    not_run(repository.folder, "nope", str(repository.folder / PARTNER))


def test_outside_schemas_take_the_place_of_the_registrys_own(repository: Repository) -> None:
    own = repository.folder / "schemas"
    shutil.copytree(ROOT / "schemas", own)
    lax = json.loads((own / "partner.schema.json").read_text("utf-8"))
    del lax["properties"]["kind"]
    (own / "partner.schema.json").write_text(json.dumps(lax | {"additionalProperties": False}), "utf-8")
    assert "[unknown-field]" in validate(repository.folder).output
    done = validate(repository.folder, "--schemas", str(ROOT / "schemas"))
    assert done.exit_code == 0, done.output


def test_a_folder_without_schemas_is_wrong_usage(repository: Repository, tmp_path: Path) -> None:
    assert validate(repository.folder, "--schemas", str(tmp_path)).exit_code == 2
