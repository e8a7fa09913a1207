"""cli: arguments, exit codes, progress. The only room that exits and the only one that prints."""
