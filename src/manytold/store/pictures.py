"""Small pictures that are kept for cards, up to a number of bytes; those unused for longest leave first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select, update

from manytold.store.nouns import key_number, microseconds
from manytold.store.rows import Session, remove, rows_where, upsert
from manytold.store.tables import articles, pictures

MOST_KEPT = 200 * 1024 * 1024
"""Bytes of all pictures together: some seven thousand at the 30 kB that one has."""
WEIGHT_OF_NONE = 100
"""What remembering a failure counts, so that failures are bounded too."""
LEAVING = 50


@dataclass(frozen=True, slots=True)
class Kept:
    """One address that was asked: its picture, or nothing; when it was asked, in microseconds, and last shown."""

    body: bytes
    kept: int
    used: int


def picture_id(url: str) -> str:
    """What the picture of an address is kept under."""
    return sha256(url.encode("utf-8", "replace")).hexdigest()[:24]


def load_picture(session: Session, url: str) -> Kept | None:
    """What is kept of an address."""
    query = select(pictures.c.body, pictures.c.kept, pictures.c.used).where(pictures.c.id == picture_id(url))
    row = session.execute(query).one_or_none()
    return None if row is None else Kept(bytes(row.body), row.kept, row.used)


def save_picture(session: Session, url: str, body: bytes, now: datetime, most: int = MOST_KEPT) -> None:
    """Keeps a picture, or with an empty body that there is none; others leave where it is too much."""
    moment = microseconds(now)
    size = len(body) or WEIGHT_OF_NONE
    row = {"id": picture_id(url), "kept": moment, "used": moment, "size": size, "body": body}
    upsert(session, pictures, [row])
    total = session.execute(select(func.sum(pictures.c.size))).scalar_one() or 0
    oldest = select(pictures.c.id, pictures.c.size).order_by(pictures.c.used, pictures.c.size).limit(LEAVING)
    while total > most and (rows := session.execute(oldest).all()):
        leaving = []
        for one in rows:
            if total <= most:
                break
            total -= one.size
            leaving.append(one.id)
        remove(session, pictures, "id", leaving)


def touch_picture(session: Session, url: str, now: datetime) -> None:
    """Notes that a picture was shown."""
    session.execute(update(pictures).where(pictures.c.id == picture_id(url)).values(used=microseconds(now)))


def pictures_known(session: Session, urls: Iterable[str]) -> dict[str, bool]:
    """Whether there is a picture, for those addresses that were asked."""
    by_id = {picture_id(url): url for url in urls}
    rows = rows_where(session, pictures, "id", by_id, "id", "size")
    return {by_id[row.id]: row.size != WEIGHT_OF_NONE for row in rows}


def delete_pictures(session: Session, urls: Iterable[str]) -> None:
    """Forgets what is kept of these addresses; who still needs one fetches it again."""
    remove(session, pictures, "id", map(picture_id, urls))


def is_on_many(session: Session, url: str, many: int) -> bool:
    """Whether so many articles have this picture, as they have an outlet's logo; looks at no more of them."""
    here = articles.c.latest, articles.c.picture == key_number(url)
    query = select(articles.c.id).where(*here).limit(many)
    return len(session.execute(query).all()) >= many
