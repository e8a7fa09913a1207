"""Files that change while they are read: the result is one state of the folder, or hehuo says that there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from staging import injected, replaced
from staging.registry import change
from staging.running import World

CHANGES: dict[str, Callable[[Path], Callable[..., None]]] = {
    "a file vanishes between listing and reading": lambda file: partial(injected.remove, file),
    "a folder vanishes between listing and reading": lambda file: partial(injected.remove, file.parent),
    "a file becomes a pipe before it is opened": lambda file: partial(injected.replace_by_pipe, file),
    "a file becomes a link before it is opened": lambda file: partial(
        injected.replace_by_link, file, file.parent / "elsewhere"
    ),
    "a file grows before it is opened": lambda file: partial(injected.grow, file),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_while_reading_is_read_again(world: World, what: str) -> None:
    """The result is that of a run after the change."""
    file = world.file("data/partners/*/*.yml")
    fault = partial(injected.before_opening, file.name, 1, CHANGES[what](file))
    outcome = world.run("validate", fault=fault)
    later = world.run("validate")
    world.expect(f"validate; {what}", outcome, later.code)
    assert outcome == later


def test_a_file_appears_behind_the_reader(world: World) -> None:
    """The change is in a folder that has been listed already."""
    last = max((world.root / "data/projects").rglob("*.yml"))
    new = world.file("data/partners/*/*.yml").with_name("zz-new.yml")
    fault = partial(injected.before_opening, last.name, 1, partial(injected.rewrite, {new: b"kind: shop\n"}))
    outcome = world.run("validate", fault=fault)
    world.expect("validate; a broken file appears behind the reader", outcome, 1, "zz-new.yml")


def test_a_file_grows_after_it_was_read(world: World) -> None:
    first, last = world.file("data/partners/*/*.yml"), max((world.root / "data/projects").rglob("*.yml"))
    wrong = {first: first.read_bytes() + b"kind: shop\n"}
    outcome = world.run(
        "validate", fault=partial(injected.before_opening, last.name, 1, partial(injected.rewrite, wrong))
    )
    world.expect("validate; a file gets a wrong line after it was read", outcome, 1, first.name, "[duplicate-key]")


def test_no_site_of_two_states(world: World, second: str) -> None:
    """A checkout changes a file that has been read and one that has not: the site shows only the second state."""
    first = world.file("data/partners/*/*.yml")
    last = max((world.root / "data/projects").rglob("*.yml"))
    before = first.read_bytes()
    change(world)
    after = {first: first.read_bytes(), last: last.read_bytes()}
    first.write_bytes(before)
    fault = partial(injected.before_opening, last.name, 1, partial(injected.rewrite, after))
    world.expect("build during a checkout", world.run("build", fault=fault), 0, site=second)


def test_a_folder_that_never_settles(world: World) -> None:
    first, last = world.file("data/partners/*/*.yml"), max((world.root / "data/projects").rglob("*.yml"))
    fault = partial(injected.before_opening, last.name, 1000, partial(injected.grow, first))
    outcome = world.run("build", fault=fault)
    world.expect("build while a file changes all the time", outcome, 75, "一直在变")


def test_a_broken_file_is_shown_as_it_was_read(world: World) -> None:
    """The excerpt under a finding comes from the bytes that were judged, not from the file's present content."""
    file = world.file("data/partners/*/*.yml")
    good = file.read_bytes()
    file.write_bytes(good.replace(b"kind: ", b"kind: [", 1))
    outcome = world.run("validate", fault=partial(replaced.after_reading, {file: b"secret: never read\n"}))
    world.expect("validate; a broken file is replaced after it was read", outcome, 1, "kind: [", file.name)
    assert "never read" not in outcome.out


def test_the_data_folder_vanishes(world: World) -> None:
    file = world.file("data/partners/*/*.yml")
    away: Path = world.root / "data"
    outcome = world.run("build", fault=partial(injected.before_opening, file.name, 1, partial(injected.remove, away)))
    world.expect("build; data/ vanishes", outcome, 1, "[no-data-folder]")
