"""The site's own sources: which of them are the registry's, and which one is to blame when MkDocs stops.

Knows how MkDocs, Jinja and Markdown report their troubles. Knows nothing of records.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from mkdocs.exceptions import Abort, MkDocsException
from yaml import YAMLError

from hehuo.pipeline import Loaded
from hehuo.pipeline.failures import Failure, SiteError

_TEXTS = frozenset((".md", ".html", ".yml", ".css", ".js", ".py"))


@contextmanager
def blamed(loaded: Loaded) -> Iterator[None]:
    """Name the source that is to blame where the work inside fails. What no source is to blame for passes unchanged."""
    own = [each for each in (loaded.paths.config, loaded.paths.site) if each.parent == loaded.root]
    _check_encoding(own)
    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(heard)
    try:
        yield
    except Failure:
        raise
    except Exception as error:
        if isinstance(error, OSError) and not isinstance(error, TemplateError):
            raise  # the system failed, and no source of the site
        # MkDocs logs what is wrong and then aborts without saying it again.
        cause = error.__context__ if isinstance(error, Abort) and isinstance(error.__context__, Exception) else error
        place = _place(cause, own)
        words = " ".join([*heard.words, _words(cause)])[:500]
        if place is None and isinstance(error, MkDocsException):
            raise RuntimeError(words) from error  # of ours, and no message of a command's
        if place is None:
            raise
        zh = f"网站的源文件有错，请改好再运行：{place}\n  {words}"
        raise SiteError(zh, f"A source of the site is wrong; mend it and run again: {place}") from error
    finally:
        logger.removeHandler(heard)


class _Listener(logging.Handler):
    """Keeps MkDocs' errors, to be told with the rest; lets its warnings pass."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.words.append(record.getMessage())
        elif logging.lastResort is not None:
            logging.lastResort.handle(record)


def _check_encoding(own: list[Path]) -> None:
    """MkDocs and Jinja don't say which file is not UTF-8."""
    for part in own:
        for file in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if file.suffix in _TEXTS and file.is_file():
                try:
                    file.read_bytes().decode("utf-8")
                except UnicodeDecodeError:
                    zh = f"网站的源文件不是 UTF-8 编码，请另存为 UTF-8：{file}"
                    raise SiteError(zh, f"A source of the site is not in UTF-8; save it as UTF-8: {file}") from None


def _place(error: Exception, own: list[Path]) -> str | None:
    """The file, and the line where that is known, among the registry's own sources; None for whatever is ours."""
    if (
        isinstance(error, TemplateSyntaxError | SyntaxError)
        and error.filename
        and _is_within(Path(error.filename), own)
    ):
        return f"{error.filename}:{error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_within(Path(frame.filename), own)]
    if frames:
        return f"{frames[-1].filename}:{frames[-1].lineno}"
    if not own or not isinstance(error, (MkDocsException, TemplateError, YAMLError)):
        return None
    return str(own[-1] if isinstance(error, TemplateError) else own[0])


def _is_within(path: Path, own: list[Path]) -> bool:
    full = path.resolve()
    return any(full.is_relative_to(each.resolve()) for each in own)


def _words(error: Exception) -> str:
    said = error.name or "" if isinstance(error, TemplateNotFound) else str(error)
    return f"{type(error).__name__}: {' '.join(said.split())}"
