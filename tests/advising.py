"""What a mistyped record is told, and what becomes of it when the remedy is copied as it is offered.

Judges one file among those of the small registry of the cases, in memory. Knows how remedies are laid out in a report:
what is to be copied stands indented below the words. Knows no rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cases import AS_OF, WORLD
from hehuo.check import check_records, check_shape, load_schemas
from hehuo.diagnostic import Finding
from hehuo.document import Document, Position
from hehuo.model.registry import build_registry
from hehuo.read import parse
from hehuo.rules import load_rule, rules_folder
from hehuo.words import Lang, load_words

_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Told:
    """One finding as people read it, and where it stands."""

    rule: str
    place: Position
    message: str
    help: str

    @property
    def copyable(self) -> list[str]:
        """The lines that are offered for copying, the first ones where there are several sets."""
        lines = self.help.split("\n")
        start = next((number for number, line in enumerate(lines) if line.startswith(_INDENT)), len(lines))
        block = []
        for line in lines[start:]:
            if not line.startswith(_INDENT):
                break
            block.append(line.removeprefix(_INDENT))
        return [] if any("…" in line or line.startswith(("“", '"')) for line in block) else block


@cache
def _world() -> Mapping[str, Document]:
    files = ((path.relative_to(WORLD).as_posix(), path.read_bytes()) for path in sorted(WORLD.rglob("*.yml")))
    documents = (parse(path, content)[0] for path, content in files)
    return {document.path: document for document in documents if document is not None}


@cache
def _schemas():  # type: ignore[no-untyped-def]
    return load_schemas(rules_folder().parent / "schemas")


def judge(path: str, text: str, lang: Lang = "zh") -> list[Told]:
    """What is found in the small registry with this file in it."""
    document, found = parse(path, text.encode())
    documents = {name: other for name, other in _world().items() if name != path}
    if document is not None:
        documents[path] = document
    shape = check_shape(list(documents.values()), _schemas())
    known: dict[str, set[str]] = {}
    for other in documents.values():
        known.setdefault(other.type.name, set()).add(other.key)
    registry = build_registry(shape.sound, {name: frozenset(keys) for name, keys in known.items()})
    across = check_records(registry, documents, _schemas(), AS_OF)
    return [_told(finding, documents, lang) for finding in (*found, *shape.findings, *across)]


def _told(finding: Finding, documents: Mapping[str, Document], lang: Lang) -> Told:
    words, rule = load_words(lang, "cli"), load_rule(finding.rule)
    args = {name: words.say(value) for name, value in finding.args.items()}
    place = finding.position or documents[finding.path].locate().find(finding.route, finding.on_key)
    return Told(finding.rule, place, rule.message.of(lang).format(**args), rule.help.of(lang).format(**args))


def with_remedy(text: str, told: Told) -> str:
    """The text of a file after its guilty line was replaced by what the remedy offers."""
    lines = text.split("\n")
    number, block = told.place.line - 1, told.copyable
    while not lines[number].strip().removeprefix("- ").startswith(block[0].partition(":")[0]) and _is_field(block[0]):
        number -= 1  # of a group of fields the report marks the first below its key
    old = lines[number]
    indent = re.match(r" *(?:- )?", old)
    assert indent is not None
    head, rest = indent.group(), old[indent.end() :]
    if block[0].startswith("- "):
        new = [old[: len(old) - len(old.lstrip(" "))] + block[0]]
    elif len(block) == 1 and block[0].endswith(":"):
        new = [f"{head}{block[0]}{rest.partition(':')[2]}"]
    elif rest.startswith("{") or (not _is_field(block[0]) and ":" in rest):
        new = [_within(old, told.place.column - 1, block[0])]
    else:
        new = [head + block[0], *(" " * len(head) + line for line in block[1:])]
    taken = len(block) if any(line.startswith("  ") for line in block) else 1
    return "\n".join([*lines[:number], *new, *lines[number + taken :]])


def _is_field(line: str) -> bool:
    return re.match(r"[a-z_]+:", line) is not None


def _within(line: str, column: int, block: str) -> str:
    """The line with one value of braces or brackets replaced, at its key or at itself."""
    key = re.match(r"[a-z_]+: ", block)
    begin = line.rfind(key.group(), 0, column + 1) if key else column
    end = re.compile(r"[,\]}](?= |$)").search(line, column)
    return line[:begin] + block + line[end.start() if end else len(line) :]
