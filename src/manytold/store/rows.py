"""The few statements that every family of nouns is stored and loaded with; the same on SQLite and PostgreSQL."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Delete,
    Row,
    Select,
    Table,
    any_,
    bindparam,
    delete,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from manytold.store.nouns import Noun, decode, decode_again, encode

Session = Connection
"""One transaction. Only the store knows what it can do."""

CHUNK = 5000
"""Values in one `in (...)`: SQLite takes 32,766 and PostgreSQL 65,535."""

Value = TypeVar("Value")


def chunks(values: Iterable[Value], size: int = CHUNK) -> Iterator[list[Value]]:
    """The values in lists of at most `size`."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk


def upsert(session: Session, table: Table, rows: Sequence[Mapping[str, Any]], keep: bool = False) -> None:
    """Writes rows by primary key; a row that is already there is replaced, or left alone with `keep`."""
    if not rows:
        return
    session.execute(_upsert(session.dialect.name, table, tuple(rows[0]), keep), list(rows))


@lru_cache(maxsize=256)
def _upsert(dialect: str, table: Table, columns: tuple[str, ...], keep: bool) -> Any:
    """The statement; made once, because making it takes longer than running it."""
    build: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = build(table)
    names = [column.name for column in table.primary_key]
    others = {name: statement.excluded[name] for name in columns if name not in names}
    if keep or not others:
        return statement.on_conflict_do_nothing(index_elements=names)
    return statement.on_conflict_do_update(index_elements=names, set_=others)


def rows_where(session: Session, table: Table, column: str, values: Iterable[Any], *names: str) -> list[Row[Any]]:
    """The named columns of all rows whose `column` is one of the values, in no order."""
    found: list[Row[Any]] = []
    for chunk in chunks(sorted(set(values))):
        found += session.execute(_rows_where(session.dialect.name, table, column, names), {"values": chunk}).all()
    return found


def rows_of_numbers(
    session: Session, table: Table, column: str, numbers: Iterable[int], *names: str
) -> list[tuple[Any, ...]]:
    """As `rows_where`, for a column of numbers and many rows: makes nothing but tuples, which is much faster."""
    found: list[tuple[Any, ...]] = []
    wanted = ", ".join(_quoted(session, name) for name in names)
    for chunk in chunks(sorted(set(numbers))):
        among = ",".join(map(str, map(int, chunk)))
        query = f"select {wanted} from {table.name} where {_quoted(session, column)} in ({among})"  # noqa: S608
        result = session.exec_driver_sql(query)
        found += result.cursor.fetchall()
        result.close()
    return found


def insert_rows(session: Session, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Writes many rows that are not there yet; those that are, by primary key, are left alone."""
    if rows:
        names = ", ".join(_quoted(session, name) for name in columns)
        marks = ", ".join([_mark(session)] * len(columns))
        query = f"insert into {table.name} ({names}) values ({marks}) on conflict do nothing"  # noqa: S608
        session.exec_driver_sql(query, list(rows))


def remove_rows(session: Session, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Deletes many rows that have exactly these values."""
    if rows:
        same = " and ".join(f"{_quoted(session, name)} = {_mark(session)}" for name in columns)
        session.exec_driver_sql(f"delete from {table.name} where {same}", list(rows))  # noqa: S608


def _quoted(session: Session, name: str) -> str:
    return session.dialect.identifier_preparer.quote(name)


def _mark(session: Session) -> str:
    return "?" if session.dialect.paramstyle == "qmark" else "%s"


@lru_cache(maxsize=256)
def _rows_where(dialect: str, table: Table, column: str, names: tuple[str, ...]) -> Select[Any]:
    return select(*(table.c[name] for name in names)).where(_is_bound(dialect, table.c[column]))


def _is_bound(dialect: str, column: Column[Any]) -> ColumnElement[bool]:
    """Whether a column is among the bound `values`.

    PostgreSQL gets them as one array: writing five hundred parameters into a statement took longer than running it,
    and a statement that is always the same is prepared.
    """
    if dialect == "postgresql":
        return column == any_(bindparam("values", type_=postgresql.ARRAY(column.type)))
    return column.in_(bindparam("values", expanding=True))


def remove(session: Session, table: Table, column: str, values: Iterable[Any]) -> None:
    """Deletes all rows whose `column` is one of the values."""
    for chunk in chunks(sorted(set(values))):
        session.execute(_remove(session.dialect.name, table, column), {"values": chunk})


@lru_cache(maxsize=256)
def _remove(dialect: str, table: Table, column: str) -> Delete:
    return delete(table).where(_is_bound(dialect, table.c[column]))


def save_nouns(session: Session, table: Table, nouns: Mapping[str, Any]) -> None:
    """Writes nouns into a table of `id` and `noun`."""
    upsert(session, table, [{"id": name, "noun": encode(noun)} for name, noun in nouns.items()])


def load_nouns(
    session: Session, table: Table, ids: Iterable[str], kind: type[Noun], *, again: bool = False
) -> dict[str, Noun]:
    """The nouns found under the ids, by id, in order of id; `again` keeps them at hand for the next time."""
    rows = rows_where(session, table, "id", ids, "id", "noun")
    read: Any = decode_again if again else decode
    return {name: read(noun, kind) for name, noun in sorted(map(tuple, rows))}


def load_shown(
    session: Session, table: Table, ids: Iterable[str], kind: type[Noun], *only: ColumnElement[bool]
) -> dict[str, Noun]:
    """What lists show of the nouns under the ids, by id, in order of id; `kind` has some of their fields.

    A row that has no such part is read whole, and its other fields are passed over.
    """
    part = func.coalesce(table.c.shown, table.c.noun)
    query = select(table.c.id, part).where(_is_bound(session.dialect.name, table.c.id), *only)
    rows = [row for chunk in chunks(sorted(set(ids))) for row in session.execute(query, {"values": chunk}).all()]
    return {name: decode(noun, kind) for name, noun in sorted(map(tuple, rows))}


def all_nouns(session: Session, table: Table, order: ColumnElement[Any], kind: type[Noun]) -> list[Noun]:
    """Every noun of a table."""
    return [decode(row.noun, kind) for row in session.execute(select(table.c.noun).order_by(order))]


def decoded(rows: Iterable[Row[Any]], kind: type[Noun]) -> list[Noun]:
    """The nouns of rows that have one, in order."""
    return [decode(row.noun, kind) for row in rows]
