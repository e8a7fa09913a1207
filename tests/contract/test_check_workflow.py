"""Which code judges a pull request: the workflow's own script, run on real repositories."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from repository import Repository, git

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["data"]["steps"]
BEFORE = {
    "data/registry.yml": "title: 一\n",
    "schemas/a.json": "{}\n",
    "src/database.py": "x = 1\n",
    "src/more.py": "z = 1\n",
}

CHANGES: Mapping[str, tuple[Mapping[str, str | None], str]] = {
    "data alone": ({"data/registry.yml": "title: 二\n", "data/partners/p/new.yml": "name: 新\n"}, "base"),
    "data taken away": ({"data/registry.yml": None}, "base"),
    "data and schemas": ({"data/registry.yml": "title: 二\n", "schemas/a.json": '{"a": 1}\n'}, "change"),
    "code alone": ({"src/database.py": "x = 2\n"}, "change"),
    "code moved into data": ({"src/database.py": None, "data/database.py": "x = 1\n"}, "change"),
    "a folder with a like name": ({"database/x.yml": "x: 1\n"}, "change"),
    "data of another folder": ({"src/data/x.yml": "x: 1\n"}, "change"),
    "a file beside data": ({"data/registry.yml": "title: 二\n", "data2": "x\n"}, "change"),
}


def put(root: Path, files: Mapping[str, str | None]) -> None:
    for path, content in files.items():
        if content is None:
            (root / path).unlink()
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")


@pytest.mark.parametrize(("files", "judge"), CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("event", ["pull_request", "merge_group"])
def test_data_alone_is_judged_by_the_branch_it_goes_to(
    files: Mapping[str, str | None], judge: str, event: str, tmp_path: Path
) -> None:
    change = Repository.init(tmp_path / "change")
    put(change.folder, BEFORE)
    change.commit()
    change.branch("proposal")
    put(change.folder, files)
    change.commit()
    change.switch("main")
    put(change.folder, {"src/later.py": "y = 1\n"})
    base = change.commit("main went on")
    assert change.merges("proposal")
    assert run_judge(tmp_path, base if event == "merge_group" else "HEAD^1") == f"judge={judge}\n"
    assert git(tmp_path / "base", "rev-parse", "HEAD") == base
    assert (tmp_path / "base/src/later.py").exists()


def run_judge(folder: Path, base: str) -> str:
    (step,) = (step for step in STEPS if step.get("id") == "judge")
    output = folder / "output"
    surroundings = {**os.environ, "BASE": base, "GITHUB_OUTPUT": str(output)}
    # As the runner does: bash -e, and what fails fails the job.
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=folder, env=surroundings, check=True)
    return output.read_text(encoding="utf-8")


def test_a_base_that_is_none_fails_the_job(tmp_path: Path) -> None:
    change = Repository.init(tmp_path / "change")
    put(change.folder, BEFORE)
    change.commit()
    with pytest.raises(subprocess.CalledProcessError):
        run_judge(tmp_path, "HEAD^1")


def test_the_whole_history_is_there_and_what_will_be_merged_is_checked() -> None:
    assert {"pull_request", "merge_group"} == set(WORKFLOW[True])  # YAML 1.1 takes `on` for a truth value
    (checkout,) = (step["with"] for step in STEPS if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["fetch-depth"] == 0
    assert "ref" not in checkout, "the merge commit, not the branch as it was proposed"
    (check,) = (step for step in STEPS if "validate.py" in step.get("run", ""))
    for option in ('"$JUDGE/scripts/validate.py"', '--schemas "$JUDGE/schemas"', '--base "$BASE"', "--root change"):
        assert option in check["run"]
