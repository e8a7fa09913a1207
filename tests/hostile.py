"""The golden street with hostile text in every text field, through files or bypassing the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from filling import Filler, Kind, Say, one_line
from fuzzing.writing import write
from hehuo.model.knowledge import LISTS
from hehuo.model.registry import Registry, build_registry, digest
from hehuo.pipeline import Loaded, load

STREET = Path(__file__).parent / "golden" / "street"
AS_OF = date(2026, 11, 1)
CLOSE = "data/points/lane/2026-09/close.yml"
HOME = "https://street.example.org/hehuo/"

NAMES = {
    "partner": "noodle-house", "community": "east", "kind": "shop", "trade": "food", "catalogue": "lamp",
    "measure": "lamps", "workflow": "claim", "event": "finish", "state": "done", "role": "partner", "benefit": "venue",
    "source": "page", "rule": "clean", "offer": "bag", "offer-form": "gift", "card": "4Q7M-0XJ2-9KPD-B", "batch": "x",
    "team": "x", "panel": "residents", "consequence": "bonus", "project": "lamps",
    "level": "x", "meeting": "x",
}  # fmt: skip
OWN: Mapping[str, Any] = {
    "community.spaces.*.slots[].until": "11:00",
    "programme.corrections[].what": "figures",
    "programme.known_until": AS_OF.isoformat(),
    "programme.complete": list(LISTS),
    **dict.fromkeys(
        (
            *("batch.effective", "close.previous", "project.timeline[].quantity"),
            *("project.timeline[].meeting", "review.findings[].steps", "programme.kinds.*.vetting"),
            *("event.community", "event.space", "event.repeat.nth", "event.repeat.until"),
            *(f"programme.workflows.*.events.*.{name}" for name in ("from", "claims", "releases", "kinds")),
            *("programme.directions.*.groups", "programme.directions.*.items", "programme.directions.*.groups.*.items"),
        )
    ),
}
"""Fields left out because they would contradict others, or as a street says them that is in use; none is a text."""

SUM = "9359"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "` onclick=alert(1) `",
    "javascript:alert(1)",
    "JaVa\tScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example.net/x.js",
    'https://evil.example.net/"onclick="alert(1)',
    "{{ 1337*7 }}",
    "{% for x in range(3) %}" + "{{ 1337*7 }}{% endfor %}",
    "${1337*7} #{1337*7} <%= 1337*7 %>",
    "</script><script>alert(1)</script>",
    "</title></textarea></style></noscript><script>alert(1)</script>",
    "<!--slot:title--><!-- --><!--",
    "]]><![CDATA[",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62; &amp;lt; &quot; &NotAnEntity;",
    "\\u003cscript\\u003e \\x3cscript\\x3e",
    "=cmd|'/C calc'!A0",
    "=cmd()",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "[x](javascript:alert(1)) ![x](https://evil.example.net/x.png)",
    "{: onclick=alert(1) .x #y }",
    "a\n\n# b\n\n<h1>c</h1>\r\n<script>alert(1)</script>",
    "::error file=x::y%0A::set-output name=x::y",
    "\x00\x1b[2K\u202e\u200b\ufeff\u2028",
    "+ADw-script+AD4-",
    "x" * 199 + '"',
)
PAST: Mapping[Kind, tuple[str, ...]] = {"text": HOSTILE, "line": HOSTILE, "url": HOSTILE, "form": HOSTILE}
"""What bypasses the checks. Dates, card numbers and references stay valid, because later rooms compute with them."""

Texts = Mapping[Kind, tuple[str, ...]]


@lru_cache(maxsize=1)
def street() -> Loaded:
    return load(STREET, AS_OF)


def filled(say: Say) -> tuple[dict[str, Any], set[str]]:
    """The street's records by path with all fields, and the routes of their texts."""
    filler = Filler(street().schemas.texts, NAMES, OWN, say)
    values = {path: filler.fill(document.type.schema, document.value) for path, document in street().documents.items()}
    return values, filler.filled


def in_turn(texts: Texts) -> Say:
    """Each text in turn, with a number to tell them apart; one line where that is asked for."""
    numbers = count()

    def say(kind: Kind, form: str, _was: str) -> str | None:
        if kind not in texts or form == "what":  # what a correction is of: a word of ours, or a record
            return None
        number = next(numbers)
        said = texts[kind][number % len(texts[kind])]
        return said if kind != "line" else one_line(said)

    return say


def registry_of(values: Mapping[str, Any]) -> Registry:
    """The registry of values, without a check."""
    made = (replace(street().documents[path], value=value) for path, value in values.items())
    return build_registry(made, street().registry.known)


def loaded_past_the_checks(texts: Texts) -> Loaded:
    """The street as if it were clean with these texts. The title, which the theme prints, gets the worst."""
    registry = registry_of(filled(in_turn(texts))[0])
    title = '"><script>alert(1)</script>{{ 1337*7 }}<!--slot:body-->' if texts is PAST else "x"
    assert registry.settings is not None
    settings = msgspec.structs.replace(registry.settings, title=title, timezone="Asia/Shanghai")
    return replace(street(), registry=replace(registry, settings=settings), findings=())


def as_files(root: Path, values: Mapping[str, Any]) -> None:
    """Write values as files, and the digests of the written files into the close."""
    for path, value in sorted(values.items(), key=lambda pair: pair[0] == CLOSE):
        if path == CLOSE:
            sheets = {name: (root / path).with_name(f"{name}.yml").read_bytes() for name in value["batches"]}
            value = {**value, "batches": {name: digest(content) for name, content in sheets.items()}}
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(write(value, Random(path)), "utf-8")
