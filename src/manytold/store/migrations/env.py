"""Lets the migration engine work inside the transaction that `store.schema` has open."""

from alembic import context

from manytold.store.schema import VERSION_TABLE
from manytold.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
