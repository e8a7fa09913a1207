"""Finds the source file to blame when MkDocs fails, among those that belong to the registry.

Knows how MkDocs, Jinja and Markdown report errors. Knows nothing of records.
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
from hehuo.words import N_

_TEXTS = frozenset((".md", ".html", ".yml", ".css", ".js", ".po", ".py"))


@contextmanager
def blamed(loaded: Loaded) -> Iterator[None]:
    """Turn an error inside into a SiteError that names the source to blame. Other errors pass unchanged."""
    own = [path for path in (loaded.paths.config, loaded.paths.site) if path.parent == loaded.root]
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
            raise  # a failure of the system, not of a source
        # MkDocs logs what is wrong, then aborts with an empty message.
        cause = error.__context__ if isinstance(error, Abort) and isinstance(error.__context__, Exception) else error
        place = _place(cause, own)
        words = " ".join([*heard.words, _words(cause)])[:500]
        if place is None and isinstance(error, MkDocsException):
            raise RuntimeError(words) from error  # our own mistake: not a message for the user to act on
        if place is None:
            raise
        message = N_("A source of the site is wrong. Put it right and run again: %(place)s\n  %(said)s")
        raise SiteError(message, place=place, said=words) from error
    finally:
        logger.removeHandler(heard)


class _Listener(logging.Handler):
    """Collects MkDocs' errors for the message; passes its warnings on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.words.append(record.getMessage())
        elif logging.lastResort is not None:
            logging.lastResort.handle(record)


def _check_encoding(own: list[Path]) -> None:
    """Refuse a source that isn't UTF-8, by name: MkDocs and Jinja don't say which file it is."""
    for part in own:
        for file in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if file.suffix in _TEXTS and file.is_file():
                try:
                    file.read_bytes().decode("utf-8")
                except UnicodeDecodeError:
                    message = N_("A source of the site is not in UTF-8. Save it as UTF-8: %(file)s")
                    raise SiteError(message, file=file) from None


def _place(error: Exception, own: list[Path]) -> str | None:
    """The registry's own file to blame, with its line where that is known; None if the mistake is ours."""
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
    return any(full.is_relative_to(source.resolve()) for source in own)


def _words(error: Exception) -> str:
    said = error.name or "" if isinstance(error, TemplateNotFound) else str(error)
    return f"{type(error).__name__}: {' '.join(said.split())}"
