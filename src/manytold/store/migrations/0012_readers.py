"""What belongs to a reader: choices, saved searches, feeds by secret addresses, notes; and comments."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Five tables, empty at first."""
    op.create_table(
        "choices",
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "saved_searches",
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "feed_addresses",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_feed_addresses_account", "feed_addresses", ["account"])
    op.create_table(
        "notes",
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("notes_by_article", "notes", ["account", "article"])
    op.create_index("notes_by_time", "notes", ["account", "at", "id"])
    op.create_table(
        "comments",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_comments_account", "comments", ["account"])
    op.create_index("comments_by_article", "comments", ["article", "at"])
