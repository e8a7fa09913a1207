"""The points ledger of a programme: one engine for check, derive, explain, simulate and close.

`open_ledger` lists the postings (`postings`) in a journal (`journal`). From it `Ledger` (`books`) concludes values:
balances (`balances`), lots (`lots`, `card_lots`), months (`closing`), another rate (`what_if`); and faults: wrong
reversals (`reversals`), broken limits (`limits`), overdrafts (`balances`), settlements that pay too much
(`settlements`). `doubts` says what must not be blamed. Knows nothing of files, findings or words.
"""

from hehuo.model.ledger.books import Ledger, open_ledger
from hehuo.model.ledger.postings import Line, Posting

__all__ = ["Ledger", "Line", "Posting", "open_ledger"]
