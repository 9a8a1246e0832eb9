"""The first schema. `store.schema` makes a new database at once, so there is nothing to migrate from before it."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing: every database has this schema from its start."""
