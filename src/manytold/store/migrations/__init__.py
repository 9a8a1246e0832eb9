"""Schema changes, oldest first; run by `store.schema`."""
