"""Accounts, browsers that are signed in, and invitations."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Three tables, empty at first: a newspaper without accounts is open to whoever reaches it, as before."""
    op.create_table(
        "accounts",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_sign_ins_account", "sign_ins", ["account"])
    op.create_index("ix_sign_ins_until", "sign_ins", ["until"])
    op.create_table(
        "invitations",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
