"""What a schema refuses, one thing per mistake: the careful validator's errors, settled and thinned.

Knows the careful validator's errors; knows no rule. Alternatives are settled to the branch that the value means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hehuo.check.remedies.names import NameBook
from hehuo.check.shape.field_names import place_of
from hehuo.diagnostic import Finding
from hehuo.document import Document, Route
from hehuo.schema.loading import Schemas
from hehuo.schema.references import Schema

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A value that a keyword of a schema refuses: `keyword` with its `demand`, in `schema`.

    `meant` is, for a constant that its record contradicts, the constant that would agree; `misspelt` names the fields
    that are there under a name misspelt; `names` is what the registry's records call things.
    """

    schemas: Schemas
    document: Document
    route: Route
    keyword: str
    demand: Any
    value: Any
    schema: Schema
    on_key: bool = False
    meant: str | None = None
    misspelt: frozenset[str] = frozenset()
    names: NameBook = field(default_factory=NameBook, repr=False)


def finding_of(rule_id: str, refusal: Refusal, **args: object) -> Finding:
    """The finding of a rule at the refused value, or at the refused key, with the field's name among its words."""
    args["field"] = place_of(refusal.schemas, refusal.document, refusal.route, refusal.on_key)
    return Finding(rule=rule_id, path=refusal.document.path, route=refusal.route, on_key=refusal.on_key, args=args)


_WHOLE_VALUE = (
    *("type", "const", "enum"),
    *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "uniqueItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "not"),
    *("pattern", "format"),
)
_ONE_PER_VALUE: Mapping[str, int] = {keyword: rank for rank, keyword in enumerate(_WHOLE_VALUE)}
"""Keywords that judge a value as a whole: of several broken ones the first is the mistake, the rest follow from it."""


def iter_refusals(document: Document, schemas: Schemas, names: NameBook) -> list[Refusal]:
    """What the careful validator has against a document, each mistake once, in the order of the schema."""
    # jsonschema takes a sixth of a second to import, which a clean registry need not pay.
    from hehuo.check.shape.explainer import make_explainer  # noqa: PLC0415

    errors = list(make_explainer(schemas.texts, document.type.schema).iter_errors(document.value))
    contradicted = _contradicted_constant(document, schemas, errors)
    if contradicted is not None:
        return [contradicted]
    leaves = [leaf for error in errors for leaf in _settle(error)]
    return _thin([_refusal(document, schemas, names, leaf) for leaf in leaves])


def _settle(error: ValidationError) -> Iterator[ValidationError]:
    """The errors of the alternative that a value means; the error itself where it means none of them."""
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    best = min(branches.values(), key=lambda branch: (_misfit(branch), len(branch)), default=[])
    if not best or any(not cause.relative_path and cause.validator in ("type", "const", "enum") for cause in best):
        yield error
        return
    for cause in best:
        yield from _settle(cause)


def _misfit(branch: list[ValidationError]) -> int:
    """How many errors say that a value is of another kind than a branch wants, rather than wrong within it."""
    return sum(len(cause.relative_path) <= 1 and cause.validator in ("type", "const") for cause in branch)


def _refusal(document: Document, schemas: Schemas, names: NameBook, error: ValidationError) -> Refusal:
    route: Route = tuple(error.absolute_path)
    on_key = "propertyNames" in error.absolute_schema_path
    if on_key:
        route = (*route, str(error.instance))
    return Refusal(
        schemas=schemas,
        document=document,
        route=route,
        keyword=str(error.validator),
        demand=error.validator_value,
        value=error.instance,
        schema=error.schema if isinstance(error.schema, Mapping) else {},
        on_key=on_key,
        names=names,
    )


def _thin(refusals: list[Refusal]) -> list[Refusal]:
    """Of several judgements on one value keep the one that the others follow from, and each other refusal once."""
    kept: dict[tuple[Any, ...], Refusal] = {}
    for refusal in refusals:
        rank = _ONE_PER_VALUE.get(refusal.keyword)
        key = (
            (refusal.route, refusal.on_key)
            if rank is not None
            else (refusal.route, refusal.keyword, id(refusal.schema))
        )
        known = kept.get(key)
        if known is None or (rank is not None and rank < _ONE_PER_VALUE[known.keyword]):
            kept[key] = refusal
    return list(kept.values())


def _contradicted_constant(document: Document, schemas: Schemas, errors: list[ValidationError]) -> Refusal | None:
    """The one wrong constant behind many errors: a sheet of one kind that is headed as another.

    Where every error comes from the branch that a constant chose, and another constant would make the record sound,
    the constant is the mistake; if only the record has something that the other demands. What demands nothing fits
    any record that lacks something.
    """
    schema = schemas.texts[document.type.schema]
    chosen = {key: value for key, value in _conditions(schema) if document.value.get(key) == value}
    if not errors or len(chosen) != 1 or not all("then" in error.absolute_schema_path for error in errors):
        return None
    [(key, stated)] = chosen.items()
    judge = schemas.judges[document.type.name]
    for other, value in _conditions(schema):
        meant = other == key and value != stated and bool(_demands(schema, key, value))
        if meant and judge.is_valid({**document.value, key: value}):
            return Refusal(
                schemas=schemas,
                document=document,
                route=(key,),
                keyword="if",
                demand=stated,
                value=stated,
                schema=schema,
                meant=value,
            )
    return None


def _demands(schema: Schema, key: str, constant: str) -> list[str]:
    """The fields that a record must have where a key has a constant."""
    return [
        field
        for part in schema.get("allOf", ())
        if part.get("if", {}).get("properties", {}).get(key, {}).get("const") == constant
        for field in part.get("then", {}).get("required", ())
    ]


def _conditions(schema: Schema) -> list[tuple[str, str]]:
    """The constants that choose among a schema's parts, as (key, constant)."""
    return [
        (key, condition["const"])
        for part in schema.get("allOf", ())
        for key, condition in part.get("if", {}).get("properties", {}).items()
        if isinstance(condition.get("const"), str)
    ]
