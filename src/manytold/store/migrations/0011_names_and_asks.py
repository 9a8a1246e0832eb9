"""Who and what is named in which event, filled by the next walk; requests about articles, and what was removed."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Three tables with the indexes by which they are asked."""
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
    op.create_table(
        "asks",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("asks_by_article", "asks", ["article", "decision"])
    op.create_index("asks_by_time", "asks", ["decision", "at", "id"])
    op.create_table(
        "removed",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_removed_article", "removed", ["article"])
