"""An installed hehuo carries what a registry that is data alone lacks: rules, schemas, site source and settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def sources() -> set[str]:
    """The files that the wheel must carry, as paths in the repository."""
    below = [path for name in ("rules", "schemas", "site") for path in (ROOT / name).rglob("*") if path.is_file()]
    return {path.relative_to(ROOT).as_posix() for path in [*below, ROOT / "mkdocs.yml"] if path.suffix != ".pyc"}


def run(*command: str, cwd: Path, **surroundings: str) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **surroundings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package folder of a scratch environment with hehuo installed from its wheel."""
    scratch = tmp_path_factory.mktemp("wheel")
    build = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    run(sys.executable, *build, "--wheel-dir", str(scratch), ".", cwd=ROOT)
    (wheel,) = scratch.glob("hehuo-*.whl")
    venv.create(scratch / "venv", with_pip=False)
    (folder,) = (scratch / "venv").glob("[lL]ib/**/site-packages")
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile", "--target", str(folder)]
    run(sys.executable, *install, str(wheel), cwd=scratch)
    return folder


def test_the_wheel_carries_rules_schemas_site_and_settings(packages: Path) -> None:
    carried = packages / "hehuo" / "carried"
    assert {path.relative_to(carried).as_posix() for path in carried.rglob("*") if path.is_file()} == sources()
    assert (packages / "hehuo" / "py.typed").is_file()


def test_a_registry_that_is_data_alone_can_be_built_with_it(packages: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    # Ours comes first on the path, the libraries from the environment that runs the tests.
    hehuo = (sys.executable, "-m", "hehuo")
    where = run(sys.executable, "-c", "import hehuo; print(hehuo.__file__)", cwd=tmp_path, PYTHONPATH=str(packages))
    assert Path(where.strip()).is_relative_to(packages)
    run(*hehuo, "validate", cwd=tmp_path, PYTHONPATH=str(packages))
    run(*hehuo, "build", "--out", "public", cwd=tmp_path, PYTHONPATH=str(packages))
    assert (tmp_path / "public" / "index.html").is_file()
    left = {path.name for path in tmp_path.iterdir()}
    assert left <= {"data", "public", ".public.lock"}, "only the site, and the lock that one build at a time holds"
