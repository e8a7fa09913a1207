"""What findings say in a language: their words, and the whole message with its help."""

from __future__ import annotations

from typing import Any

from hehuo.diagnostic import Finding
from hehuo.rules import load_rule
from hehuo.words import Lang, load_words


def words_of(finding: Finding, lang: Lang = "en") -> dict[str, Any]:
    """What fills the message of a finding."""
    return {name: load_words(lang, "cli").say(value) for name, value in finding.args.items()}


def said(finding: Finding, lang: Lang = "zh") -> str:
    """The message of a finding and its help."""
    rule = load_rule(finding.rule)
    return "\n".join(text.of(lang).format(**words_of(finding, lang)) for text in (rule.message, rule.help))
