"""Builds the whole site in a temporary folder and swaps it in when everything is done.

A failed, killed or second build leaves the old site as it was. For a site at `public`, unfinished work lies in
`.public.new`; `.public.old` exists only during a swap in two steps. The next build removes both.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from hehuo.pipeline import Loaded
from hehuo.pipeline.failures import BusyError, SiteError
from hehuo.pipeline.mkdocs_hook import Build, hand_over
from hehuo.pipeline.sources import blamed
from hehuo.words import N_

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
"""Constants of renameat2(2)."""


def site_config(loaded: Loaded, out: Path) -> MkDocsConfig:
    """The MkDocs configuration for a registry: its own mkdocs.yml and site/, or those that hehuo carries."""
    paths = loaded.paths
    overrides: dict[str, Any] = {}
    if paths.site.parent != paths.config.parent:
        with paths.config.open(encoding="utf-8") as stream:
            settings = yaml_load(stream)
        theme = settings.get("theme") if isinstance(settings, dict) else None
        named = {"name": theme} if isinstance(theme, str) else theme or {}
        overrides["theme"] = {**named, "custom_dir": str(paths.site / "theme")}
        overrides["docs_dir"] = str(paths.site / "pages")
    return load_config(str(paths.config), site_dir=str(out), **overrides)


def build_site(loaded: Loaded, out: Path, *, search: bool = True) -> int:
    """Build the site of a loaded registry into `out` and return the number of its pages.

    Raises a Failure, or OSError where the system fails.
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(out.parent / f".{out.name}.lock", blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise BusyError(N_("Another build is writing %(folder)s. Wait for it and run again."), folder=out) from error
    work, old = out.parent / f".{out.name}.new", out.parent / f".{out.name}.old"
    with lock:
        _clear(work, old, out)
        try:
            work.mkdir()
            total = _make(loaded, work / "site", search=search)
            _swap(work / "site", out, old)
        finally:
            _clear(work, old, out)
    return total


def _make(loaded: Loaded, fresh: Path, *, search: bool) -> int:
    run = Build(loaded=loaded, search=search)
    with blamed(loaded):
        config = site_config(loaded, fresh)
        hand_over(config, run)
        mkdocs_build(config)
    if not run.shells:
        message = N_("No page of a record was made: %(config)s lacks hooks: [site/hook.py].")
        raise SiteError(message, config=loaded.paths.config)
    _flush(fresh)
    return len(run.written)


def _clear(work: Path, old: Path, out: Path) -> None:
    """Remove what an unfinished build left. If it ended between its two renames, put the old site back."""
    if not out.exists() and old.exists():
        old.rename(out)
    for stale in (work, old):
        _remove(stale)


def _remove(folder: Path) -> None:
    """Remove a folder. Retries: it may hold read-only folders, or the child of a killed build may still write to it."""
    for pause in (0, 0, 0.2, 0.5, 1):
        time.sleep(pause)
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.is_dir():
            return
        for above, inner, _ in os.walk(folder):
            for name in inner:
                with suppress(OSError):
                    Path(above, name).chmod(0o700)


def _flush(fresh: Path) -> None:
    """Flush the new site to disk before the swap. After a power cut the rename may survive while file contents don't."""
    if not sys.platform.startswith("linux"):
        return
    folder = os.open(fresh, os.O_RDONLY)
    try:
        ctypes.CDLL(None).syncfs(folder)
    except AttributeError:
        os.sync()
    finally:
        os.close(folder)


def _swap(fresh: Path, out: Path, old: Path) -> None:
    """Put the fresh site in place of the old one: atomically where the system can, else by two renames."""
    if out.exists() and _exchange(fresh, out):
        return
    if out.exists():
        out.rename(old)
    fresh.rename(out)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically by renameat2(2); False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
