"""Real Git repositories for tests, with fixed authors, dates and settings, and without network."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_SETTINGS: Mapping[str, str] = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "tester",
    "GIT_AUTHOR_EMAIL": "tester@example.invalid",
    "GIT_AUTHOR_DATE": "2026-07-01T08:00:00+08:00",
    "GIT_COMMITTER_NAME": "tester",
    "GIT_COMMITTER_EMAIL": "tester@example.invalid",
    "GIT_COMMITTER_DATE": "2026-07-01T08:00:00+08:00",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def git(folder: Path, *arguments: str) -> str:
    """Git's output; a failure fails the test with Git's message."""
    done = _run(folder, arguments)
    assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stdout}{done.stderr}"
    return done.stdout.strip()


def _run(folder: Path, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**inherited, **_SETTINGS},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@dataclass(frozen=True)
class Repository:
    """A repository with a work tree; its first branch is `main`."""

    folder: Path

    @classmethod
    def init(cls, folder: Path, *options: str) -> Repository:
        """A new, empty repository."""
        folder.mkdir(parents=True, exist_ok=True)
        git(folder, "init", "--quiet", "--initial-branch=main", *options)
        return cls(folder)

    def git(self, *arguments: str) -> str:
        """Run Git in the work tree."""
        return git(self.folder, *arguments)

    def commit(self, message: str = "change") -> str:
        """Commit everything as it is; the commit's id."""
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, start: str = "main") -> None:
        """Begin a branch and go there."""
        self.git("switch", "--quiet", "--create", name, start)

    def switch(self, name: str) -> None:
        """Go to a branch."""
        self.git("switch", "--quiet", name)

    def merges(self, name: str) -> bool:
        """Merge a branch into this one, as a forge does; False, with nothing changed, where Git finds a conflict."""
        if _run(self.folder, ("merge", "--quiet", "--no-ff", "--no-edit", name)).returncode == 0:
            return True
        self.git("merge", "--abort")
        return False
