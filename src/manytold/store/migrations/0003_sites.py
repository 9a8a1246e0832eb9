"""Tables for the chrome that is learned per site. Everything is made anew from the readings that are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Three tables; the versions of articles count as made by an older step, so that the next walk begins again."""
    noun = sa.Column("noun", sa.LargeBinary, nullable=False)
    op.create_table("sketches", sa.Column("id", sa.Text, primary_key=True), noun)
    op.create_table(
        "site_blocks",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("article", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_site_blocks_article", "site_blocks", ["article"])
    op.create_table(
        "recurring_blocks",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("source", sa.Text, nullable=False),
    )
    op.create_index("ix_recurring_blocks_source", "recurring_blocks", ["source"])
    op.execute("update step_versions set version = 0 where name = 'versions'")
