"""Who and what is named in which event; the next walk fills it for events told before."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"


def upgrade() -> None:
    """One table with the indexes by which names and events are found."""
    op.create_table(
        "names",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("time", sa.BigInteger, nullable=False),
        sa.Column("quotes", sa.Integer, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("names_by_time", "names", ["key", "time", "event"])
    op.create_index("names_by_event", "names", ["event"])
    quoted = sa.text("quotes > 0")
    op.create_index("names_quoted", "names", ["key", "time", "event"], sqlite_where=quoted, postgresql_where=quoted)
