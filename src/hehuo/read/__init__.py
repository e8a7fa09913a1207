"""The reader: from files to documents, with findings for what can't be read.

    from hehuo.read import read_registry
    result = read_registry(Path())

`read_registry` reads a folder, `read_past` a base revision in Git, `parse` one file from bytes. `find_shortened` finds
files that hold only the first part of what was committed. The dialect is a strict subset of YAML; `checks` lists what is
checked.
"""

from hehuo.read.committed import find_shortened
from hehuo.read.file import parse
from hehuo.read.folder import ReadResult, read_registry
from hehuo.read.revision import read_past

__all__ = ["ReadResult", "find_shortened", "parse", "read_past", "read_registry"]
