"""Why libyaml stopped: its few dozen messages translated into rules.

Each stop is explained by exactly one rule. Owns the choice; what a rule means to a reader stands with its function in
`layout` and `syntax`, and colons and directives have modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.colons import has_colon_fault, suspect_lines
from hehuo.read.tree import Tree

_STARTERS = ("scanning an anchor", "scanning an alias", "scanning a tag", "parsing a tag", "scanning a block scalar")
_NOT_STARTED = ("cannot start any token", "did not find expected node content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The rule that explains a stop, and where."""

    rule: str
    position: Position
    args: dict[str, object] = field(default_factory=dict)


def find_stop(tree: Tree) -> Stop | None:
    """Why the reading stopped, where no other module's rule explains it."""
    error = tree.error
    if error is None:
        return None
    problem, context = str(getattr(error, "problem", "") or ""), str(getattr(error, "context", "") or "")
    here = _at(tree, error, "problem_mark")
    start = _at(tree, error, "context_mark") or here
    if here is None or start is None:
        return Stop(rule="broken-yaml", position=Position(1, 1), args={"problem": "unreadable"})
    if any(word in problem + context for word in ("directive", "incompatible", "tag handle")):
        return None
    tab = "tab character" in problem or ("cannot start any token" in problem and _character(tree, here) == "\t")
    if tab:
        return Stop(rule="tab-indentation", position=here)
    if has_colon_fault(tree) or any(is_wide(tree.line(number)) for number in suspect_lines(tree)):
        return None
    return (
        _scalar_stop(tree, problem, context, here, start)
        or _layout_stop(tree, problem, here, start)
        or Stop(rule="broken-yaml", position=here, args={"problem": problem})
    )


def _scalar_stop(tree: Tree, problem: str, context: str, here: Position, start: Position) -> Stop | None:
    """A stop inside quotes or brackets, or at the first character of a value."""
    if "Unicode character escape" in problem:
        return Stop(rule="lone-surrogate", position=here)
    if "escape character" in problem or "hexdecimal" in problem:
        return Stop(rule="broken-escape", position=here)
    if "scanning a quoted scalar" in context:
        return Stop(rule="unclosed-quote", position=start)
    quoted = _last_quoted(tree, here)
    if quoted and problem.startswith("did not find expected"):
        if quoted.start_mark.line < quoted.end_mark.line:
            mark = quoted.start_mark
            return Stop(rule="unclosed-quote", position=Position(mark.line + 1, mark.column + 1))
        return Stop(rule="text-after-quote", position=here)
    if any(each in context for each in _STARTERS):
        return Stop(rule="reserved-start", position=start, args={"character": _character(tree, start)})
    if any(each in problem for each in _NOT_STARTED) and _character(tree, here).strip():
        return Stop(rule="reserved-start", position=here, args={"character": _character(tree, here)})
    if "flow" in context:
        place = here if here.line == start.line else start
        return Stop(rule="unclosed-bracket", position=place, args={"character": _character(tree, start)})
    return None


def _layout_stop(tree: Tree, problem: str, here: Position, start: Position) -> Stop | None:
    """A stop between keys, values and list items."""
    line = tree.line(here.line)
    if "mapping values are not allowed" in problem:
        if ": " in line[: here.column - 1]:
            return Stop(rule="unquoted-colon", position=here)
        return Stop(rule="bad-indentation", position=_first(line, here))
    if "block sequence entries" in problem:
        return Stop(rule="misplaced-dash", position=here)
    if "could not find expected ':'" in problem:
        return Stop(rule="missing-colon", position=start)
    if problem.startswith("did not find expected") and "document start" not in problem:
        return Stop(rule="bad-indentation", position=_first(line, here))
    return None


def _at(tree: Tree, error: yaml.YAMLError, name: str) -> Position | None:
    """A mark of an error; one behind the last line is moved to the end of it."""
    mark = getattr(error, name, None)
    if mark is None:
        return None
    if mark.line + 1 > len(tree.starts):
        return Position(len(tree.starts), len(tree.line(len(tree.starts))) + 1)
    return Position(mark.line + 1, mark.column + 1)


def _character(tree: Tree, position: Position) -> str:
    return tree.line(position.line)[position.column - 1 : position.column]


def _first(line: str, position: Position) -> Position:
    """The first character of the line that is not a space."""
    return Position(position.line, len(line) - len(line.lstrip(" ")) + 1)


def _last_quoted(tree: Tree, here: Position) -> yaml.ScalarEvent | None:
    event = tree.nodes[-1].event if tree.nodes else None
    if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"') and event.end_mark.line + 1 == here.line:
        return event
    return None


def is_wide(line: str) -> bool:
    """Whether a line is indented with full-width spaces."""
    return line.lstrip(" \t").startswith("\u3000")


def report(tree: Tree, rule: str) -> Iterator[Finding]:
    """The stop as a finding, if it is this rule that explains it."""
    stop = find_stop(tree)
    if stop and stop.rule == rule:
        yield tree.finding(rule, stop.position, **stop.args)
