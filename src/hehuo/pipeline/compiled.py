"""Keeps what Jinja compiles, so that a build doesn't compile some fifty templates again each time.

Only templates that are installed with hehuo are kept, and they lie where Python keeps the compiled modules of this
package: whoever may write there may change the modules too. What can't be written isn't kept; what is damaged, or was
compiled by another Jinja or Python or from another text, is compiled again. No page depends on it.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

import hehuo
from hehuo.installed import carried, compiled_folder

_SEAL = 64
"""Bytes at the head of a file: the digest of everything that the rest depends on, and of the rest."""


class CompiledTemplates(BytecodeCache):
    """Compiled templates as files in `folder`; those from outside of `kept` pass by."""

    def __init__(self, folder: Path, kept: tuple[Path, ...]) -> None:
        self._folder = folder
        self._kept = kept

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A name for the file; empty for a template that is not kept."""
        if filename is None or not any(Path(filename).is_relative_to(each) for each in self._kept):
            return ""
        return sha256(f"{name}|{filename}".encode()).hexdigest()[:32]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its code where a sound file has it."""
        with suppress(OSError):
            content = self._file(bucket).read_bytes() if bucket.key else b""
            if content[:_SEAL] == _seal(bucket, content[_SEAL:]):
                bucket.code = marshal.loads(content[_SEAL:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket's code, in one step, where that is possible."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        code, file = marshal.dumps(bucket.code), self._file(bucket)
        part = file.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_seal(bucket, code) + code)
            part.replace(file)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"template-{bucket.key}.{sys.implementation.cache_tag}.jinja"


def _seal(bucket: Bucket, code: bytes) -> bytes:
    env = bucket.environment
    made_by = (hehuo.__version__, jinja2.__version__, MAGIC_NUMBER, sorted(env.extensions), env.autoescape is True)
    settings = (env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline, sorted(env.filters), sorted(env.tests))
    return sha256(repr((made_by, settings, bucket.checksum)).encode() + code).hexdigest().encode()


@lru_cache(maxsize=1)
def compiled_templates() -> CompiledTemplates:
    """Where this installation keeps its compiled templates: hehuo's own, and those of MkDocs and its themes."""
    packages = Path(jinja2.__file__).parents[1]
    return CompiledTemplates(compiled_folder(), (carried() / "site", packages))
