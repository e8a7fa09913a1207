"""A cache of compiled Jinja templates, so that a build doesn't compile some fifty templates again.

Optimisation only. It holds templates that come with installed packages, and lies where Python keeps this package's
bytecode: whoever may write there could change the modules as well. An entry that is damaged, or made by another Jinja or
Python or from another text, is compiled again; what can't be written isn't cached.
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
"""Length of the digest at the head of a file: of the code and of everything that it depends on."""


class CompiledTemplates(BytecodeCache):
    """Compiled templates as files in `folder`. Templates outside the folders `kept` are not cached."""

    def __init__(self, folder: Path, kept: tuple[Path, ...]) -> None:
        self._folder = folder
        self._kept = kept

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the cache entry; empty for a template that is not cached."""
        if filename is None or not any(Path(filename).is_relative_to(folder) for folder in self._kept):
            return ""
        return sha256(f"{name}|{filename}".encode()).hexdigest()[:32]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with its code if a valid entry exists."""
        with suppress(OSError):
            content = self._file(bucket).read_bytes() if bucket.key else b""
            if content[:_SEAL] == _seal(bucket, content[_SEAL:]):
                bucket.code = marshal.loads(content[_SEAL:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store the bucket's code atomically, if it can be written."""
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
    """This installation's cache: for the templates of hehuo, MkDocs and its themes."""
    packages = Path(jinja2.__file__).parents[1]
    return CompiledTemplates(compiled_folder(), (carried() / "site", packages))
