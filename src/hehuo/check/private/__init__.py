"""private: finds private data in the raw text of files. Knows no record."""

from hehuo.check.private.scan import KINDS, PrivateHit, check_private, find_private

__all__ = ["KINDS", "PrivateHit", "check_private", "find_private"]
