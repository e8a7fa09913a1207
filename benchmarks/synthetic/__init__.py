"""A synthetic registry of any size: clean under every check, the same bytes for the same seed."""
