"""Opens a database and gives out transactions."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from manytold.errors import BadInput
from manytold.store.rows import Session
from manytold.store.schema import bring_up_to_date

BUSY_MS = 30_000
"""Milliseconds that a writer waits for another one."""
ONE_WRITER = 0x6D616E79
"""Number of the lock by which writers on PostgreSQL take turns, as they do on SQLite."""


class Database:
    """An open database. Close it, or use it as a context manager."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        alone = isinstance(engine.pool, StaticPool)
        self._turn: AbstractContextManager[Any] = RLock() if alone else nullcontext()

    def begin(self) -> AbstractContextManager[Session]:
        """One transaction that may write: kept as a whole at the end, undone as a whole on an exception."""
        return self._transaction(write=True)

    def look(self) -> AbstractContextManager[Session]:
        """One transaction that only reads, sees one state throughout, and waits for nobody."""
        return self._transaction(write=False)

    @contextmanager
    def _transaction(self, write: bool) -> Iterator[Session]:
        with self._turn, self._engine.connect() as session:
            _start(session, write)
            yield session
            session.commit()

    def close(self) -> None:
        """Lets go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _start(session: Session, write: bool) -> None:
    if session.dialect.name == "sqlite":
        session.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
    elif write:
        session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": ONE_WRITER})
    else:
        session.exec_driver_sql("set transaction isolation level repeatable read, read only")


def open_database(url: str, create: bool = True) -> Database:
    """The database at an address, with its schema current: `sqlite:///file`, `sqlite://` (in memory), `postgresql://`.

    With `create=False` a file must be there already. Raises BadInput for an address that cannot be opened and
    NewerDatabase for a schema that this version does not know.
    """
    address = _address(url, create)
    shown = address.render_as_string(hide_password=True)
    try:
        database = Database(_engine(address))
        with database.begin() as session:
            bring_up_to_date(session, shown)
    except (OperationalError, DatabaseError) as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise BadInput(f"{shown} cannot be used as a database: {reason}. Check the address and its rights.") from error
    except ModuleNotFoundError as error:
        raise BadInput(f"{shown} needs the package {error.name}: install manytold[postgres].") from error
    return database


def _address(url: str, create: bool) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise BadInput(f"{url!r} is no database address; write sqlite:///file or postgresql://host/name.") from error
    kind = address.drivername.partition("+")[0]
    if kind in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise BadInput(f"{kind}:// is no known kind of database; write sqlite:///file or postgresql://host/name.")
    if address.database not in (None, "", ":memory:"):
        _prepare(Path(str(address.database)), create)
    return address.set(drivername="sqlite")


def _prepare(file: Path, create: bool) -> None:
    if file.is_dir():
        raise BadInput(f"{file} is a folder, not a database file.")
    if not file.exists() and not create:
        raise BadInput(f"{file} does not exist; there is nothing to read yet.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{file.parent} cannot be made: {error.strerror}.") from error


def _engine(address: URL) -> Engine:
    if address.drivername != "sqlite":
        return create_engine(address)
    memory = address.database in (None, "", ":memory:")
    options: dict[str, Any] = {"poolclass": StaticPool} if memory else {}
    engine = create_engine(
        address,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": BUSY_MS / 1000},
        **options,
    )
    event.listen(engine, "connect", _tune)
    return engine


def _tune(connection: Any, _record: Any) -> None:
    for pragma in (
        "journal_mode=wal",
        "synchronous=normal",
        "foreign_keys=on",
        "temp_store=memory",
        "cache_size=-65536",
    ):
        connection.execute(f"pragma {pragma}")
