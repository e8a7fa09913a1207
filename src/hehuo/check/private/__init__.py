"""private: finds private data in the raw text of files. Knows no record."""

from hehuo.check.private.rules import PRIVACY_RULES
from hehuo.check.private.scan import KINDS, PrivateHit, check_private, find_private

__all__ = ["KINDS", "PRIVACY_RULES", "PrivateHit", "check_private", "find_private"]
