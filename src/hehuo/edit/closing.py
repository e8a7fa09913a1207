"""Writes the close of a month atomically. Whether the month may be closed is for `pipeline.closing` to say."""

from __future__ import annotations

import os
from pathlib import Path

from hehuo.model.ledger.closing import CloseFigures
from hehuo.model.registry import record_path


def close_text(figures: CloseFigures, day: str) -> str:
    """The text of a close made on a day."""
    lines = [f'date: "{day}"']
    lines += [
        f"{name}: {getattr(figures, name)}"
        for name in ("opening", "issued", "redeemed", "expired", "adjusted", "closing")
    ]
    lines += ["batches:", *(f'  {name}: "{digest}"' for name, digest in sorted(figures.batches.items()))]
    lines += [f'previous: "{figures.previous}"'] if figures.previous else []
    return "\n".join(lines) + "\n"


def write_close(root: Path, programme: str, month: str, text: str) -> Path:
    """Write a close. Raises FileExistsError where there is one already, even if it was made in this moment.

    Atomic: the text goes to a temporary file that the reader ignores, is flushed to disk, and only then gets its name.
    """
    target = root / record_path("close", f"{programme}/{month}")
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        _name(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)
    return target


def _name(fresh: Path, target: Path) -> None:
    """Give a finished file its name unless that is taken. A hard link, where the disk has them, never overwrites."""
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(target) from None
        fresh.replace(target)
