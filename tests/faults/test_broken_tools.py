"""Broken programs and sources: the one to blame is named, and the old site stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from staging import replaced
from staging.running import World

Change = Callable[[Path], object]


def put(name: str, content: str | bytes) -> Change:
    """Write a file of the registry."""
    return lambda root: (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def sub(name: str, old: str, new: str) -> Change:
    """Replace something in a file of the registry."""
    return lambda root: (root / name).write_text((root / name).read_text("utf-8").replace(old, new), "utf-8")


SOURCES: dict[str, tuple[Change, str]] = {
    "mkdocs.yml is no YAML": (put("mkdocs.yml", "site_name: [\n"), "mkdocs.yml"),
    "mkdocs.yml is empty": (put("mkdocs.yml", ""), "mkdocs.yml"),
    "mkdocs.yml names a theme that is not there": (sub("mkdocs.yml", "null", "nowhere"), "mkdocs.yml"),
    "mkdocs.yml names a hook that is not there": (sub("mkdocs.yml", "hook.py", "nowhere.py"), "mkdocs.yml"),
    "mkdocs.yml has no hook": (sub("mkdocs.yml", "hooks: [site/hook.py]", ""), "mkdocs.yml"),
    "the theme has a syntax error": (put("site/theme/main.html", "<p>\n{% if %}\n"), "main.html:2"),
    "a template has a syntax error": (put("site/templates/home/home.html", "\n{{ \n"), "home.html:"),
    "a template uses what is not there": (put("site/templates/home/home.html", "\n{{ nowhere }}\n"), "home.html:2"),
    "a page is GBK": (put("site/pages/index.md", "# 合伙\n".encode("gbk")), "index.md"),
    "a page has a slot that nothing fills": (sub("site/pages/index.md", "slot:body", "slot:nothing"), "index.md"),
    "a page is missing": (lambda root: (root / "site/pages/rules/rule.md").unlink(), "rule.md"),
    "the hook has a syntax error": (put("site/hook.py", "def\n"), "hook.py"),
    "the hook fails": (sub("site/hook.py", "__all__", "1 / 0\n__all__"), "hook.py"),
}


@pytest.fixture
def elsewhere(world: World, folder: Path) -> World:
    """The registry at a place where no template has been cached yet."""
    shutil.copytree(world.root, folder / "street")
    return replace(world, root=folder / "street")


@pytest.mark.parametrize("what", SOURCES)
def test_a_source_of_the_site_is_broken(world: World, elsewhere: World, what: str) -> None:
    change, named = SOURCES[what]
    kept = ("template", "theme", "the hook")  # what a process that has read it once would not read again
    place = elsewhere if any(word in what for word in kept) else world
    change(place.root)
    outcome = place.run("build")
    place.expect(f"build; {what}", outcome, 1, named, "旧网站原样保留")


def test_a_library_is_not_installed(world: World) -> None:
    outcome = world.run("build", fault=partial(replaced.without_module, "mkdocs"))
    world.expect("build; mkdocs is not installed", outcome, 74, "安装不完整", "mkdocs", "请重新安装 hehuo")


def test_mkdocs_breaks_down(world: World) -> None:
    """MkDocs itself fails, not a source of the site: reported as our mistake."""
    outcome = world.run("build", fault=replaced.mkdocs_breaks)
    world.expect("build; MkDocs fails for no reason of the site's", outcome, 70, "hehuo 自己出错了", more="build")


def test_carried_sources_are_ours(world: World) -> None:
    """The template belongs to hehuo, not to the registry: our mistake as well."""
    shutil.rmtree(world.root / "site")
    (world.root / "mkdocs.yml").unlink()
    outcome = world.run("build", fault=replaced.mkdocs_breaks)
    world.expect("build of data alone; MkDocs fails", outcome, 70, "hehuo 自己出错了", more="build")
