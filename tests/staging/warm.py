"""Warms up the server that runs are forked from: it builds a site once, so that modules and templates are loaded.

Forked runs then build at the same place. A test that changes templates must use another place.
"""

from __future__ import annotations

import os
from pathlib import Path

WARM = "HEHUO_FAULTS_WARM"
"""Names the registry to build, in the server only."""


def _build(root: Path) -> None:
    import hehuo.cli.main
    import hehuo.cli.reporting  # noqa: F401
    from hehuo.pipeline import diagnose, load
    from hehuo.pipeline.building import build_site

    usual = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if usual:
        os.sched_setaffinity(0, {min(usual)})  # with one processor, nothing is read in another process
    loaded = load(root)
    diagnose(loaded, "zh")
    build_site(loaded, root / "public")
    if usual:
        os.sched_setaffinity(0, usual)


if WARM in os.environ:
    _build(Path(os.environ.pop(WARM)))
