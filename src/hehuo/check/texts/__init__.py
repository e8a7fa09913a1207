"""texts: judges the free texts of documents: lines, markup, web addresses."""
