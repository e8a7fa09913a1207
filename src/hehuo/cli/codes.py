"""Exit codes: the sysexits.h numbers where they have one, 128 + the signal's where a signal ended the run."""

from __future__ import annotations

CLEAN = 0
"""Nothing to complain of."""
FOUND = 1
"""The data has errors, or one of the site's own sources has."""
USAGE = 2
"""The command was called wrongly."""
NOT_RUN = 3
"""A requested check could not run."""
MISTAKE = 70
"""A bug in hehuo."""
SYSTEM = 74
"""A disk, a permission, memory or a program that hehuo runs failed."""
BUSY = 75
"""Another build is running, or the data keeps changing: retry later."""
INTERRUPTED = 130
"""Ctrl-C."""
CLOSED = 141
"""Whoever read the output has gone."""
TERMINATED = 143
"""The system asked hehuo to end."""
