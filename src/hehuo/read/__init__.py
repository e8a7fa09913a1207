"""The reader: from files to documents, and what is wrong with those that are none.

    from hehuo.read import read_registry
    result = read_registry(Path())

`read_registry` reads a folder, `read_past` a base revision in Git, `parse` one file whose bytes come from anywhere;
`find_shortened` finds files that are only the beginning of what was committed. `READ_RULES` are all the rules that may be broken on the way. The dialect is a strict part of YAML; `rules` is its list, rule by rule.
"""

from hehuo.read.committed import find_shortened
from hehuo.read.file import parse
from hehuo.read.folder import ReadResult, read_registry
from hehuo.read.revision import read_past
from hehuo.read.rules import READ_RULES

__all__ = ["READ_RULES", "ReadResult", "find_shortened", "parse", "read_past", "read_registry"]
