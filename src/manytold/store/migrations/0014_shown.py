"""What lists show of articles, events and comparisons, beside the whole nouns."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Empty at first: a row without it is read whole until it is kept again."""
    for table in ("articles", "events", "comparisons"):
        op.add_column(table, sa.Column("shown", sa.LargeBinary))
