"""Opens a database and gives out transactions."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.pool import StaticPool

from manytold.errors import BadInput, ManytoldError
from manytold.store.rows import Session
from manytold.store.schema import bring_up_to_date

BUSY_MS = 30_000
"""Milliseconds that a writer waits for another one."""
ONE_WRITER = 0x6D616E79
"""Number of the lock by which writers on PostgreSQL take turns, as they do on SQLite."""
SQLITE = re.compile(r"sqlite(?:\+\w+)?://(?:/(.*))?", re.DOTALL)
"""A file's address: everything behind the third slash is its path, whatever it holds; there are no options."""
PASSWORD = re.compile(r"(://[^:/?#@]*):.*@|(password=)[^&]*", re.DOTALL)
"""Where a password may stand in an address, read with a preference for hiding too much."""
ADVICE = (
    ("lock", "Another program is writing to it; try again when that is done."),
    ("full", "Make room on its disk and try again."),
    ("no space", "Make room on its disk and try again."),
    ("readonly", "Allow that it is written, or choose another database."),
    ("read-only", "Allow that it is written, or choose another database."),
    ("denied", "Allow that it is written, or choose another database."),
    ("malformed", "Put back a copy of it, or choose another database."),
)
"""What to do about trouble, by a word in what the database says of it; else: see whether it can be reached."""


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
        """Trouble with the database is said in one line; what breaks its rules (IntegrityError) is our own mistake."""
        try:
            with self._turn, _transaction(self._engine, write) as session:
                yield session
        except IntegrityError:
            raise
        except (DBAPIError, NoneFree) as error:
            kind = BadInput if isinstance(error, DataError) and not write else ManytoldError
            raise kind(_trouble(error, shown(self._engine.url))) from error

    def empty_log(self) -> bool:
        """Has SQLite put its write-ahead log into the file and cut it to nothing, so that no words deleted stay in it.

        Waits for who reads or writes; gives whether it was done. There is nothing to do on PostgreSQL.
        """
        if self._engine.dialect.name != "sqlite":
            return True
        with self._turn, self._engine.connect() as session:
            busy, *_ = session.exec_driver_sql("pragma wal_checkpoint(truncate)").one()
        return not busy

    def close(self) -> None:
        """Lets go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


@contextmanager
def _transaction(engine: Engine, write: bool) -> Iterator[Session]:
    """One transaction in which the errors of the database stay as they are."""
    with engine.connect() as session:
        _start(session, write)
        yield session
        session.commit()


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
    name = shown(address)
    try:
        engine = _engine(address)
        with _transaction(engine, write=True) as session:
            bring_up_to_date(session, name)
    except DBAPIError as error:
        raise BadInput(
            f"{name} cannot be used as a database: {_reason(error)}. Check the address and its rights."
        ) from error
    except ModuleNotFoundError as error:
        raise BadInput(f"{name} needs the package {error.name}: install manytold[postgres].") from error
    return Database(engine)


def shown(url: str | URL) -> str:
    """A database address as it may be shown: with `***` for the password, also where it is no address."""
    return PASSWORD.sub(lambda m: f"{m[1]}:***@" if m[2] is None else f"{m[2]}***", _written(url))


def _written(url: str | URL) -> str:
    return url if isinstance(url, str) else url.render_as_string(hide_password=True)


def _trouble(error: DBAPIError | NoneFree, name: str) -> str:
    if not isinstance(error, DBAPIError):
        return f"{name} cannot be used: too many ask it at once. Try again."
    reason = _reason(error)
    advice = next((words for sign, words in ADVICE if sign in reason.lower()), "Check that it can be reached.")
    return f"{name} cannot be used: {reason}. {advice}"


def _reason(error: DBAPIError) -> str:
    """The first line of what the database says."""
    words = str(error.orig).strip() or type(error.orig).__name__
    return words.splitlines()[0].rstrip(".")


def _address(url: str, create: bool) -> URL:
    if file := SQLITE.fullmatch(url):
        path = file[1] or ":memory:"
        if path != ":memory:":
            _prepare(path, create)
        return URL.create("sqlite", database=path)
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise BadInput(
            f"{shown(url)!r} is no database address; write sqlite:///file or postgresql://host/name."
        ) from error
    kind = address.drivername.partition("+")[0]
    if kind == "sqlite":
        raise BadInput(f"{shown(url)!r} names a host, and a file has none; write sqlite:///file.")
    if kind not in ("postgresql", "postgres"):
        raise BadInput(f"{kind}:// is no known kind of database; write sqlite:///file or postgresql://host/name.")
    return address.set(drivername="postgresql+psycopg")


def _prepare(path: str, create: bool) -> None:
    """Make the folder of a database file. Raises BadInput when there can be no such file."""
    file = Path(path)
    try:
        if "\0" in path:
            raise ValueError("a name holds no NUL")
        if file.is_dir():
            raise BadInput(f"{file} is a folder, not a database file.")
        if not file.exists() and not create:
            raise BadInput(f"{file} does not exist; there is nothing to read yet.")
        file.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise BadInput(
            f"{file!s:.200} cannot be a database file: {reason}. Choose another with --db or MANYTOLD_HOME."
        ) from error


def _engine(address: URL) -> Engine:
    if address.drivername != "sqlite":
        return create_engine(address)
    memory = address.database == ":memory:"
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
        "secure_delete=on",
        "foreign_keys=on",
        "temp_store=memory",
        "cache_size=-65536",
    ):
        connection.execute(f"pragma {pragma}")
