"""base: compares the registry with what it was at a base revision."""
