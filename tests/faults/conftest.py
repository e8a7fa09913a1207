"""A registry with a site, made once and copied for every test; and the table of all that was done to it.

`--table` prints it: what was done, exit code, message, digest of the old site before and after.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest

from faults.running import BUILD, Record, World, digest, warm_up
from hehuo.edit.synth import write_synth

REPOSITORY = Path(__file__).resolve().parents[2]

SETTINGS = """\
site_name: street
docs_dir: site/pages
site_dir: public
theme: {name: null, custom_dir: site/theme}
plugins: []
hooks: [site/hook.py]
"""
FRAME = """\
<!doctype html>
{% if page and page.meta.shell %}<title><!--slot:title--></title>{% endif %}
{% if page %}{{ page.content }}{% endif %}
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--table", action="store_true", help="print what was done and what became of the old site")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if sys.platform == "win32" and item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.skip(reason="staged by POSIX means: signals, forks, permission bits"))


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("--table"):
        return
    from faults.table import lines

    reports = [each for kind in ("passed", "failed") for each in terminalreporter.stats.get(kind, [])]
    skipped = [(each.nodeid, each.longrepr[2]) for each in terminalreporter.stats.get("skipped", [])]
    for line in lines([(each.nodeid, dict_of(each)) for each in reports], skipped):
        terminalreporter.write_line(line)


def dict_of(report: pytest.TestReport) -> list[list[object]]:
    """The rows that a test put down."""
    return [value for name, value in report.user_properties if name == "fault" and isinstance(value, list)]


def house(root: Path) -> None:
    """The smallest site that takes every record: the real shells without their words, in a bare frame."""
    pages = REPOSITORY / "site/pages"
    for page in sorted(pages.rglob("*.md")):
        text = page.read_text("utf-8")
        if "shell: true" in text:
            target = root / "site/pages" / page.relative_to(pages)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    shutil.copytree(REPOSITORY / "site/templates", root / "site/templates")
    shutil.copy(REPOSITORY / "site/hook.py", root / "site/hook.py")
    (root / "site/theme").mkdir()
    (root / "site/theme/main.html").write_text(FRAME, "utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """A folder in memory where the system has one: hundreds of sites are built and removed, each flushed to its disk."""
    with TemporaryDirectory(dir=next((each for each in ("/dev/shm",) if os.access(each, os.W_OK)), None)) as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="session")
def made(ground: Path) -> Path:
    """The registry, built once with and without a change: `first` and `second`."""
    root = ground / "street"
    write_synth(root, partners=4, projects=5, entries=12, seed=1)
    house(root)
    warm_up(root)
    world = quiet(root)
    assert world.run(*BUILD).code == 0
    shutil.copytree(root, ground / "made/first")
    change(world)
    assert world.run(*BUILD).code == 0
    shutil.copytree(root, ground / "made/second")
    shutil.rmtree(root)
    assert digest(ground / "made/first/public") != digest(ground / "made/second/public")
    return ground / "made"


@pytest.fixture(scope="session")
def second(made: Path) -> str:
    """The digest of the site that comes of the changed data."""
    return digest(made / "second/public")


@pytest.fixture(scope="session")
def steps(made: Path) -> list[str]:
    """Every step on files that a build without the search index takes."""
    root = made.parent / "street"
    shutil.copytree(made / "first", root)
    taken = quiet(root).steps(*BUILD)
    shutil.rmtree(root)
    return taken


def quiet(root: Path) -> World:
    """A registry that is no row of the table."""
    return World(root=root, record=lambda *_: None, logs=root.parent)


def change(world: World) -> None:
    """Change the data so that another site comes of it."""
    file = world.file("data/partners/*/*.yml")
    name, rest = file.read_text("utf-8").split("\n", 1)
    file.write_text(f"{name}一店\n{rest}", "utf-8")


@pytest.fixture
def folder(ground: Path) -> Iterator[Path]:
    """An empty folder for one test."""
    path = Path(mkdtemp(dir=ground))
    yield path
    unlock(path)
    shutil.rmtree(path)


@pytest.fixture
def world(made: Path, steps: list[str], folder: Path, record_property: Record) -> Iterator[World]:  # noqa: ARG001  (steps are taken before a world is there)
    """The registry and its site as they were at first, always at the same place."""
    root = made.parent / "street"
    shutil.copytree(made / "first", root)
    made_anew = World(root=root, record=record_property, logs=folder)
    yield made_anew
    made_anew.end()
    unlock(root)
    shutil.rmtree(root)


def unlock(folder: Path) -> None:
    """Make removable what a test locked."""
    for each in [folder, *folder.rglob("*")]:
        if each.is_dir() and not each.is_symlink():
            each.chmod(0o700)
