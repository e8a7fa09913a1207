"""Faults that can't be caused from outside: a part of hehuo or of a library is replaced in the child.

As in `injected`, each is a module-level function that is called there before hehuo begins.
"""

from __future__ import annotations

import sys
from pathlib import Path

from staging.injected import rewrite


def no_exchange() -> None:
    """A system that can't exchange two folders in one step."""
    from hehuo.pipeline import building

    def never(one: Path, other: Path) -> bool:  # noqa: ARG001
        return False

    building._exchange = never


def without_module(name: str) -> None:
    """A library that is not installed."""
    for module in [*sys.modules]:
        if module.startswith(("hehuo.pipeline.", name)):
            del sys.modules[module]
    sys.modules[name] = None  # type: ignore[assignment]


def broken_diagnose(secret: str) -> None:
    """A mistake in hehuo's own code, whose exception quotes a value."""
    from hehuo import pipeline

    def fail(*_: object) -> list[object]:
        raise ValueError(secret)

    pipeline.diagnose = fail  # type: ignore[assignment]


def after_reading(files: dict[Path, bytes]) -> None:
    """Rewrite files as soon as the registry has been read."""
    from hehuo import pipeline
    from hehuo.read import ReadResult
    from hehuo.read import read_registry as read

    def reading(root: Path) -> ReadResult:
        result = read(root)
        rewrite(files, 1)
        return result

    vars(pipeline)["read_registry"] = reading


def mkdocs_breaks() -> None:
    """MkDocs fails independently of any page, template or setting."""
    from mkdocs.structure import files

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no page has a part in this")

    files.Files.copy_static_files = fail  # type: ignore[method-assign]


def no_temporary_folder() -> None:
    """None of Python's places for temporary files can be written."""
    import tempfile

    tempfile.tempdir = None
    tempfile._candidate_tempdir_list = lambda: ["/nowhere/at/all"]  # type: ignore[attr-defined]
