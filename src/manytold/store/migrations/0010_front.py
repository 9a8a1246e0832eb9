"""Sections of storylines and the order of each reader, pictures, picks, and what readers like."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Two columns, filled by the next walk, which tells everything anew from the pages that are kept; four tables."""
    op.add_column("storylines", sa.Column("section", sa.Text, nullable=False, server_default=""))
    op.create_index("storylines_by_section", "storylines", ["section", "standing", "id"])
    op.create_index("storylines_by_section_and_time", "storylines", ["section", "time", "id"])
    op.add_column("articles", sa.Column("picture", sa.BigInteger))
    op.create_index(
        "articles_by_picture",
        "articles",
        ["picture"],
        sqlite_where=sa.text("latest = 1 and picture is not null"),
        postgresql_where=sa.text("latest and picture is not null"),
    )
    op.create_table(
        "arrangements",
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "pictures",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kept", sa.BigInteger, nullable=False),
        sa.Column("used", sa.BigInteger, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("pictures_by_use", "pictures", ["used", "size"])
    op.create_table(
        "picks",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("time", sa.BigInteger, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("picks_by_time", "picks", ["time", "id"])
    op.create_table(
        "tastes",
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
