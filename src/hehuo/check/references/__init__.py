"""references: finds references to nothing, along the schemas' `x-ref`."""
