"""shape: judges each document by its schema, and explains what a schema refuses."""
