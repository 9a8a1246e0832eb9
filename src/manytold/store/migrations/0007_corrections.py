"""What the owner says of what belongs together, and in which events a round-up is told besides its own."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Two tables, empty at first."""
    op.create_table(
        "corrections",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("said", sa.BigInteger, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "event_also",
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("group", sa.Text, primary_key=True),
    )
    op.create_index("ix_event_also_group", "event_also", ["group"])
