"""pipeline: read → check → derive → render on one screen. Ties the rooms; decides nothing about records itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hehuo.check import Schemas, check_dates, check_private, check_records, check_shape, load_schemas
from hehuo.check.excuses import is_about_privacy, private_lines
from hehuo.diagnostic import Diagnostic, Finding
from hehuo.document import Document, Position, Route
from hehuo.model.past import NoPast, Past
from hehuo.model.registry import Registry, build_registry
from hehuo.pipeline.failures import FormatError
from hehuo.pipeline.forked_task import ForkedTask
from hehuo.pipeline.site_paths import SitePaths, find_site_paths
from hehuo.pipeline.today import today
from hehuo.read import find_shortened, read_past, read_registry
from hehuo.record_types import RECORD_TYPES
from hehuo.rules import is_error, iter_rules, load_rule
from hehuo.words import Lang, load_words

if TYPE_CHECKING:
    from hehuo.derive import Derived
    from hehuo.render import Page


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A registry read and checked: its documents by path, the sound records, and everything found.

    `broken` has the bytes of files that gave no document. Whatever shows a line of a file takes it from these two: the
    file itself may say something else by now.
    """

    root: Path
    paths: SitePaths
    as_of: date
    documents: Mapping[str, Document]
    broken: Mapping[str, bytes]
    schemas: Schemas
    registry: Registry
    findings: tuple[Finding, ...]
    base: Past | NoPast | None = None

    @property
    def not_run(self) -> bool:
        """Whether a comparison with a base revision was asked for and could not be made."""
        return isinstance(self.base, NoPast)

    @property
    def failed(self) -> bool:
        """Whether anything found is an error."""
        return any(map(is_error, self.findings))

    @cached_property
    def derived(self) -> Derived:
        """What follows from the sound records as of the day; concluded when it is first asked for."""
        from hehuo.derive import derive  # a check concludes nothing

        return derive(self.registry, self.as_of)

    @property
    def counts(self) -> dict[str, int]:
        """Files by record type, broken ones included."""
        tally = Counter({name: len(keys) for name, keys in self.registry.known.items()})
        return {record_type.name: tally[record_type.name] for record_type in RECORD_TYPES}


def load(
    root: Path,
    as_of: date | None = None,
    paths: SitePaths | None = None,
    base: str | None = None,
    *,
    any_format: bool = False,
) -> Loaded:
    """Read and check the registry in `root`. Without `as_of` it speaks for today.

    With `base`, a revision, it is also compared with what it was where HEAD branched off from there. Of a registry in a
    newer format no record can be read, and nothing must not look like zero: raises FormatError, but for `any_format`,
    where that is one of the findings.
    """
    paths = paths or find_site_paths(root)
    result = read_registry(root)
    documents = {document.path: document for document in result.documents}
    contents = {**{path: document.content for path, document in documents.items()}, **result.broken}
    with ForkedTask(lambda: list(_private(contents))) as task:
        schemas = load_schemas(paths.schemas)
        shape = check_shape(result.documents, schemas)
        day = as_of or today(shape.sound)
        past = None if base is None else read_past(root, base, result.documents)
        shortened = find_shortened(root, result.documents, base)
        registry, across = judge(shape.sound, documents, result.known, schemas, day, past)
        private = task.finish()
    newer = next((finding for finding in shape.findings if finding.rule == "newer-format"), None)
    if newer is not None and not any_format:
        raise FormatError(newer)
    return Loaded(
        root=root,
        paths=paths,
        as_of=day,
        documents=documents,
        broken=result.broken,
        schemas=schemas,
        registry=registry,
        findings=(*private, *result.findings, *shortened, *shape.findings, *across),
        base=past,
    )


def judge(
    sound: Sequence[Document],
    documents: Mapping[str, Document],
    known: Mapping[str, frozenset[str]],
    schemas: Schemas,
    as_of: date,
    base: Past | NoPast | None = None,
) -> tuple[Registry, tuple[Finding, ...]]:
    """The registry of documents that their schema accepts, and what is found in their dates and across them."""
    dated = check_dates(sound, schemas, as_of)
    registry = build_registry(dated.sound, known)
    judged = {**documents, **{document.path: document for document in dated.changed}}
    return registry, (*dated.findings, *check_records(registry, judged, schemas, as_of, base))


def _private(contents: Mapping[str, bytes]) -> Iterator[Finding]:
    """Private data in the raw text of every file, broken ones too: comments and keys are published with the rest."""
    for path, content in contents.items():
        yield from check_private(path, content.decode("utf-8", errors="replace"))


def pages(loaded: Loaded) -> Iterator[Page]:
    """Every page of the site of a loaded registry."""
    for share in page_shares(loaded):
        yield from share


def page_shares(loaded: Loaded, site_url: str = "", lang: Lang = "zh") -> tuple[Iterator[Page], Iterator[Page]]:
    """Every page of the site, in two shares that can be made side by side. `site_url` is where it will stand, if known."""
    # Imported here, because a check makes no pages: templates and pinyin are half of what there is to import.
    from hehuo.derive.pages.context import page_context
    from hehuo.derive.pages.site import view_shares
    from hehuo.pipeline.compiled import compiled_templates
    from hehuo.render.renderer import make_renderer

    words = load_words(lang, "site", loaded.paths.words)
    renderer = make_renderer(loaded.paths.templates, words, loaded.schemas.texts, compiled_templates())
    context = page_context(
        loaded.registry,
        loaded.derived,
        site_url,
        rules=tuple(iter_rules()),
        schemas=loaded.schemas.texts,
        examples=loaded.paths.examples(),
    )
    here, there = view_shares(context)
    return map(renderer.page, here), map(renderer.page, there)


def diagnose(loaded: Loaded, lang: Lang) -> list[Diagnostic]:
    """What was found, with lines, columns and texts in `zh` or `en`, sorted by place."""
    find, words = _positions(loaded.documents), load_words(lang, "cli")
    made = []
    for finding in loaded.findings:
        rule = load_rule(finding.rule)
        where = finding.position or find(finding.path, finding.route, finding.on_key)
        args = {name: words.say(value) for name, value in finding.args.items()}
        related = tuple((path, find(path, route, False).line) for path, route in finding.related)
        made.append(
            Diagnostic(
                path=finding.path,
                line=where.line,
                column=where.column,
                rule=rule.id,
                severity=rule.severity,
                message=rule.message.of(lang).format(**args),
                help=rule.help.of(lang).format(**args),
                related=related,
            )
        )
    return sorted(_without_echoes(set(made), loaded.findings))


def _without_echoes(made: set[Diagnostic], findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """Drop other diagnostics on lines that hold private data: their messages might repeat it."""
    private = private_lines(findings)
    for diagnostic in made:
        if is_about_privacy(diagnostic.rule) or (diagnostic.path, diagnostic.line) not in private:
            yield diagnostic


def _positions(documents: Mapping[str, Document]) -> Callable[[str, Route, bool], Position]:
    located = lru_cache(maxsize=None)(lambda path: documents[path].locate())

    def find(path: str, route: Route, on_key: bool) -> Position:
        if path not in documents:
            return Position(1, 1)
        return located(path).find(route, on_key)

    return find
