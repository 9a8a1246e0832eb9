"""What came back, kept as evidence, and how far it has been worked on.

The id of a page comes from its address and its bytes, so the same answer twice is one page: the one fetched first.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from sqlalchemy import select, update

from manytold.model.pages import Page
from manytold.store.asks import removed_addresses
from manytold.store.nouns import decode, encode, microseconds
from manytold.store.rows import Session, chunks, remove, rows_where, upsert
from manytold.store.tables import pages

PAGES_AT_ONCE = 200
"""Pages in one statement, because their bytes are held in memory."""


def page_id(page: Page) -> str:
    """Identifies an answer: SHA-256 of what was asked, what answered, and the bytes; 32 hexadecimal digits."""
    said = (address_of(page), page.final_url, page.status, page.media_type, page.charset)
    bodies = b"".join(part.body for part in (page, *page.further))
    return sha256(encode(said) + bodies).hexdigest()[:32]


def address_of(page: Page) -> str:
    """The address asked, or `file:` and the base name of a local text."""
    return page.url if page.url is not None else f"file:{page.path or ''}"


def order_of(page: Page) -> tuple[int, bytes]:
    """Sorts equal answers by when they came; the first is the one kept."""
    return microseconds(page.fetched), encode(replace(page, body=b""))


def save_page(session: Session, page: Page) -> str:
    """Keeps one page and gives its id."""
    return save_pages(session, [page])[0]


def save_pages(session: Session, found: Sequence[Page]) -> list[str]:
    """Keeps pages and gives their ids, in the same order; those new or now dated earlier wait to be walked.

    Pages of addresses whose article was removed are not kept.
    """
    ids = [page_id(page) for page in found]
    barred = removed_addresses(session, map(address_of, found))
    first: dict[str, Page] = {}
    for name, page in zip(ids, found, strict=True):
        if address_of(page) in barred:
            continue
        if name not in first or order_of(page) < order_of(first[name]):
            first[name] = page
    known = {row.id: _order(row) for row in rows_where(session, pages, "id", first, "id", "fetched", "noun")}
    news = {name: page for name, page in first.items() if name not in known or order_of(page) < known[name]}
    for chunk in chunks(news.items(), PAGES_AT_ONCE):
        upsert(session, pages, [_row(name, page) for name, page in chunk])
    return ids


def _row(name: str, page: Page) -> dict[str, Any]:
    return {
        "id": name,
        "address": address_of(page),
        "fetched": microseconds(page.fetched),
        "walked": False,
        "noun": encode(replace(page, body=b"")),
        "body": zlib.compress(page.body, 6),
    }


def _page(row: Any) -> Page:
    return replace(decode(row.noun, Page), body=zlib.decompress(row.body))


def load_pages(session: Session, ids: Iterable[str]) -> dict[str, Page]:
    """The pages found under the ids, by id."""
    return {row.id: _page(row) for row in rows_where(session, pages, "id", ids, "id", "noun", "body")}


def erase_pages(session: Session, ids: Iterable[str], addresses: Iterable[str] = ()) -> None:
    """Forgets pages for good, bytes and all: those of the ids, and all of the addresses (looks at every page)."""
    remove(session, pages, "id", ids)
    remove(session, pages, "address", addresses)


def unwalked_pages(session: Session, limit: int, after: str = "") -> dict[str, Page]:
    """Pages that no walk has taken up yet, by id and in its order, those after a given one."""
    query = select(pages.c.id, pages.c.noun, pages.c.body).where(~pages.c.walked, pages.c.id > after)
    return {row.id: _page(row) for row in session.execute(query.order_by(pages.c.id).limit(limit))}


def orders_of_unwalked(session: Session, ids: Iterable[str]) -> dict[str, tuple[int, bytes]]:
    """By id, the `order_of` those of the pages that no walk has taken up yet."""
    rows = rows_where(session, pages, "id", ids, "id", "fetched", "noun", "walked")
    return {row.id: _order(row) for row in rows if not row.walked}


def _order(row: Any) -> tuple[int, bytes]:
    """As `order_of`; an older version may have kept the page with fewer fields."""
    return row.fetched, encode(decode(row.noun, Page))


def mark_walked(session: Session, ids: Iterable[str]) -> None:
    """Notes that the walk has taken up these pages."""
    for chunk in chunks(sorted(set(ids))):
        session.execute(update(pages).where(pages.c.id.in_(chunk)).values(walked=True))
