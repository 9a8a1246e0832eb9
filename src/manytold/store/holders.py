"""Who holds which key, and who meets whom by the keys they share.

Under one key its first `most` holders meet, by rank: that is all of them, unless there are more. Two items meet when at
least `least` keys bring them together. Both depend on nothing but the items that are there, so whoever enters the first
holders of a full key, or is pushed out of them by another one, or moves up when another one leaves, is told of.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from manytold.store.rows import Session, insert_rows, remove, remove_rows, rows_of_numbers, rows_where, upsert
from manytold.store.tables import Meeting

Numbers = NDArray[np.int64]
Row = tuple[int, int, int]
FAR = (1 << 63) - 1
AT_ONCE = 4_000_000
"""Meetings that are counted at once: 32 bytes each."""


class Held(NamedTuple):
    """The rank of an item, and the keys it holds."""

    rank: int
    keys: frozenset[int]


class Rule(NamedTuple):
    """How many keys bring two items together, and how many items a key brings together."""

    least: int
    most: int


class Moves(NamedTuple):
    """What follows from items that came, changed or left: pairs (`a` < `b`) that meet, and pairs that no longer do.

    Pairs of changed items all are among those that meet; links that they had before are not among those that do not.
    """

    met: set[tuple[str, str]]
    parted: set[tuple[str, str]]


class Rows(NamedTuple):
    """Holders of keys, side by side."""

    key: Numbers
    rank: Numbers
    item: Numbers


def numbers_of(session: Session, tables: Meeting, ids: Iterable[str]) -> dict[str, int]:
    """The numbers by which items are known in the tables of a step."""
    return {row.id: row.number for row in rows_where(session, tables.items, "id", ids, "id", "number")}


def ids_of(session: Session, tables: Meeting, numbers: Iterable[int]) -> dict[int, str]:
    """The ids of items by number."""
    return dict(rows_of_numbers(session, tables.items, "number", numbers, "number", "id"))


def hold(session: Session, tables: Meeting, held: Mapping[str, Held], gone: Iterable[str], rule: Rule) -> Moves:
    """Keeps the keys of items in place of those they had, and none of those that are gone."""
    names = {*held, *gone}
    before = _known(session, tables, "id", names)
    old = {(key, was.rank, number) for number, was in before.items() for key in was.keys}
    numbers = _number(session, tables, held)
    new = {(key, item.rank, numbers[name]) for name, item in held.items() for key in item.keys}
    full = _full(session, tables, {key for key, _, _ in old | new})
    _exchange(session, tables, old - new, new - old)
    _keep_items(session, tables, held, numbers, names - set(held))
    touched = _Touched(
        open={key for key, _, _ in new if key not in full},
        full={key: full[key] for key, rank, _ in old | new if rank <= full.get(key, -1)},
        items=set(numbers.values()),
    )
    first, pushed, moved_up = _settle(session, tables, touched, rule.most)
    if moved_up:
        first = _joined([first, _others_of(session, tables, moved_up, touched)])
    met = _met(first, np.array(sorted(touched.items | moved_up), dtype=np.int64), rule.least)
    names_of = ids_of(session, tables, {end for pair in met for end in pair})
    pairs = ((names_of[a], names_of[b]) for a, b in met)
    return Moves({(a, b) if a < b else (b, a) for a, b in pairs}, _parted(session, tables, pushed, rule.least))


class _Touched(NamedTuple):
    """Keys whose first holders may be others, full ones with the last rank of the first so far; changed items."""

    open: set[int]
    full: dict[int, int]
    items: set[int]


def _known(session: Session, tables: Meeting, column: str, values: Iterable[object]) -> dict[int, Held]:
    rows = rows_where(session, tables.items, column, values, "number", "rank", "keys")
    return {row.number: Held(row.rank, frozenset(np.frombuffer(row.keys, dtype="<i8").tolist())) for row in rows}


def _number(session: Session, tables: Meeting, names: Iterable[str]) -> dict[str, int]:
    """The numbers of items, new ones for those that have none."""
    found = numbers_of(session, tables, names)
    last = session.execute(select(func.max(tables.items.c.number))).scalar() or 0
    missing = sorted(set(names) - set(found))
    return found | {name: last + 1 + n for n, name in enumerate(missing)}


def _keep_items(
    session: Session, tables: Meeting, held: Mapping[str, Held], numbers: Mapping[str, int], gone: Iterable[str]
) -> None:
    rows = [
        {
            "number": numbers[name],
            "id": name,
            "rank": item.rank,
            "keys": np.array(sorted(item.keys), dtype="<i8").tobytes(),
        }
        for name, item in held.items()
    ]
    remove(session, tables.items, "id", gone)
    upsert(session, tables.items, sorted(rows, key=lambda row: row["number"]))


def _exchange(session: Session, tables: Meeting, old: Set[Row], new: Set[Row]) -> None:
    columns = ("key", "rank", "item")
    remove_rows(session, tables.keys, columns, sorted(old))
    insert_rows(session, tables.keys, columns, sorted(new))


def _full(session: Session, tables: Meeting, keys: Iterable[int]) -> dict[int, int]:
    """The rank of the last of the first holders of those of the keys that have more."""
    return dict(rows_of_numbers(session, tables.full, "key", keys, "key", "last"))


def _settle(session: Session, tables: Meeting, touched: _Touched, most: int) -> tuple[Rows, set[int], set[int]]:
    """Finds the first holders of touched keys anew, and notes which keys are full.

    Gives them, with those pushed out by others and those that moved up.
    """
    found = _read(session, tables, touched.open)
    place = np.arange(len(found.key)) - np.searchsorted(found.key, found.key, side="left")
    crowded = np.flatnonzero(place == most)
    last = dict(zip(found.key[crowded].tolist(), found.rank[crowded - 1].tolist(), strict=True))
    bounds = np.array([last.get(key, FAR) for key in found.key.tolist()], dtype=np.int64)
    pushed = set(found.item[found.rank > bounds].tolist())
    parts = [Rows(*(column[found.rank <= bounds] for column in found))]
    moved_up, emptied = set[int](), set[int]()
    for key, then in sorted(touched.full.items()):
        now, rows = _first_of(session, tables, key, most)
        parts.append(rows)
        moved_up |= set(rows.item[rows.rank > then].tolist())
        if now is None:
            emptied.add(key)
        elif now != then:
            last[key] = now
            pushed |= _between(session, tables, key, now, then)
    remove(session, tables.full, "key", emptied)
    upsert(session, tables.full, [{"key": key, "last": rank} for key, rank in sorted(last.items())])
    return _joined(parts), pushed - touched.items, moved_up - touched.items


def _read(session: Session, tables: Meeting, keys: Iterable[int]) -> Rows:
    """All holders of keys, in order of key and rank."""
    return _rows(rows_of_numbers(session, tables.keys, "key", keys, "key", "rank", "item"))


def _rows(found: Sequence[tuple[int, ...]]) -> Rows:
    table = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found)).reshape(-1, 3)
    table = table[np.lexsort((table[:, 1], table[:, 0]))]
    return Rows(table[:, 0], table[:, 1], table[:, 2])


def _first_of(session: Session, tables: Meeting, key: int, most: int) -> tuple[int | None, Rows]:
    """The first holders of a key, with the rank of the last of them when there are more; those of one rank count as one
    place.
    """
    keys = tables.keys
    query = select(keys.c.key, keys.c.rank, keys.c.item).where(keys.c.key == key).order_by(keys.c.rank)
    rows = _rows([tuple(row) for row in session.execute(query.limit(most + 1))])
    if len(rows.key) <= most:
        return None, rows
    now = int(rows.rank[most - 1])
    return now, _rows([tuple(row) for row in session.execute(query.where(keys.c.rank <= now))])


def _between(session: Session, tables: Meeting, key: int, after: int, until: int) -> set[int]:
    keys = tables.keys
    query = select(keys.c.item).where(keys.c.key == key, keys.c.rank > after, keys.c.rank <= until)
    return set(session.execute(query).scalars())


def _others_of(session: Session, tables: Meeting, moved_up: set[int], touched: _Touched) -> Rows:
    """The first holders of all further keys of those that moved up."""
    known = _known(session, tables, "number", moved_up)
    keys = {key for item in known.values() for key in item.keys} - touched.open - touched.full.keys()
    full = _full(session, tables, keys)
    parts = [_read(session, tables, keys - full.keys())]
    for key, last in sorted(full.items()):
        query = select(tables.keys.c.key, tables.keys.c.rank, tables.keys.c.item)
        found = session.execute(query.where(tables.keys.c.key == key, tables.keys.c.rank <= last))
        parts.append(_rows([tuple(row) for row in found]))
    return _joined(parts)


def _joined(parts: Sequence[Rows]) -> Rows:
    """Holders in order of key."""
    key, rank, item = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    order = np.argsort(key, kind="stable")
    return Rows(key[order], rank[order], item[order])


def _met(first: Rows, asking: Numbers, least: int) -> set[tuple[int, int]]:
    """Pairs of an asking item with any other that at least so many keys bring together."""
    found: set[tuple[int, int]] = set()
    ask = np.flatnonzero(np.isin(first.item, asking))
    starts = np.searchsorted(first.key, first.key[ask], side="left")
    sizes = np.searchsorted(first.key, first.key[ask], side="right") - starts
    order = np.argsort(first.item[ask], kind="stable")
    ask, starts, sizes = ask[order], starts[order], sizes[order]
    for some in _portions(first.item[ask], sizes):
        found |= _counted(first.item, ask[some], starts[some], sizes[some], least)
    return found


def _portions(items: Numbers, sizes: Numbers) -> list[slice]:
    """Stretches with whole items and few enough meetings."""
    bounds = [0]
    total = np.concatenate(([0], np.cumsum(sizes)))
    for end in [*(np.flatnonzero(np.diff(items)) + 1).tolist(), len(items)]:
        if total[end] - total[bounds[-1]] >= AT_ONCE or end == len(items):
            bounds.append(end)
    return [slice(a, b) for a, b in pairwise(bounds) if a < b]


def _counted(item: Numbers, ask: Numbers, starts: Numbers, sizes: Numbers, least: int) -> set[tuple[int, int]]:
    offsets = np.repeat(starts - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes) + np.arange(sizes.sum())
    one, other = np.repeat(item[ask], sizes), item[offsets]
    apart = one != other
    low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
    both = np.isin(other, item[ask])[apart]
    pairs = (low << 32) | high
    # A pair of two asking items is met from both sides.
    found, counts = np.unique(pairs, return_counts=True)
    twice = np.zeros(len(found), dtype=bool)
    twice[np.searchsorted(found, pairs[both])] = True
    met = found[counts >= np.where(twice, 2 * least, least)]
    return set(zip((met >> 32).tolist(), (met & 0xFFFFFFFF).tolist(), strict=True))


def _parted(session: Session, tables: Meeting, pushed: set[int], least: int) -> set[tuple[str, str]]:
    """Links of those pushed out of a key, that no longer meet otherwise."""
    links = tables.links
    rows = {tuple(row) for side in "ab" for row in rows_of_numbers(session, links, side, pushed, "a", "b")}
    known = _known(session, tables, "number", {end for pair in rows for end in pair})
    shared = {(a, b): known[a].keys & known[b].keys for a, b in rows}
    full = _full(session, tables, {key for keys in shared.values() for key in keys})
    apart = {
        (a, b)
        for (a, b), keys in shared.items()
        if sum(max(known[a].rank, known[b].rank) <= full.get(key, FAR) for key in keys) < least
    }
    names = ids_of(session, tables, {end for pair in apart for end in pair})
    return {(names[a], names[b]) for a, b in apart}
