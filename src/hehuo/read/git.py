"""Commits and blobs, from Git's plumbing commands.

Owns how Git is called: without shell, checkout or prompt, and without environment variables that could point it at
another repository. Knows no record; names its errors by a code, not by a message for people.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hehuo.model.past import Complaint

_TIMEOUT = 300
"""Seconds for one call. Only a partial clone that has to fetch comes near it."""

_TREE, _LINK = b"040000", b"120000"


class GitError(Exception):
    """Git could not answer, and why."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint)
        self.complaint = complaint


@dataclass(frozen=True, slots=True, kw_only=True)
class Git:
    """A repository as seen from a folder in it. `prefix` is the folder's path in the repository, "" or "…/"."""

    program: str
    folder: Path
    prefix: str

    def commit(self, revision: str) -> str | None:
        """The id of the commit that a revision names, or None."""
        if not revision or revision.startswith("-") or "\0" in revision:
            return None
        found = self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", codes=(0, 1, 128))
        return found.decode().strip() if found.count(b"\n") == 1 else None

    def merge_bases(self, one: str, other: str) -> list[str]:
        """The best common ancestors of two commits."""
        return self._ask("merge-base", "--all", one, other, codes=(0, 1)).decode().split()

    def boundary(self) -> frozenset[str]:
        """The commits of a shallow clone whose parents are missing; empty in a full clone."""
        if self._ask("rev-parse", "--is-shallow-repository").strip() != b"true":
            return frozenset()
        listed = self.folder / os.fsdecode(self._ask("rev-parse", "--git-path", "shallow").rstrip(b"\n"))
        try:
            return frozenset(listed.read_text("ascii").split())
        except (OSError, ValueError) as error:
            raise GitError("broken") from error

    def outside(self, tips: Sequence[str], base: str) -> frozenset[str]:
        """The commits reachable from the tips and not from the base."""
        return frozenset(self._ask("rev-list", *tips, f"^{base}").decode().split())

    def has_folder(self, commit: str, name: str) -> bool:
        """Whether a commit holds a folder of this name below the prefix."""
        return self._tree(commit, f"{self.prefix}{name}").startswith(_TREE)

    def blobs(self, commit: str, name: str) -> dict[str, str]:
        """Path relative to `self.folder` → blob id, for every regular file below a folder of a commit."""
        return {path: blob for path, (blob, _) in self.sizes(commit, name).items()}

    def sizes(self, commit: str, name: str) -> dict[str, tuple[str, int]]:
        """As `blobs`, each with its size in bytes; 0 where the blob is missing."""
        listed = {}
        for entry in self._tree(commit, "-r", "--long", f"{self.prefix}{name}/").split(b"\0"):
            head, _, path = entry.partition(b"\t")
            if path:
                mode, kind, blob, size = head.split()
                if kind == b"blob" and mode != _LINK:
                    known = int(size) if size.isdigit() else 0
                    listed[os.fsdecode(path).removeprefix(self.prefix)] = blob.decode(), known
        return listed

    def contents(self, blobs: Sequence[str]) -> Iterator[bytes]:
        """The bytes of each blob, in the given order."""
        if not blobs:
            return
        answer = self._ask("cat-file", "--batch", sent="".join(f"{blob}\n" for blob in blobs).encode())
        at = 0
        for blob in blobs:
            end = answer.find(b"\n", at)
            head = answer[at : max(at, end)].split()
            if len(head) != 3 or head[0] != blob.encode() or head[1] != b"blob":
                raise GitError("broken")
            size, start = int(head[2]), end + 1
            yield answer[start : start + size]
            at = start + size + 1

    def _tree(self, commit: str, *arguments: str) -> bytes:
        *options, path = arguments
        return self._ask("ls-tree", "-z", "--full-tree", *options, commit, "--", path)

    def _ask(self, *arguments: str, sent: bytes = b"", codes: Sequence[int] = (0,)) -> bytes:
        done = _run(self.program, self.folder, arguments, sent)
        if done.returncode not in codes:
            raise GitError("broken")
        return done.stdout


def open_git(folder: Path) -> Git:
    """The repository that contains a folder. Raises GitError where there is no Git or no repository."""
    program = shutil.which("git")
    if program is None:
        raise GitError("no-git")
    done = _run(program, folder, ("rev-parse", "--show-prefix"), b"")
    if done.returncode:
        raise GitError("foreign" if b"dubious ownership" in done.stderr else "no-repository")
    return Git(program=program, folder=folder, prefix=os.fsdecode(done.stdout.removesuffix(b"\n")))


def _run(program: str, folder: Path, arguments: Sequence[str], sent: bytes) -> subprocess.CompletedProcess[bytes]:
    line = [program, "--literal-pathspecs", *arguments]
    try:
        return subprocess.run(
            line, cwd=folder, env=_surroundings(), input=sent, capture_output=True, timeout=_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError("broken") from error


def _surroundings() -> Mapping[str, str]:
    """The environment without variables that point Git at another repository or index, as hooks set them.

    `GIT_CONFIG_*` stay: a CI runner may use them to tell Git which folders to trust.
    """
    kept = {name: value for name, value in os.environ.items() if not _misleads(name)}
    fixed = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0"}
    return {**kept, **fixed}


def _misleads(name: str) -> bool:
    return name.startswith("GIT_") and (not name.startswith("GIT_CONFIG_") or name == "GIT_CONFIG_PARAMETERS")
