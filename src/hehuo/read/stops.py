"""Maps libyaml's few dozen error messages to rules: each error is explained by exactly one.

The rules themselves are in `layout` and `syntax`; colons and directives have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hehuo.diagnostic import Finding
from hehuo.document import Position
from hehuo.read.colons import has_colon_fault
from hehuo.read.retyping import Retyped, in_plain_marks, may_show_line, with_braces, with_dash
from hehuo.read.structure import is_about_directive
from hehuo.read.suspects import suspect_lines
from hehuo.read.tree import Node, Tree
from hehuo.words import LazyText, gettext_lazy

_STARTERS = ("scanning an anchor", "scanning an alias", "scanning a tag", "parsing a tag", "scanning a block scalar")
_NOT_STARTED = ("cannot start any token", "did not find expected node content", "mapping keys are not allowed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The rule that explains why the reading stopped, and where."""

    rule: str
    position: Position
    args: dict[str, object] = field(default_factory=dict)


def find_stop(tree: Tree) -> Stop | None:
    """Why the reading stopped, unless a rule of another module explains it."""
    failure = tree.failure
    if failure is None or is_about_directive(tree) or "tag handle" in failure.problem:
        return None
    problem, context = failure.problem, failure.context
    here = _inside(tree, failure.here or Position(1, 1))
    start = _inside(tree, failure.start or here)
    if "tab character" in problem or ("cannot start any token" in problem and _character(tree, here) == "\t"):
        return Stop(rule="tab-indentation", position=here)
    retyped = _retyped_stop(tree)
    if retyped is not None:
        return retyped
    if has_colon_fault(tree) or any(is_wide(tree.line(number)) for number in suspect_lines(tree)):
        return None
    return (
        _scalar_stop(tree, problem, context, here, start)
        or _layout_stop(tree, problem, here, start)
        or Stop(rule="broken-yaml", position=here, args={"problem": problem})
    )


_RETYPED: tuple[tuple[str, Callable[[Tree], Retyped | None]], ...] = (
    ("full-width-mark", in_plain_marks),
    ("missing-dash", with_dash),
    ("missing-braces", with_braces),
)


def _retyped_stop(tree: Tree) -> Stop | None:
    """A stop at a line of which it is plain how it was meant."""
    for rule, retype in _RETYPED:
        found = retype(tree)
        if found is not None:
            position = Position(found.number, found.column)
            return Stop(rule=rule, position=position, args={"remedy": remedy_of(found), "marks": found.marks})
    return None


def remedy_of(found: Retyped) -> LazyText:
    """The line as it was meant; where it may hold what no message repeats, what to change in it."""
    if may_show_line(found.line):
        return gettext_lazy("Write:\n    %(line)s", line=found.line.strip())
    if found.marks:
        return gettext_lazy("Type the marks again with the English keyboard, and leave the words as they are")
    if found.line.strip().startswith("- {") and found.line.rstrip().endswith("}"):
        return gettext_lazy("Put { before the first field and } behind the last")
    return gettext_lazy("Put a hyphen and a space before it")


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
        if quoted.position.line < quoted.last_line:
            return Stop(rule="unclosed-quote", position=quoted.position)
        return Stop(rule="text-after-quote", position=here)
    if any(phrase in context for phrase in _STARTERS):
        return Stop(rule="reserved-start", position=start, args={"character": _character(tree, start)})
    if any(phrase in problem for phrase in _NOT_STARTED) and _character(tree, here).strip():
        return Stop(rule="reserved-start", position=here, args={"character": _character(tree, here)})
    if "flow" in context:
        # For a missing flow node libyaml points at the end of the file; the mistake is at the last bracket.
        brackets = (
            node.position for node in reversed(tree.nodes) if tree.text[node.begin : node.begin + 1] in ("[", "{")
        )
        opened = next(brackets, start) if "flow node" in context else start
        place = here if here.line == opened.line else opened
        return Stop(rule="unclosed-bracket", position=place, args={"character": _character(tree, opened)})
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
        opened = re.search(r"[\[{]", line[: here.column - 1])
        if opened and line[: here.column - 1].rstrip().endswith(("]", "}")):  # text follows a bracket
            place = Position(here.line, opened.start() + 1)
            return Stop(rule="reserved-start", position=place, args={"character": opened.group()})
        return Stop(rule="bad-indentation", position=_first(line, here))
    return None


def _inside(tree: Tree, place: Position) -> Position:
    """The place, moved to the end of the last line if it lies beyond."""
    last = len(tree.starts)
    return place if place.line <= last else Position(last, len(tree.line(last)) + 1)


def _character(tree: Tree, position: Position) -> str:
    return tree.line(position.line)[position.column - 1 : position.column]


def _first(line: str, position: Position) -> Position:
    """The first character of the line that is not a space."""
    return Position(position.line, len(line) - len(line.lstrip(" ")) + 1)


def _last_quoted(tree: Tree, here: Position) -> Node | None:
    """The last node read, if it is a quoted text that ends on this line."""
    node = tree.nodes[-1] if tree.nodes else None
    return node if node and node.style in ("'", '"') and node.last_line == here.line else None


def is_wide(line: str) -> bool:
    """Whether a line is indented with full-width spaces."""
    return line.lstrip(" \t").startswith("\u3000")


def report(tree: Tree, rule: str) -> Iterator[Finding]:
    """The finding of a rule, if that rule explains why the reading stopped."""
    stop = find_stop(tree)
    if stop and stop.rule == rule:
        yield tree.finding(rule, stop.position, **stop.args)
