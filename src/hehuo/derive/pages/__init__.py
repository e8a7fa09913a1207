"""pages: the view of every page, made from the registry and what was concluded from it. Knows no template and no word."""
