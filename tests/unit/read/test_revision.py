"""The registry at a base revision, read from real repositories, and why it sometimes can't be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hehuo.model.past import NoPast, Past
from hehuo.read import read_past, read_registry
from repository import Repository, git

PARTNER = 'name: 某单位\nkind: firm\nhistory:\n  - {date: "2026-01-01", event: joined}\n'
PATH = "data/partners/p/one.yml"


def write(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode())


def look(root: Path, revision: str = "main") -> Past | NoPast:
    return read_past(root, revision, read_registry(root).documents)


def past(root: Path, revision: str = "main") -> Past:
    found = look(root, revision)
    assert isinstance(found, Past), found
    return found


def complaint(root: Path, revision: str = "main") -> str:
    found = look(root, revision)
    assert isinstance(found, NoPast), found
    return found.complaint


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository.init(tmp_path / "a b 登记")
    write(made.folder, PATH, PARTNER)
    write(made.folder, "data/partners/p/two.yml", PARTNER)
    write(made.folder, "data/notes.txt", "no record\n")
    made.commit()
    return made


def test_what_has_not_changed_is_not_read(repository: Repository) -> None:
    found = past(repository.folder)
    assert found.known == {PATH, "data/partners/p/two.yml"}
    assert not found.values and not found.unread


def test_what_has_changed_or_gone_is_read_as_it_was(repository: Repository) -> None:
    write(repository.folder, PATH, PARTNER.replace("某单位", "另一单位"))
    (repository.folder / "data/partners/p/two.yml").unlink()
    write(repository.folder, "data/partners/p/three.yml", PARTNER)
    found = past(repository.folder)
    assert {path: value["name"] for path, value in found.values.items()} == dict.fromkeys(found.known, "某单位")


def test_what_was_broken_is_named(repository: Repository) -> None:
    write(repository.folder, PATH, "name: [\n")
    repository.commit()
    write(repository.folder, PATH, PARTNER)
    assert past(repository.folder).unread == {PATH}


@pytest.mark.parametrize("how", ["checkout", "blob"])
def test_line_ends_are_no_change(repository: Repository, how: str) -> None:
    crlf = PARTNER.replace("\n", "\r\n")
    write(repository.folder, PATH, crlf)
    if how == "blob":  # committed with CRLF, checked out with LF
        repository.commit()
        write(repository.folder, PATH, PARTNER)
        assert past(repository.folder).values[PATH]["name"] == "某单位"
    else:
        assert not past(repository.folder).values


def test_a_checkout_that_git_itself_converts_is_no_change(repository: Repository, tmp_path: Path) -> None:
    there = tmp_path / "windows"
    git(tmp_path, "clone", "--quiet", "--config", "core.autocrlf=true", str(repository.folder), str(there))
    assert b"\r\n" in (there / PATH).read_bytes()
    assert not past(there).values


def test_the_registry_may_lie_below_the_repository(tmp_path: Path) -> None:
    made = Repository.init(tmp_path)
    root = tmp_path / "街道 one" / "-registry"
    write(root, PATH, PARTNER)
    write(tmp_path, "data/partners/p/elsewhere.yml", PARTNER)
    made.commit()
    write(root, PATH, PARTNER + "short: 单位\n")
    found = past(root)
    assert found.known == {PATH}
    assert "short" not in found.values[PATH]


def test_links_and_odd_names_are_no_records(repository: Repository) -> None:
    (repository.folder / "data/partners/p/link.yml").symlink_to("one.yml")
    write(repository.folder, "data/partners/p/有 空格\n.yml", PARTNER)
    (repository.folder / os.fsdecode(b"data/partners/p/\xff.yml")).write_text(PARTNER, "utf-8")
    repository.commit()
    assert past(repository.folder).known == {PATH, "data/partners/p/two.yml"}


def test_compared_is_where_the_branch_began_not_where_main_is_now(repository: Repository) -> None:
    repository.branch("mine")
    write(repository.folder, "data/partners/p/mine.yml", PARTNER)
    repository.commit()
    repository.switch("main")
    write(repository.folder, "data/partners/p/later.yml", PARTNER)
    write(repository.folder, PATH, PARTNER + "short: 单位\n")
    repository.commit()
    repository.switch("mine")
    found = past(repository.folder)
    assert "data/partners/p/later.yml" not in found.known
    assert not found.values
    assert repository.merges("main")
    assert "data/partners/p/later.yml" in past(repository.folder).known


def test_a_hook_s_environment_does_not_mislead(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository.init(tmp_path / "other")
    other.commit()
    for name, value in {
        "GIT_DIR": str(other.folder / ".git"),
        "GIT_WORK_TREE": str(other.folder),
        "GIT_INDEX_FILE": "/nowhere",
        "GIT_OBJECT_DIRECTORY": "/nowhere",
        "GIT_NAMESPACE": "x",
        "GIT_ICASE_PATHSPECS": "1",
        "GIT_CONFIG_PARAMETERS": "'broken",
        "GIT_CEILING_DIRECTORIES": str(repository.folder.parent),
        "GIT_SHALLOW_FILE": "/nowhere",
        "GIT_DEFAULT_HASH": "sha256",
        "GIT_TRACE": "1",
    }.items():
        monkeypatch.setenv(name, value)
    write(repository.folder, PATH, PARTNER + "short: 单位\n")
    assert set(past(repository.folder).values) == {PATH}


def test_replaced_objects_are_not_believed(repository: Repository) -> None:
    write(repository.folder, PATH, PARTNER + "short: 单位\n")
    blob = repository.git("hash-object", "-w", PATH)
    repository.git("replace", repository.git("rev-parse", f"main:{PATH}"), blob)
    assert "short" not in past(repository.folder).values[PATH]


def test_repositories_that_count_in_sha256_work_as_well(tmp_path: Path) -> None:
    made = Repository.init(tmp_path, "--object-format=sha256")
    write(tmp_path, PATH, PARTNER)
    write(tmp_path, "data/partners/p/two.yml", PARTNER)
    made.commit()
    write(tmp_path, PATH, PARTNER + "short: 单位\n")
    assert set(past(tmp_path).values) == {PATH}


def test_a_base_without_data_knows_nothing(tmp_path: Path) -> None:
    made = Repository.init(tmp_path)
    made.commit()
    made.branch("mine")
    write(tmp_path, PATH, PARTNER)
    made.commit()
    assert past(tmp_path) == Past(revision="main", known=frozenset(), values={})


@pytest.mark.parametrize("revision", ["", "nope", "-v", "--all", "a b", "main..main", "main:data", "HEAD@{9}", "x\0y"])
def test_a_revision_that_is_none(repository: Repository, revision: str) -> None:
    assert complaint(repository.folder, revision) == "unknown"


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert complaint(repository.folder) == "no-git"


def test_no_repository(tmp_path: Path) -> None:
    write(tmp_path, PATH, PARTNER)
    assert complaint(tmp_path) == "no-repository"


def test_no_commit(tmp_path: Path) -> None:
    Repository.init(tmp_path)
    write(tmp_path, PATH, PARTNER)
    assert complaint(tmp_path, "HEAD") == "no-head"


def test_data_that_was_never_committed(repository: Repository) -> None:
    write(repository.folder, f"build/{PATH}", PARTNER)
    assert complaint(repository.folder / "build") == "untracked"


def test_no_common_history(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "alone")
    write(repository.folder, PATH, PARTNER)
    repository.commit()
    assert complaint(repository.folder) == "unrelated"


def test_branches_merged_both_ways(repository: Repository) -> None:
    repository.branch("mine")
    repository.commit("mine")
    repository.switch("main")
    ours = repository.commit("ours")
    assert repository.merges("mine")
    repository.git("switch", "--quiet", "mine")
    assert repository.merges(ours)
    assert complaint(repository.folder) == "crossed"
    assert repository.merges("main")
    assert not past(repository.folder).values


def test_a_lost_object(repository: Repository) -> None:
    blob = repository.git("rev-parse", f"main:{PATH}")
    (repository.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    write(repository.folder, PATH, PARTNER + "short: 单位\n")
    assert complaint(repository.folder) == "broken"


@pytest.fixture
def parted(repository: Repository) -> Repository:
    """`mine` has two commits of its own, `main` one."""
    repository.branch("mine")
    repository.commit("mine 1")
    repository.commit("mine 2")
    repository.switch("main")
    repository.commit("main 1")
    return repository


def clone(parted: Repository, there: Path, depth: int, branch: str = "mine") -> Repository:
    options = ("--quiet", "--no-single-branch", f"--depth={depth}", f"--branch={branch}")
    git(there.parent, "clone", *options, f"file://{parted.folder}", str(there))
    return Repository(there)


def test_a_shallow_clone_that_does_not_reach_the_base(parted: Repository, tmp_path: Path) -> None:
    assert complaint(clone(parted, tmp_path / "c", 1).folder, "origin/main") == "shallow"


def test_a_shallow_clone_deepened(parted: Repository, tmp_path: Path) -> None:
    shallow = clone(parted, tmp_path / "c", 2)
    assert complaint(shallow.folder, "origin/main") == "shallow"
    shallow.git("fetch", "--quiet", "--unshallow")
    assert not past(shallow.folder, "origin/main").values


def test_a_shallow_clone_that_holds_all_that_matters(parted: Repository, tmp_path: Path) -> None:
    parted.switch("mine")
    assert parted.merges("main")  # as a forge merges a pull request to try it
    shallow = clone(parted, tmp_path / "c", 2)
    assert shallow.git("rev-parse", "--is-shallow-repository") == "true"
    assert not past(shallow.folder, "origin/main").values


def test_a_shallow_clone_whose_nearest_known_ancestor_is_not_the_nearest(repository: Repository) -> None:
    root = repository.git("rev-parse", "main")
    nearest = repository.commit("nearest")
    cut = []
    for name in ("mine", "theirs"):
        repository.branch(f"{name}-side", root)
        repository.commit(f"{name} side")
        repository.branch(name, nearest)
        cut.append(repository.commit(f"{name} 1"))
        assert repository.merges(f"{name}-side")
    assert repository.git("merge-base", "mine", "theirs") == nearest
    (repository.folder / ".git/shallow").write_text("".join(f"{commit}\n" for commit in sorted(cut)), "ascii")
    assert repository.git("merge-base", "mine", "theirs") == root
    assert complaint(repository.folder, "mine") == "shallow"
