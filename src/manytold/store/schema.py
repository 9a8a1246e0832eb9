"""Brings a database to the schema of this version: a new one is made at once, an older one is migrated.

The migration engine is imported only when a migration is needed.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import inspect, text

from manytold.errors import BadInput, NewerDatabase
from manytold.store.rows import Session
from manytold.store.tables import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"


def revisions(folder: Path = MIGRATIONS) -> tuple[str, ...]:
    """Every known revision, oldest first: the numbers that the files in `migrations` begin with."""
    return tuple(sorted(file.name[:4] for file in folder.glob("[0-9]*.py")))


def bring_up_to_date(session: Session, shown: str) -> None:
    """Makes or migrates the schema. `shown` names the database in errors: BadInput, NewerDatabase."""
    known = revisions()
    found = _revision(session, shown)
    if found is None:
        _make(session, known[-1])
    elif found not in known:
        raise NewerDatabase(
            f"{shown} was written by a newer Manytold (schema {found}, known up to {known[-1]}). Install that version."
        )
    elif found != known[-1]:
        migrate(session)


def _revision(session: Session, shown: str) -> str | None:
    tables = inspect(session).get_table_names()
    if VERSION_TABLE in tables:
        return str(session.execute(text(f"select version_num from {VERSION_TABLE}")).scalar_one())  # noqa: S608
    if set(tables) & set(metadata.tables):
        raise BadInput(f"{shown} holds tables of another program. Choose another database.")
    return None


def _make(session: Session, revision: str) -> None:
    metadata.create_all(session, checkfirst=False)
    make_word_index(session)
    session.exec_driver_sql(f"create table {VERSION_TABLE} (version_num varchar(32) not null primary key)")
    session.execute(text(f"insert into {VERSION_TABLE} values (:revision)"), {"revision": revision})  # noqa: S608


def make_word_index(session: Session) -> None:
    """The full-text index, the one table that the two databases make differently."""
    if session.dialect.name == "postgresql":
        session.exec_driver_sql("create table article_words (number bigint primary key, words tsvector not null)")
        session.exec_driver_sql("create index article_words_found on article_words using gin (words)")
    else:
        session.exec_driver_sql("create virtual table article_words using fts5 (words, content='')")


def migrate(session: Session, folder: Path = MIGRATIONS) -> None:
    """Runs every migration that the database has not seen yet, inside the caller's transaction."""
    from alembic.config import Config  # noqa: PLC0415  (heavy, and seldom needed)
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    script = ScriptDirectory(str(folder), version_locations=[str(folder)])

    def upgrade(revision: Any, _context: Any) -> Any:
        return script._upgrade_revs("head", revision)

    with EnvironmentContext(Config(), script, fn=upgrade) as environment:
        environment.configure(
            connection=session, target_metadata=metadata, version_table=VERSION_TABLE, transactional_ddl=False
        )
        environment.run_migrations()
