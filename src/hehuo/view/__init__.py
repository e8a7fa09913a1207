"""view: what crosses from derive to render. One frozen value per page, complete in itself and neutral in language.

A view holds the record as its file states it and, beside it, what was concluded and resolved: links carry a name and an
address, terms their names. It has no registry, no callable and no sentence. Whatever is shown, exported or searched
comes from views alone.
"""
