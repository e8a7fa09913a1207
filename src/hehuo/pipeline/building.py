"""Builds the whole site beside the old one and swaps it in when everything is done.

A failed, killed or second build leaves the old site as it was.
"""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from hehuo.pipeline import Loaded
from hehuo.pipeline.mkdocs_hook import Build, hand_over

_EXCHANGE = 2
_AT_FDCWD = -100


class BusyError(Exception):
    """Another build is writing to the same place."""


def site_config(loaded: Loaded, out: Path) -> MkDocsConfig:
    """The MkDocs configuration for a registry: its own mkdocs.yml and site/, or those that hehuo carries."""
    house = loaded.house
    overrides: dict[str, Any] = {}
    if house.site.parent != house.config.parent:
        with house.config.open(encoding="utf-8") as stream:
            overrides["theme"] = {**yaml_load(stream)["theme"], "custom_dir": str(house.site / "theme")}
        overrides["docs_dir"] = str(house.site / "pages")
    return load_config(str(house.config), site_dir=str(out), **overrides)


def build_site(loaded: Loaded, out: Path, *, search: bool = True) -> None:
    """Build the site of a loaded registry into `out`. Raises BusyError where another build is under way."""
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(out.parent / f".{out.name}.lock", blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise BusyError from error
    with lock:
        fresh, old = out.parent / f".{out.name}.new", out.parent / f".{out.name}.old"
        _recover(out, old)
        for stale in (fresh, old, *out.parent.glob(".search-*")):
            shutil.rmtree(stale, ignore_errors=True)
        config = site_config(loaded, fresh)
        run = Build(loaded=loaded, search=search)
        hand_over(config, run)
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            mkdocs_build(config)
        except BaseException:
            run.abandon()
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        _swap(fresh, out, old)


def _recover(out: Path, old: Path) -> None:
    """Put the old site back where a build without an atomic exchange was killed between its two renames."""
    if not out.exists() and old.exists():
        old.rename(out)


def _swap(fresh: Path, out: Path, old: Path) -> None:
    """Put the fresh site in place of the old one, in one step where the system can, else in two renames."""
    if not out.exists():
        fresh.rename(out)
        return
    if _exchange(fresh, out):
        shutil.rmtree(fresh, ignore_errors=True)
        return
    out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically by renameat2(2); False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)
