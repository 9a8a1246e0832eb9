"""What is remembered of articles to learn the chrome of their sites: sketches, who holds which block, what recurs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select

from manytold.model.sketches import Sketch
from manytold.store.nouns import encode
from manytold.store.rows import Session, load_nouns, remove, rows_where, upsert
from manytold.store.tables import recurring_blocks, site_blocks, sketches

MOST_RECURRING = 1000
"""Recurring blocks of one source that are told to who reads its next page: what is missing is made good later."""


def replace_sketches(session: Session, found: Mapping[str, tuple[Sketch, Iterable[int]] | None]) -> None:
    """Keeps the sketch and the keys of each article in place of those it had; None forgets it."""
    remove(session, site_blocks, "article", found)
    remove(session, sketches, "id", (name for name, item in found.items() if item is None))
    kept = {name: item for name, item in found.items() if item is not None}
    upsert(session, sketches, [{"id": name, "noun": encode(item[0])} for name, item in sorted(kept.items())])
    rows = [{"key": key, "article": name} for name, item in kept.items() for key in set(item[1])]
    upsert(session, site_blocks, sorted(rows, key=lambda row: (row["key"], row["article"])), keep=True)


def load_sketches(session: Session, ids: Iterable[str]) -> dict[str, Sketch]:
    """Sketches by article."""
    return load_nouns(session, sketches, ids, Sketch)


def keys_of(session: Session, ids: Iterable[str]) -> dict[str, set[int]]:
    """The keys that articles hold, by article."""
    found: dict[str, set[int]] = defaultdict(set)
    for row in rows_where(session, site_blocks, "article", ids, "article", "key"):
        found[row.article].add(row.key)
    return dict(found)


def first_holders(session: Session, key: int, most: int) -> list[str]:
    """The first articles by id that hold a key, at most so many."""
    held = select(site_blocks.c.article).where(site_blocks.c.key == key)
    return list(session.execute(held.order_by(site_blocks.c.article).limit(most)).scalars())


def holders(session: Session, keys: Iterable[int]) -> set[str]:
    """Every article that holds one of the keys."""
    return {row.article for row in rows_where(session, site_blocks, "key", keys, "article")}


def recurring(session: Session, keys: Iterable[int]) -> set[int]:
    """Those of the keys that count as chrome."""
    return {row.key for row in rows_where(session, recurring_blocks, "key", keys, "key")}


def recurring_of(session: Session, source: str) -> frozenset[int]:
    """The keys that count as chrome of one source, the first thousand."""
    held = select(recurring_blocks.c.key).where(recurring_blocks.c.source == source)
    return frozenset(session.execute(held.order_by(recurring_blocks.c.key).limit(MOST_RECURRING)).scalars())


def save_recurring(session: Session, keys: Mapping[int, str], no_more: Iterable[int]) -> None:
    """Notes which keys count, with the source of each, and which count no more."""
    remove(session, recurring_blocks, "key", no_more)
    upsert(session, recurring_blocks, [{"key": key, "source": source} for key, source in sorted(keys.items())])
