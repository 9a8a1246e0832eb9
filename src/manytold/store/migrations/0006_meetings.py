"""Items that meet are known by numbers, in order of rank. Everything is made anew from the readings that are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def number(name: str) -> "sa.Column[int]":
    """A column of a primary key."""
    return sa.Column(name, NUMBER, primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Four tables for each linked step in place of three; the next walk begins again with the versions of articles."""
    for name in ("copy", "event", "storyline"):
        for table in ("keys", "crowded", "links"):
            op.execute(f"drop table if exists {name}_{table}")
        op.create_table(
            f"{name}_items",
            number("number"),
            sa.Column("id", sa.Text, nullable=False, unique=True),
            sa.Column("rank", sa.BigInteger, nullable=False),
            sa.Column("keys", sa.LargeBinary, nullable=False),
        )
        op.create_table(f"{name}_keys", number("key"), number("rank"), number("item"), sqlite_with_rowid=False)
        op.create_table(f"{name}_full", number("key"), sa.Column("last", sa.BigInteger, nullable=False))
        op.create_table(
            f"{name}_links",
            number("a"),
            number("b"),
            sa.Column("weight", sa.Double, nullable=False),
            sa.Column("said", sa.Text, nullable=False),
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{name}_links_b", f"{name}_links", ["b"])
    op.execute("update step_versions set version = 0 where name = 'versions'")
