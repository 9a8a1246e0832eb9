"""What a language model made of an event's findings, where the owner has set one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """One table, empty at first, and events in order of time."""
    op.create_table(
        "subedited",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("events_by_time", "events", ["time", "id"])
