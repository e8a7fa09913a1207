"""The check rules as pages: what each is about, what it says, a wrong and a right example, from its own docstring.

Knows no rule by name. A docstring is a Chinese first line, paragraphs in Chinese and English, and indented examples
under a line such as ``不对 Bad:`` or ``对 Good:``.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter
from textwrap import dedent
from typing import Literal

from markupsafe import Markup, escape

from hehuo.diagnostic import Rule
from hehuo.render.page import Page
from hehuo.render.pages.frame import framed
from hehuo.render.pages.shared import Shared

_EXAMPLE = re.compile(r"(不对|对) (?:Bad|Good).*[:：]$", re.DOTALL)
_CODE = re.compile(r"`+([^`]+)`+")
_HAN = re.compile(r"[\u4e00-\u9fff]")


BlockKind = Literal["zh", "en", "bad", "good", "code"]
_PLAIN: tuple[BlockKind, str] = ("code", "")
"""What an example is that no line announces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a docstring: a paragraph in one language, or an example (with the line that announces it)."""

    kind: BlockKind
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """A rule made ready for its page: its first line, the rest in order."""

    rule: Rule
    summary: str
    blocks: tuple[Block, ...]


def read_docstring(rule: Rule) -> RuleText:
    """The documentation of a rule, taken apart."""
    summary, _, rest = (inspect.getdoc(rule.check) or rule.id).partition("\n")
    blocks: list[Block] = []
    kind, label = _PLAIN
    for piece in _pieces(rest):
        if piece.startswith("    "):
            blocks.append(Block(kind=kind, text=dedent(piece), label=label))
            kind, label = _PLAIN
        elif match := _EXAMPLE.match(piece):
            kind, label = ("bad" if match[1] == "不对" else "good"), piece.rstrip(":：")
        else:
            blocks.append(Block(kind="zh" if _HAN.search(piece) else "en", text=_unfold(piece)))
    return RuleText(rule=rule, summary=summary, blocks=tuple(blocks))


def _pieces(text: str) -> list[str]:
    """Paragraphs and examples; an example may hold blank lines."""
    pieces: list[str] = []
    for piece in re.split(r"\n\s*\n", text.strip("\n")):
        if pieces and piece.startswith("    ") and pieces[-1].startswith("    "):
            pieces[-1] += f"\n\n{piece}"
        elif piece.strip():
            pieces.append(piece)
    return pieces


def _unfold(paragraph: str) -> str:
    """A paragraph on one line. Chinese lines join without a space."""
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", " ".join(paragraph.split()))


def inline(text: str) -> Markup:
    """A paragraph as HTML: escaped, with what stands between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def blanks(template: str) -> Markup:
    """A message with its blanks shown as dots, or nothing where it is blanks only."""
    pieces = list(Formatter().parse(template))
    if not any(re.search(r"\w", literal) for literal, *_ in pieces):
        return Markup()
    made = Markup()
    for literal, field, *_ in pieces:
        made += escape(literal)
        if field is not None:
            made += Markup('<span class="hh-blank">…</span>')
    return made


def rule_pages(shared: Shared) -> Iterator[Page]:
    """The list of rules, then each rule's page."""
    texts = [read_docstring(rule) for rule in shared.world.rules]
    yield framed(
        shared,
        "rules/index.html",
        shell="rules/index",
        url="rules/",
        title="检查规则",
        trail=(("指南", "guide/"),),
        texts=texts,
        inline=inline,
    )
    for place, text in enumerate(texts):
        yield framed(
            shared,
            "rules/rule.html",
            shell="rules/rule",
            url=f"rules/{text.rule.id}/",
            title=text.rule.id,
            trail=(("指南", "guide/"), ("检查规则", "rules/")),
            text=text,
            inline=inline,
            blanks=blanks,
            earlier=texts[place - 1].rule.id if place else None,
            later=texts[place + 1].rule.id if place + 1 < len(texts) else None,
        )
