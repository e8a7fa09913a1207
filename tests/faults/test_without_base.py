"""A base revision that can't be read: the comparison is reported as not run with exit 3, never as passed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from repository import Repository, git
from staging.registry import change
from staging.running import World


@pytest.fixture
def committed(world: World) -> Repository:
    """The registry in a repository with a branch `mine`, one commit ahead of `main`."""
    made = Repository.init(world.root)
    (world.root / ".gitignore").write_text("/public\n/.public.lock\n", "utf-8")
    made.commit()
    made.branch("mine")
    change(world)
    made.commit()
    return made


def drop_objects(repository: Repository) -> None:
    """Delete the base's blob of the file that has changed since."""
    blob = repository.git("diff", "--raw", "--no-abbrev", "main", "mine").split()[2]
    (repository.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()


def lose_history(repository: Repository) -> None:
    """Start a history unrelated to that of `main`."""
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.git("checkout", "--quiet", "mine", "--", ".")
    repository.commit()


def forget_repository(repository: Repository) -> None:
    """As in a downloaded archive."""
    shutil.rmtree(repository.folder / ".git")


def forget_commits(repository: Repository) -> None:
    """As after `git init`."""
    forget_repository(repository)
    Repository.init(repository.folder)


MISSING: dict[str, tuple[Callable[[Repository], object], str, str]] = {
    "no such revision": (lambda _: None, "origin/main", "仓库里没有这个版本"),
    "no repository": (forget_repository, "main", "不在 Git 仓库里"),
    "no commit": (forget_commits, "main", "还没有提交"),
    "another history": (lose_history, "main", "没有共同的历史"),
    "an object is missing": (drop_objects, "main", "没能读出它"),
}


def test_a_base_that_is_there(world: World, committed: Repository) -> None:  # noqa: ARG001
    """The control: here the comparison can be made."""
    outcome = world.run("validate", "--base", "main")
    world.expect("validate --base main", outcome, 0, "没有问题", more=".git .gitignore")


@pytest.mark.parametrize("what", MISSING)
def test_a_base_that_is_missing(world: World, committed: Repository, what: str) -> None:
    lose, revision, words = MISSING[what]
    lose(committed)
    outcome = world.run("validate", "--base", revision)
    done = f"validate --base {revision}; {what}"
    world.expect(done, outcome, 3, "[unchecked-base]", words, more=".git .gitignore")


def test_a_shallow_clone(world: World, committed: Repository, folder: Path) -> None:
    committed.switch("main")
    committed.commit("another")
    committed.switch("mine")
    there = folder / "clone"
    line = ("clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{committed.folder}", str(there))
    git(folder, *line)
    shutil.copytree(world.root / "public", there / "public")
    shallow = replace(world, root=there)
    outcome = shallow.run("validate", "--base", "origin/main")
    shallow.expect(
        "validate --base origin/main; a shallow clone", outcome, 3, "浅克隆", "fetch-depth: 0", more=".git .gitignore"
    )
    git(there, "fetch", "--quiet", "--unshallow")
    outcome = shallow.run("validate", "--base", "origin/main")
    shallow.expect("  validate after git fetch --unshallow", outcome, 0, more=".git .gitignore")


@pytest.mark.parametrize("arguments", [(), ("--base", "main")], ids=["alone", "base"])
def test_no_git(world: World, committed: Repository, arguments: tuple[str, ...]) -> None:  # noqa: ARG001
    """Without a comparison asked for, Git isn't needed."""
    outcome = world.run("validate", *arguments, PATH="/nowhere")
    expected = (3, "[unchecked-base]", "没有 Git") if arguments else (0, "没有问题")
    world.expect(f"{' '.join(('validate', *arguments))} without Git", outcome, *expected, more=".git .gitignore")
