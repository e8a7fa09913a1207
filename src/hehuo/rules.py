"""Shared ground: the rules, one Markdown file each. A file is read when its rule is first asked for.

Owns the format, which `rules/README.md` describes. Knows no rule by name. The rules are always those that hehuo
carries: a registry can't weaken what it is judged by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path

import msgspec
import ryaml

from hehuo.diagnostic import Finding, Severity
from hehuo.installed import carried

RULE_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")

_FRONT = re.compile(r"---\n(?P<front>.*?\n)---\n(?P<body>.*)", re.DOTALL)
_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[a-z]*)\n(?P<inside>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
_PATH = re.compile(r"# (?P<before>before: )?(?P<path>data/[^\n]+)\n")
_EXAMPLE = re.compile(r"^### (?P<verdict>Bad|Good): (?P<name>.+)$", re.MULTILINE)
_ENGLISH, _EXAMPLES = "\n## English\n", "\n## Examples\n"


class RuleError(Exception):
    """A rule's file is not written as it should be."""


class Bilingual(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same in Chinese and English: a `str.format` template, filled with what a finding carries."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """The words in `zh` or `en`."""
        return self.zh if lang == "zh" else self.en


class _Front(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    severity: Severity
    message: Bilingual
    help: Bilingual


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be wrong, and what to say about it. `body` is everything below the front matter."""

    id: str
    severity: Severity
    message: Bilingual
    help: Bilingual
    body: str


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file of an example. One from `before` stands in the base revision only."""

    path: str
    text: str
    before: bool = False


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """Files laid over a small registry. `report` is the exact report in Chinese, where the example shows it."""

    name: str
    good: bool
    files: tuple[File, ...]
    report: str = ""


class Documentation(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule's page says: paragraphs in both languages, the first a summary, and the examples."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    examples: tuple[Example, ...]


def rules_folder() -> Path:
    """The folder of the rules' files."""
    return carried() / "rules"


def rule_ids() -> list[str]:
    """The id of every rule, in alphabetical order. Reads no file."""
    return sorted(path.stem for path in rules_folder().glob("*.md") if RULE_ID.fullmatch(path.stem))


def iter_rules() -> Iterator[Rule]:
    """Every rule, in the order of the ids."""
    return (load_rule(rule_id) for rule_id in rule_ids())


@cache
def load_rule(rule_id: str) -> Rule:
    """The rule of an id. Raises KeyError where there is none, RuleError where its file is malformed."""
    path = rules_folder() / f"{rule_id}.md"
    if not RULE_ID.fullmatch(rule_id) or not path.is_file():
        raise KeyError(rule_id)
    return parse_rule(rule_id, path.read_text(encoding="utf-8"))


def is_error(finding: Finding) -> bool:
    """Whether what was found makes the check fail."""
    return load_rule(finding.rule).severity is Severity.ERROR


def parse_rule(rule_id: str, text: str) -> Rule:
    """A rule from the text of its file."""
    parts = _FRONT.fullmatch(text)
    if parts is None:
        raise RuleError(f"{rule_id}: no front matter")
    try:
        front = msgspec.convert(ryaml.loads(parts["front"]), _Front)
    except (ryaml.InvalidYamlError, msgspec.ValidationError) as error:
        raise RuleError(f"{rule_id}: {error}") from error
    return Rule(
        id=rule_id, severity=front.severity, message=front.message, help=front.help, body=parts["body"].lstrip("\n")
    )


def read_documentation(rule: Rule) -> Documentation:
    """The documentation in a rule's body. Raises RuleError."""
    title, _, rest = rule.body.partition("\n")
    prose, _, examples = rest.partition(_EXAMPLES)
    zh, english, en = prose.partition(_ENGLISH)
    if title != f"# {rule.id}" or not english:
        raise RuleError(f"{rule.id}: wants `# {rule.id}` and `## English`")
    return Documentation(zh=_paragraphs(zh), en=_paragraphs(en), examples=tuple(_iter_examples(rule.id, examples)))


def _paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs, each on one line. Chinese lines join without a space."""
    folded = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip())
    return tuple(re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", paragraph) for paragraph in folded)


def _iter_examples(rule_id: str, text: str) -> Iterator[Example]:
    headings = list(_EXAMPLE.finditer(text))
    for heading, below in zip_longest(headings, headings[1:]):
        end = below.start() if below else len(text)
        files, reports = [], []
        for fence in _FENCE.finditer(text, heading.end(), end):
            path = _PATH.match(fence["inside"])
            if path is not None:
                content = fence["inside"][path.end() :]
                files.append(File(path=path["path"], text=content, before=path["before"] is not None))
            elif fence["info"] == "text":
                reports.append(fence["inside"])
            else:
                raise RuleError(f"{rule_id}: a file of “{heading['name']}” does not begin with `# data/…`")
        if not files or len(reports) > 1:
            raise RuleError(f"{rule_id}: “{heading['name']}” wants files and at most one report")
        yield Example(
            name=heading["name"],
            good=heading["verdict"] == "Good",
            files=tuple(files),
            report="".join(reports),
        )
