"""ledger: judges the points ledger: batches, entries, lots and month closes."""
