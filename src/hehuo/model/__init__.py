"""Shared ground: the typed records and what follows from a record alone (dates, workflow replay, postings)."""
