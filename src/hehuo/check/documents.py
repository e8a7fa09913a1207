"""Judges every document by its schema, fast; where the judge refuses, has it explained, carefully. Looks at its texts.

Owns the order of the two ways and which rule speaks for which keyword; where a rule about texts explains a refusal
better, it speaks instead. Knows no record type's fields.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hehuo.check.remedies.names import NameBook
from hehuo.check.shape import fields, formats, forms, values
from hehuo.check.shape.refusal import Refusal, iter_refusals
from hehuo.check.texts import judge as texts
from hehuo.diagnostic import Finding
from hehuo.document import Document, Route
from hehuo.rules import is_error
from hehuo.schema.loading import Schemas

Explain = Callable[[Refusal], Iterator[Finding]]

_BY_KEYWORD: Mapping[str, Explain] = {
    keyword: explain
    for explain, keywords in (
        (fields.unknown_field, "additionalProperties unevaluatedProperties"),
        (fields.missing_field, "required"),
        (fields.missing_companion, "dependentRequired"),
        (values.wrong_type, "type"),
        (values.bad_choice, "enum const"),
        (forms.bad_format, "pattern format"),
        (forms.bad_length, "minLength maxLength minItems maxItems minProperties maxProperties uniqueItems"),
        (forms.bad_number, "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf not"),
    )
    for keyword in keywords.split()
}
"""What explains a refusal by which keyword; any other keyword chooses between alternatives."""

_FORMS = frozenset(("pattern", "format"))

_MAX_FINDINGS = 100
"""Of one rule in one file: more is a file of another sort, and nobody reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeResult:
    """The documents that their schema accepts, and what is wrong with the others."""

    sound: tuple[Document, ...]
    findings: tuple[Finding, ...]


def check_shape(documents: Sequence[Document], schemas: Schemas) -> ShapeResult:
    """Judge every document by the schema of its type, and its texts. Of a newer format nothing can be judged."""
    if newer := tuple(formats.newer_format(documents)):
        return ShapeResult(sound=(), findings=newer)
    sound: list[Document] = []
    findings: list[Finding] = []
    names = NameBook(documents)
    for document in documents:
        faults = tuple(texts.iter_faults(document, schemas))
        findings.extend(faults)
        if _accepts(document, schemas):
            sound.append(document)
        else:
            findings.extend(_first_of_each_rule(_explain(document, schemas, names, faults)))
    return ShapeResult(sound=tuple(sound), findings=tuple(findings))


def _first_of_each_rule(findings: Iterator[Finding]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= _MAX_FINDINGS:
            yield finding


def _accepts(document: Document, schemas: Schemas) -> bool:
    try:
        return schemas.judges[document.type.name].is_valid(document.value)
    except (ValueError, TypeError):  # a value that JSON does not have
        return False


def _explain(document: Document, schemas: Schemas, names: NameBook, faults: Sequence[Finding]) -> Iterator[Finding]:
    """Why a document is refused, but for what the faults of its texts have said already."""
    refusals = iter_refusals(document, schemas, names)
    if not refusals:
        yield from fields.schema_disagreement(document)
    said = {fault.route for fault in faults if is_error(fault)}
    refusals = [
        refusal for refusal in refusals if refusal.on_key or refusal.keyword not in _FORMS or refusal.route not in said
    ]
    misspelt: dict[Route, set[str]] = {}
    for refusal in refusals:
        if _explain_by(refusal) is fields.unknown_field:
            for finding in fields.unknown_field(refusal):
                misspelt.setdefault(refusal.route, set()).add(str(finding.args["meant"]))
                yield finding
    for refusal in refusals:
        explain = _explain_by(refusal)
        if explain is not fields.unknown_field:
            yield from texts.better_words(refusal) or explain(
                replace(refusal, misspelt=frozenset(misspelt.get(refusal.route, ())))
            )


def _explain_by(refusal: Refusal) -> Explain:
    if refusal.value is None:
        return values.empty_value
    return _BY_KEYWORD.get(refusal.keyword, fields.wrong_alternative)
