"""When an announced article was fetched first, and an index of those that are looked at again."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """For an article that is not open, `next` from now on says when it is looked at again; 0 for never."""
    op.add_column("wanted", sa.Column("fetched", sa.BigInteger, nullable=False, server_default=sa.text("0")))
    op.execute("update wanted set next = 0 where not open")
    op.create_index(
        "wanted_again",
        "wanted",
        ["next", "url"],
        sqlite_where=sa.text("open = 0 and next > 0"),
        postgresql_where=sa.text("not open and next > 0"),
    )
