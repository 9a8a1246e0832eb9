"""What was learned of front pages that are watched because their sites have no feed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One row for each front page."""
    op.create_table(
        "fronts",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
