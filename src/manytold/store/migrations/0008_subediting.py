"""What a language model made of findings, where the owner has set one; and the order in which stories stand."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """A table, empty at first; standings, which are filled as every event is described anew."""
    op.create_table(
        "subedited",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("events_by_time", "events", ["time", "id"])
    for table in ("events", "storylines"):
        op.add_column(table, sa.Column("standing", sa.BigInteger, nullable=False, server_default=sa.text("0")))
    op.create_index("storylines_by_standing", "storylines", ["standing", "id"])
