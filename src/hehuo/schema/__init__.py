"""schema: shared ground. What the JSON Schemas say, read once: the judge of each type and what its fields are marked.

Knows JSON Schema and our `x-` keywords; knows no record type's fields.
"""

from hehuo.schema.loading import Schemas, load_schemas

__all__ = ["Schemas", "load_schemas"]
