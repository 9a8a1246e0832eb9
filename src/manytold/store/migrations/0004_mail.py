"""How far mail folders were read, and what is announced by hubs."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Three tables, empty at first."""
    op.create_table(
        "mail_folders",
        sa.Column("feed", sa.Text, primary_key=True),
        sa.Column("validity", sa.BigInteger, nullable=False),
        sa.Column("next", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "seen_mails",
        sa.Column("feed", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
    )
    op.create_table(
        "subscriptions",
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("next", sa.BigInteger, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_subscriptions_feed", "subscriptions", ["feed"])
