"""The lock files satisfy pyproject.toml and don't depend on the machine that made them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-test.lock")
RENEW = "run: python3 scripts/lock.py"


def pins(lock: str) -> dict[str, set[Version]]:
    """The locked versions by name; a package may be locked twice, for two ranges of Python."""
    found: dict[str, set[Version]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        match = re.match(r"([A-Za-z0-9._-]+)==([^ ;]+)", line)
        if match:
            found.setdefault(canonicalize_name(match[1]), set()).add(Version(match[2]))
    return found


def asked(lock: str) -> Iterable[Requirement]:
    project = PROJECT["project"]
    test = project["optional-dependencies"]["test"] if "test" in lock else []
    build = PROJECT["dependency-groups"]["build"] + PROJECT["build-system"]["requires"]
    return map(Requirement, [*project["dependencies"], *build, *test])


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_the_project_asks_for(lock: str) -> None:
    locked = pins(lock)
    for requirement in asked(lock):
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement} is not in {lock}; {RENEW}"
        assert all(version in requirement.specifier for version in versions), (
            f"{requirement}: {versions} in {lock}; {RENEW}"
        )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_by_hash_and_by_name_alone(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[a-zA-Z])", text)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert not re.search(r"://|^-|\s/[a-z]", text, re.MULTILINE), "an address or a path of some machine"


def test_the_test_lock_holds_the_run_time_lock_at_the_same_versions() -> None:
    test = pins("requirements-test.lock")
    assert {name: test.get(name) for name in pins("requirements.lock")} == pins("requirements.lock"), RENEW
