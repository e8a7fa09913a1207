"""Private data in the raw text of a file: what the table of rules and the other rooms use of it."""

from hehuo.check.privacy_rules import PRIVACY_RULES
from hehuo.check.privacy_scan import KINDS, PrivateHit, check_private, find_private

__all__ = ["KINDS", "PRIVACY_RULES", "PrivateHit", "check_private", "find_private"]
